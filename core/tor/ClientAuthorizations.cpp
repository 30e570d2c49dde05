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
        for (const auto& [service, key] : m_keys)
            tell(service, key);
    });
}

void ClientAuthorizations::add(const crypto::OnionAddress& service, const crypto::X25519SecretKey& key)
{
    m_keys.insert_or_assign(service, key.clone());
    if (m_line.isOpen())
        tell(service, key);
}

void ClientAuthorizations::tell(const crypto::OnionAddress& service, const crypto::X25519SecretKey& key)
{
    auto secret = key.view().toByteArray().toBase64();
    auto word = "x25519:" + secret;
    auto command = ControlCommand("ONION_CLIENT_AUTH_ADD").word(service.label()).word(word).sensitive();
    m_line.send(command, this, [name = redacted(service.label())](const ControlConnection::Reply& reply) {
        if (reply && !reply->isOk())
            qCWarning(torLog) << "tor refused the client key for" << name << reply->status;
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
