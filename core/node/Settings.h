// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/storage/Database.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QObject>

#include <functional>
#include <vector>

namespace allium::node {

enum class SettingType { Text, Integer, Boolean, TextList };

/// One option: what it is called, what it may hold, and what it is when nobody set it.
struct SettingSpec {
    QByteArray name;
    SettingType type;
    QJsonValue fallback;
    const char* help;
    qint64 minimum = 0;
    qint64 maximum = 0; ///< both 0: any integer
    std::vector<const char*> choices {}; ///< empty: any text
};

enum class SettingError { Unknown, WrongType, OutOfRange, NotAChoice, TooLong, Storage };

/// The options of a profile: typed values in memory, kept in the encrypted database. Values read
/// from a newer program that this one does not know are left alone.
class Settings : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype MaxTextLength = 4096;
    static constexpr qsizetype MaxListEntries = 100;

    static const std::vector<SettingSpec>& specs();
    /// The table this class keeps; a step of the profile's migrations.
    static storage::StorageResult<void> createSchema(storage::Database& database);
    /// For the database thread: what is stored.
    static storage::StorageResult<QJsonObject> load(storage::Database& database);
    static storage::StorageResult<void> store(storage::Database& database, const QByteArray& name,
                                                     const QJsonValue& value);
    static storage::StorageResult<void> remove(storage::Database& database, const QByteArray& name);

    explicit Settings(const QJsonObject& stored);

    /// Says whether `value` may be set; touches nothing.
    static Result<void, SettingError> check(const QByteArray& name, const QJsonValue& value);
    /// What a person typed as a value of this setting: a list is JSON or a single entry. Checked.
    static Result<QJsonValue, SettingError> parse(const QByteArray& name, const QString& text);
    static bool isKnown(const QByteArray& name);
    /// Takes a checked value into memory and tells; the caller stores it first. Undefined: the default.
    void apply(const QByteArray& name, const QJsonValue& value);

    QJsonValue value(const QByteArray& name) const;
    bool isSet(const QByteArray& name) const { return m_values.contains(QString::fromUtf8(name)); }
    QString text(const QByteArray& name) const { return value(name).toString(); }
    qint64 integer(const QByteArray& name) const { return value(name).toInteger(); }
    bool boolean(const QByteArray& name) const { return value(name).toBool(); }
    QStringList texts(const QByteArray& name) const;
    /// All options with their values: name to value.
    QJsonObject all() const;
    /// What differs from the defaults; for backups.
    QJsonObject changed() const { return m_values; }

Q_SIGNALS:
    void settingChanged(const QByteArray& name);

private:
    QJsonObject m_values;
};

} // namespace allium::node
