// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/SessionDialer.h"

#include "core/base/Log.h"
#include "core/net/NetSession.h"
#include "core/net/Pipes.h"

Q_LOGGING_CATEGORY(logDialer, "core.net.dialer", QtInfoMsg)

namespace allium::net {

namespace {

    constexpr qint64 ReadBytes = 16LL * 1024;

    /// Connecting --connected--> Shaking --message 2--> Confirming --peer's Hello--> opened()
    /// A responder that does not know our device sends us back to Connecting once.
    class Dialling final : public PendingDial {
    public:
        Dialling(NetEnvironment& environment, Transport& transport, DialTarget target)
            : m_environment(environment)
            , m_transport(transport)
            , m_target(std::move(target))
            , m_timer(environment.timers)
        {
            const bool paired = m_target.usePairSecret && m_target.purpose != Purpose::Request && m_target.account
                && environment.identities.pairSecret(*m_target.account).has_value();
            attempt(paired ? Handshake::Pattern::XXpsk3 : Handshake::Pattern::XX);
        }
        ~Dialling() override { dropPipe(); }

        bool cancelUnlessCommitted() override
        {
            if (m_session != nullptr || m_done)
                return false;
            m_done = true;
            dropPipe();
            return true;
        }

    private:
        void attempt(Handshake::Pattern pattern);
        void dropPipe();
        void onConnected();
        void onReadyRead();
        void shake();
        void onHandshakeError(HandshakeError error);
        void onConfirmed();
        void giveUp(const DialFailure& failure);

        NetEnvironment& m_environment;
        Transport& m_transport;
        DialTarget m_target;
        Handshake::Pattern m_pattern = Handshake::Pattern::XX;
        std::optional<Handshake> m_handshake;
        std::shared_ptr<Connection> m_connection;
        std::shared_ptr<NetSession> m_session;
        bool m_done = false;
        Timer m_timer;
    };

    void Dialling::attempt(Handshake::Pattern pattern)
    {
        m_pattern = pattern;
        Handshake::Initiator side;
        side.dialled = m_target.endpoint.address;
        side.purpose = m_target.purpose;
        side.pattern = pattern;
        side.expected = m_target.account;
        m_handshake.emplace(m_environment, side, m_environment.clock.wallNow());
        m_connection
            = shareConnection(m_transport.dial(m_target.endpoint, m_target.isolation, m_handshake->takeOutput()));
        connect(m_connection.get(), &Connection::connected, this, &Dialling::onConnected);
        connect(m_connection.get(), &Connection::failed, this,
                [this](DialError error) { giveUp(DialFailure { error }); });
        connect(m_connection.get(), &Connection::readyRead, this, &Dialling::onReadyRead);
        connect(m_connection.get(), &Connection::closed, this, [this] {
            onReadyRead(); // a refusal may have come before the end
            if (!m_done && m_connection && m_connection->state() == Connection::State::Closed)
                onHandshakeError(HandshakeError::Lost);
        });
        const auto& settings = m_environment.settings;
        m_timer.start(m_target.purpose == Purpose::Request ? settings.requestDialTimeout : settings.dialTimeout,
                      [this] { giveUp(DialFailure { DialError::TimedOut }); });
    }

    void Dialling::dropPipe()
    {
        m_timer.stop();
        if (m_session) {
            m_session->disconnect(this);
            m_session.reset();
        }
        if (m_connection) {
            m_connection->disconnect(this);
            m_connection->abort();
            m_connection.reset();
        }
        m_handshake.reset();
    }

    void Dialling::onConnected()
    {
        m_timer.start(m_environment.settings.handshakeTimeout, [this] { onHandshakeError(HandshakeError::TimedOut); });
    }

    void Dialling::onReadyRead()
    {
        if (m_done || !m_handshake || !m_connection)
            return;
        while (m_handshake->state() == Handshake::State::Working) {
            const auto bytes = m_connection->read(ReadBytes);
            if (bytes.isEmpty())
                break;
            m_handshake->feed(bytes);
        }
        shake();
    }

    void Dialling::shake()
    {
        if (const auto out = m_handshake->takeOutput(); !out.isEmpty())
            m_connection->write(out);
        switch (m_handshake->state()) {
        case Handshake::State::Working:
            return;
        case Handshake::State::Failed:
            return onHandshakeError(m_handshake->error());
        case Handshake::State::Done:
            break;
        }
        const auto rest = m_handshake->takeRest();
        auto result = m_handshake->takeResult();
        m_handshake.reset();
        m_connection->disconnect(this);
        m_session = NetSession::make(m_environment, m_transport, m_connection, std::move(result), true);
        m_connection.reset();
        connect(m_session.get(), &NetSession::confirmed, this, &Dialling::onConfirmed);
        connect(m_session.get(), &NetSession::unconfirmed, this, [this](std::optional<HandshakeError> refusal) {
            onHandshakeError(refusal.value_or(HandshakeError::Lost));
        });
        m_session->start(rest);
    }

    void Dialling::onHandshakeError(HandshakeError error)
    {
        if (m_done)
            return;
        if (error == HandshakeError::NotKnown && m_pattern == Handshake::Pattern::XXpsk3) {
            qCDebug(logDialer) << "device not known there, trying with the certificate";
            dropPipe();
            return attempt(Handshake::Pattern::XX);
        }
        giveUp(DialFailure { error });
    }

    void Dialling::onConfirmed()
    {
        m_done = true;
        m_timer.stop();
        m_session->disconnect(this);
        const auto session = std::exchange(m_session, nullptr);
        Q_EMIT opened(session); // may destroy this
    }

    void Dialling::giveUp(const DialFailure& failure)
    {
        if (m_done)
            return;
        m_done = true;
        dropPipe();
        const DialFailure copy = failure; // the argument may live in what dropPipe() released
        Q_EMIT failed(copy); // may destroy this
    }

} // namespace

SessionDialer::SessionDialer(NetEnvironment& environment, Transport& transport, QObject* parent)
    : QObject(parent)
    , m_environment(environment)
    , m_transport(transport)
{
}

std::unique_ptr<PendingDial> SessionDialer::dial(const DialTarget& target)
{
    return std::make_unique<Dialling>(m_environment, m_transport, target);
}

} // namespace allium::net
