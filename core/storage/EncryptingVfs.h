// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/PageCipher.h"

#include <QByteArray>

#include <memory>
#include <optional>

struct sqlite3_vfs;

namespace allium::storage {

/// How the two files of a database are laid out. SQLite believes in a page of PageBytes of which it
/// leaves ReservedBytes alone, and in a log of a header and frames; on disk each of them is one
/// sealed record.
struct FileLayout {
    static constexpr int PageBytes = 4096;
    static constexpr int ReservedBytes = static_cast<int>(PageCipher::OverheadBytes);
    static constexpr int LogHeaderBytes = 32;
    static constexpr int FrameHeaderBytes = 24;
    static constexpr int FrameBytes = FrameHeaderBytes + PageBytes; ///< the same in SQLite and on disk
    static constexpr int SealedLogHeaderBytes = LogHeaderBytes + ReservedBytes;
};

/// What reading the log at start brought to light.
struct LogFindings {
    /// The frame at which the log ends for SQLite although commits of the same log stand behind it.
    std::optional<std::int64_t> brokenAt;
};

/// The layer between SQLite and the disk that lets nothing but ciphertext through: a shim over the
/// platform's own VFS that knows the key of one database. It opens that database and its
/// write-ahead log and refuses every other file (journals, temporary files, attached databases).
///
/// Registered with SQLite under name() for as long as it lives; the connections opened with it must
/// be gone first. Used on the thread of its connection.
class EncryptingVfs {
public:
    /// `lower` names the VFS that does the input and output; null is the platform's default.
    EncryptingVfs(crypto::AeadKey key, const FileId& file, const char* lower = nullptr);
    ~EncryptingVfs();
    EncryptingVfs(const EncryptingVfs&) = delete;
    EncryptingVfs& operator=(const EncryptingVfs&) = delete;

    /// False when SQLite would not have it; nothing can be opened then.
    bool isUsable() const { return m_registered; }
    const char* name() const { return m_name.constData(); }
    const PageCipher& cipher() const { return m_cipher; }
    const LogFindings& findings() const { return m_findings; }

private:
    friend struct VfsEntryPoints;

    QByteArray m_name;
    PageCipher m_cipher;
    NoncePool m_nonces;
    LogFindings m_findings;
    QByteArray m_databasePath; ///< as SQLite spells it; set by the first file opened
    sqlite3_vfs* m_lower = nullptr;
    std::unique_ptr<sqlite3_vfs> m_vfs;
    bool m_registered = false;
};

} // namespace allium::storage
