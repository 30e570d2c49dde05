// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/Settings.h"

#include "core/base/Bug.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace allium::node {
namespace {

const SettingSpec* find(const QByteArray& name)
{
    const auto& specs = Settings::specs();
    const auto found = std::find_if(specs.begin(), specs.end(), [&](const auto& spec) { return spec.name == name; });
    return found == specs.end() ? nullptr : &*found;
}

/// SQLite has no JSON scalar type that keeps true apart from 1, so values are stored as a JSON array of one.
QString encode(const QJsonValue& value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact));
}

} // namespace

const std::vector<SettingSpec>& Settings::specs()
{
    static const std::vector<SettingSpec> specs {
        { "log.rules", SettingType::Text, QString(), "What to log: core.tor=debug,core.net=info" },
        { "talk.tell_read", SettingType::Boolean, false, "Tell people when their messages were read; who does not is not told either." },
        { "talk.tell_typing", SettingType::Boolean, false, "Show people that something is being written; the same holds." },
        { "tor.accept_old", SettingType::Boolean, false, "Run a tor that is too old to be safe." },
        { "tor.binary", SettingType::Text, QString(), "Path of the tor program; empty: the one that came along." },
        { "tor.bridges", SettingType::TextList, QJsonArray {}, "Bridge lines." },
        { "tor.control", SettingType::Text, QString(), "Control socket or port of a running tor (mode running)." },
        { "tor.custom_lines", SettingType::TextList, QJsonArray {}, "Lines added to tor's configuration." },
        { "tor.mode", SettingType::Text, QStringLiteral("own"), "Whose tor: Allium's own, or one already running.", 0, 0,
          { "own", "running" } },
        { "transfer.circuits", SettingType::Integer, 4, "Tor circuits for one large file.", 1, 8 },
        { "transfer.max_active", SettingType::Integer, 4, "Files fetched at the same time; more wait.", 1, 32 },
    };
    return specs;
}

storage::StorageResult<void> Settings::createSchema(storage::Database& database)
{
    return database.execute("CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT");
}

storage::StorageResult<QJsonObject> Settings::load(storage::Database& database)
{
    ALLIUM_TRY(auto select, database.prepare("SELECT name, value FROM setting"));
    QJsonObject values;
    for (;;) {
        ALLIUM_TRY(const bool row, select.step());
        if (!row)
            return values;
        const auto stored = QJsonDocument::fromJson(select.text(1).toUtf8()).array().at(0);
        const auto name = select.text(0);
        // A value that an older or newer program wrote and this one would refuse counts as not set.
        if (find(name.toUtf8()) == nullptr || check(name.toUtf8(), stored))
            values.insert(name, stored);
    }
}

storage::StorageResult<void> Settings::store(storage::Database& database, const QByteArray& name,
                                                    const QJsonValue& value)
{
    return database.run("INSERT INTO setting (name, value) VALUES (?1, ?2) "
                        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                        QString::fromUtf8(name), encode(value));
}

storage::StorageResult<void> Settings::remove(storage::Database& database, const QByteArray& name)
{
    return database.run("DELETE FROM setting WHERE name = ?1", QString::fromUtf8(name));
}

Settings::Settings(const QJsonObject& stored)
    : m_values(stored)
{
}

Result<void, SettingError> Settings::check(const QByteArray& name, const QJsonValue& value)
{
    const auto* spec = find(name);
    if (spec == nullptr)
        return fail(SettingError::Unknown);
    switch (spec->type) {
    case SettingType::Boolean:
        if (!value.isBool())
            return fail(SettingError::WrongType);
        return {};
    case SettingType::Integer:
        if (!value.isDouble() || value.toDouble() != static_cast<double>(value.toInteger()))
            return fail(SettingError::WrongType);
        if (spec->maximum != 0 && (value.toInteger() < spec->minimum || value.toInteger() > spec->maximum))
            return fail(SettingError::OutOfRange);
        return {};
    case SettingType::Text:
        if (!value.isString())
            return fail(SettingError::WrongType);
        if (value.toString().size() > MaxTextLength)
            return fail(SettingError::TooLong);
        if (!spec->choices.empty()
            && std::none_of(spec->choices.begin(), spec->choices.end(),
                            [&](const char* choice) { return value.toString() == QLatin1String(choice); })) {
            return fail(SettingError::NotAChoice);
        }
        return {};
    case SettingType::TextList: {
        const auto array = value.toArray();
        if (!value.isArray() || !std::all_of(array.begin(), array.end(), [](const auto& item) { return item.isString(); }))
            return fail(SettingError::WrongType);
        if (array.size() > MaxListEntries
            || std::any_of(array.begin(), array.end(),
                           [](const auto& item) { return item.toString().size() > MaxTextLength; })) {
            return fail(SettingError::TooLong);
        }
        return {};
    }
    }
    return fail(SettingError::Unknown);
}

bool Settings::isKnown(const QByteArray& name)
{
    return find(name) != nullptr;
}

Result<QJsonValue, SettingError> Settings::parse(const QByteArray& name, const QString& text)
{
    const auto* spec = find(name);
    if (spec == nullptr)
        return fail(SettingError::Unknown);
    QJsonValue value(text);
    if (spec->type == SettingType::Integer) {
        bool ok = false;
        const auto number = text.toLongLong(&ok);
        if (ok)
            value = QJsonValue(number);
    } else if (spec->type == SettingType::Boolean) {
        if (text == QLatin1String("true") || text == QLatin1String("false"))
            value = text == QLatin1String("true");
    } else if (spec->type == SettingType::TextList) {
        const auto list = QJsonDocument::fromJson(text.toUtf8());
        value = list.isArray() ? list.array() : QJsonArray { text };
    }
    ALLIUM_CHECK(check(name, value));
    return value;
}

void Settings::apply(const QByteArray& name, const QJsonValue& value)
{
    if (value.isUndefined())
        m_values.remove(QString::fromUtf8(name));
    else
        m_values.insert(QString::fromUtf8(name), value);
    Q_EMIT settingChanged(name);
}

QJsonValue Settings::value(const QByteArray& name) const
{
    const auto* spec = find(name);
    if (spec == nullptr) {
        ALLIUM_BUG("asked for a setting that does not exist");
        return {};
    }
    const auto set = m_values.value(QString::fromUtf8(name));
    return set.isUndefined() ? spec->fallback : set;
}

QStringList Settings::texts(const QByteArray& name) const
{
    QStringList list;
    const auto array = value(name).toArray();
    for (const auto& item : array)
        list.append(item.toString());
    return list;
}

QJsonObject Settings::all() const
{
    QJsonObject result;
    for (const auto& spec : specs())
        result.insert(QString::fromUtf8(spec.name), value(spec.name));
    return result;
}

} // namespace allium::node
