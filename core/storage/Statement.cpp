// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/Statement.h"

#include "core/storage/Database.h"

#include <sqlite3.h>

#include <utility>

namespace allium::storage {

Statement::Statement(Database& database, sqlite3_stmt* statement, bool* inUse)
    : m_database(&database)
    , m_statement(statement)
    , m_inUse(inUse)
{
}

Statement::Statement(Statement&& other) noexcept
    : m_database(other.m_database)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_inUse(other.m_inUse)
    , m_next(other.m_next)
    , m_bindResult(other.m_bindResult)
{
}

Statement& Statement::operator=(Statement&& other) noexcept
{
    std::swap(m_database, other.m_database);
    std::swap(m_statement, other.m_statement);
    std::swap(m_inUse, other.m_inUse);
    std::swap(m_next, other.m_next);
    std::swap(m_bindResult, other.m_bindResult);
    return *this;
}

Statement::~Statement()
{
    if (m_statement != nullptr)
        m_database->giveBack(m_statement, m_inUse);
}

Statement& Statement::noteBind(int code)
{
    if (code != SQLITE_OK && m_bindResult == SQLITE_OK)
        m_bindResult = code;
    return *this;
}

Statement& Statement::bind(std::nullopt_t)
{
    return noteBind(sqlite3_bind_null(m_statement, m_next++));
}

Statement& Statement::bindInteger(std::int64_t value)
{
    return noteBind(sqlite3_bind_int64(m_statement, m_next++, value));
}

Statement& Statement::bind(double value)
{
    return noteBind(sqlite3_bind_double(m_statement, m_next++, value));
}

Statement& Statement::bind(QByteArrayView blob)
{
    const void* const data = blob.isEmpty() ? "" : blob.data(); // a null pointer would bind NULL
    return noteBind(sqlite3_bind_blob64(m_statement, m_next++, data, static_cast<sqlite3_uint64>(blob.size()),
                                        SQLITE_TRANSIENT)); // NOLINT(performance-no-int-to-ptr)
}

Statement& Statement::bind(const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    return noteBind(sqlite3_bind_text64(m_statement, m_next++, utf8.constData(),
                                        static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
}

StorageResult<bool> Statement::step()
{
    auto* const connection = sqlite3_db_handle(m_statement);
    if (m_bindResult != SQLITE_OK)
        return fail(StorageError::fromSqlite(connection, m_bindResult));
    if (m_database->transactionWasLost())
        return fail(StorageError { StorageErrorKind::Misuse, "the transaction was rolled back by an earlier failure" });
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    m_next = 1;
    if (code == SQLITE_DONE) {
        sqlite3_reset(m_statement);
        return false;
    }
    auto error = StorageError::fromSqlite(connection, code);
    sqlite3_reset(m_statement);
    return fail(std::move(error));
}

StorageResult<void> Statement::run()
{
    while (true) {
        ALLIUM_TRY(const bool more, step());
        if (!more)
            return {};
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_next = 1;
    m_bindResult = SQLITE_OK;
}

int Statement::columnCount() const
{
    return sqlite3_data_count(m_statement);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QByteArray Statement::blob(int column) const
{
    return blobView(column).toByteArray();
}

QByteArrayView Statement::blobView(int column) const
{
    const void* const data = sqlite3_column_blob(m_statement, column);
    return QByteArrayView(static_cast<const char*>(data), sqlite3_column_bytes(m_statement, column));
}

QString Statement::text(int column) const
{
    const auto* const data = sqlite3_column_text(m_statement, column);
    return QString::fromUtf8(reinterpret_cast<const char*>(data), sqlite3_column_bytes(m_statement, column));
}

crypto::Secret Statement::secret(int column) const
{
    return crypto::Secret::copyOf(blobView(column));
}

} // namespace allium::storage
