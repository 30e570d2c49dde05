// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/Database.h"

#include "core/base/Bug.h"
#include "core/storage/Diagnosis.h"
#include "core/storage/EncryptingVfs.h"

#include <QFileInfo>
#include <QLoggingCategory>

#include <sqlite3.h>

#include <utility>

Q_DECLARE_LOGGING_CATEGORY(lcStorage)

namespace allium::storage {

namespace {

constexpr std::size_t MaxPreparedStatements = 500;

/// Before anything else in the process opens a database.
void prepareLibrary()
{
    static const bool ready = [] {
        // Statement journals stay in memory: the VFS would refuse their files.
        const bool configured = sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1) == SQLITE_OK;
        if (!configured)
            qCWarning(lcStorage, "SQLite was already in use: large statements may fail");
        return crypto::initialize();
    }();
    ALLIUM_ASSERT(ready);
}

QByteArray savepoint(const char* verb, int depth)
{
    return QByteArray(verb) + " allium_" + QByteArray::number(depth);
}

/// After a commit that left `frames` in the log. What cannot be done now is tried again after the
/// next; the commit stands either way.
///
/// SQLite by itself leaves the frames it has folded in to be overwritten by later ones. Were one of
/// them damaged before that, the ones in front of it would lay old pages over the newer database.
int foldLongLog(void*, sqlite3* connection, const char* name, int frames)
{
    constexpr int LongLog = 1000;
    if (frames >= LongLog)
        sqlite3_wal_checkpoint_v2(connection, name, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    return SQLITE_OK;
}

StorageError misuse(const char* what)
{
    ALLIUM_BUG(what);
    return { StorageErrorKind::Misuse, what };
}

} // namespace

StorageResult<std::unique_ptr<Database>> Database::open(const OpenOptions& options)
{
    prepareLibrary();
    std::unique_ptr<Database> database(new Database);
    if (options.inMemory) {
        ALLIUM_CHECK(database->openConnection(QStringLiteral(":memory:"), options));
        ALLIUM_CHECK(database->configure());
        return database;
    }
    if (!QFileInfo::exists(options.path)) {
        if (!options.createIfMissing)
            return fail(StorageError { StorageErrorKind::NotFound, {} });
        ALLIUM_CHECK(createFile(options));
    }
    ALLIUM_CHECK(checkFileSize(options.path));
    ALLIUM_CHECK(database->openConnection(options.path, options));
    auto ready = database->configure();
    if (ready)
        ready = database->enterLogMode();
    if (!ready) {
        if (ready.error().kind == StorageErrorKind::Damaged)
            ready.error().kind = diagnose(options.path, database->m_vfs->cipher());
        if (ready.error().kind == StorageErrorKind::WrongKey && options.keyProof == KeyProof::KeyFile)
            ready.error() = { StorageErrorKind::Damaged, "nothing opens: harmed throughout, or another profile's" };
        return fail(std::move(ready).error());
    }
    if (database->m_vfs->findings().brokenAt)
        ALLIUM_CHECK(database->saveDamagedLog(options.path));
    // From here on closing folds the log into the file. Not before: SQLite would delete the log of a
    // database that it could not read.
    sqlite3_db_config(database->m_connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    return database;
}

Database::~Database()
{
    for (const auto& [sql, prepared] : m_prepared) {
        if (!prepared.inUse)
            sqlite3_finalize(prepared.statement);
    }
    if (sqlite3_close(m_connection) != SQLITE_OK) {
        ALLIUM_BUG("a statement outlives its database");
        sqlite3_close_v2(m_connection); // becomes a zombie, which still needs its VFS
        static_cast<void>(m_vfs.release());
    }
}

StorageResult<void> Database::openConnection(const QString& path, const OpenOptions& options)
{
    if (!options.inMemory) {
        // What a forgotten field holds: a key that everybody knows.
        if (options.masterKey == MasterKey() || options.fileId.isZero())
            return fail(misuse("no key or no file id"));
        m_vfs = std::make_unique<EncryptingVfs>(databaseKey(options.masterKey, options.fileId), options.fileId);
        if (!m_vfs->isUsable())
            return fail(misuse("the VFS cannot be registered"));
    }
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        | (options.inMemory ? SQLITE_OPEN_MEMORY | SQLITE_OPEN_CREATE : 0);
    ALLIUM_CHECK(check(sqlite3_open_v2(path.toUtf8().constData(), &m_connection, flags,
                                       m_vfs ? m_vfs->name() : nullptr)));
    if (sqlite3_db_readonly(m_connection, "main") == 1)
        return fail(StorageError { StorageErrorKind::ReadOnly, {} });
    for (const auto& [option, value] : { std::pair(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1),
                                         std::pair(SQLITE_DBCONFIG_DEFENSIVE, 1),
                                         std::pair(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
                                         std::pair(SQLITE_DBCONFIG_ENABLE_FKEY, 1),
                                         std::pair(SQLITE_DBCONFIG_DQS_DML, 0),
                                         std::pair(SQLITE_DBCONFIG_DQS_DDL, 0) })
        ALLIUM_CHECK(check(sqlite3_db_config(m_connection, option, value, nullptr)));
    return {};
}

StorageResult<void> Database::configure()
{
    // Nothing spills into the log before its commit: SQLite 3.40 writes frames anew in place after a
    // savepoint was rolled back and can leave the first of them without a checksum, so that after a
    // crash the whole log counts as empty. A transaction's dirty pages therefore stay in memory.
    ALLIUM_CHECK(execute("PRAGMA cache_spill=OFF;"
                         "PRAGMA locking_mode=EXCLUSIVE;"
                         "PRAGMA temp_store=MEMORY;"
                         "PRAGMA cache_size=-64000;"
                         "PRAGMA secure_delete=ON;"
                         "PRAGMA cell_size_check=ON;"
                         "PRAGMA synchronous=NORMAL"));
    sqlite3_wal_hook(m_connection, foldLongLog, nullptr);
    return {};
}

/// Takes the lock of the file and reads its first page as a side effect.
StorageResult<void> Database::enterLogMode()
{
    ALLIUM_TRY(auto mode, prepare("PRAGMA journal_mode=WAL"));
    ALLIUM_TRY(const bool answered, mode.step());
    if (!answered || mode.blobView(0) != QByteArrayView("wal"))
        return fail(StorageError { StorageErrorKind::Io, "no write-ahead log" });
    mode.reset();
    ALLIUM_TRY(auto schema, prepare("SELECT count(*) FROM sqlite_schema"));
    return schema.run();
}

StorageResult<void> Database::check(int code) const
{
    if (code == SQLITE_OK)
        return {};
    return fail(StorageError::fromSqlite(m_connection, code));
}

StorageResult<void> Database::execute(QByteArrayView sql)
{
    if (transactionWasLost())
        return fail(StorageError { StorageErrorKind::Misuse, "the transaction was rolled back by an earlier failure" });
    const int code = sqlite3_exec(m_connection, sql.toByteArray().constData(), nullptr, nullptr, nullptr);
    if (code == SQLITE_OK)
        return {};
    auto error = StorageError::fromSqlite(m_connection, code);
    if (error.kind == StorageErrorKind::Misuse)
        error.detail += QByteArray(": ") + sqlite3_errmsg(m_connection);
    return fail(std::move(error));
}

StorageResult<Statement> Database::prepare(QByteArrayView sql)
{
    const std::string_view text(sql.data(), static_cast<std::size_t>(sql.size()));
    const auto kept = m_prepared.find(text);
    if (kept != m_prepared.end() && !kept->second.inUse) {
        kept->second.inUse = true;
        return Statement(*this, kept->second.statement, &kept->second.inUse);
    }
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(m_connection, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, &rest);
    if (code != SQLITE_OK) {
        auto error = StorageError::fromSqlite(m_connection, code);
        error.detail += QByteArray(": ") + sqlite3_errmsg(m_connection);
        return fail(std::move(error));
    }
    const auto used = rest - sql.data();
    if (statement == nullptr || !sql.sliced(used).trimmed().isEmpty()) {
        sqlite3_finalize(statement);
        return fail(StorageError { StorageErrorKind::Misuse, "one statement, neither none nor several" });
    }
    bool* inUse = nullptr;
    if (kept == m_prepared.end() && m_prepared.size() < MaxPreparedStatements)
        inUse = &m_prepared.try_emplace(std::string(text), Prepared { statement, true }).first->second.inUse;
    return Statement(*this, statement, inUse);
}

void Database::giveBack(sqlite3_stmt* statement, bool* inUse)
{
    if (inUse == nullptr) {
        sqlite3_finalize(statement);
        return;
    }
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    *inUse = false;
}

bool Database::transactionWasLost() const
{
    return m_depth > 0 && sqlite3_get_autocommit(m_connection) != 0;
}

StorageResult<void> Database::begin(Durability durability)
{
    if (m_depth > 0) {
        if (durability == Durability::Full && m_durability != Durability::Full)
            return fail(misuse("a durable transaction inside one that is not"));
        ALLIUM_CHECK(execute(savepoint("SAVEPOINT", m_depth)));
        ++m_depth;
        return {};
    }
    if (durability == Durability::Full)
        ALLIUM_CHECK(execute("PRAGMA synchronous=FULL"));
    m_durability = durability;
    auto begun = execute("BEGIN IMMEDIATE");
    if (begun)
        m_depth = 1;
    else
        rollBack();
    return begun;
}

StorageResult<void> Database::commit()
{
    if (m_depth > 1) {
        auto released = execute(savepoint("RELEASE", m_depth - 1));
        if (released)
            --m_depth;
        else
            rollBack();
        return released;
    }
    auto committed = execute("COMMIT");
    if (!committed) {
        rollBack();
        return committed;
    }
    m_depth = 0;
    if (m_durability == Durability::Full)
        return execute("PRAGMA synchronous=NORMAL");
    return {};
}

/// Cannot fail in a way that matters: what SQLite has not rolled back by itself it forgets here.
void Database::rollBack()
{
    const bool alive = sqlite3_get_autocommit(m_connection) == 0;
    if (m_depth > 1) {
        const auto undo = savepoint("ROLLBACK TO", m_depth - 1) + ';' + savepoint("RELEASE", m_depth - 1);
        if (alive)
            sqlite3_exec(m_connection, undo.constData(), nullptr, nullptr, nullptr);
        --m_depth;
        return;
    }
    m_depth = 0;
    if (alive)
        sqlite3_exec(m_connection, "ROLLBACK", nullptr, nullptr, nullptr);
    if (m_durability == Durability::Full)
        sqlite3_exec(m_connection, "PRAGMA synchronous=NORMAL", nullptr, nullptr, nullptr);
}

std::int64_t Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_connection);
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_connection);
}

StorageResult<int> Database::userVersion()
{
    ALLIUM_TRY(auto version, prepare("PRAGMA user_version"));
    ALLIUM_TRY(const bool found, version.step());
    return found ? static_cast<int>(version.integer(0)) : 0;
}

StorageResult<void> Database::setUserVersion(int version)
{
    return execute("PRAGMA user_version=" + QByteArray::number(version));
}

StorageResult<void> Database::checkpoint()
{
    return check(sqlite3_wal_checkpoint_v2(m_connection, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr));
}

} // namespace allium::storage
