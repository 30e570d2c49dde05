// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/ConversationLink.h"

#include "core/contacts/Limits.h"

#include <algorithm>

namespace allium::contacts {

ConversationLink::ConversationLink(ConversationPort& port, const wire::DeviceId& mine, const wire::DeviceId& theirs)
    : m_port(port)
    , m_mine(mine)
    , m_theirs(theirs)
{
}

void ConversationLink::start(const std::optional<Ack>& have)
{
    m_port.send(encode(ConversationHello { m_mine, have }));
}

bool ConversationLink::failed()
{
    m_state = State::Failed;
    return false;
}

bool ConversationLink::receive(QByteArrayView message)
{
    if (m_state == State::Failed)
        return false;
    auto decoded = decodeConversationMessage(message);
    if (!decoded) {
        // A body of a later version is not a mistake.
        return decoded.error() == wire::WireError::UnknownBody ? true : failed();
    }
    if (const auto* hello = std::get_if<ConversationHello>(&*decoded))
        return onHello(*hello);
    if (m_state == State::Greeting)
        return failed();
    if (auto* chat = std::get_if<ChatMessage>(&*decoded))
        return onChat(std::move(*chat));
    if (const auto* ack = std::get_if<Ack>(&*decoded))
        return onAck(*ack);
    if (const auto* read = std::get_if<ReadNotice>(&*decoded))
        return onRead(read->upTo);
    if (std::holds_alternative<TypingNotice>(*decoded))
        return onTyping();
    return onBase(std::get<Base>(*decoded).seq);
}

bool ConversationLink::onHello(const ConversationHello& hello)
{
    if (m_state != State::Greeting || hello.device != m_theirs)
        return failed();
    m_state = State::Resuming;
    m_port.begin(hello.have);
    return true;
}

void ConversationLink::began(const SendStart& start)
{
    if (m_state != State::Resuming)
        return;
    m_state = State::Flowing;
    m_lastSent = start.after;
    m_peerHas = start.after;
    m_resendDelivered = start.resendDelivered;
    m_mayBeMore = true;
    if (start.base)
        m_port.send(encode(Base { *start.base }));
    pump();
}

void ConversationLink::messageQueued()
{
    m_mayBeMore = true;
    pump();
}

void ConversationLink::pump()
{
    if (m_state != State::Flowing || m_fetching || !m_mayBeMore)
        return;
    const auto underWay = m_lastSent - std::min(m_peerHas, m_lastSent);
    if (underWay >= static_cast<std::uint64_t>(limits::SendWindow))
        return;
    m_fetching = true;
    m_mayBeMore = false;
    m_port.fetch(m_lastSent, m_resendDelivered, limits::SendWindow - static_cast<int>(underWay));
}

void ConversationLink::fetched(const std::vector<ChatMessage>& messages)
{
    m_fetching = false;
    if (m_state != State::Flowing)
        return;
    for (const auto& message : messages) {
        m_port.send(encode(message));
        m_lastSent = std::max(m_lastSent, message.seq);
    }
    m_mayBeMore = m_mayBeMore || !messages.empty();
    pump();
}

bool ConversationLink::onAck(const Ack& ack)
{
    if (m_state == State::Resuming)
        return true; // the hello said as much
    if (ack.cumulative > m_lastSent)
        return failed();
    m_peerHas = std::max(m_peerHas, ack.cumulative);
    m_port.applyAck(ack);
    pump();
    return true;
}

bool ConversationLink::onChat(ChatMessage&& chat)
{
    if (chat.device != m_theirs || m_toCommit.size() >= static_cast<std::size_t>(limits::ReceiveWindow))
        return failed();
    m_toCommit.push_back(std::move(chat));
    flushCommits();
    return true;
}

bool ConversationLink::onBase(std::uint64_t base)
{
    m_port.applyBase(base);
    return true;
}

/// One transaction at a time: what arrives meanwhile shares the next one, and its wait for the disk.
void ConversationLink::flushCommits()
{
    if (m_committing || m_toCommit.empty())
        return;
    m_committing = true;
    m_port.commit(std::exchange(m_toCommit, {}));
}

void ConversationLink::committed(const Ack& ack)
{
    m_committing = false;
    if (m_state == State::Failed)
        return;
    m_port.send(encode(ack));
    flushCommits();
}

bool ConversationLink::onTyping()
{
    m_port.theyType();
    return true;
}

bool ConversationLink::onRead(const wire::MessageId& upTo)
{
    m_theyRead = upTo;
    flushRead();
    return true;
}

void ConversationLink::flushRead()
{
    if (m_applyingRead || !m_theyRead)
        return;
    m_applyingRead = true;
    m_port.applyRead(*std::exchange(m_theyRead, std::nullopt));
}

void ConversationLink::readApplied()
{
    m_applyingRead = false;
    flushRead();
}

void ConversationLink::tellRead(const wire::MessageId& upTo)
{
    if (m_state == State::Flowing)
        m_port.send(encode(ReadNotice { upTo }));
}

void ConversationLink::tellTyping()
{
    if (m_state == State::Flowing)
        m_port.send(encode(TypingNotice {}));
}

void ConversationLink::baseApplied(const Ack& ack)
{
    if (m_state != State::Failed)
        m_port.send(encode(ack));
}

} // namespace allium::contacts
