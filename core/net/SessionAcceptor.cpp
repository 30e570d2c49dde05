// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/SessionAcceptor.h"

#include "core/base/Log.h"
#include "core/net/NetSession.h"
#include "core/net/Pipes.h"

Q_LOGGING_CATEGORY(logAcceptor, "core.net.acceptor", QtInfoMsg)

namespace allium::net {

namespace {

    /// What somebody may send before we know who they are.
    constexpr qint64 MaxUnauthenticatedBytes = 16LL * 1024;

} // namespace

/// One connection on its way to a session. Removes itself from the acceptor by finished().
///
///     Shaking --message 3--> Confirming --peer's Hello--> opened()
///     Shaking, Confirming --error, end of pipe, time, displaced--> gone
class SessionAcceptor::Pending : public QObject {
public:
    Pending(SessionAcceptor& owner, std::uint64_t id, std::shared_ptr<Connection> connection)
        : m_owner(owner)
        , m_id(id)
        , m_started(owner.m_environment.clock.now())
        , m_connection(std::move(connection))
        , m_handshake(std::in_place, owner.m_environment,
                      Handshake::Responder { owner.m_address, owner.proof(), owner.m_purposes },
                      owner.m_environment.clock.wallNow())
        , m_timer(owner.m_environment.timers)
    {
        connect(m_connection.get(), &Connection::readyRead, this, &Pending::onReadyRead);
        connect(m_connection.get(), &Connection::closed, this, [this] { m_owner.finished(m_id); });
        m_timer.start(owner.m_environment.settings.handshakeTimeout, [this] { m_owner.finished(m_id); });
        // The dialler's first bytes may have come along with the connection.
        QMetaObject::invokeMethod(this, &Pending::onReadyRead, Qt::QueuedConnection);
    }
    ~Pending() override
    {
        if (m_session)
            m_session->disconnect(this);
        if (m_connection) {
            m_connection->disconnect(this);
            m_connection->abort();
        }
    }

    MonotonicTime started() const { return m_started; }
    void stopListening()
    {
        m_timer.stop();
        if (m_session)
            m_session->disconnect(this);
        if (m_connection)
            m_connection->disconnect(this);
    }

private:
    void onReadyRead();
    void refuse(QByteArrayView lastBytes);
    void confirmLater();
    void onConfirmed();

    SessionAcceptor& m_owner;
    std::uint64_t m_id;
    MonotonicTime m_started;
    std::shared_ptr<Connection> m_connection;
    std::optional<Handshake> m_handshake;
    std::shared_ptr<NetSession> m_session;
    qint64 m_bytes = 0;
    Timer m_timer;
};

void SessionAcceptor::Pending::onReadyRead()
{
    if (!m_connection || !m_handshake)
        return;
    while (m_handshake->state() == Handshake::State::Working && m_bytes < MaxUnauthenticatedBytes) {
        const auto bytes = m_connection->read(MaxUnauthenticatedBytes - m_bytes);
        if (bytes.isEmpty())
            break;
        m_bytes += bytes.size();
        m_handshake->feed(bytes);
    }
    const auto out = m_handshake->takeOutput();
    switch (m_handshake->state()) {
    case Handshake::State::Working:
        if (m_bytes >= MaxUnauthenticatedBytes)
            return refuse({});
        if (!out.isEmpty())
            m_connection->write(out);
        return;
    case Handshake::State::Failed:
        qCDebug(logAcceptor) << "handshake failed, reason" << static_cast<int>(m_handshake->error());
        return refuse(out);
    case Handshake::State::Done:
        return confirmLater();
    }
}

void SessionAcceptor::Pending::refuse(QByteArrayView lastBytes)
{
    const auto connection = std::exchange(m_connection, nullptr);
    closeGently(connection, lastBytes, m_owner.m_transport, m_owner.m_environment.timers);
    m_owner.finished(m_id);
}

void SessionAcceptor::Pending::confirmLater()
{
    const auto rest = m_handshake->takeRest();
    auto result = m_handshake->takeResult();
    m_handshake.reset();
    if (result.purpose == Purpose::Request && m_owner.m_strangers >= m_owner.m_environment.settings.maxStrangers)
        return refuse(Handshake::refusal(HandshakeError::Busy));
    m_connection->disconnect(this);
    m_session = NetSession::make(m_owner.m_environment, *m_owner.m_transport, std::exchange(m_connection, nullptr),
                                 std::move(result), false);
    connect(m_session.get(), &NetSession::confirmed, this, &Pending::onConfirmed);
    connect(m_session.get(), &NetSession::unconfirmed, this, [this] { m_owner.finished(m_id); });
    if (m_session->purpose() == Purpose::Request) {
        ++m_owner.m_strangers;
        connect(m_session.get(), &QObject::destroyed, &m_owner, [owner = &m_owner] { --owner->m_strangers; });
    }
    m_session->start(rest);
}

void SessionAcceptor::Pending::onConfirmed()
{
    m_session->disconnect(this);
    const auto session = std::exchange(m_session, nullptr);
    const QPointer<SessionAcceptor> owner(&m_owner);
    m_owner.finished(m_id); // this lives until the event loop runs
    if (owner)
        Q_EMIT owner->opened(session);
}

SessionAcceptor::SessionAcceptor(NetEnvironment& environment, Transport& transport, ServiceSpec spec,
                                 std::set<Purpose> purposes, QObject* parent)
    : QObject(parent)
    , m_environment(environment)
    , m_transport(&transport)
    , m_serviceKey(spec.key.clone())
    , m_address(spec.key.publicKey())
    , m_purposes(std::move(purposes))
    , m_listener(transport.listen(std::move(spec)))
{
    connect(m_listener.get(), &Listener::incoming, this, &SessionAcceptor::take);
}

SessionAcceptor::~SessionAcceptor() = default;

const wire::ServiceProof& SessionAcceptor::proof()
{
    // Signed once per device key and service, not once per knock.
    const auto key = m_environment.identities.noiseKey();
    if (!m_proof || m_proof->first != key.publicKey()) {
        const auto own = wire::DeviceCertificate::decode(m_environment.identities.deviceCertificate());
        const auto account = own ? own->account : wire::AccountId();
        m_proof.emplace(key.publicKey(), wire::ServiceProof::issue(m_serviceKey, account, key.publicKey()));
    }
    return m_proof->second;
}

void SessionAcceptor::take(const std::shared_ptr<Connection>& connection)
{
    const auto& settings = m_environment.settings;
    if (unauthenticated() >= settings.maxUnauthenticated) {
        const auto oldest = m_pending.begin();
        if (m_environment.clock.now() - oldest->second->started() < settings.unauthenticatedGrace)
            return closeGently(connection, Handshake::refusal(HandshakeError::Busy), m_transport,
                               m_environment.timers);
        finished(oldest->first);
    }
    const auto id = m_nextId++;
    m_pending.emplace(id, std::make_unique<Pending>(*this, id, connection));
}

void SessionAcceptor::finished(std::uint64_t id)
{
    const auto found = m_pending.find(id);
    if (found == m_pending.end())
        return;
    // Called by the object itself as a rule, so it goes when the event loop runs.
    found->second->stopListening();
    found->second.release()->deleteLater();
    m_pending.erase(found);
}

} // namespace allium::net
