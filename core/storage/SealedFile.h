// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/EncryptingVfs.h"

#include <sqlite3.h>

#include <array>
#include <optional>

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

/// The write-ahead log: a sealed header, then one record for each frame that holds SQLite's frame
/// header and page together.
///
/// SQLite writes the header of a new frame, then the page: the header waits here for its page, so
/// that a frame costs one seal and one write. Whatever else is asked for first finds it written.
class SealedLogFile final : public SealedFile {
public:
    using SealedFile::SealedFile;
    int read(std::span<std::uint8_t> out, std::int64_t offset) override;
    int write(std::span<const std::uint8_t> bytes, std::int64_t offset) override;
    int truncate(std::int64_t size) override;
    int sync(int flags) override;
    int size(std::int64_t& bytes) override;

private:
    struct Waiting {
        std::int64_t frame;
        std::array<std::uint8_t, FileLayout::FrameHeaderBytes> header;
    };
    int readHeader(std::span<std::uint8_t> out, std::size_t inner);
    int readFrame(std::span<std::uint8_t> out, std::int64_t frame, std::size_t inner);
    int writeHeader(std::span<const std::uint8_t> bytes, std::size_t inner);
    /// Changes a part of a frame that may be there already.
    int patchFrame(std::span<const std::uint8_t> bytes, std::int64_t frame, std::size_t inner);
    int sealFrame(std::int64_t frame);
    int flush();

    std::array<std::uint8_t, FileLayout::FrameBytes> m_record {};
    std::int64_t m_held = -1; ///< frame whose plain content m_record holds
    std::optional<Waiting> m_waiting;
    bool m_wrote = false; ///< from then on a frame that does not open is damage, not the end of the log
};

} // namespace allium::storage
