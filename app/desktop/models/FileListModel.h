// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/models/FileText.h"

#include <QAbstractListModel>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace allium::desktop {

/// Every file and folder that went or is to go in either direction, newest first: what was offered
/// joined with what is known of its fetching. One row for each content and person; an offer that is
/// repeated renews its row.
class FileListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.transfers.files is it")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int running READ running NOTIFY runningChanged)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY loadedChanged)
public:
    enum Role {
        OfferRole = Qt::UserRole + 1, ///< id of the offer; empty when only its transfer is known
        TransferRole, ///< id of the transfer; empty before it is accepted
        ContactRole,
        PersonRole, ///< the contact's name
        NameRole,
        IconRole,
        MineRole, ///< shared by me
        StateRole, ///< FileState
        LineRole, ///< how it stands, as FileText says it
        SizeRole, ///< bytes
        ReceivedRole, ///< bytes that are here and verified, or of mine there
        SavedAsRole,
        MayRunRole,
        MayTryAgainRole, ///< failed, and that might help
        TimeRole, ///< milliseconds since 1970
        PositionRole, ///< of the message that offers it in its conversation; 0: there is none
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_files.size()); }
    /// How many are being fetched.
    int running() const { return m_running; }
    bool isLoaded() const { return m_isLoaded; }

    /// The answers to "offers" (newest first) and "transfers".
    void replaceAll(const QJsonArray& offers, const QJsonArray& transfers);
    void clear();
    void takeOffer(const QJsonObject& offer);
    /// A transfer that is new or changed.
    void takeTransfer(const QJsonObject& transfer);
    /// Somebody fetches a file of mine.
    void takeUpload(const QJsonObject& upload);
    /// The row loses its fetching, or goes when it was nothing else.
    void removeTransfer(const QString& transfer);
    /// How far the message that carries an offer of mine got.
    void setOfferState(const QString& offer, const QString& state, const QString& why);
    /// Names of people by account.
    void setPeople(const QHash<QString, QString>& names);

Q_SIGNALS:
    void countChanged();
    void runningChanged();
    void loadedChanged();

private:
    struct File {
        QString key;
        QString offer;
        QString transfer;
        QString contact;
        QString name;
        QString savedAs;
        FileFacts facts;
        FileState offerState = FileState::Offered; ///< what remains when the transfer goes
        qint64 time = 0;
        qint64 position = 0;
        bool mine = false;
        bool folder = false;
    };

    static void applyOffer(File& file, const QJsonObject& offer);
    static void applyTransfer(File& file, const QJsonObject& transfer);
    int rowOf(std::size_t place) const { return static_cast<int>(m_files.size() - 1 - place); }
    File& findOrAdd(const QString& key);
    void changed(const File& file);
    void countRunning();
    void reindex();

    std::vector<File> m_files; ///< oldest first: what is new costs nothing
    QHash<QString, std::size_t> m_byKey;
    QHash<QString, std::size_t> m_byOffer;
    QHash<QString, std::size_t> m_byTransfer;
    QHash<QString, QString> m_people;
    int m_running = 0;
    bool m_isLoaded = false;
};

} // namespace allium::desktop
