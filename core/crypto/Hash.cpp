// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/Hash.h"

#include "core/base/Bug.h"
#include "core/base/ByteCodec.h"
#include "core/crypto/Blake2bMessage.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <utility>

namespace allium::crypto {

namespace {

const std::uint8_t* bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const std::uint8_t*>(view.data());
}

/// BLAKE2b of any output size and key, fed piece by piece. Overwrites its state when it goes.
class Blake2b {
public:
    Blake2b(std::size_t outputBytes, QByteArrayView key = {})
    {
        const auto status = crypto_generichash_blake2b_init(
            &m_state, bytesOf(key), static_cast<std::size_t>(key.size()), outputBytes);
        ALLIUM_ASSERT(status == 0);
    }
    ~Blake2b() { sodium_memzero(&m_state, sizeof m_state); }
    Blake2b(const Blake2b&) = delete;
    Blake2b& operator=(const Blake2b&) = delete;

    void add(QByteArrayView bytes)
    {
        crypto_generichash_blake2b_update(
            &m_state, bytesOf(bytes), static_cast<unsigned long long>(bytes.size()));
    }
    /// As ByteWriter::field() would write it, without the copy.
    void addField(QByteArrayView bytes)
    {
        ALLIUM_ASSERT(static_cast<std::uint64_t>(bytes.size()) <= UINT32_MAX);
        const auto length = ByteWriter().number(static_cast<std::uint32_t>(bytes.size())).bytes();
        add(length);
        add(bytes);
    }
    void finish(std::span<std::uint8_t> out)
    {
        ALLIUM_ASSERT(crypto_generichash_blake2b_final(&m_state, out.data(), out.size()) == 0);
    }

private:
    crypto_generichash_blake2b_state m_state {};
};

void addFields(Blake2b& hasher, QByteArrayView domain, std::initializer_list<QByteArrayView> parts)
{
    hasher.addField(domain);
    for (const auto part : parts)
        hasher.addField(part);
}

std::array<std::uint8_t, crypto_generichash_blake2b_PERSONALBYTES> padded(QByteArrayView personal)
{
    std::array<std::uint8_t, crypto_generichash_blake2b_PERSONALBYTES> result {};
    ALLIUM_ASSERT(static_cast<std::size_t>(personal.size()) <= result.size());
    std::copy_n(bytesOf(personal), personal.size(), result.begin());
    return result;
}

} // namespace

Hash hash(QByteArrayView domain, std::initializer_list<QByteArrayView> parts)
{
    Hash result;
    Blake2b hasher(Hash::SizeBytes);
    addFields(hasher, domain, parts);
    hasher.finish(result.span());
    return result;
}

Secret deriveKey(const Secret& key, QByteArrayView domain, std::initializer_list<QByteArrayView> parts,
                 std::size_t size)
{
    return deriveKey(key.view(), domain, parts, size);
}

Secret deriveKey(QByteArrayView secretKey, QByteArrayView domain, std::initializer_list<QByteArrayView> parts,
                 std::size_t size)
{
    // BLAKE2b without a key is a plain hash: a forgotten key must not pass unnoticed.
    ALLIUM_ASSERT(!secretKey.isEmpty());
    Secret shortened;
    if (secretKey.size() > static_cast<qsizetype>(crypto_generichash_blake2b_KEYBYTES_MAX)) {
        shortened = Secret(crypto_generichash_blake2b_KEYBYTES_MAX);
        Blake2b hasher(shortened.size());
        hasher.add(secretKey);
        hasher.finish(shortened.span());
        secretKey = shortened.view();
    }
    Secret result(size);
    Blake2b hasher(size, secretKey);
    addFields(hasher, domain, parts);
    hasher.finish(result.span());
    return result;
}

struct PersonalHasher::State {
    crypto_generichash_blake2b_state blake;

    State() = default;
    ~State() { sodium_memzero(&blake, sizeof blake); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

PersonalHasher::PersonalHasher(QByteArrayView personal)
    : m_state(std::make_unique<State>())
{
    const auto status = crypto_generichash_blake2b_init_salt_personal(
        &m_state->blake, nullptr, 0, Hash::SizeBytes, nullptr, padded(personal).data());
    ALLIUM_ASSERT(status == 0);
}

PersonalHasher::~PersonalHasher() = default;
PersonalHasher::PersonalHasher(PersonalHasher&&) noexcept = default;
PersonalHasher& PersonalHasher::operator=(PersonalHasher&&) noexcept = default;

void PersonalHasher::add(QByteArrayView bytes)
{
    crypto_generichash_blake2b_update(
        &m_state->blake, bytesOf(bytes), static_cast<unsigned long long>(bytes.size()));
}

Hash PersonalHasher::finish()
{
    Hash result;
    // Fails only when the hasher was finished before.
    ALLIUM_ASSERT(crypto_generichash_blake2b_final(&m_state->blake, result.data(), result.size()) == 0);
    return result;
}

Hash personalHash(QByteArrayView personal, QByteArrayView message)
{
    return detail::blake2bOfMessage(padded(personal), message);
}

void blake2b512(std::span<std::uint8_t, 64> out, std::initializer_list<QByteArrayView> parts)
{
    Blake2b hasher(out.size());
    for (const auto part : parts)
        hasher.add(part);
    hasher.finish(out);
}

} // namespace allium::crypto
