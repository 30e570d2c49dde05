// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <sodium.h>

#include <array>
#include <cstdint>
#include <span>

namespace allium::crypto {

/// Bytes of a secret for the length of one function: overwritten when it ends. Only for the
/// sources of this folder; what lives longer is a SecretBytes.
template <std::size_t Size>
class StackSecret {
public:
    StackSecret() = default;
    ~StackSecret() { sodium_memzero(m_bytes.data(), m_bytes.size()); }
    StackSecret(const StackSecret&) = delete;
    StackSecret& operator=(const StackSecret&) = delete;

    std::uint8_t* data() { return m_bytes.data(); }
    const std::uint8_t* data() const { return m_bytes.data(); }
    std::span<std::uint8_t, Size> span() { return m_bytes; }
    QByteArrayView view() const { return QByteArrayView(m_bytes.data(), static_cast<qsizetype>(Size)); }

private:
    std::array<std::uint8_t, Size> m_bytes {};
};

} // namespace allium::crypto
