// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/EncryptingVfs.h"

#include <sqlite3.h>

#include <array>

namespace allium::storage {

/// One open file of a database, as EncryptingVfs gives it to SQLite. Every method returns an SQLite
/// result code and speaks SQLite's offsets. Owned by SQLite's sqlite3_file, which see.
class SealedFile {
public:
    SealedFile(const PageCipher& cipher, NoncePool& nonces, sqlite3_file* lower)
        : m_cipher(cipher)
        , m_nonces(nonces)
        , m_lower(lower)
    {
    }
    virtual ~SealedFile() = default;
    SealedFile(const SealedFile&) = delete;
    SealedFile& operator=(const SealedFile&) = delete;

    virtual int read(std::span<std::uint8_t> out, std::int64_t offset) = 0;
    virtual int write(std::span<const std::uint8_t> bytes, std::int64_t offset) = 0;
    virtual int truncate(std::int64_t size) = 0;
    virtual int sync(int flags) = 0;
    virtual int size(std::int64_t& bytes) = 0;
    sqlite3_file* lower() const { return m_lower; }

protected:
    enum class Presence { Whole, Partial, Absent };
    /// Reads a whole record, or says how much of it the file has.
    int readRecord(std::span<std::uint8_t> record, std::int64_t offset, Presence& presence);
    int writeRecord(std::span<const std::uint8_t> record, std::int64_t offset);
    int syncLower(int flags);
    static bool isZero(std::span<const std::uint8_t> bytes);
    static void zero(std::span<std::uint8_t> bytes);
    /// What SQLite does not write into, we replace. Were it anything but zero, the log's checksum over
    /// it could never be repeated and the frame would be lost at the next start: refuse instead.
    static bool reservedBytesAreZero(std::span<const std::uint8_t> page);

    const PageCipher& m_cipher;
    NoncePool& m_nonces;

private:
    int explain(int code) const;

    sqlite3_file* m_lower;
};

/// The database file: page N (from 1) is the record at (N - 1) · 4096.
class SealedDatabaseFile final : public SealedFile {
public:
    using SealedFile::SealedFile;
    int read(std::span<std::uint8_t> out, std::int64_t offset) override;
    int write(std::span<const std::uint8_t> bytes, std::int64_t offset) override;
    int truncate(std::int64_t size) override;
    int sync(int flags) override;
    int size(std::int64_t& bytes) override;

private:
    int readPart(std::span<std::uint8_t> out, std::size_t inner);

    std::array<std::uint8_t, FileLayout::PageBytes> m_record {};
};

} // namespace allium::storage
