// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Timers.h"
#include "core/contacts/ConversationLink.h"
#include "core/contacts/MessageInbox.h"
#include "core/contacts/MessageOutbox.h"
#include "core/contacts/NoticePacer.h"
#include "core/contacts/StorePace.h"
#include "core/net/Session.h"
#include "core/storage/DatabaseWorker.h"

#include <QObject>
#include <QPointer>

namespace allium::contacts {

/// Runs a ConversationLink over one stream and the database. Owned by the FriendLink of the
/// session, which `telling` outlives as well; lives as long as the stream. A store that refuses ends the stream: what was not stored
/// is not acknowledged and comes again.
class ConversationDriver final : public QObject, private ConversationPort {
    Q_OBJECT
public:
    ConversationDriver(net::Stream* stream, const wire::AccountId& contact, const wire::DeviceId& mine,
                       storage::DatabaseWorker& database, Clock& clock, Timers& timers, StorePace& pace, const Telling& telling,
                       QObject* parent);

    void messageQueued() { m_link.messageQueued(); }
    /// The newest message of theirs that was read; told now, or soon.
    void tellRead(const wire::MessageId& upTo);
    void tellTyping();

Q_SIGNALS:
    void shown(const std::vector<allium::contacts::StoredMessage>& messages);
    void statesChanged(const std::vector<allium::contacts::MessageOutbox::StateChange>& changes);
    /// They have read everything up to there.
    void theyRead(allium::contacts::MessagePosition upTo);
    void theyTyped();
    void storageFailed(allium::storage::StorageErrorKind kind);

private:
    void send(const QByteArray& message) override;
    void begin(const std::optional<Ack>& have) override;
    void fetch(std::uint64_t after, bool resendDelivered, int limit) override;
    void applyAck(const Ack& ack) override;
    void commit(std::vector<ChatMessage> messages) override;
    void applyBase(std::uint64_t base) override;
    void applyRead(const wire::MessageId& upTo) override;
    void theyType() override { Q_EMIT theyTyped(); }

    void onReceived(const storage::StorageResult<MessageInbox::Received>& received, bool answersCommit);
    void tellWhatWasRead();
    void flushNotices();
    void close(net::CloseReason reason);
    template <class Value>
    bool isStored(const storage::StorageResult<Value>& result);

    QPointer<net::Stream> m_stream;
    wire::AccountId m_contact;
    wire::DeviceId m_mine;
    wire::DeviceId m_theirs;
    storage::DatabaseWorker& m_database;
    Clock& m_clock;
    StorePace& m_pace;
    const Telling& m_telling;
    ConversationLink m_link;
    NoticePacer m_notices;
    Timer m_noticeTimer;
};

} // namespace allium::contacts
