// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// The files of one direction, searched by name and person as one types, or those of one contact.
class FileFilter : public QSortFilterProxyModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.transfers has them")
    Q_PROPERTY(Direction direction READ direction WRITE setDirection NOTIFY directionChanged)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    Q_PROPERTY(QString contact READ contact WRITE setContact NOTIFY contactChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    enum class Direction { Everything, Incoming, Outgoing };
    Q_ENUM(Direction)

    explicit FileFilter(QAbstractItemModel& files, QObject* parent = nullptr);

    Direction direction() const { return m_direction; }
    void setDirection(Direction direction);
    QString search() const { return m_search; }
    void setSearch(const QString& search);
    /// From the first call on only files of this contact are shown, so none for an empty one.
    QString contact() const { return m_contact; }
    void setContact(const QString& contact);
    int count() const { return rowCount(); }

Q_SIGNALS:
    void directionChanged();
    void searchChanged();
    void contactChanged();
    void countChanged();

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    Direction m_direction = Direction::Everything;
    QString m_search;
    QString m_contact;
    bool m_isOfOne = false;
};

} // namespace allium::desktop
