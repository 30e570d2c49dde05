// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QJsonArray>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace allium::desktop {

/// People in one state that is not "contact": who asks to be one, whom I asked, or whom I blocked.
/// Newest first. Few, so it is compared with each answer as a whole.
class RequestListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.contacts has them")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    enum Role { IdRole = Qt::UserRole + 1, NameRole, OnionIdRole, GreetingRole, SinceRole, ArrivedRole, WhyRole };

    /// `state`: as core/api names it.
    explicit RequestListModel(const QString& state, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return static_cast<int>(m_entries.size()); }

    /// The answer to "requests" or "contacts"; entries in other states are left out.
    void take(const QJsonArray& answer);
    void clear() { take({}); }

Q_SIGNALS:
    void countChanged();

private:
    struct Entry {
        QString id; ///< an account, or the onion ID while that is not known
        QString name;
        QString onionId;
        QString greeting;
        qint64 since = 0;
        bool hasArrived = false;
        QString why; ///< the error kind of the last attempt; empty: none yet

        friend bool operator==(const Entry&, const Entry&) = default;
    };
    static Entry entryOf(const QJsonObject& object);

    QString m_state;
    std::vector<Entry> m_entries;
};

} // namespace allium::desktop
