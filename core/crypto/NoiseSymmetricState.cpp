// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/NoiseSymmetricState.h"

#include "core/base/Bug.h"
#include "core/crypto/Hash.h"
#include "core/crypto/StackSecret.h"

#include <algorithm>

namespace allium::crypto {

namespace {

constexpr std::size_t HashBytes = NoiseSymmetricState::HashBytes;
constexpr std::size_t BlockBytes = 128; // BLOCKLEN of BLAKE2b, section 12.8
constexpr qsizetype KeyBytes = AeadKey::SizeBytes;

/// HMAC (RFC 2104) over BLAKE2b. The key is a hash, so never longer than a block.
void hmac(std::span<std::uint8_t, HashBytes> out, QByteArrayView key, QByteArrayView first,
          QByteArrayView second = {})
{
    StackSecret<BlockBytes> pad;
    StackSecret<HashBytes> inner;
    const auto fill = [&](std::uint8_t value) {
        std::fill_n(pad.data(), BlockBytes, value);
        for (qsizetype i = 0; i < key.size(); ++i)
            pad.data()[i] ^= static_cast<std::uint8_t>(key[i]);
    };
    fill(0x36);
    blake2b512(inner.span(), { pad.view(), first, second });
    fill(0x5c);
    blake2b512(out, { pad.view(), inner.view() });
}

/// Section 4.3. With two outputs the third is one hash too many, which nobody notices.
struct Hkdf {
    StackSecret<HashBytes> first;
    StackSecret<HashBytes> second;
    StackSecret<HashBytes> third;

    Hkdf(QByteArrayView chainingKey, QByteArrayView input)
    {
        StackSecret<HashBytes> temporary;
        hmac(temporary.span(), chainingKey, input);
        hmac(first.span(), temporary.view(), "\x01");
        hmac(second.span(), temporary.view(), first.view(), "\x02");
        hmac(third.span(), temporary.view(), second.view(), "\x03");
    }
};

} // namespace

NoiseSymmetricState::NoiseSymmetricState(QByteArrayView protocolName)
{
    ALLIUM_ASSERT(static_cast<std::size_t>(protocolName.size()) <= HashBytes);
    std::copy(protocolName.begin(), protocolName.end(), m_hash.begin());
    std::copy(m_hash.begin(), m_hash.end(), m_chainingKey.data());
}

void NoiseSymmetricState::mixHash(QByteArrayView data)
{
    std::array<std::uint8_t, HashBytes> next {};
    blake2b512(next, { handshakeHash(), data });
    m_hash = next;
}

void NoiseSymmetricState::setKey(QByteArrayView key)
{
    std::copy(key.begin(), key.end(), m_key.data());
    m_hasKey = true;
    m_counter = 0;
}

void NoiseSymmetricState::mixKey(QByteArrayView input)
{
    const Hkdf derived(m_chainingKey.view(), input);
    std::copy_n(derived.first.data(), HashBytes, m_chainingKey.data());
    setKey(derived.second.view().first(KeyBytes));
}

void NoiseSymmetricState::mixKeyAndHash(QByteArrayView input)
{
    const Hkdf derived(m_chainingKey.view(), input);
    std::copy_n(derived.first.data(), HashBytes, m_chainingKey.data());
    mixHash(derived.second.view());
    setKey(derived.third.view().first(KeyBytes));
}

void NoiseSymmetricState::encryptAndHash(QByteArrayView plain, std::uint8_t* out)
{
    const auto size = plain.size() + overhead();
    if (m_hasKey)
        noiseSeal(m_key, m_counter++, plain, handshakeHash(), out);
    else
        std::copy(plain.begin(), plain.end(), out);
    mixHash(QByteArrayView(out, size));
}

bool NoiseSymmetricState::decryptAndHash(QByteArrayView sealed, std::uint8_t* out)
{
    if (!m_hasKey)
        std::copy(sealed.begin(), sealed.end(), out);
    else if (!noiseOpen(m_key, m_counter++, sealed, handshakeHash(), out))
        return false;
    mixHash(sealed);
    return true;
}

std::pair<AeadKey, AeadKey> NoiseSymmetricState::split()
{
    const Hkdf derived(m_chainingKey.view(), {});
    m_chainingKey = {};
    m_key = {};
    return { *AeadKey::from(derived.first.view().first(KeyBytes)),
             *AeadKey::from(derived.second.view().first(KeyBytes)) };
}

} // namespace allium::crypto
