// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/Aead.h"

#include "core/base/Bug.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace allium::crypto {

static_assert(TagBytes == crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(TagBytes == crypto_aead_chacha20poly1305_ietf_ABYTES);

namespace {

constexpr auto Tag = static_cast<qsizetype>(TagBytes);
constexpr auto NonceBytes = static_cast<qsizetype>(XNonce::SizeBytes);

const std::uint8_t* bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const std::uint8_t*>(view.data());
}

unsigned long long lengthOf(QByteArrayView view)
{
    return static_cast<unsigned long long>(view.size());
}

void sealTo(std::uint8_t* out, const AeadKey& key, const XNonce& nonce, QByteArrayView plain,
            QByteArrayView associated)
{
    crypto_aead_xchacha20poly1305_ietf_encrypt(out, nullptr, bytesOf(plain), lengthOf(plain), bytesOf(associated),
                                               lengthOf(associated), nullptr, nonce.data(), key.data());
}

std::array<std::uint8_t, crypto_aead_chacha20poly1305_ietf_NPUBBYTES> noiseNonce(std::uint64_t counter)
{
    std::array<std::uint8_t, crypto_aead_chacha20poly1305_ietf_NPUBBYTES> nonce {};
    for (std::size_t i = 0; i < sizeof counter; ++i)
        nonce[4 + i] = static_cast<std::uint8_t>(counter >> (8 * i));
    return nonce;
}

} // namespace

QByteArray seal(const AeadKey& key, const XNonce& nonce, QByteArrayView plain, QByteArrayView associated)
{
    QByteArray sealed(plain.size() + Tag, Qt::Uninitialized);
    sealTo(reinterpret_cast<std::uint8_t*>(sealed.data()), key, nonce, plain, associated);
    return sealed;
}

std::optional<QByteArray> open(const AeadKey& key, const XNonce& nonce, QByteArrayView sealed,
                               QByteArrayView associated)
{
    if (sealed.size() < Tag)
        return std::nullopt;
    QByteArray plain(sealed.size() - Tag, Qt::Uninitialized);
    const auto status = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<std::uint8_t*>(plain.data()), nullptr, nullptr, bytesOf(sealed), lengthOf(sealed),
        bytesOf(associated), lengthOf(associated), nonce.data(), key.data());
    if (status != 0)
        return std::nullopt;
    return plain;
}

void sealInPlace(const AeadKey& key, const XNonce& nonce, std::span<std::uint8_t> data,
                 std::span<std::uint8_t, TagBytes> tag, QByteArrayView associated)
{
    crypto_aead_xchacha20poly1305_ietf_encrypt_detached(data.data(), tag.data(), nullptr, data.data(), data.size(),
                                                        bytesOf(associated), lengthOf(associated), nullptr,
                                                        nonce.data(), key.data());
}

bool openInPlace(const AeadKey& key, const XNonce& nonce, std::span<std::uint8_t> data,
                 std::span<const std::uint8_t, TagBytes> tag, QByteArrayView associated)
{
    return crypto_aead_xchacha20poly1305_ietf_decrypt_detached(data.data(), nullptr, data.data(), data.size(),
                                                               tag.data(), bytesOf(associated),
                                                               lengthOf(associated), nonce.data(), key.data())
        == 0;
}

QByteArray sealWithNonce(const AeadKey& key, Random& random, QByteArrayView plain, QByteArrayView associated)
{
    const auto nonce = random.make<XNonce>();
    QByteArray sealed(NonceBytes + plain.size() + Tag, Qt::Uninitialized);
    auto* const out = reinterpret_cast<std::uint8_t*>(sealed.data());
    std::copy_n(nonce.data(), nonce.size(), out);
    sealTo(out + nonce.size(), key, nonce, plain, associated);
    return sealed;
}

std::optional<QByteArray> openWithNonce(const AeadKey& key, QByteArrayView sealed, QByteArrayView associated)
{
    if (sealed.size() < NonceBytes + Tag)
        return std::nullopt;
    const auto nonce = XNonce::from(sealed.first(NonceBytes));
    return open(key, *nonce, sealed.sliced(NonceBytes), associated);
}

void noiseSeal(const AeadKey& key, std::uint64_t counter, QByteArrayView plain, QByteArrayView associated,
               std::uint8_t* out)
{
    const auto nonce = noiseNonce(counter);
    crypto_aead_chacha20poly1305_ietf_encrypt(out, nullptr, bytesOf(plain), lengthOf(plain), bytesOf(associated),
                                              lengthOf(associated), nullptr, nonce.data(), key.data());
}

bool noiseOpen(const AeadKey& key, std::uint64_t counter, QByteArrayView sealed, QByteArrayView associated,
               std::uint8_t* out)
{
    if (sealed.size() < Tag)
        return false;
    const auto nonce = noiseNonce(counter);
    return crypto_aead_chacha20poly1305_ietf_decrypt(out, nullptr, nullptr, bytesOf(sealed), lengthOf(sealed),
                                                     bytesOf(associated), lengthOf(associated), nonce.data(),
                                                     key.data())
        == 0;
}

} // namespace allium::crypto
