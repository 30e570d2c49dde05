// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Timers.h"
#include "core/net/Transport.h"
#include "core/tor/TorController.h"

namespace allium::net {

/// The transport of real life: onion services and SOCKS streams of one TorController, which must
/// outlive it and everything it handed out. Node thread.
class TorTransport final : public Transport {
    Q_OBJECT
public:
    /// A freshly published onion takes up to a minute to be reachable; services under
    /// proof-of-work load take minutes.
    static constexpr Milliseconds DialTimeout = std::chrono::seconds(90);
    static constexpr Milliseconds LongDialTimeout = std::chrono::seconds(300);

    explicit TorTransport(tor::TorController& controller, QObject* parent = nullptr);

    /// For what is dialled from now on.
    void setDialTimeout(Milliseconds timeout) { m_dialTimeout = timeout; }

    bool isReady() const override;
    std::unique_ptr<Connection> dial(const crypto::OnionEndpoint& endpoint, const QByteArray& isolation,
                                     QByteArrayView firstBytes) override;
    std::unique_ptr<Listener> listen(ServiceSpec spec) override;
    void addClientKey(const crypto::OnionAddress& service, const crypto::X25519SecretKey& key) override;
    void removeClientKey(const crypto::OnionAddress& service) override;

    static DialError dialErrorOf(tor::SocksError error);

private:
    tor::TorController& m_controller;
    Milliseconds m_dialTimeout = DialTimeout;
};

} // namespace allium::net
