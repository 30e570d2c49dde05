// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sheets/SheetState.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace allium::sheets {
namespace {

/// "Allium/Contacts/ContactsPage" lives where its module's resources are.
QUrl urlOf(const QString& component)
{
    return QUrl(QStringLiteral("qrc:/qt/qml/%1.qml").arg(component));
}

QStringList texts(const QJsonValue& value)
{
    QStringList list;
    const auto array = value.toArray();
    for (const auto& item : array)
        list.append(item.toString());
    return list;
}

/// "5 min ago" and the like, alone in quotes, are times as the core writes them.
QByteArray withTimes(const QByteArray& json)
{
    static const QRegularExpression ago(QStringLiteral(R"("(\d+) (min|h|d) ago")"));
    constexpr qint64 Minute = 60'000;
    const auto now = QDateTime::currentMSecsSinceEpoch();
    auto text = QString::fromUtf8(json);
    for (auto match = ago.match(text); match.hasMatch(); match = ago.match(text)) {
        const auto unit = match.captured(2);
        const auto minutes = match.captured(1).toLongLong() * (unit == QLatin1String("min") ? 1 : unit == QLatin1String("h") ? 60 : 24 * 60);
        text.replace(match.capturedStart(), match.capturedLength(), QString::number(now - minutes * Minute));
    }
    return text.toUtf8();
}

void putOver(QJsonObject& below, const QJsonObject& above)
{
    for (auto it = above.begin(); it != above.end(); ++it)
        below.insert(it.key(), it.value());
}

} // namespace

std::optional<SheetState> SheetState::read(const QString& path, QString& error)
{
    QFile file(path);
    QJsonParseError mistake {};
    const auto object = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(withTimes(file.readAll()), &mistake).object() : QJsonObject();
    if (object.isEmpty()) {
        error = QStringLiteral("%1: %2").arg(path, file.isOpen() ? mistake.errorString() : file.errorString());
        return std::nullopt;
    }
    SheetState state;
    state.component = urlOf(QStringLiteral("Allium/Shell/ScreenHost"));
    if (object.contains(QLatin1String("like"))) {
        const auto base = QFileInfo(path).path() + QLatin1Char('/') + object.value(QLatin1String("like")).toString() + QStringLiteral(".json");
        auto read = SheetState::read(base, error);
        if (!read)
            return std::nullopt;
        state = std::move(*read);
    }
    putOver(state.answers, object.value(QLatin1String("answers")).toObject());
    putOver(state.refusals, object.value(QLatin1String("refusals")).toObject());
    putOver(state.properties, object.value(QLatin1String("properties")).toObject());
    state.held += texts(object.value(QLatin1String("held")));
    const auto events = object.value(QLatin1String("events")).toArray();
    for (const auto& event : events) {
        auto fields = event.toObject();
        const auto type = fields.take(QLatin1String("type")).toString();
        state.events.emplace_back(type, fields);
    }
    if (object.contains(QLatin1String("component")))
        state.component = urlOf(object.value(QLatin1String("component")).toString());
    state.actions += texts(object.value(QLatin1String("do")));
    if (object.contains(QLatin1String("looks")))
        state.looks = texts(object.value(QLatin1String("looks")));
    return state;
}

namespace {

constexpr QSize Wide { 1040, 720 };
constexpr QSize Narrow { 360, 720 };

} // namespace

const std::vector<Look>& Look::all()
{
    static const std::vector<Look> looks {
        { QStringLiteral("light"), Wide },
        { QStringLiteral("dark"), Wide, true },
        { QStringLiteral("narrow"), Narrow },
        { QStringLiteral("narrow-dark-mirrored"), Narrow, true, false, true },
        { QStringLiteral("narrow-large"), Narrow, false, false, false, 2.0 },
        { QStringLiteral("mirrored"), Wide, false, false, true },
        { QStringLiteral("large"), Wide, false, false, false, 2.0 },
        { QStringLiteral("contrast"), Wide, true, true },
        { QStringLiteral("huge"), Wide, false, false, false, 4.0 },
        { QStringLiteral("narrow-huge"), Narrow, false, false, false, 4.0 },
    };
    return looks;
}

const std::vector<Look>& Look::foreign()
{
    const auto pseudo = QStringLiteral("pseudo");
    static const std::vector<Look> looks {
        { QStringLiteral("german"), Wide, false, false, false, 1.0, QStringLiteral("de") },
        { QStringLiteral("german-narrow"), Narrow, false, false, false, 1.0, QStringLiteral("de") },
        { QStringLiteral("german-narrow-large"), Narrow, false, false, false, 2.0, QStringLiteral("de") },
        { pseudo, Wide, false, false, false, 1.0, pseudo },
        { QStringLiteral("pseudo-narrow"), Narrow, false, false, false, 1.0, pseudo },
        { QStringLiteral("pseudo-mirrored"), Narrow, false, false, true, 1.0, QStringLiteral("pseudo-rtl") },
    };
    return looks;
}

std::vector<Look> Look::chosen(const QStringList& names)
{
    constexpr double UsualScale = 2.0;
    std::vector<Look> some;
    const auto isChosen = [&](const Look& look) { return names.isEmpty() ? look.textScale <= UsualScale : names.contains(look.name); };
    std::copy_if(all().begin(), all().end(), std::back_inserter(some), isChosen);
    if (!names.isEmpty())
        std::copy_if(foreign().begin(), foreign().end(), std::back_inserter(some), isChosen);
    return some;
}

} // namespace allium::sheets
