// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QJsonArray>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace allium::desktop {

/// The profiles of this machine, in the order of the core: those used last first. Few, so it is compared with each
/// answer as a whole, and a list that is the same keeps its rows.
class ProfileListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Profiles has it")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    enum Role { ProfileRole = Qt::UserRole + 1, TitleRole, GivenTitleRole, KindRole, OpenRole, OwnRole, UsedRole, ProtectionRole, StartRole };
    /// What it is, as its folder shows it.
    enum class Kind { New, Ready, FromTheFuture, Damaged };
    Q_ENUM(Kind)

    struct Entry {
        QString profile; ///< its name, for the core
        QString title; ///< as the person calls it; may be empty
        Kind kind = Kind::New;
        bool hasPassphrase = false;
        bool hasKeyRing = false;
        bool hasRecoveryCode = false;
        bool isOpen = false;
        bool isOwn = false;
        bool isStart = false; ///< begins without a question
        qint64 lastUsed = 0; ///< 0: never

        /// What people read: the title, or a plain name that says nothing.
        QString shownTitle() const;

        friend bool operator==(const Entry&, const Entry&) = default;
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return static_cast<int>(m_entries.size()); }

    /// The answer to "profiles".
    void take(const QJsonArray& answer);
    const Entry* find(const QString& profile) const;
    const Entry* own() const;
    const Entry* start() const;
    /// Says everything anew, in another language.
    void retranslate();

Q_SIGNALS:
    void countChanged();

private:
    static QString protection(const Entry& entry);

    std::vector<Entry> m_entries;
};

} // namespace allium::desktop
