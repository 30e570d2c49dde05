// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/Database.h"
#include "tests/support/SeededRandom.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace allium::storage::test {

/// Fails the test with the error's name and detail.
#define VERIFY_OK(result)                                                                                    \
    do {                                                                                                     \
        const auto& verify_ok_ = (result);                                                                   \
        QVERIFY2(verify_ok_.has_value(),                                                                     \
                 verify_ok_ ? ""                                                                             \
                            : (QByteArray(nameOf(verify_ok_.error().kind)) + ": " + verify_ok_.error().detail) \
                                  .constData());                                                             \
    } while (false)

/// Fails the test unless `result` is this error.
#define COMPARE_ERROR(result, expected)                                                                      \
    do {                                                                                                     \
        const auto& compare_error_ = (result);                                                               \
        QVERIFY2(!compare_error_.has_value(), "should have failed");                                         \
        QCOMPARE(QByteArray(nameOf(compare_error_.error().kind)), QByteArray(nameOf(expected)));             \
    } while (false)

inline FileId fixedFileId(std::uint8_t fill = 0x11)
{
    FileId id;
    id.span()[0] = fill;
    id.span()[15] = 0x7e;
    return id;
}

inline MasterKey fixedMasterKey(std::uint8_t fill = 0x22)
{
    MasterKey key;
    for (auto& byte : key.span())
        byte = fill++;
    return key;
}

inline OpenOptions optionsFor(const QString& path)
{
    OpenOptions options;
    options.path = path;
    options.fileId = fixedFileId();
    options.masterKey = fixedMasterKey();
    return options;
}

/// A folder of its own with a database path in it.
class StoreFolder {
public:
    QString path(const QString& name = QStringLiteral("profile.db")) const { return m_folder.filePath(name); }
    QString log() const { return path(QStringLiteral("profile.db-wal")); }
    OpenOptions options() const { return optionsFor(path()); }

    static QByteArray content(const QString& file)
    {
        QFile source(file);
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    }
    static void setContent(const QString& file, const QByteArray& content)
    {
        QFile target(file);
        QVERIFY(target.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(target.write(content), content.size());
    }
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    /// Every byte of every file.
    QByteArray everything() const
    {
        QByteArray all;
        for (const auto& name : files())
            all += content(path(name));
        return all;
    }

private:
    QTemporaryDir m_folder;
};

inline std::int64_t count(Database& database, QByteArrayView sql)
{
    auto statement = database.prepare(sql);
    if (!statement || !statement->step().value_or(false))
        return -1;
    return statement->integer(0);
}

} // namespace allium::storage::test
