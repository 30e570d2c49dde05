// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/Hash.h"

namespace allium::crypto::detail {

/// BLAKE2b-256 of a whole message, unkeyed, with a personalisation (RFC 7693 section 2.5): what
/// personalHash() computes. In plain C++, because compilers make it nearly twice as fast as the
/// vector code of libsodium 1.0.18, and hashing files is all that counts there. Only for public
/// data; tests compare it with libsodium for every length of a few blocks.
Hash blake2bOfMessage(std::span<const std::uint8_t, 16> personal, QByteArrayView message);

} // namespace allium::crypto::detail
