// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/crypto/OnionAddress.h"
#include "core/wire/Ids.h"

#include <QString>

#include <optional>

namespace allium::contacts {

struct ContactLinkError {
    enum class Kind {
        Empty,
        TooLong, ///< over MaxBytes of input
        BadOnion, ///< see `onion` for which mistake
        BadAccount, ///< a= is not 52 base32 characters, or two accounts are named that differ
        BadName, ///< name= is not percent-encoded UTF-8
        RepeatedField,
    };

    Kind kind = Kind::Empty;
    crypto::OnionAddressError onion = crypto::OnionAddressError::Empty; ///< for BadOnion only

    friend bool operator==(const ContactLinkError&, const ContactLinkError&) = default;
};

/// What people hand each other to become contacts: the address of a request service, and, in the
/// full form, the account expected behind it and a name to start with.
///
///     allium:<onion>?a=<account, base32>&name=<percent-encoded UTF-8>
///
/// Read as well: "allium://", the bare onion ID, with ".onion", with a port, and the multiaddr
/// forms. Unknown fields are ignored, so that later versions may add some.
struct ContactLink {
    static constexpr qsizetype MaxBytes = 1024;

    crypto::OnionEndpoint door;
    /// Empty in the bare form: then the account is learned in the first handshake.
    std::optional<wire::AccountId> account;
    QString name; ///< filtered for display; may be empty

    static Result<ContactLink, ContactLinkError> parse(QByteArrayView text);
    QByteArray toString() const;

    friend bool operator==(const ContactLink&, const ContactLink&) = default;
};

} // namespace allium::contacts
