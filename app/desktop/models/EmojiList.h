// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace allium::desktop {

/// Emoji to choose from: a picked few hundred of Unicode 13 and before, which common fonts can draw,
/// found by words of their names. Every word of the filter must begin a word of the name.
class EmojiList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
public:
    enum Role { EmojiRole = Qt::UserRole + 1, NameRole };

    explicit EmojiList(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString filter() const { return m_filter; }
    void setFilter(const QString& filter);
    /// Empty: no such row.
    Q_INVOKABLE QString at(int row) const;

Q_SIGNALS:
    void filterChanged();

private:
    QString m_filter;
    std::vector<std::size_t> m_shown; ///< indices of the table
};

} // namespace allium::desktop
