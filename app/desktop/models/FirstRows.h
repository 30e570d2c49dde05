// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QSortFilterProxyModel>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// The beginning of another model: its first `limit` rows, whatever comes, goes or moves in it. For a part of a page
/// that shows some of many and grows when asked.
class FirstRows : public QSortFilterProxyModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QAbstractItemModel* source READ source WRITE setSource NOTIFY sourceChanged)
    Q_PROPERTY(int limit READ limit WRITE setLimit NOTIFY limitChanged)
public:
    explicit FirstRows(QObject* parent = nullptr);

    QAbstractItemModel* source() const { return m_source; }
    void setSource(QAbstractItemModel* source);
    int limit() const { return m_limit; }
    void setLimit(int limit);

Q_SIGNALS:
    void sourceChanged();
    void limitChanged();

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QPointer<QAbstractItemModel> m_source;
    int m_limit = 0;
};

} // namespace allium::desktop
