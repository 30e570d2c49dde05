// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/PreparationListModel.h"

#include "app/desktop/models/FileText.h"
#include "core/contacts/DisplayText.h"
#include "core/contacts/Limits.h"

#include <algorithm>

namespace allium::desktop {

int PreparationListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant PreparationListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole:
        return row.id;
    case PersonRole:
        return m_people.value(row.contact);
    case Qt::DisplayRole:
    case NameRole:
        return FileText::together(row.name, row.paths);
    case LineRole:
        return FileText::reading(row.read, row.size, row.rate, row.secondsLeft);
    case PartRole:
        return row.size > 0 ? static_cast<double>(row.read) / static_cast<double>(row.size) : 0.0;
    default:
        return {};
    }
}

QHash<int, QByteArray> PreparationListModel::roleNames() const
{
    return { { IdRole, "preparation" }, { PersonRole, "person" }, { NameRole, "name" }, { LineRole, "line" }, { PartRole, "done" } };
}

bool PreparationListModel::isShown(const QJsonObject& preparation) const
{
    return m_contact.isEmpty() || preparation.value(QLatin1String("contact")).toString() == m_contact;
}

PreparationListModel::Row PreparationListModel::rowOf(const QJsonObject& preparation)
{
    const auto number = [&](const char* name, qint64 fallback) { return preparation.value(QLatin1String(name)).toInteger(fallback); };
    Row row;
    row.id = number("id", 0);
    row.contact = preparation.value(QLatin1String("contact")).toString();
    row.name = contacts::displayLine(preparation.value(QLatin1String("name")).toString(), contacts::limits::FileNameBytes);
    row.paths = number("paths", 1);
    row.read = number("read", 0);
    row.size = number("size", 0);
    row.rate = preparation.value(QLatin1String("rate")).toDouble();
    row.secondsLeft = number("seconds_left", -1);
    return row;
}

int PreparationListModel::find(qint64 id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [id](const Row& row) { return row.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void PreparationListModel::setContact(const QString& contact)
{
    m_contact = contact;
    clear();
}

void PreparationListModel::replaceAll(const QJsonArray& preparations)
{
    if (preparations.isEmpty() && m_rows.empty())
        return;
    beginResetModel();
    m_rows.clear();
    for (const auto& preparation : preparations) {
        if (isShown(preparation.toObject()))
            m_rows.push_back(rowOf(preparation.toObject()));
    }
    endResetModel();
    Q_EMIT countChanged();
}

void PreparationListModel::takeEvent(const QString& type, const QJsonObject& fields)
{
    const bool isEnd = type == QLatin1String("preparation.ended");
    if (!isEnd && (type != QLatin1String("preparation.changed") || !isShown(fields)))
        return;
    const int row = find(fields.value(QLatin1String("id")).toInteger());
    if (!isEnd && row >= 0) {
        m_rows[static_cast<std::size_t>(row)] = rowOf(fields);
        Q_EMIT dataChanged(index(row), index(row));
    } else if (!isEnd) {
        beginInsertRows({}, count(), count());
        m_rows.push_back(rowOf(fields));
        endInsertRows();
        Q_EMIT countChanged();
    } else if (row >= 0) {
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
        Q_EMIT countChanged();
    }
}

void PreparationListModel::setPeople(const QHash<QString, QString>& names)
{
    m_people = names;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(count() - 1), { PersonRole });
}

} // namespace allium::desktop
