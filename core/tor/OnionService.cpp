// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/OnionService.h"

#include "core/base/Log.h"
#include "core/tor/TorLog.h"

namespace allium::tor {

namespace {
constexpr int StatusCollision = 550; // control-spec: "Onion address collision" and other trouble
}

OnionService::OnionService(OnionServiceSpec spec, std::unique_ptr<LocalListener> listener, ControlLine& line,
                           Random& random, Timers& timers)
    : m_spec(std::move(spec))
    , m_address(m_spec.key.publicKey())
    , m_listener(std::move(listener))
    , m_line(line)
    , m_restricted(!m_spec.clients.empty())
    , m_nobody(crypto::DhKeyPair::generate(random).publicKey())
    , m_pause(timers)
{
    connect(&m_line, &ControlLine::opened, this, &OnionService::publish);
    connect(&m_line, &ControlLine::eventReceived, this, &OnionService::onEvent);
    connect(&m_line, &ControlLine::lost, this, [this] {
        m_isSent = m_isAdded = false;
        m_pause.stop();
        if (m_state != State::Failed)
            setState(State::Waiting);
    });
    if (!m_listener || !m_listener->endpoint().isValid()) {
        m_error = Error::NoLocalSocket;
        m_state = State::Failed;
        return;
    }
    if (m_spec.clients.size() > OnionServiceSpec::MaxClients) {
        m_error = Error::TooManyClients;
        m_state = State::Failed;
        return;
    }
    connect(m_listener.get(), &LocalListener::accepted, this, [this](std::shared_ptr<LocalSocket> socket) {
        Q_EMIT incoming(std::make_shared<OnionStream>(std::move(socket)));
    });
    publish();
}

OnionService::~OnionService()
{
    if (m_isSent && m_line.isOpen()) // answered or not: replies come in order
        m_line.send(deleteCommand(), &m_line, [](const ControlConnection::Reply&) {});
}

ControlCommand OnionService::addCommand() const
{
    auto expanded = m_spec.key.expanded();
    auto secret = expanded.view().toByteArray().toBase64();
    auto key = "ED25519-V3:" + secret;
    ControlCommand command("ADD_ONION");
    command.word(key).sensitive();
    crypto::wipe(secret);
    crypto::wipe(key);

    // Never Detach: the service must end with us.
    QByteArray flags = "DiscardPK";
    if (m_restricted)
        flags += ",V3Auth";
    if (m_spec.openToStrangers)
        flags += ",MaxStreamsCloseCircuit";
    command.pair("Flags", flags);
    if (m_spec.openToStrangers)
        command.pair("MaxStreams", "4");
    if (m_spec.openToStrangers)
        command.pair("PoWDefensesEnabled", "1").pair("PoWQueueRate", "20").pair("PoWQueueBurst", "60");
    command.pair("Port", QByteArray::number(m_spec.port) + ',' + m_listener->endpoint().toString());
    if (m_restricted && m_spec.clients.empty())
        command.pair("ClientAuthV3", crypto::base32(m_nobody.view()));
    for (const auto& client : m_spec.clients)
        command.pair("ClientAuthV3", crypto::base32(client.view()));
    return command;
}

ControlCommand OnionService::deleteCommand() const
{
    return ControlCommand("DEL_ONION").word(m_address.label());
}

void OnionService::publish()
{
    if (m_state == State::Failed || !m_line.isOpen())
        return;
    m_isSent = true;
    m_isAdded = false;
    m_uploading.clear();
    m_stored.clear();
    setState(State::Publishing);
    m_line.send(addCommand(), this, [this](const ControlConnection::Reply& reply) { onAdded(reply, false); });
    m_pause.start(RepublishPause, [this] {
        if (std::exchange(m_republishAfterPause, false))
            republish();
    });
}

void OnionService::republish()
{
    if (m_state == State::Failed || !m_line.isOpen())
        return;
    m_line.send(deleteCommand(), this, [](const ControlConnection::Reply&) {});
    publish();
}

void OnionService::onAdded(const ControlConnection::Reply& reply, bool isRetry)
{
    if (!reply) {
        if (reply.error() == ControlError::InvalidArgument)
            setFailed(Error::RefusedByTor);
        return; // otherwise tor is gone, and lost() says so
    }
    if (reply->isOk()) {
        m_isAdded = true;
        return;
    }
    qCWarning(torLog) << "tor refused service" << redacted(m_address.label()) << reply->status << reply->message();
    if (reply->status == StatusCollision && !isRetry) {
        m_line.send(deleteCommand(), this, [](const ControlConnection::Reply&) {});
        m_line.send(addCommand(), this, [this](const ControlConnection::Reply& again) { onAdded(again, true); });
        return;
    }
    setFailed(Error::RefusedByTor);
}

void OnionService::setClients(std::vector<crypto::X25519PublicKey> clients)
{
    if (clients.size() > OnionServiceSpec::MaxClients) {
        setFailed(Error::TooManyClients);
        return;
    }
    m_restricted = m_restricted || !clients.empty();
    m_spec.clients = std::move(clients);
    if (m_state == State::Failed || !m_line.isOpen())
        return;
    if (m_pause.isActive()) {
        m_republishAfterPause = true;
        setState(State::Publishing);
    } else {
        republish();
    }
}

void OnionService::onEvent(const ControlEvent& event)
{
    using Action = DescriptorEvent::Action;
    const auto* descriptor = std::get_if<DescriptorEvent>(&event);
    if (!m_isAdded || !descriptor || descriptor->address != m_address)
        return;
    const bool isStored = descriptor->action == Action::Uploaded && m_uploading.contains(descriptor->directory);
    if (descriptor->action == Action::Upload)
        m_uploading.insert(descriptor->directory);
    else if (isStored)
        m_stored.insert(descriptor->directory);
    else
        return;
    if (isStored && !m_republishAfterPause)
        setState(State::Reachable);
    Q_EMIT uploadsChanged();
}

void OnionService::setFailed(Error error)
{
    m_error = error;
    setState(State::Failed);
}

void OnionService::setState(State state)
{
    if (std::exchange(m_state, state) == state)
        return;
    qCInfo(torLog) << "service" << redacted(m_address.label()) << "state" << static_cast<int>(state);
    Q_EMIT stateChanged(state);
}

} // namespace allium::tor
