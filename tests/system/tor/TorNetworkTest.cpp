// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/WhenDone.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"
#include "tests/system/tor/PrivateNetwork.h"

#include <QElapsedTimer>
#include <QSignalSpy>

#include <csignal>
#include <map>
#include <set>

using namespace allium;
using namespace allium::net;
using test::Person;
using test::waitFor;

/// Two people with a tor each on a private network: what core/tor and the tor transport promise.
class TorNetworkTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<test::PrivateNetwork> m_network;
    std::unique_ptr<Person> m_alice; ///< publishes
    std::unique_ptr<Person> m_bob; ///< dials
    std::vector<std::shared_ptr<Connection>> m_incoming;

    std::unique_ptr<Listener> published(std::vector<crypto::X25519PublicKey> clients, bool strangers)
    {
        auto listener = m_alice->transport.listen({ crypto::SigningKey::generate(m_alice->random), 9042, std::move(clients), strangers });
        connect(listener.get(), &Listener::incoming, this,
                [this](std::shared_ptr<Connection> connection) { m_incoming.push_back(std::move(connection)); });
        if (!waitReachable(*listener))
            return nullptr;
        return listener;
    }
    static bool waitReachable(const Listener& listener)
    {
        return waitFor([&] { return listener.state() == Listener::State::Reachable; }, std::chrono::seconds(60));
    }
    std::unique_ptr<Connection> dial(const Listener& listener, const QByteArray& isolation = "test", QByteArrayView first = "hello")
    {
        return m_bob->transport.dial({ listener.address(), 9042, {} }, isolation, first);
    }
    /// How a dial ends: nothing when it connects.
    std::optional<DialError> outcome(Connection& connection)
    {
        std::optional<DialError> error;
        const auto watch = connect(&connection, &Connection::failed, this, [&](DialError e) { error = e; });
        waitFor([&] { return error || connection.state() != Connection::State::Connecting; }, std::chrono::seconds(95));
        disconnect(watch);
        return connection.state() == Connection::State::Open ? std::nullopt : std::optional(error.value_or(DialError::Failed));
    }
    /// Dials until it works: a descriptor that is stored is not always the one fetched first.
    std::unique_ptr<Connection> connected(const Listener& listener, const QByteArray& isolation = "test", QByteArrayView first = "hello")
    {
        for (int attempt = 0; attempt < 4; ++attempt) {
            auto connection = dial(listener, isolation, first);
            const auto error = outcome(*connection);
            if (!error)
                return connection;
            qInfo() << "dial" << attempt << "ended with" << static_cast<int>(*error);
        }
        return nullptr;
    }
    std::shared_ptr<Connection> lastIncoming()
    {
        waitFor([&] { return !m_incoming.empty(); }, std::chrono::seconds(60));
        return m_incoming.empty() ? nullptr : m_incoming.back();
    }
    static QByteArray readAll(Connection& connection, qsizetype size)
    {
        QByteArray bytes;
        waitFor([&] {
            bytes += connection.read(1 << 20);
            return bytes.size() >= size;
        }, std::chrono::seconds(60));
        return bytes;
    }
    QByteArray info(Person& person, const QByteArray& key)
    {
        std::optional<QByteArray> value;
        whenDone(person.tor.info(key), this, [&](const Result<QByteArray, tor::TorController::InfoError>& answer) {
            value = answer.value_or(QByteArray());
        });
        waitFor([&] { return value.has_value(); });
        return value.value_or(QByteArray());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialize());
        m_network = std::make_unique<test::PrivateNetwork>();
        QVERIFY2(!m_network->torrcLines().isEmpty(), "the private network did not come up");
        m_alice = std::make_unique<Person>(*m_network);
        m_bob = std::make_unique<Person>(*m_network);
        QElapsedTimer timer;
        timer.start();
        m_alice->tor.start(m_alice->settings());
        QVERIFY(m_bob->comeOnline());
        QVERIFY(m_alice->waitUntilReady());
        qInfo() << "both ready after" << timer.elapsed() << "ms";
    }
    void cleanup() { m_incoming.clear(); }
    void cleanupTestCase()
    {
        m_bob.reset();
        m_alice.reset();
        m_network.reset();
    }

    void firstBytesTravelWithTheRequest()
    {
        QElapsedTimer timer;
        timer.start();
        const auto door = published({}, true);
        QVERIFY(door);
        qInfo() << "reachable after" << timer.restart() << "ms";
        const auto out = connected(*door, "stranger", "greeting");
        QVERIFY(out);
        qInfo() << "cold dial took" << timer.elapsed() << "ms";
        const auto in = lastIncoming();
        QVERIFY(in);
        QCOMPARE(in->state(), Connection::State::Open);
        QCOMPARE(readAll(*in, 8), QByteArray("greeting"));
        in->write("answer");
        QCOMPARE(readAll(*out, 6), QByteArray("answer"));

        // Not a round trip is spent on the SOCKS talk: the other side has the bytes before we hear "connected".
        timer.restart();
        const auto second = dial(*door, "stranger", "again");
        bool wasConnecting = false;
        const auto before = m_incoming.size();
        QVERIFY(waitFor([&] {
            wasConnecting = second->state() == Connection::State::Connecting;
            return m_incoming.size() > before;
        }, std::chrono::seconds(60)));
        QCOMPARE(readAll(*m_incoming.back(), 5), QByteArray("again"));
        qInfo() << "bytes on a warm circuit took" << timer.elapsed() << "ms, still connecting:" << wasConnecting;

        QSignalSpy closed(out.get(), &Connection::closed);
        in->write("bye");
        in->close();
        QVERIFY(waitFor([&] { return !closed.isEmpty(); }));
        QCOMPARE(out->read(10), QByteArray("bye"));
    }

    void nobodyIsThere()
    {
        const auto out = m_bob->transport.dial({ crypto::OnionAddress(crypto::SigningKey::generate(m_bob->random).publicKey()), 9042, {} }, "n", "x");
        QCOMPARE(outcome(*out), std::optional(DialError::NoDescriptor));
    }

    void onlyAuthorizedClientsGetIn()
    {
        const auto bobKey = crypto::DhKeyPair::generate(m_bob->random);
        const auto carolKey = crypto::DhKeyPair::generate(m_bob->random);
        const auto friends = published({ bobKey.publicKey(), carolKey.publicKey() }, false);
        QVERIFY(friends);

        QCOMPARE(outcome(*dial(*friends, "no key")), std::optional(DialError::NeedsAuthorization));
        m_bob->transport.addClientKey(friends->address(), crypto::DhKeyPair::generate(m_bob->random).secretKey());
        const auto wrongKey = outcome(*dial(*friends, "wrong key"));
        QVERIFY(wrongKey);
        QCOMPARE(*wrongKey, DialError::WrongAuthorization);
        m_bob->transport.addClientKey(friends->address(), bobKey.secretKey());
        const auto out = connected(*friends);
        QVERIFY(out);
        const auto in = lastIncoming();
        QVERIFY(in);
        QCOMPARE(readAll(*in, 5), QByteArray("hello"));

        // Bob is removed: what is open lives on, nothing new gets in.
        friends->setAuthorizedClients({ carolKey.publicKey() });
        QVERIFY(waitFor([&] { return friends->state() == Listener::State::Publishing; }));
        QVERIFY(waitReachable(*friends));
        out->write("still here");
        QCOMPARE(readAll(*in, 10), QByteArray("still here"));
        std::optional<DialError> removed;
        for (int attempt = 0; attempt < 5 && removed != DialError::WrongAuthorization; ++attempt)
            removed = outcome(*dial(*friends, "removed " + QByteArray::number(attempt)));
        QCOMPARE(removed, std::optional(DialError::WrongAuthorization));
        QCOMPARE(m_incoming.size(), std::size_t(1));
        in->write("and back");
        QCOMPARE(readAll(*out, 8), QByteArray("and back"));
        m_bob->transport.removeClientKey(friends->address());
    }

    void differentNamesNeverShareACircuit()
    {
        const auto door = published({}, false);
        QVERIFY(door);
        std::vector<std::unique_ptr<Connection>> open;
        for (const char* name : { "alice/chat", "alice/chat", "alice/file 1", "alice/file 2" }) {
            open.push_back(connected(*door, name));
            QVERIFY(open.back());
        }
        // "id status circuit target": of those to this service.
        std::vector<QByteArray> circuits;
        for (const auto& line : info(*m_bob, "stream-status").split('\n')) {
            const auto words = line.split(' ');
            if (words.size() > 3 && words[1] == "SUCCEEDED" && words[3].contains(door->address().label()))
                circuits.push_back(words[2]);
        }
        QCOMPARE(circuits.size(), std::size_t(4));
        QCOMPARE(std::set<QByteArray>(circuits.begin(), circuits.end()).size(), std::size_t(3));
    }

    void carriesBulkWithoutPilingUp()
    {
        const auto door = published({}, false);
        QVERIFY(door);
        const auto out = connected(*door, "bulk", "x");
        QVERIFY(out);
        const auto in = lastIncoming();
        QVERIFY(in);
        QCOMPARE(readAll(*in, 1), QByteArray("x"));
        constexpr qint64 Total = qint64(24) * 1024 * 1024;
        constexpr qint64 Ahead = qint64(256) * 1024;
        const QByteArray piece(64'000, 'b');
        qint64 sent = 0;
        int sentSignals = 0;
        const auto fill = [&] {
            while (sent < Total && out->unsentBytes() < Ahead) {
                const auto size = std::min<qint64>(piece.size(), Total - sent);
                out->write(QByteArrayView(piece).first(static_cast<qsizetype>(size)));
                sent += size;
            }
        };
        connect(out.get(), &Connection::bytesSent, this, [&] {
            ++sentSignals;
            fill();
        });
        // Nobody reads: the sender must come to a halt far from the end.
        fill();
        qint64 last = -1;
        QElapsedTimer still;
        still.start();
        QVERIFY(waitFor([&] {
            if (std::exchange(last, sent) != sent)
                still.restart();
            return still.elapsed() > 3000;
        }, std::chrono::seconds(60)));
        qInfo() << "a reader that sleeps holds the sender at" << sent / 1024 << "KiB";
        QVERIFY(sent < Total / 2);
        QVERIFY(in->readableBytes() <= tor::OnionStream::ReadBufferBytes);

        qint64 got = 0;
        int readSignals = 0;
        QElapsedTimer timer;
        timer.start();
        connect(in.get(), &Connection::readyRead, this, [&] {
            ++readSignals;
            got += in->read(1 << 20).size();
        });
        got += in->read(1 << 20).size();
        QVERIFY(waitFor([&] { return got == Total; }, std::chrono::seconds(120)));
        qInfo() << "then" << (Total - last) / std::max<qint64>(timer.elapsed(), 1) << "KB/s," << readSignals << "readyRead and"
                << sentSignals << "bytesSent for" << Total / 1024 << "KiB";
        QVERIFY(readSignals < Total / 1024);
    }

    void comesBackAfterTorWasKilled()
    {
        const auto bobKey = crypto::DhKeyPair::generate(m_bob->random);
        const auto friends = published({ bobKey.publicKey() }, false);
        QVERIFY(friends);
        m_bob->transport.addClientKey(friends->address(), bobKey.secretKey());
        const auto out = connected(*friends);
        QVERIFY(out);

        for (Person* victim : { m_alice.get(), m_bob.get() }) {
            QSignalSpy states(&victim->tor, &tor::TorController::stateChanged);
            const auto pid = victim->tor.processId();
            ::kill(static_cast<pid_t>(pid), SIGKILL);
            QVERIFY(waitFor([&] { return victim->tor.state() == tor::TorController::State::Restarting; }));
            QVERIFY(!victim->transport.isReady());
            QVERIFY(victim->waitUntilReady());
            QVERIFY(victim->tor.processId() != pid);
            if (victim == m_bob.get())
                QVERIFY(waitFor([&] { return out->state() == Connection::State::Closed; })); // its streams died with it
            QVERIFY(waitReachable(*friends));
            m_incoming.clear();
            const auto again = connected(*friends, "after " + QByteArray::number(pid));
            QVERIFY(again);
            const auto in = lastIncoming();
            QVERIFY(in);
            QCOMPARE(readAll(*in, 5), QByteArray("hello"));
        }
        m_bob->transport.removeClientKey(friends->address());
    }

    void staysOffWithTheNetworkSwitchedOff()
    {
        m_bob->tor.setNetworkEnabled(false);
        QVERIFY(!m_bob->transport.isReady());
        const auto out = m_bob->transport.dial({ crypto::OnionAddress(crypto::SigningKey::generate(m_bob->random).publicKey()), 9042, {} }, "n", "x");
        QCOMPARE(outcome(*out), std::optional(DialError::NotReady));
        m_bob->tor.setNetworkEnabled(true);
        QVERIFY(m_bob->transport.isReady());
    }
};

ALLIUM_TEST(TorNetworkTest)
#include "TorNetworkTest.moc"
