// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FixedBytes.h"
#include "core/crypto/Keys.h"

namespace allium::wire {

struct AccountIdTag;
struct DeviceIdTag;
struct MessageIdTag;
struct RequestIdTag;
struct SessionIdTag;
struct ContentIdTag;
struct FileRootTag;

/// The account's root Ed25519 public key (A). Who somebody is.
using AccountId = FixedBytes<AccountIdTag, 32>;
/// One installation of an account; random, certified by A.
using DeviceId = FixedBytes<DeviceIdTag, 16>;
using MessageId = FixedBytes<MessageIdTag, 16>;
using RequestId = FixedBytes<RequestIdTag, 16>;
/// First 16 bytes of the Noise handshake hash.
using SessionId = FixedBytes<SessionIdTag, 16>;
/// Hash of a manifest's encoding: what is offered and fetched.
using ContentId = FixedBytes<ContentIdTag, 32>;
/// Root of one file's hash tree, length included.
using FileRoot = FixedBytes<FileRootTag, 32>;

inline crypto::Ed25519PublicKey keyOf(const AccountId& id)
{
    return *crypto::Ed25519PublicKey::from(id.view());
}
inline AccountId accountOf(const crypto::Ed25519PublicKey& key)
{
    return *AccountId::from(key.view());
}

} // namespace allium::wire
