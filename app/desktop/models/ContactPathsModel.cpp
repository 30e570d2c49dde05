// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/ContactPathsModel.h"

#include "app/desktop/models/Pictures.h"
#include "app/desktop/viewmodels/ErrorText.h"

#include <QHash>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

namespace allium::desktop {
namespace {

constexpr qint64 Second = 1000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;

QString waitingFor(qint64 milliseconds)
{
    if (milliseconds < Second)
        return ContactPathsModel::tr("Waiting for its turn to be tried");
    if (milliseconds < Minute)
        return ContactPathsModel::tr("Next try in less than a minute");
    if (milliseconds < 2 * Hour)
        return ContactPathsModel::tr("Next try in %n minutes", nullptr, static_cast<int>(milliseconds / Minute));
    return ContactPathsModel::tr("Next try in %n hours", nullptr, static_cast<int>(milliseconds / Hour));
}

} // namespace

ContactPathsModel::Row ContactPathsModel::read(const QJsonObject& path, qint64 now)
{
    Row row;
    row.id = path.value(QLatin1String("id")).toString();
    row.name = path.value(QLatin1String("name")).toString();
    row.picture = path.value(QLatin1String("picture")).toString();
    const auto state = path.value(QLatin1String("state")).toString();
    if (state == QLatin1String("connected")) {
        row.state = State::Connected;
        const auto roundTrip = path.value(QLatin1String("round_trip"));
        //: %1 is a number of seconds such as 0.8
        row.sentence = roundTrip.isDouble() ? tr("Connected, an answer takes %1 s").arg(QLocale().toString(roundTrip.toDouble() / 1000, 'f', 1)) : tr("Connected");
        return row;
    }
    row.state = state == QLatin1String("dialling") ? State::Dialling : State::Waiting;
    if (row.state == State::Dialling)
        row.sentence = tr("Looking for a way to them");
    else if (const auto next = path.value(QLatin1String("next")); next.isDouble())
        row.sentence = waitingFor(next.toInteger() - now);
    else
        row.sentence = tr("Not connected");
    if (const auto why = path.value(QLatin1String("why")).toString(); !why.isEmpty()) {
        const auto error = ErrorText::explain(why.toUtf8());
        row.failure = error.person.isEmpty() ? error.happened : error.happened + QLatin1Char(' ') + error.person;
    }
    return row;
}

bool ContactPathsModel::before(const Row& a, const Row& b)
{
    const int order = QString::localeAwareCompare(a.name, b.name);
    return order != 0 ? order < 0 : a.id < b.id;
}

void ContactPathsModel::setPaths(const QJsonArray& paths, qint64 now)
{
    QHash<QString, Row> news;
    for (const auto& path : paths) {
        auto row = read(path.toObject(), now);
        news.insert(row.id, row);
    }
    // Who is gone, or goes by another name and so to another place.
    for (int i = count() - 1; i >= 0; --i) {
        const auto& row = m_rows[static_cast<std::size_t>(i)];
        const auto found = news.constFind(row.id);
        if (found != news.constEnd() && found->name == row.name)
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + i);
        endRemoveRows();
    }
    for (int i = 0; i < count(); ++i) {
        auto& row = m_rows[static_cast<std::size_t>(i)];
        auto fresh = news.take(row.id);
        if (fresh == row)
            continue;
        row = std::move(fresh);
        Q_EMIT dataChanged(index(i), index(i));
    }
    for (auto& row : news) {
        const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), row, &ContactPathsModel::before);
        const auto at = static_cast<int>(place - m_rows.begin());
        beginInsertRows({}, at, at);
        m_rows.insert(place, std::move(row));
        endInsertRows();
    }
    Q_EMIT changed();
}

void ContactPathsModel::setTrying(const QString& id)
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.id == id; });
    if (found == m_rows.end() || found->trying)
        return;
    found->trying = true;
    const auto at = index(static_cast<int>(found - m_rows.begin()));
    Q_EMIT dataChanged(at, at, { TryingRole });
}

int ContactPathsModel::connected() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.state == State::Connected; }));
}

int ContactPathsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ContactPathsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole:
        return row.id;
    case NameRole:
    case Qt::DisplayRole:
        return row.name;
    case StateRole:
        return QVariant::fromValue(row.state);
    case SentenceRole:
        return row.sentence;
    case FailureRole:
        return row.failure;
    case PictureRole:
        return Pictures::ofContact(row.id, row.picture);
    case TryingRole:
        return row.trying;
    default:
        return {};
    }
}

QHash<int, QByteArray> ContactPathsModel::roleNames() const
{
    return { { IdRole, "contactId" }, { NameRole, "name" }, { StateRole, "pathState" },
             { SentenceRole, "sentence" }, { FailureRole, "failure" }, { TryingRole, "trying" },
             { PictureRole, "picture" } };
}

} // namespace allium::desktop
