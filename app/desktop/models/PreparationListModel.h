// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace allium::desktop {

/// Files and folders that are being read so that they can be offered, oldest first: all, or those for one contact.
/// Few, and gone soon.
class PreparationListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.transfers.preparations is it")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< a number
        PersonRole, ///< the contact's name; empty unless setPeople() knows it
        NameRole,
        LineRole, ///< how far it is, as FileText says it
        PartRole, ///< of it that was read, 0 to 1
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return static_cast<int>(m_rows.size()); }

    /// Of others than this contact nothing is shown. Clears what there is.
    void setContact(const QString& contact);
    /// The answer to "preparations".
    void replaceAll(const QJsonArray& preparations);
    void clear() { replaceAll({}); }
    /// "preparation.changed" and "preparation.ended"; other events are none of its business.
    void takeEvent(const QString& type, const QJsonObject& fields);
    /// Names of people by account.
    void setPeople(const QHash<QString, QString>& names);

Q_SIGNALS:
    void countChanged();

private:
    struct Row {
        qint64 id = 0;
        QString contact;
        QString name;
        qint64 paths = 1;
        qint64 read = 0;
        qint64 size = 0;
        double rate = 0;
        qint64 secondsLeft = -1;
    };

    bool isShown(const QJsonObject& preparation) const;
    static Row rowOf(const QJsonObject& preparation);
    int find(qint64 id) const; ///< -1: none

    std::vector<Row> m_rows;
    QHash<QString, QString> m_people;
    QString m_contact; ///< empty: everybody
};

} // namespace allium::desktop
