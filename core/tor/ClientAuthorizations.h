// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/Keys.h"
#include "core/crypto/OnionAddress.h"
#include "core/tor/ControlLine.h"

#include <QObject>

#include <map>

namespace allium::tor {

/// The keys that open other people's services (rend-spec-v3, client authorization). tor holds
/// them in memory only; they are told to every new tor. Owned by TorController. Node thread.
class ClientAuthorizations : public QObject {
    Q_OBJECT
public:
    explicit ClientAuthorizations(ControlLine& line, QObject* parent = nullptr);

    /// Replaces the key for that service. Nothing to do when tor has this one.
    void add(const crypto::OnionAddress& service, const crypto::X25519SecretKey& key);
    void remove(const crypto::OnionAddress& service);
    std::size_t count() const { return m_keys.size(); }

private:
    struct Held {
        crypto::X25519SecretKey key;
        bool isTold = false; ///< to the present tor, which has not refused it
    };
    void tell(const crypto::OnionAddress& service, Held& held);

    ControlLine& m_line;
    std::map<crypto::OnionAddress, Held> m_keys;
};

} // namespace allium::tor
