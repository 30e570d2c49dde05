// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/Transport.h"

#include <QDir>
#include <QHash>

namespace allium::net {

/// Onion services without tor, between processes of one machine: each is a Unix socket named after
/// its onion label in a shared folder. Client authorization is enforced as tor does: without a key
/// NeedsAuthorization, with one that is not on the list WrongAuthorization.
///
/// The dialler's first bytes on the socket are its client key's public half (or zeros) and the
/// port; the listener answers with one byte before the pipe opens. Node thread.
class LoopbackTransport final : public Transport {
    Q_OBJECT
public:
    /// `folder` is made if it is missing. Its path plus 57 characters must fit into sun_path (107).
    explicit LoopbackTransport(const QString& folder, QObject* parent = nullptr);

    bool isReady() const override { return m_usable; }
    std::unique_ptr<Connection> dial(const crypto::OnionEndpoint& endpoint, const QByteArray& isolation,
                                     QByteArrayView firstBytes) override;
    std::unique_ptr<Listener> listen(ServiceSpec spec) override;
    void addClientKey(const crypto::OnionAddress& service, const crypto::X25519SecretKey& key) override;
    void removeClientKey(const crypto::OnionAddress& service) override;

private:
    QDir m_folder;
    bool m_usable = false;
    QHash<crypto::OnionAddress, crypto::X25519PublicKey> m_clientKeys;
};

} // namespace allium::net
