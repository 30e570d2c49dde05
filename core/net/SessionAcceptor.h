// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/Handshake.h"
#include "core/net/NetEnvironment.h"
#include "core/net/Transport.h"

#include <map>
#include <memory>
#include <set>

namespace allium::net {

/// One published door: takes connections, shakes hands within the limits for strangers, and hands
/// out sessions. Node thread; destroying it takes the service down and drops handshakes under way,
/// while sessions that came through it live on.
class SessionAcceptor : public QObject {
    Q_OBJECT
public:
    /// `purposes` is what this door serves, such as { Request, Friend } for the request service.
    SessionAcceptor(NetEnvironment& environment, Transport& transport, ServiceSpec spec, std::set<Purpose> purposes,
                    QObject* parent = nullptr);
    ~SessionAcceptor() override;

    Listener& listener() { return *m_listener; }
    crypto::OnionAddress address() const { return m_address; }
    void setPurposes(std::set<Purpose> purposes) { m_purposes = std::move(purposes); }

    int unauthenticated() const { return static_cast<int>(m_pending.size()); }
    int strangers() const { return m_strangers; }

Q_SIGNALS:
    /// Open: the peer's first frame has decrypted and IdentityDirectory admits it. A slot keeps
    /// the pointer or the session ends.
    void opened(std::shared_ptr<allium::net::Session> session);

private:
    class Pending;

    void take(const std::shared_ptr<Connection>& connection);
    void finished(std::uint64_t id);
    const wire::ServiceProof& proof();

    NetEnvironment& m_environment;
    Transport* m_transport;
    crypto::SigningKey m_serviceKey;
    crypto::OnionAddress m_address;
    std::set<Purpose> m_purposes;
    std::optional<std::pair<crypto::X25519PublicKey, wire::ServiceProof>> m_proof;
    std::unique_ptr<Listener> m_listener;
    std::map<std::uint64_t, std::unique_ptr<Pending>> m_pending; ///< oldest first
    std::uint64_t m_nextId = 1;
    int m_strangers = 0;
};

} // namespace allium::net
