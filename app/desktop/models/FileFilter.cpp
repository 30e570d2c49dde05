// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/FileFilter.h"

#include "app/desktop/models/FileListModel.h"

namespace allium::desktop {

FileFilter::FileFilter(QAbstractItemModel& files, QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setSourceModel(&files);
    for (auto signal : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(this, signal, this, &FileFilter::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &FileFilter::countChanged);
}

void FileFilter::setDirection(Direction direction)
{
    if (direction == m_direction)
        return;
    m_direction = direction;
    invalidateFilter();
    Q_EMIT directionChanged();
    Q_EMIT countChanged();
}

void FileFilter::setSearch(const QString& search)
{
    const auto trimmed = search.trimmed();
    if (trimmed == m_search)
        return;
    m_search = trimmed;
    invalidateFilter();
    Q_EMIT searchChanged();
    Q_EMIT countChanged();
}

void FileFilter::setContact(const QString& contact)
{
    if (m_isOfOne && contact == m_contact)
        return;
    m_isOfOne = true;
    m_contact = contact;
    invalidateFilter();
    Q_EMIT contactChanged();
    Q_EMIT countChanged();
}

bool FileFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const auto at = sourceModel()->index(row, 0, parent);
    if (m_direction != Direction::Everything
        && at.data(FileListModel::MineRole).toBool() != (m_direction == Direction::Outgoing))
        return false;
    if (m_isOfOne && at.data(FileListModel::ContactRole).toString() != m_contact)
        return false;
    return m_search.isEmpty() || at.data(FileListModel::NameRole).toString().contains(m_search, Qt::CaseInsensitive)
        || at.data(FileListModel::PersonRole).toString().contains(m_search, Qt::CaseInsensitive);
}

} // namespace allium::desktop
