// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/RequestListModel.h"

#include <QJsonObject>

#include <algorithm>

namespace allium::desktop {

RequestListModel::RequestListModel(const QString& state, QObject* parent)
    : QAbstractListModel(parent)
    , m_state(state)
{
}

int RequestListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> RequestListModel::roleNames() const
{
    return { { IdRole, "requestId" }, { NameRole, "name" }, { OnionIdRole, "onionId" }, { GreetingRole, "greeting" },
             { SinceRole, "since" }, { ArrivedRole, "arrived" }, { WhyRole, "why" } };
}

QVariant RequestListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole:
        return entry.id;
    case Qt::DisplayRole:
    case NameRole:
        return entry.name;
    case OnionIdRole:
        return entry.onionId;
    case GreetingRole:
        return entry.greeting;
    case SinceRole:
        return entry.since;
    case ArrivedRole:
        return entry.hasArrived;
    case WhyRole:
        return entry.why;
    default:
        return {};
    }
}

RequestListModel::Entry RequestListModel::entryOf(const QJsonObject& object)
{
    const auto text = [&](const char* key) { return object.value(QLatin1String(key)).toString(); };
    Entry entry;
    entry.id = text("id");
    entry.name = text("name");
    entry.onionId = text("onion_id");
    entry.greeting = text("greeting");
    entry.since = object.value(QLatin1String("since")).toInteger();
    entry.hasArrived = object.value(QLatin1String("arrived")).toBool();
    entry.why = text("why");
    return entry;
}

void RequestListModel::take(const QJsonArray& answer)
{
    std::vector<Entry> wanted;
    for (const auto& value : answer) {
        const auto object = value.toObject();
        if (object.value(QLatin1String("state")).toString() == m_state)
            wanted.push_back(entryOf(object));
    }
    std::sort(wanted.begin(), wanted.end(),
              [](const Entry& a, const Entry& b) { return a.since != b.since ? a.since > b.since : a.id < b.id; });
    const auto isWanted = [&](const Entry& entry) {
        return std::any_of(wanted.begin(), wanted.end(), [&](const Entry& other) { return other.id == entry.id; });
    };
    const auto before = count();
    for (int row = count() - 1; row >= 0; --row) {
        if (isWanted(m_entries[static_cast<std::size_t>(row)]))
            continue;
        beginRemoveRows({}, row, row);
        m_entries.erase(m_entries.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(wanted.size()); ++row) {
        auto& entry = wanted[static_cast<std::size_t>(row)];
        const auto from = std::find_if(m_entries.begin() + row, m_entries.end(), [&](const Entry& other) { return other.id == entry.id; });
        if (from == m_entries.end()) {
            beginInsertRows({}, row, row);
            m_entries.insert(m_entries.begin() + row, entry);
            endInsertRows();
            continue;
        }
        const auto at = static_cast<int>(from - m_entries.begin());
        if (at != row) {
            beginMoveRows({}, at, at, {}, row);
            std::rotate(m_entries.begin() + row, from, from + 1);
            endMoveRows();
        }
        auto& now = m_entries[static_cast<std::size_t>(row)];
        if (now == entry)
            continue;
        now = entry;
        Q_EMIT dataChanged(index(row), index(row));
    }
    if (count() != before)
        Q_EMIT countChanged();
}

} // namespace allium::desktop
