// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/models/Person.h"

#include <QAbstractListModel>
#include <QJsonArray>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace allium::desktop {

/// The contacts, those with whom something happened last first, searched as one types. People stand in a
/// hash; rows are pointers in order, so that an event finds its row by bisection and moves one row.
/// Reset only by replaceAll(), clear() and searches that change very many places.
///
/// Invariant: m_rows is sorted by comesBefore() and holds exactly those of m_people who match the search.
class ContactListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.contacts.list is it")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int total READ total NOTIFY totalChanged)
    Q_PROPERTY(int unread READ unread NOTIFY unreadChanged)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY loadedChanged)
public:
    enum Role { IdRole = Qt::UserRole + 1, NameRole, OnlineRole, PreviewRole, TimeRole, UnreadRole, MutedRole, OutgoingRole, MessageStateRole,
                PictureRole, TypingRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_rows.size()); } ///< rows shown
    int total() const { return static_cast<int>(m_people.size()); }
    /// Messages not read in conversations that are not muted.
    int unread() const { return m_unread; }
    bool isLoaded() const { return m_isLoaded; }
    QString search() const { return m_search; }
    void setSearch(const QString& search);

    /// -1: not there, or not shown.
    Q_INVOKABLE int rowOf(const QString& id) const;
    /// Empty beyond the ends.
    Q_INVOKABLE QString idAt(int row) const;
    /// Null when they are no contact. Valid until the next change.
    const Person* find(const QString& id) const;

    /// The answer to "contacts"; whoever is no contact is left out.
    void replaceAll(const QJsonArray& contacts);
    void clear();
    /// A contact that is new or changed.
    void upsert(const QJsonObject& contact);
    void remove(const QString& id);
    void setOnline(const QString& id, bool online, qint64 now);
    void setTyping(const QString& id, bool typing);
    /// A message of either side; one that is not newer than what is known changes nothing.
    void addMessage(const QJsonObject& message);
    void setMessageState(const QString& id, const QString& message, const QString& state);
    void setUnread(const QString& id, int unread);
    void forgetMessages(const QString& id);

Q_SIGNALS:
    void countChanged();
    void totalChanged();
    void unreadChanged();
    void searchChanged();
    void loadedChanged();
    void personChanged(const QString& id);
    void personRemoved(const QString& id);

private:
    using Rows = std::vector<const Person*>;

    static bool comesBefore(const Person* one, const Person* other);
    int placeOf(const Person& person) const;
    void change(const QString& id, const std::function<void(Person&)>& change);
    void settle(const Person& person, int before);
    void removeRow(int row);
    void insertRow(const Person& person);
    void show(Rows rows);
    void countUnread(int difference);

    std::unordered_map<QString, std::unique_ptr<Person>> m_people;
    Rows m_rows;
    QString m_search;
    int m_unread = 0;
    bool m_isLoaded = false;
};

} // namespace allium::desktop
