// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/FileKey.h"
#include "core/storage/Statement.h"
#include "core/storage/StorageError.h"

#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace allium::storage {

class EncryptingVfs;

/// What is known of a key before it is tried on the database.
enum class KeyProof {
    None, ///< a file in which nothing opens is WrongKey, though it may be damaged from end to end
    KeyFile, ///< the seal of the key file was made with it (Vault): what does not open is Damaged
};

/// What it takes to open a database. Moves only, since it carries the key.
struct OpenOptions {
    QString path;
    FileId fileId; ///< from the key file
    MasterKey masterKey;
    KeyProof keyProof = KeyProof::None;
    /// False: a missing file is NotFound, which is what one wants for a profile that has been used.
    bool createIfMissing = true;
    /// Nothing touches the disk and nothing is encrypted; path and key are not used. For tests.
    bool inMemory = false;
};

enum class Durability {
    Normal, ///< survives a crash of Allium; a power cut may undo the last moments, never half of one
    Full, ///< on the disk when transaction() returns: what precedes an acknowledgement
};

/// What open() found of the log that a crash or a kill had left.
enum class Recovery {
    Whole, ///< all that was committed, or all but the unsynced last of it
    RecoveredWithLoss, ///< the log was damaged: commits that stood in it are gone (FORMAT.md)
};

/// The one encrypted SQLite connection of a profile. All SQL works, full-text search included; what
/// reaches the disk is ciphertext (FORMAT.md). Lives on the database thread: it is made, used and
/// destroyed inside closures given to DatabaseWorker, which is what other folders hold.
///
/// The file is locked for this connection alone from open() on: a second opener gets InUse.
/// Destroying it folds the write-ahead log into the database file.
class Database {
public:
    static StorageResult<std::unique_ptr<Database>> open(const OpenOptions& options);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// A damaged log was copied aside, as `….db-wal.damaged-…`, before what is whole of it was folded
    /// in. Told by the one opening that did that.
    Recovery recovery() const { return m_recovery; }

    /// One or more statements without parameters or rows of interest.
    StorageResult<void> execute(QByteArrayView sql);
    /// A single statement; preparing the same text again costs a look-up.
    StorageResult<Statement> prepare(QByteArrayView sql);
    /// prepare, bind all and run, for a statement that returns no rows.
    template <class... Values>
    StorageResult<void> run(QByteArrayView sql, const Values&... values)
    {
        ALLIUM_TRY(auto statement, prepare(sql));
        return statement.bindAll(values...).run();
    }

    /// Runs `work()`, which returns a StorageResult, between BEGIN IMMEDIATE and COMMIT; an error of
    /// it, or of the commit, rolls everything back and is returned. Inside another transaction it
    /// becomes a savepoint of that one, whose durability counts: asking for Full inside a Normal
    /// one is Misuse.
    template <class Work>
    auto transaction(Work&& work) -> std::invoke_result_t<Work&>
    {
        return runTransaction(Durability::Normal, work);
    }
    template <class Work>
    auto durableTransaction(Work&& work) -> std::invoke_result_t<Work&>
    {
        return runTransaction(Durability::Full, work);
    }

    std::int64_t lastInsertId() const;
    std::int64_t changes() const; ///< rows touched by the last INSERT, UPDATE or DELETE
    bool inTransaction() const { return m_depth > 0; }

    StorageResult<int> userVersion();
    StorageResult<void> setUserVersion(int version);
    /// Moves the write-ahead log into the database file and empties it.
    StorageResult<void> checkpoint();
    /// Reads and authenticates every page. Minutes on a large database.
    StorageResult<void> checkIntegrity();
    /// A consistent copy under another file id and key, or none. AlreadyExists rather than touch a file
    /// at the target path, or what would be its log or unfinished file. InUse within a transaction.
    StorageResult<void> copyTo(const OpenOptions& target);

private:
    friend class Statement;
    Database() = default;
    static StorageResult<void> createFile(const OpenOptions& options);
    static StorageResult<void> fillNewFile(const QString& path, const OpenOptions& options);
    StorageResult<void> copyPagesTo(const OpenOptions& target);
    StorageResult<void> openConnection(const QString& path, const OpenOptions& options);
    StorageResult<void> configure();
    StorageResult<void> enterLogMode();
    StorageResult<void> saveDamagedLog(const QString& path);
    StorageResult<void> checkStructure();
    StorageResult<void> check(int code) const;
    /// True when a failure inside a transaction made SQLite roll all of it back: what follows must
    /// not run, and commit, on its own.
    bool transactionWasLost() const;
    void giveBack(sqlite3_stmt* statement, bool* inUse);

    StorageResult<void> begin(Durability durability);
    StorageResult<void> commit();
    void rollBack();
    template <class Work>
    auto runTransaction(Durability durability, Work& work) -> std::invoke_result_t<Work&>
    {
        ALLIUM_CHECK(begin(durability));
        auto outcome = work();
        if (!outcome) {
            rollBack();
            return outcome;
        }
        ALLIUM_CHECK(commit());
        return outcome;
    }

    std::unique_ptr<EncryptingVfs> m_vfs; ///< outlives the connection
    sqlite3* m_connection = nullptr;
    struct Prepared {
        sqlite3_stmt* statement;
        bool inUse;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view> {}(text); }
    };
    std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> m_prepared; ///< only ever grows
    Recovery m_recovery = Recovery::Whole;
    int m_depth = 0;
    Durability m_durability = Durability::Normal;
};

} // namespace allium::storage
