// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/PageCipher.h"

#include "core/base/Bug.h"
#include "core/crypto/Hash.h"

#include <algorithm>
#include <utility>

namespace allium::storage {

namespace {

template <std::size_t Size>
QByteArrayView viewOf(const std::array<std::uint8_t, Size>& bytes)
{
    return QByteArrayView(bytes.data(), static_cast<qsizetype>(Size));
}

} // namespace

crypto::AeadKey databaseKey(const MasterKey& master, const FileId& file)
{
    auto key = crypto::AeadKey::from(crypto::deriveKey(master.secret(), "allium database key 1", { file.view() }));
    ALLIUM_ASSERT(key.has_value());
    return std::move(*key);
}

PageCipher::PageCipher(crypto::AeadKey key, const FileId& file)
    : m_key(std::move(key))
    , m_file(file)
{
}

void PageCipher::seal(Kind kind, std::uint64_t number, std::span<std::uint8_t> record,
                      const crypto::XNonce& nonce) const
{
    ALLIUM_ASSERT(record.size() > OverheadBytes);
    const auto about = associated(kind, number);
    const auto content = record.first(record.size() - OverheadBytes);
    crypto::sealInPlace(m_key, nonce, content, record.last<crypto::TagBytes>(), viewOf(about));
    std::copy_n(nonce.data(), nonce.size(), record.data() + content.size());
}

bool PageCipher::open(Kind kind, std::uint64_t number, std::span<std::uint8_t> record) const
{
    ALLIUM_ASSERT(record.size() > OverheadBytes);
    const auto about = associated(kind, number);
    const auto content = record.first(record.size() - OverheadBytes);
    crypto::XNonce nonce;
    std::copy_n(record.data() + content.size(), nonce.size(), nonce.data());
    if (!crypto::openInPlace(m_key, nonce, content, record.last<crypto::TagBytes>(), viewOf(about)))
        return false;
    const auto overhead = record.last(OverheadBytes);
    std::fill(overhead.begin(), overhead.end(), std::uint8_t { 0 });
    return true;
}

std::array<std::uint8_t, PageCipher::AssociatedBytes> PageCipher::associated(Kind kind, std::uint64_t number) const
{
    std::array<std::uint8_t, AssociatedBytes> bytes {};
    bytes[0] = static_cast<std::uint8_t>(kind);
    std::copy_n(m_file.data(), m_file.size(), bytes.data() + 1);
    for (std::size_t i = 0; i < 8; ++i)
        bytes[1 + FileId::SizeBytes + i] = static_cast<std::uint8_t>(number >> (8 * (7 - i)));
    return bytes;
}

crypto::XNonce NoncePool::take()
{
    if (m_used == BatchBytes) {
        m_random.fill(m_bytes);
        m_used = 0;
    }
    crypto::XNonce nonce;
    std::copy_n(m_bytes.data() + m_used, nonce.size(), nonce.data());
    m_used += nonce.size();
    return nonce;
}

} // namespace allium::storage
