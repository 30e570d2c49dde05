// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"

#include <QByteArrayView>

#include <cstdint>
#include <optional>
#include <span>
#include <utility>

namespace allium::crypto {

/// Secret bytes in guarded, locked memory (sodium_malloc) that are wiped when the object goes.
/// Moves only, so that copies are visible: clone(). Compares in constant time. Never convert one
/// to QByteArray except where an API of others demands it, and wipe that copy (wipe()).
class Secret {
public:
    Secret() = default; ///< empty
    explicit Secret(std::size_t size); ///< zeroed
    static Secret copyOf(std::span<const std::uint8_t> bytes);
    static Secret copyOf(QByteArrayView bytes);
    static Secret random(std::size_t size, Random& random);
    ~Secret();
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    Secret clone() const;
    void clear();

    bool isEmpty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    std::span<const std::uint8_t> span() const { return { m_data, m_size }; }
    std::span<std::uint8_t> span() { return { m_data, m_size }; }
    QByteArrayView view() const { return QByteArrayView(m_data, static_cast<qsizetype>(m_size)); }

    bool operator==(const Secret& other) const;

private:
    std::uint8_t* m_data = nullptr;
    std::size_t m_size = 0;
};

/// A secret of exactly `Size` bytes whose kind is part of its type. One that was moved from holds
/// nothing and may only be assigned to or destroyed.
template <class Tag, std::size_t Size>
class SecretBytes {
public:
    static constexpr std::size_t SizeBytes = Size;

    SecretBytes()
        : m_secret(Size)
    {
    }
    static SecretBytes random(Random& source)
    {
        SecretBytes result;
        source.fill(result.span());
        return result;
    }
    /// Nothing unless `bytes` has exactly the right length.
    static std::optional<SecretBytes> from(QByteArrayView bytes)
    {
        if (bytes.size() != static_cast<qsizetype>(Size))
            return std::nullopt;
        return SecretBytes(Secret::copyOf(bytes));
    }
    static std::optional<SecretBytes> from(Secret&& secret)
    {
        if (secret.size() != Size)
            return std::nullopt;
        return SecretBytes(std::move(secret));
    }
    SecretBytes clone() const
    {
        return SecretBytes(m_secret.clone());
    }

    std::span<const std::uint8_t, Size> span() const
    {
        return std::span<const std::uint8_t, Size>(m_secret.span().data(), Size);
    }
    std::span<std::uint8_t, Size> span() { return std::span<std::uint8_t, Size>(m_secret.span().data(), Size); }
    const std::uint8_t* data() const { return m_secret.span().data(); }
    std::uint8_t* data() { return m_secret.span().data(); }
    QByteArrayView view() const { return m_secret.view(); }
    const Secret& secret() const { return m_secret; }

    bool operator==(const SecretBytes& other) const { return m_secret == other.m_secret; }

private:
    explicit SecretBytes(Secret&& secret)
        : m_secret(std::move(secret))
    {
    }

    Secret m_secret;
};

/// Overwrites a buffer that briefly held a secret, spare capacity included, and empties it. Other
/// objects that share the buffer keep it (nothing is overwritten then), as do copies made when it
/// grew: reserve() first and never copy.
void wipe(QByteArray& bytes);
void wipe(QString& text);

/// libsodium's random source. Also initialises libsodium.
class SystemRandom final : public Random {
public:
    SystemRandom();
    void fill(std::span<std::uint8_t> bytes) override;
};

/// Call once at the start of every program and test that uses this folder; idempotent. False when
/// the library cannot be used on this machine.
bool initialize();

} // namespace allium::crypto
