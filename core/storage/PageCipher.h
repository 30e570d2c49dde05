// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/FileKey.h"

#include <array>
#include <cstdint>
#include <span>

namespace allium::storage {

/// Seals the records that database and write-ahead log consist of on disk (FORMAT.md):
///
///     record = ciphertext ‖ nonce (24) ‖ tag (16)
///
/// Kind, number and file id are authenticated, so a record cannot be moved within its file, to the
/// other file of the pair or to another database. An older record of the same place opens too:
/// rollback of a page is not detected. Which log a frame belongs to, its salts tell (SealedLogFile).
class PageCipher {
public:
    enum class Kind : std::uint8_t { Page = 1, LogHeader = 2, LogFrame = 3 };

    static constexpr std::size_t OverheadBytes = crypto::XNonce::SizeBytes + crypto::TagBytes;

    PageCipher(crypto::AeadKey key, const FileId& file);

    /// Encrypts all of `record` but its last OverheadBytes, which become nonce and tag. A nonce is
    /// random and used once.
    void seal(Kind kind, std::uint64_t number, std::span<std::uint8_t> record, const crypto::XNonce& nonce) const;
    /// The reverse; zeroes the last OverheadBytes. False when the record is not ours: then its
    /// content is unspecified.
    [[nodiscard]] bool open(Kind kind, std::uint64_t number, std::span<std::uint8_t> record) const;

private:
    static constexpr std::size_t AssociatedBytes = 1 + FileId::SizeBytes + 8;
    std::array<std::uint8_t, AssociatedBytes> associated(Kind kind, std::uint64_t number) const;

    crypto::AeadKey m_key;
    FileId m_file;
};

/// Random nonces drawn in batches, since one system call for each would cost as much as a page.
class NoncePool {
public:
    crypto::XNonce take();

private:
    static constexpr std::size_t BatchBytes = 64 * crypto::XNonce::SizeBytes;

    crypto::SystemRandom m_random;
    std::array<std::uint8_t, BatchBytes> m_bytes {};
    std::size_t m_used = BatchBytes;
};

} // namespace allium::storage
