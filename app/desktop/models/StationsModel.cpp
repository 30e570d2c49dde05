// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/StationsModel.h"

namespace allium::desktop {

void StationsModel::set(Place place, const Station& station)
{
    auto& current = m_stations[static_cast<std::size_t>(place)];
    if (current == station)
        return;
    current = station;
    const auto row = index(static_cast<int>(place));
    Q_EMIT dataChanged(row, row);
}

int StationsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Count;
}

QVariant StationsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = m_stations[static_cast<std::size_t>(index.row())];
    switch (role) {
    case PlaceRole:
        return QVariant::fromValue(static_cast<Place>(index.row()));
    case StateRole:
        return QVariant::fromValue(row.state);
    case SentenceRole:
    case Qt::DisplayRole:
        return row.sentence;
    case DetailRole:
        return row.detail;
    case PercentRole:
        return row.percent;
    default:
        return {};
    }
}

QHash<int, QByteArray> StationsModel::roleNames() const
{
    return { { PlaceRole, "place" }, { StateRole, "stationState" }, { SentenceRole, "sentence" },
             { DetailRole, "detail" }, { PercentRole, "percent" } };
}

} // namespace allium::desktop
