// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <concepts>
#include <cstdint>
#include <optional>

namespace allium {

/// Writes big-endian integers and length-prefixed fields: the encoding of everything that is
/// hashed or signed. Fields are in fixed order, so equal values have equal bytes.
class ByteWriter {
public:
    template <std::unsigned_integral Int>
    ByteWriter& number(Int value)
    {
        for (int shift = (static_cast<int>(sizeof(Int)) - 1) * 8; shift >= 0; shift -= 8)
            m_bytes.append(static_cast<char>((value >> shift) & 0xff));
        return *this;
    }
    /// Bytes whose length both sides know.
    ByteWriter& raw(QByteArrayView bytes)
    {
        m_bytes.append(bytes);
        return *this;
    }
    /// Four length bytes, then the bytes.
    ByteWriter& field(QByteArrayView bytes)
    {
        return number(static_cast<std::uint32_t>(bytes.size())).raw(bytes);
    }

    const QByteArray& bytes() const& { return m_bytes; }
    QByteArray bytes() && { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

/// Reads what ByteWriter wrote. Once a read fails every later one fails too, so a decoder may
/// read all fields and ask `ok()` once. Never allocates more than the input holds.
class ByteReader {
public:
    explicit ByteReader(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }

    template <std::unsigned_integral Int>
    Int number()
    {
        Int value = 0;
        for (const char byte : take(static_cast<qsizetype>(sizeof(Int))))
            value = static_cast<Int>((static_cast<std::uint64_t>(value) << 8) | static_cast<std::uint8_t>(byte));
        return value;
    }
    QByteArrayView raw(qsizetype length) { return take(length); }
    /// Fails when the field says it is longer than `limit` or than what is left.
    QByteArrayView field(qsizetype limit)
    {
        const auto length = number<std::uint32_t>();
        if (static_cast<qsizetype>(length) > limit) {
            m_ok = false;
            return {};
        }
        return take(static_cast<qsizetype>(length));
    }
    /// A FixedBytes value; zero after a failure.
    template <class Fixed>
    Fixed fixed()
    {
        return Fixed::from(take(static_cast<qsizetype>(Fixed::SizeBytes))).value_or(Fixed {});
    }

    bool ok() const { return m_ok; }
    bool atEnd() const { return m_ok && m_rest.isEmpty(); }
    qsizetype remaining() const { return m_rest.size(); }

private:
    QByteArrayView take(qsizetype length)
    {
        if (!m_ok || length < 0 || length > m_rest.size()) {
            m_ok = false;
            return {};
        }
        const auto taken = m_rest.first(length);
        m_rest = m_rest.sliced(length);
        return taken;
    }

    QByteArrayView m_rest;
    bool m_ok = true;
};

} // namespace allium
