// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/ConversationMessages.h"

#include <optional>
#include <vector>

namespace allium::contacts {

/// Where sending resumes after the peer has said what it has; from MessageOutbox::beginSending().
struct SendStart {
    std::uint64_t after = 0; ///< everything numbered above is still to be sent
    bool resendDelivered = false; ///< the peer's store is older than what it once acknowledged
    std::optional<std::uint64_t> base; ///< to be announced: below it nothing is left to send
};

/// What ConversationLink needs done. Implemented over a stream and the database worker, and by
/// tests over memory. Each store call is answered later by the method of ConversationLink named
/// beside it, in the order of the calls.
class ConversationPort {
public:
    virtual ~ConversationPort() = default;
    virtual void send(const QByteArray& message) = 0;
    virtual void begin(const std::optional<Ack>& have) = 0; ///< began()
    virtual void fetch(std::uint64_t after, bool resendDelivered, int limit) = 0; ///< fetched()
    virtual void applyAck(const Ack& ack) = 0; ///< not answered
    virtual void commit(std::vector<ChatMessage> messages) = 0; ///< committed()
    virtual void applyBase(std::uint64_t base) = 0; ///< baseApplied()
    virtual void applyRead(const wire::MessageId& upTo) = 0; ///< readApplied()
    virtual void theyType() = 0; ///< not answered
};

/// One conversation stream with one device, from its opening to its end: who sends what when, no
/// I/O. Everything that must last is in the store, so the object dies with the stream and the next
/// one goes on where the store is.
///
///     Greeting --their hello--> Resuming --began()--> Flowing
///     any --a broken rule--> Failed (the session ends with Protocol)
///
/// Nothing of ours leaves before their hello: only it tells which numbers they have. A message is
/// acknowledged after the store has it for good. At most limits::SendWindow numbers are under way.
/// Of what they say they have read one is with the store, and of all later ones only the last is kept.
class ConversationLink {
public:
    enum class State { Greeting, Resuming, Flowing, Failed };

    ConversationLink(ConversationPort& port, const wire::DeviceId& mine, const wire::DeviceId& theirs);

    State state() const { return m_state; }
    /// Says hello. `have` is what the store holds of the peer's device.
    void start(const std::optional<Ack>& have);
    /// A message of the stream; false once it has failed.
    bool receive(QByteArrayView message);
    /// Something new waits in the store.
    void messageQueued();

    void began(const SendStart& start);
    void fetched(const std::vector<ChatMessage>& messages);
    void committed(const Ack& ack);
    void baseApplied(const Ack& ack);
    void readApplied();

    /// Said while Flowing; otherwise there is nobody to hear it, and it is not kept.
    void tellRead(const wire::MessageId& upTo);
    void tellTyping();

private:
    bool onHello(const ConversationHello& hello);
    bool onChat(ChatMessage&& chat);
    bool onAck(const Ack& ack);
    bool onBase(std::uint64_t base);
    bool onRead(const wire::MessageId& upTo);
    bool onTyping();
    void pump();
    void flushCommits();
    void flushRead();
    bool failed();

    ConversationPort& m_port;
    wire::DeviceId m_mine;
    wire::DeviceId m_theirs;
    State m_state = State::Greeting;

    std::uint64_t m_lastSent = 0;
    std::uint64_t m_peerHas = 0;
    bool m_resendDelivered = false;
    bool m_fetching = false;
    bool m_mayBeMore = false;

    std::vector<ChatMessage> m_toCommit;
    bool m_committing = false;
    std::optional<wire::MessageId> m_theyRead;
    bool m_applyingRead = false;
};

} // namespace allium::contacts
