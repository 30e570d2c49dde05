// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/ClientAuthorizations.h"

#include "core/base/Log.h"
#include "core/tor/TorLog.h"

namespace allium::tor {

ClientAuthorizations::ClientAuthorizations(ControlLine& line, QObject* parent)
    : QObject(parent)
    , m_line(line)
{
    connect(&m_line, &ControlLine::opened, this, [this] {
        for (auto& [service, held] : m_keys)
            tell(service, held);
    });
}

void ClientAuthorizations::add(const crypto::OnionAddress& service, const crypto::X25519SecretKey& key)
{
    const auto known = m_keys.find(service);
    if (known != m_keys.end() && known->second.key == key && known->second.isTold && m_line.isOpen())
        return;
    auto& held = m_keys.insert_or_assign(service, Held { key.clone(), false }).first->second;
    if (m_line.isOpen())
        tell(service, held);
}

void ClientAuthorizations::tell(const crypto::OnionAddress& service, Held& held)
{
    held.isTold = true;
    auto secret = held.key.view().toByteArray().toBase64();
    auto word = "x25519:" + secret;
    auto command = ControlCommand("ONION_CLIENT_AUTH_ADD").word(service.label()).word(word).sensitive();
    m_line.send(command, this, [this, service](const ControlConnection::Reply& reply) {
        if (!reply || reply->isOk())
            return;
        qCWarning(torLog) << "tor refused the client key for" << redacted(service.label()) << reply->status;
        if (const auto refused = m_keys.find(service); refused != m_keys.end())
            refused->second.isTold = false;
    });
    crypto::wipe(secret);
    crypto::wipe(word);
}

void ClientAuthorizations::remove(const crypto::OnionAddress& service)
{
    if (m_keys.erase(service) == 0 || !m_line.isOpen())
        return;
    m_line.send(ControlCommand("ONION_CLIENT_AUTH_REMOVE").word(service.label()), this,
                [name = redacted(service.label())](const ControlConnection::Reply& reply) {
                    if (reply && !reply->isOk())
                        qCWarning(torLog) << "tor did not remove the client key for" << name << reply->status;
                });
}

} // namespace allium::tor
