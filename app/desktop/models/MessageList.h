// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/models/MessageRows.h"
#include "app/desktop/models/OfferTransfers.h"

#include <QAbstractListModel>
#include <QHash>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// The messages of one conversation, newest first: a window of at most MaxRows onto what the core
/// has, moved by loadOlder() and loadNewer() and followed by events while it ends at the newest.
class MessageList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("conversation.messages has it")
    Q_PROPERTY(int count READ rows NOTIFY countChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(bool atNewest READ isAtNewest NOTIFY edgesChanged)
    Q_PROPERTY(bool atOldest READ isAtOldest NOTIFY edgesChanged)
public:
    static constexpr int PageSize = 100;
    static constexpr int MaxRows = 400;

    enum class State { Waiting, Sent, Delivered, Failed, Cancelled, Received, Read };
    Q_ENUM(State)

    enum Role {
        IdRole = Qt::UserRole + 1,
        PositionRole,
        MineRole,
        TextRole,
        UnknownRole,
        StateRole,
        WhyRole, ///< a sentence: why it was not sent
        TimeRole, ///< milliseconds since 1970
        ClockRole, ///< "14:05"
        DayRole, ///< "Today", "Tuesday", "3 March"
        FirstOfDayRole,
        FirstOfGroupRole,
        LastOfGroupRole,
        UnreadDividerRole, ///< what is unread begins here
        FileStateRole,
        FileLineRole, ///< how it stands, as FileText says it
        FileNameRole,
        FileIconRole,
        FileSizeRole, ///< bytes
        FileReceivedRole, ///< bytes that are here and verified
        FileMayRunRole, ///< never to be opened from here
        FileSavedAsRole, ///< path, or empty
        FileMayTryAgainRole, ///< failed, and that might help
        TransferRole, ///< id, or empty
        QuoteRole, ///< what is said of the message that it answers; empty: it answers none
        QuoteMineRole,
        QuotePositionRole, ///< 0: that message is not here
    };

    explicit MessageList(Core& core, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Shows the end of this conversation, or the place where the unread begins. Empty: none.
    void open(const QString& contact);
    Q_INVOKABLE void loadOlder();
    Q_INVOKABLE void loadNewer();
    /// The window at the end of the conversation.
    Q_INVOKABLE void loadNewest();

    /// Shows the message at this position, wherever it is: found() or missing() follows.
    Q_INVOKABLE void reveal(qint64 position);

    int rows() const { return m_rows.count(); }
    bool isLoading() const { return m_loading; }
    bool isAtNewest() const { return m_atNewest; }
    bool isAtOldest() const { return m_rows.isAtOldest(); }
    /// Of the row where the unread begins, or -1.
    Q_INVOKABLE int dividerRow() const { return m_rows.dividerRow(); }
    /// 0: no such row.
    Q_INVOKABLE qint64 positionAt(int row) const;
    /// Id of the newest that the other side wrote, where it is in the window; otherwise empty.
    Q_INVOKABLE QString newestOfTheirs() const { return m_rows.newestOfTheirs(); }
    /// -1: not in the window.
    int rowAt(qint64 position) const { return m_rows.rowAt(position); }
    const MessageEntry* find(const QString& id, bool mine) const { return m_rows.find(id, mine); }
    qint64 newestPosition() const { return m_rows.newestPosition(); }
    /// Messages of the other side in the window behind `after` up to `upTo`.
    int receivedBetween(qint64 after, qint64 upTo) const { return m_rows.receivedBetween(after, upTo); }
    /// What is behind this position and from the other side is new.
    void setDivider(qint64 position);

Q_SIGNALS:
    void countChanged();
    void loadingChanged();
    void edgesChanged();
    /// The first page is there: time to show its place.
    void opened();
    /// As the core knew it when the first page was read.
    void readUpTo(qint64 position);
    /// What was to be revealed stands in this row.
    void found(int row);
    void missing();
    void failed(const QByteArray& kind);

private:
    enum class Page { First, Older, Newer, Around };
    using Entries = MessageRows::Entries;

    void request(Page page, QJsonObject bounds);
    /// `isWhole`: there is nothing beyond it; `endsWithin`: a page by itself that does not end at the newest.
    void take(Page page, Entries entries, bool isWhole, bool endsWithin);
    void appendOlder(Entries entries);
    void prependNewer(Entries entries);
    void replaceAll(Entries entries);
    void addWaitingNews();
    void setLoading(bool loading);
    void setEdges(bool atOldest, bool atNewest);
    void changed(int first, int last, const QList<int>& roles = {});
    /// Rows beside a seam: what they say of day, group and divider may be different now.
    void seamChanged(int row);
    void fileChanged(const QString& content, bool mine);
    void onEvent(const QString& type, const QJsonObject& fields);
    void onState(const QJsonObject& fields);
    State stateOf(const MessageEntry& entry) const;
    void setReadByThem(qint64 position);
    void askReadByThem();
    QVariant fileData(const MessageEntry& entry, int role) const;

    Core& m_core;
    OfferTransfers m_files;
    QString m_contact;
    int m_generation = 0; ///< answers to what was asked before are stale
    MessageRows m_rows;
    Entries m_news; ///< arrived while a page was on its way
    QHash<QString, QJsonObject> m_newStates; ///< the same
    qint64 m_wanted = 0; ///< position to be revealed
    qint64 m_readByThem = 0; ///< position up to which they have read, as far as they say
    bool m_loading = false;
    bool m_atNewest = true;
};

} // namespace allium::desktop
