// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHashFunctions>

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>

namespace allium {

/// A public value of exactly `Size` bytes whose kind is part of its type, so that a channel id
/// cannot be passed for a message id. Secrets are crypto::Secret instead.
///
///     struct NodeIdTag;  using NodeId = FixedBytes<NodeIdTag, 32>;
template <class Tag, std::size_t Size>
class FixedBytes {
public:
    static constexpr std::size_t SizeBytes = Size;

    constexpr FixedBytes() = default; ///< all zero
    constexpr explicit FixedBytes(const std::array<std::uint8_t, Size>& bytes)
        : m_bytes(bytes)
    {
    }

    /// Nothing unless `bytes` has exactly the right length.
    static std::optional<FixedBytes> from(QByteArrayView bytes)
    {
        if (bytes.size() != static_cast<qsizetype>(Size))
            return std::nullopt;
        FixedBytes result;
        std::copy_n(reinterpret_cast<const std::uint8_t*>(bytes.data()), Size, result.m_bytes.begin());
        return result;
    }

    /// Nothing unless every character is a hexadecimal digit.
    static std::optional<FixedBytes> fromHex(QByteArrayView hex)
    {
        const auto isDigit = [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        };
        if (hex.size() != static_cast<qsizetype>(2 * Size) || !std::all_of(hex.begin(), hex.end(), isDigit))
            return std::nullopt;
        return from(QByteArray::fromHex(hex.toByteArray()));
    }

    const std::uint8_t* data() const { return m_bytes.data(); }
    std::uint8_t* data() { return m_bytes.data(); }
    static constexpr std::size_t size() { return Size; }
    std::span<const std::uint8_t, Size> span() const { return m_bytes; }
    std::span<std::uint8_t, Size> span() { return m_bytes; }
    QByteArrayView view() const { return QByteArrayView(m_bytes.data(), static_cast<qsizetype>(Size)); }
    QByteArray toByteArray() const { return view().toByteArray(); }
    QByteArray toHex() const { return toByteArray().toHex(); }
    bool isZero() const
    {
        return std::all_of(m_bytes.begin(), m_bytes.end(), [](auto byte) { return byte == 0; });
    }

    friend auto operator<=>(const FixedBytes&, const FixedBytes&) = default; // NOLINT(modernize-use-nullptr)
    friend size_t qHash(const FixedBytes& id, size_t seed = 0)
    {
        return qHashBits(id.m_bytes.data(), Size, seed);
    }

private:
    std::array<std::uint8_t, Size> m_bytes {};
};

/// A number whose kind is part of its type: `struct LeafTag; using LeafIndex = StrongNumber<LeafTag>;`
template <class Tag, class Int = std::uint64_t>
struct StrongNumber {
    Int value = 0;

    friend auto operator<=>(const StrongNumber&, const StrongNumber&) = default; // NOLINT(modernize-use-nullptr)
    friend size_t qHash(const StrongNumber& number, size_t seed = 0) { return ::qHash(number.value, seed); }
};

} // namespace allium

template <class Tag, std::size_t Size>
struct std::hash<allium::FixedBytes<Tag, Size>> {
    std::size_t operator()(const allium::FixedBytes<Tag, Size>& id) const noexcept { return qHash(id, 0); }
};

template <class Tag, class Int>
struct std::hash<allium::StrongNumber<Tag, Int>> {
    std::size_t operator()(const allium::StrongNumber<Tag, Int>& n) const noexcept
    {
        return std::hash<Int> {}(n.value);
    }
};
