// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/LoopbackTransport.h"

#include "core/net/SessionAcceptor.h"
#include "core/net/SessionDialer.h"
#include "tests/support/NetPerson.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"

#include <QTemporaryDir>

using namespace allium;
using namespace allium::net;
using namespace std::chrono_literals;

namespace {

struct Watch {
    explicit Watch(Connection* connection)
    {
        QObject::connect(connection, &Connection::connected, connection, [this] { connected = true; });
        QObject::connect(connection, &Connection::failed, connection, [this](DialError e) { failed = e; });
        QObject::connect(connection, &Connection::closed, connection, [this] { closed = true; });
        QObject::connect(connection, &Connection::readyRead, connection,
                         [this, connection] { bytes += connection->read(1 << 20); });
    }
    bool connected = false;
    bool closed = false;
    std::optional<DialError> failed;
    QByteArray bytes;
};

} // namespace

class LoopbackTransportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_key.emplace(crypto::SigningKey::generate(m_random));
        m_endpoint = { crypto::OnionAddress(m_key->publicKey()), 9042, {} };
    }

    void bytesFlowBothWays()
    {
        LoopbackTransport here(m_folder->path());
        LoopbackTransport there(m_folder->path());
        QVERIFY(here.isReady());
        const auto listener = there.listen(spec());
        std::shared_ptr<Connection> accepted;
        connect(listener.get(), &Listener::incoming, this, [&](const std::shared_ptr<Connection>& c) { accepted = c; });
        QVERIFY(test::waitFor([&] { return listener->state() == Listener::State::Reachable; }));
        const auto dialled = here.dial(m_endpoint, "x", "first");
        Watch client(dialled.get());
        QVERIFY(!client.connected); // never from inside the call
        QVERIFY(test::waitFor([&] { return client.connected && accepted; }));
        Watch server(accepted.get());
        if (accepted->readableBytes() > 0)
            server.bytes += accepted->read(1 << 20);
        QVERIFY(test::waitFor([&] { return server.bytes == "first"; }));
        const QByteArray much(3'000'000, 'm');
        accepted->write(much);
        dialled->write("second");
        QVERIFY(test::waitFor([&] { return client.bytes.size() == much.size() && server.bytes == "firstsecond"; }));
        accepted->write("last");
        accepted->close();
        QVERIFY(test::waitFor([&] { return client.closed && server.closed; }));
        QVERIFY(client.bytes.endsWith("last"));
    }

    void absentServiceHasNoDescriptor()
    {
        LoopbackTransport transport(m_folder->path());
        const auto dialled = transport.dial(m_endpoint, "x", "first");
        Watch client(dialled.get());
        QVERIFY(test::waitFor([&] { return client.failed.has_value(); }));
        QCOMPARE(*client.failed, DialError::NoDescriptor);
        auto listener = transport.listen(spec());
        listener.reset();
        const auto again = transport.dial(m_endpoint, "x", "first");
        Watch second(again.get());
        QVERIFY(test::waitFor([&] { return second.failed.has_value(); }));
        QCOMPARE(*second.failed, DialError::NoDescriptor);
    }

    void clientAuthorizationIsEnforced()
    {
        LoopbackTransport transport(m_folder->path());
        auto good = crypto::DhKeyPair::generate(m_random);
        auto listener = transport.listen(spec({ good.publicKey() }));
        std::vector<std::shared_ptr<Connection>> accepted;
        connect(listener.get(), &Listener::incoming, this,
                [&](const std::shared_ptr<Connection>& c) { accepted.push_back(c); });
        const auto outcome = [&]() -> std::optional<DialError> {
            const auto dialled = transport.dial(m_endpoint, "x", {});
            Watch client(dialled.get());
            if (!test::waitFor([&] { return client.connected || client.failed.has_value(); }))
                return DialError::TimedOut;
            return client.failed;
        };
        QCOMPARE(outcome(), DialError::NeedsAuthorization);
        transport.addClientKey(m_endpoint.address, crypto::DhKeyPair::generate(m_random).secretKey());
        QCOMPARE(outcome(), DialError::WrongAuthorization);
        transport.addClientKey(m_endpoint.address, good.secretKey());
        QVERIFY(!outcome());
        listener->setAuthorizedClients({ crypto::DhKeyPair::generate(m_random).publicKey() });
        QCOMPARE(outcome(), DialError::WrongAuthorization);
        QCOMPARE(accepted.size(), std::size_t(1));
        m_endpoint.port = 1;
        QCOMPARE(outcome(), DialError::Refused);
    }

    void abortedConnectionSaysNothingMore()
    {
        LoopbackTransport transport(m_folder->path());
        const auto listener = transport.listen(spec());
        std::shared_ptr<Connection> accepted;
        connect(listener.get(), &Listener::incoming, this, [&](const std::shared_ptr<Connection>& c) { accepted = c; });
        const auto dialled = transport.dial(m_endpoint, "x", {});
        Watch client(dialled.get());
        QVERIFY(test::waitFor([&] { return client.connected && accepted; }));
        Watch server(accepted.get());
        dialled->abort();
        QVERIFY(test::waitFor([&] { return server.closed; }));
        QVERIFY(!client.closed);
        QCOMPARE(dialled->state(), Connection::State::Closed);
    }

    void sessionsWorkOverIt()
    {
        SystemClock clock;
        QtTimers timers;
        test::NetPerson alice(1, clock.wallNow());
        test::NetPerson bob(2, clock.wallNow());
        test::NetPerson::befriend(alice, bob);
        NetEnvironment aliceSide { clock, timers, alice.random, alice, {} };
        NetEnvironment bobSide { clock, timers, bob.random, bob, {} };
        LoopbackTransport here(m_folder->path());
        LoopbackTransport there(m_folder->path());
        SessionAcceptor door(bobSide, there, { bob.onionKey.clone(), 9042, {}, false }, { Purpose::Friend });
        std::shared_ptr<Session> atBob;
        qint64 received = 0;
        connect(&door, &SessionAcceptor::opened, this, [&](const std::shared_ptr<Session>& session) {
            atBob = session;
            connect(session.get(), &Session::streamOpened, this, [&](Stream* stream) {
                connect(stream, &Stream::received, this, [&](const QByteArray& m) { received += m.size(); });
            });
        });
        SessionDialer dialer(aliceSide, here);
        const auto pending
            = dialer.dial({ { bob.onion(), 9042, {} }, "x", Purpose::Friend, bob.account, true });
        std::shared_ptr<Session> atAlice;
        connect(pending.get(), &PendingDial::opened, this,
                [&](const std::shared_ptr<Session>& session) { atAlice = session; });
        QVERIFY(test::waitFor([&] { return atAlice && atBob; }));
        Stream* const stream = atAlice->openStream(StreamKind::File, true);
        const QByteArray leaf(16LL * 1024, 'f');
        for (int i = 0; i < 500; ++i)
            QVERIFY(stream->send(leaf));
        QVERIFY(test::waitFor([&] { return received == 500 * leaf.size(); }));
    }

private:
    ServiceSpec spec(std::vector<crypto::X25519PublicKey> clients = {})
    {
        return { m_key->clone(), 9042, std::move(clients), false };
    }

    test::SeededRandom m_random { 5 };
    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<crypto::SigningKey> m_key;
    crypto::OnionEndpoint m_endpoint;
};

ALLIUM_TEST(LoopbackTransportTest)
#include "LoopbackTransportTest.moc"
