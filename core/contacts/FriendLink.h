// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Timers.h"
#include "core/contacts/ControlMessages.h"
#include "core/contacts/ConversationDriver.h"
#include "core/contacts/StorePace.h"
#include "core/net/Session.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <memory>

namespace allium::contacts {

/// One friend session in use: its control stream and its conversation stream, which the dialler of
/// the session opens. A stream that the other side is not ready for yet is opened again after a
/// while. Made when PeerPool announces the session, destroyed when it ends.
class FriendLink : public QObject {
    Q_OBJECT
public:
    static constexpr Milliseconds ReopenAfter { 2000 };
    static constexpr std::size_t PicturesAsked = 8;

    FriendLink(std::shared_ptr<net::Session> session, const wire::DeviceId& mine, storage::DatabaseWorker& database, Clock& clock,
               Timers& timers, const Telling& telling, QObject* parent = nullptr);
    ~FriendLink() override;

    const wire::AccountId& account() const { return m_session->peer().account; }
    net::Session& session() { return *m_session; }
    /// Queued until the control stream is there.
    void sendControl(const ControlMessage& message);
    void messageQueued();
    void tellRead(const wire::MessageId& upTo);
    void tellTyping();
    /// Asks for a picture of theirs. One that was not asked for ends the session.
    void askPicture(const PictureId& picture);

Q_SIGNALS:
    void controlReceived(const allium::contacts::ControlMessage& message);
    void shown(const std::vector<allium::contacts::StoredMessage>& messages);
    void statesChanged(const std::vector<allium::contacts::MessageOutbox::StateChange>& changes);
    void theyRead(allium::contacts::MessagePosition upTo);
    void theyTyped();
    void storageFailed(allium::storage::StorageErrorKind kind);

private:
    void openStreams();
    void take(net::Stream* stream);
    void takeControl(net::Stream* stream);
    void takeConversation(net::Stream* stream);
    void takeMessage(const ControlMessage& message);
    void onStreamClosed();

    std::shared_ptr<net::Session> m_session;
    wire::DeviceId m_mine;
    storage::DatabaseWorker& m_database;
    Clock& m_clock;
    Timers& m_timers;
    const Telling& m_telling;
    StorePace m_pace;
    Timer m_reopen;
    QPointer<net::Stream> m_control;
    QPointer<ConversationDriver> m_conversation;
    std::vector<QByteArray> m_waiting;
    /// Asked for and not come: a contact that has another by now does not answer.
    std::deque<PictureId> m_pictures;
};

} // namespace allium::contacts
