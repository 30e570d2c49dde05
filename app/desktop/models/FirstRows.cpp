// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/FirstRows.h"

namespace allium::desktop {

FirstRows::FirstRows(QObject* parent)
    : QSortFilterProxyModel(parent)
{
}

void FirstRows::setSource(QAbstractItemModel* source)
{
    if (source == m_source)
        return;
    if (m_source != nullptr)
        disconnect(m_source, nullptr, this, nullptr);
    m_source = source;
    setSourceModel(source);
    if (source != nullptr) {
        // After what the base class does with it: then the numbers of the rows are the new ones.
        for (auto signal : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
            connect(source, signal, this, [this] { invalidateFilter(); });
        connect(source, &QAbstractItemModel::rowsMoved, this, [this] { invalidateFilter(); });
        connect(source, &QAbstractItemModel::layoutChanged, this, [this] { invalidateFilter(); });
    }
    Q_EMIT sourceChanged();
}

void FirstRows::setLimit(int limit)
{
    if (limit == m_limit)
        return;
    m_limit = limit;
    invalidateFilter();
    Q_EMIT limitChanged();
}

bool FirstRows::filterAcceptsRow(int row, const QModelIndex& /*parent*/) const
{
    return row < m_limit;
}

} // namespace allium::desktop
