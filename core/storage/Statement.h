// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FixedBytes.h"
#include "core/crypto/Secret.h"
#include "core/storage/StorageError.h"

#include <QByteArray>
#include <QString>

#include <concepts>
#include <cstdint>
#include <optional>

struct sqlite3_stmt;

namespace allium::storage {

class Database;

/// One prepared statement, borrowed from the Database that keeps it for the next use; it must not
/// outlive it and stays on its thread. Bindings are cleared when it goes back.
///
///     ALLIUM_TRY(auto rows, database.prepare("SELECT name, key FROM contact WHERE seen > ?"));
///     rows.bind(since);
///     while (true) {
///         ALLIUM_TRY(const bool more, rows.step());
///         if (!more)
///             break;
///         use(rows.text(0), rows.fixed<Ed25519PublicKey>(1));
///     }
///
/// bind() fills parameters from left to right; after reset() it starts again with the first. A
/// failed bind is reported by the next step().
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    Statement& bind(std::nullopt_t);
    Statement& bind(double value);
    Statement& bind(QByteArrayView blob); ///< copied; empty is an empty blob, not NULL
    Statement& bind(const QByteArray& blob) { return bind(QByteArrayView(blob)); }
    Statement& bind(const QString& text);
    Statement& bind(const char*) = delete; ///< blob or text? say which
    template <std::integral Int>
    Statement& bind(Int value)
    {
        return bindInteger(static_cast<std::int64_t>(value));
    }
    template <class Tag, std::size_t Size>
    Statement& bind(const FixedBytes<Tag, Size>& value)
    {
        return bind(value.view());
    }
    template <class Tag, std::size_t Size>
    Statement& bind(const crypto::SecretBytes<Tag, Size>& value)
    {
        return bind(value.view());
    }
    template <class Tag, class Int>
    Statement& bind(const StrongNumber<Tag, Int>& value)
    {
        return bindInteger(static_cast<std::int64_t>(value.value));
    }
    template <class Value>
    Statement& bind(const std::optional<Value>& value)
    {
        return value ? bind(*value) : bind(std::nullopt);
    }
    /// Parameter `index`, counted from 1 as in SQL's ?1; bind() goes on after it.
    template <class Value>
    Statement& bindAt(int index, const Value& value)
    {
        m_next = index;
        return bind(value);
    }
    /// All of them in order.
    template <class... Values>
    Statement& bindAll(const Values&... values)
    {
        (bind(values), ...);
        return *this;
    }

    /// True: there is a row to read. False: done, and ready to be bound and stepped again.
    StorageResult<bool> step();
    /// For statements that change things: steps to the end.
    StorageResult<void> run();
    /// Forgets where it was and what was bound.
    void reset();

    // Columns of the current row, from 0. A missing column or a NULL reads as zero or empty.
    int columnCount() const;
    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    bool boolean(int column) const { return integer(column) != 0; }
    double real(int column) const;
    QByteArray blob(int column) const;
    QByteArrayView blobView(int column) const; ///< valid until the next step() or reset()
    QString text(int column) const;
    crypto::Secret secret(int column) const;
    /// Nothing when NULL or of another length.
    template <class Fixed>
    std::optional<Fixed> fixed(int column) const
    {
        return Fixed::from(blobView(column));
    }

private:
    friend class Database;
    /// `inUse` is the mark of the kept statement that this is; null for an extra one.
    Statement(Database& database, sqlite3_stmt* statement, bool* inUse);
    Statement& bindInteger(std::int64_t value);
    Statement& noteBind(int code);

    Database* m_database;
    sqlite3_stmt* m_statement;
    bool* m_inUse;
    int m_next = 1;
    int m_bindResult = 0;
};

} // namespace allium::storage
