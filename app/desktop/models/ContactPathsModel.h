// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QJsonArray>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace allium::desktop {

/// How each contact is reached, in words, by name. Told the answer to "paths" again and again, it
/// changes only the rows that changed.
class ContactPathsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.network has it")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int connected READ connected NOTIFY changed)
public:
    enum class State { Connected, Dialling, Waiting };
    Q_ENUM(State)
    enum Role { IdRole = Qt::UserRole + 1, NameRole, StateRole, SentenceRole, FailureRole, TryingRole, PictureRole };

    using QAbstractListModel::QAbstractListModel;

    /// `now` in milliseconds since 1970.
    void setPaths(const QJsonArray& paths, qint64 now);
    /// A try that somebody asked for; until the core says something else of this contact.
    void setTrying(const QString& id);

    int count() const { return static_cast<int>(m_rows.size()); }
    int connected() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    struct Row {
        QString id;
        QString name;
        State state = State::Waiting;
        QString sentence;
        QString failure; ///< why the last try failed; empty: it did not
        bool trying = false;
        QString picture; ///< its hash; empty: none
        friend bool operator==(const Row&, const Row&) = default;
    };
    static Row read(const QJsonObject& path, qint64 now);
    static bool before(const Row& a, const Row& b);

    std::vector<Row> m_rows; ///< sorted by before()
};

} // namespace allium::desktop
