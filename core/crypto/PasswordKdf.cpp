// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/PasswordKdf.h"

#include <sodium.h>

namespace allium::crypto {

static_assert(Salt::SizeBytes == crypto_pwhash_argon2id_SALTBYTES);

Result<AeadKey, KdfError> deriveFromPassphrase(const Secret& passphrase, const Salt& salt, KdfCost cost)
{
    if (!cost.isAcceptable())
        return fail(KdfError::BadCost);
    AeadKey key;
    const auto text = passphrase.view();
    // With acceptable costs the one thing that can go wrong is that there is not enough memory.
    const auto status = crypto_pwhash_argon2id(
        key.data(), AeadKey::SizeBytes, text.isEmpty() ? "" : text.data(),
        static_cast<unsigned long long>(text.size()), salt.data(), cost.passes, std::size_t { cost.memoryKiB } * 1024,
        crypto_pwhash_argon2id_ALG_ARGON2ID13);
    if (status != 0)
        return fail(KdfError::OutOfMemory);
    return key;
}

} // namespace allium::crypto
