// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/SessionDialer.h"

#include "tests/support/TestRegistry.h"
#include "tests/support/NetWorld.h"

using namespace allium;
using namespace allium::net;
using namespace std::chrono_literals;
using test::Dial;
using test::NetPerson;
using test::SimWorld;

namespace {

DialFailure failureOf(DialError error)
{
    return { error };
}
DialFailure failureOf(HandshakeError error)
{
    return { error };
}

/// Alice and Bob, who serves all purposes, on a network that has settled.
struct Two {
    explicit Two(SimWorld& w)
        : world(w)
        , alice(w.node(1))
        , bob(w.node(2))
    {
        bob->openDoor();
        w.time.advance(10s);
    }
    std::optional<DialFailure> failureOfDial(const DialTarget& target)
    {
        Dial dial(*alice, target);
        if (!world.until([&] { return dial.isDone(); }, 10min))
            return std::nullopt;
        return dial.failure;
    }
    SimWorld& world;
    std::unique_ptr<test::SimNode> alice;
    std::unique_ptr<test::SimNode> bob;
};

/// Something that dials without speaking our protocol, or only so far.
struct Knock {
    Knock(test::SimNode& from, const test::SimNode& to, QByteArrayView bytes)
        : connection(from.transport.dial(to.endpoint(), "knock", bytes))
    {
    }
    bool isClosed() const { return connection->state() == Connection::State::Closed; }
    std::unique_ptr<Connection> connection;
};

} // namespace

class DialTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void strangerIsLearnedFromABareOnion()
    {
        SimWorld world;
        Two two(world);
        auto target = two.bob->target(Purpose::Request);
        target.account.reset();
        Dial dial(*two.alice, target);
        QVERIFY(world.until([&] { return dial.isDone(); }));
        QVERIFY(dial.session != nullptr);
        QCOMPARE(dial.session->peer().account, two.bob->person.account);
        QVERIFY(!dial.session->peer().viaPairSecret);
        QCOMPARE(two.bob->door->strangers(), 1);
        QCOMPARE(two.alice->person.learned + two.bob->person.learned, 0); // strangers are not contacts
        dial.session.reset();
        two.bob->accepted.clear();
        QVERIFY(world.until([&] { return two.bob->door->strangers() == 0; }));
    }

    void newDeviceOfAFriendGetsInByCertificate()
    {
        SimWorld world;
        Two two(world);
        NetPerson::befriend(two.alice->person, two.bob->person);
        two.alice->person.newDevice(world.time.wallNow());
        Dial dial(*two.alice, two.bob->target());
        QVERIFY(world.until([&] { return dial.isDone(); }));
        QVERIFY(dial.session != nullptr);
        QVERIFY(!dial.session->peer().viaPairSecret);
        QCOMPARE(world.network.dialsTo(two.bob->person.onion()), 2);
        QCOMPARE(two.bob->accepted.front()->peer().device, two.alice->person.device);
        // Bob has learned the device: from now on the pair secret opens.
        Dial again(*two.alice, two.bob->target());
        QVERIFY(world.until([&] { return again.isDone(); }));
        QVERIFY(again.session->peer().viaPairSecret);
        QCOMPARE(world.network.dialsTo(two.bob->person.onion()), 3);
    }

    void somebodyRemovedIsNotLetIn()
    {
        SimWorld world;
        Two two(world);
        NetPerson::befriend(two.alice->person, two.bob->person);
        two.bob->person.secrets.clear();
        QVERIFY(two.failureOfDial(two.bob->target()) == failureOf(HandshakeError::NotKnown));
        QCOMPARE(world.network.dialsTo(two.bob->person.onion()), 2); // once with the secret, once without
        QVERIFY(two.bob->accepted.empty());
        QCOMPARE(two.bob->door->unauthenticated(), 0);
    }

    void wrongExpectationsFail()
    {
        SimWorld world;
        Two two(world);
        auto target = two.bob->target(Purpose::Request);
        target.account = two.alice->person.random.make<wire::AccountId>();
        QVERIFY(two.failureOfDial(target) == failureOf(HandshakeError::WrongAccount));

        two.bob->door->setPurposes({ Purpose::Friend });
        QVERIFY(two.failureOfDial(two.bob->target(Purpose::Request)) == failureOf(HandshakeError::WrongPurpose));
        two.bob->environment.settings.network = networkIdOf("elsewhere");
        QVERIFY(two.failureOfDial(two.bob->target()) == failureOf(HandshakeError::WrongNetwork));
    }

    void transportErrorsComeThrough()
    {
        SimWorld world;
        auto alice = world.node(1);
        auto bob = world.node(2);
        const auto target = bob->target(Purpose::Request);
        const auto dial = [&](const DialTarget& to) {
            Dial pending(*alice, to);
            return world.until([&] { return pending.isDone(); }, 10min) ? pending.failure : std::nullopt;
        };
        QVERIFY(dial(target) == failureOf(DialError::NoDescriptor));
        QVERIFY(dial(target)->isAbsent());

        bob->openDoor();
        world.time.advance(10s);
        QVERIFY(dial(target) == failureOf(DialError::NoDescriptor)); // tor has not asked again yet
        world.time.advance(15min);
        QVERIFY(!dial(target).has_value());

        auto wrongPort = target;
        wrongPort.endpoint.port = 80;
        QVERIFY(dial(wrongPort) == failureOf(DialError::Refused));

        world.network.setPartitioned(alice->transport, true);
        const auto start = world.time.now();
        QVERIFY(dial(target) == failureOf(DialError::TimedOut));
        QCOMPARE(world.time.now() - start, alice->environment.settings.requestDialTimeout);
        world.network.setPartitioned(alice->transport, false);

        bob->door.reset();
        QVERIFY(dial(target) == failureOf(DialError::IntroductionFailed)); // the descriptor is still out
        world.time.advance(4h);
        QVERIFY(dial(target) == failureOf(DialError::NoDescriptor));
        alice->transport.setReady(false);
        QVERIFY(dial(target) == failureOf(DialError::NotReady));
    }

    void clientAuthorizationIsEnforced()
    {
        SimWorld world;
        auto alice = world.node(1);
        auto bob = world.node(2);
        NetPerson::befriend(alice->person, bob->person);
        auto key = crypto::DhKeyPair::generate(world.random);
        const auto dial = [&] {
            Dial pending(*alice, bob->target());
            return world.until([&] { return pending.isDone(); }, 10min) ? pending.failure : std::nullopt;
        };
        bob->openDoor({ Purpose::Friend }, { key.publicKey() });
        world.time.advance(10s);
        QVERIFY(dial() == failureOf(DialError::NeedsAuthorization));
        alice->transport.addClientKey(bob->person.onion(), key.secretKey());
        QVERIFY(!dial().has_value());
        bob->door->listener().setAuthorizedClients({ crypto::DhKeyPair::generate(world.random).publicKey() });
        QVERIFY(dial() == failureOf(DialError::WrongAuthorization));
        alice->transport.removeClientKey(bob->person.onion());
        QVERIFY(dial() == failureOf(DialError::NeedsAuthorization));
    }

    void silentListenerTimesOut()
    {
        SimWorld world;
        auto alice = world.node(1);
        auto bob = world.node(2);
        std::vector<std::shared_ptr<Connection>> kept;
        const auto listener = bob->transport.listen({ bob->person.onionKey.clone(), 9042, {}, true });
        connect(listener.get(), &Listener::incoming, this,
                [&](const std::shared_ptr<Connection>& connection) { kept.push_back(connection); });
        world.time.advance(10s);
        Dial dial(*alice, bob->target(Purpose::Request));
        QVERIFY(world.until([&] { return dial.isDone(); }));
        QVERIFY(dial.failure == failureOf(HandshakeError::TimedOut));
    }

    void pipeThatBreaksInTheHandshakeIsLost()
    {
        SimWorld world;
        Two two(world);
        Dial dial(*two.alice, two.bob->target(Purpose::Request));
        world.time.advance(1500ms);
        QVERIFY(!dial.isDone());
        world.network.breakPipes(two.bob->transport);
        QVERIFY(world.until([&] { return dial.isDone(); }));
        QVERIFY(dial.failure == failureOf(HandshakeError::Lost));
        QVERIFY(world.until([&] { return two.bob->door->unauthenticated() == 0; }));
    }

    void cancellingStopsBeforeCommitmentOnly()
    {
        SimWorld world;
        Two two(world);
        {
            Dial dial(*two.alice, two.bob->target(Purpose::Request));
            world.time.advance(1s);
            QVERIFY(dial.pending->cancelUnlessCommitted());
            world.time.advance(5min);
            QVERIFY(!dial.isDone());
        }
        Dial dial(*two.alice, two.bob->target(Purpose::Request));
        QVERIFY(world.until([&] { return !two.bob->accepted.empty(); }));
        QVERIFY(!dial.isDone()); // message 3 and Hello are there, Bob's Hello is not here yet
        QVERIFY(!dial.pending->cancelUnlessCommitted());
        QVERIFY(world.until([&] { return dial.isDone(); }));
        QVERIFY(dial.session != nullptr);
    }

    void destroyingTheDialLeavesNothing()
    {
        SimWorld world;
        Two two(world);
        for (auto wait = 0ms; wait < 2500ms; wait += 50ms) {
            auto dial = std::make_unique<Dial>(*two.alice, two.bob->target(Purpose::Request));
            world.time.advance(wait);
            dial.reset();
            two.bob->accepted.clear();
            world.time.advance(30s);
            QCOMPARE(world.network.openPipes(), 0);
            QCOMPARE(two.bob->door->unauthenticated(), 0);
        }
    }

    void receiverMayDestroyTheDial()
    {
        SimWorld world;
        Two two(world);
        std::shared_ptr<Session> session;
        auto pending = two.alice->dialer.dial(two.bob->target(Purpose::Request));
        connect(pending.get(), &PendingDial::opened, this, [&](const std::shared_ptr<Session>& opened) {
            session = opened;
            pending.reset();
        });
        QVERIFY(world.until([&] { return session != nullptr; }));
        QVERIFY(session->isOpen());
    }

    // --- Strangers at the door -------------------------------------------------------------

    void silentKnocksAreBoundedAndExpire()
    {
        SimWorld world;
        Two two(world);
        auto mallory = world.node(9);
        std::vector<std::unique_ptr<Knock>> knocks;
        int most = 0;
        for (int i = 0; i < 200; ++i) {
            knocks.push_back(std::make_unique<Knock>(*mallory, *two.bob, "ALM1"));
            world.time.advance(20ms);
            most = std::max(most, two.bob->door->unauthenticated());
        }
        world.time.advance(5s);
        most = std::max(most, two.bob->door->unauthenticated());
        QCOMPARE(most, two.bob->environment.settings.maxUnauthenticated);
        const auto closed = std::count_if(knocks.begin(), knocks.end(), [](const auto& k) { return k->isClosed(); });
        QCOMPARE(closed, 200 - most);
        // Past their grace, they give way to somebody who comes to talk.
        world.time.advance(10s);
        Dial dial(*two.alice, two.bob->target(Purpose::Request));
        QVERIFY(world.until([&] { return dial.isDone(); }));
        QVERIFY(dial.session != nullptr);
        world.time.advance(60s);
        QCOMPARE(two.bob->door->unauthenticated(), 0);
        QVERIFY(std::all_of(knocks.begin(), knocks.end(), [](const auto& k) { return k->isClosed(); }));
    }

    void fullHouseSaysBusy()
    {
        SimWorld world;
        Two two(world);
        auto mallory = world.node(9);
        std::vector<std::unique_ptr<Knock>> knocks;
        knocks.reserve(16);
        for (int i = 0; i < 16; ++i)
            knocks.push_back(std::make_unique<Knock>(*mallory, *two.bob, "ALM1"));
        world.time.advance(3s);
        Dial dial(*two.alice, two.bob->target(Purpose::Request));
        QVERIFY(world.until([&] { return dial.isDone(); }));
        QVERIFY(dial.failure == failureOf(HandshakeError::Busy));
    }

    void endlessHandshakeIsCutOff()
    {
        SimWorld world;
        Two two(world);
        auto mallory = world.node(9);
        Handshake handshake(mallory->environment,
                            Handshake::Initiator { two.bob->person.onion(), Purpose::Request, {}, {} },
                            world.time.wallNow());
        // Behind a good first message come packets of a size that is still allowed, for ever.
        Knock knock(*mallory, *two.bob, handshake.takeOutput() + QByteArray("\x10\x00", 2) + QByteArray(60'000, 'x'));
        QVERIFY(world.until([&] { return knock.isClosed(); }, 20s));
        QCOMPARE(two.bob->door->unauthenticated(), 0);
    }

    void garbageIsClosedAtOnce()
    {
        SimWorld world;
        Two two(world);
        auto mallory = world.node(9);
        Knock knock(*mallory, *two.bob, "GET / HTTP/1.1\r\n\r\n");
        QVERIFY(world.until([&] { return knock.isClosed(); }, 3s));
        QCOMPARE(knock.connection->read(100), QByteArray()); // and without a word
    }

    void replayedConnectionGetsNowhere()
    {
        SimWorld world;
        Two two(world);
        NetPerson::befriend(two.alice->person, two.bob->person);
        Handshake handshake(two.alice->environment,
                            Handshake::Initiator { two.bob->person.onion(), Purpose::Friend,
                                                   Handshake::Pattern::XXpsk3, two.bob->person.account },
                            world.time.wallNow());
        QByteArray recorded = handshake.takeOutput();
        Knock knock(*two.alice, *two.bob, recorded);
        QVERIFY(world.until([&] { return knock.connection->readableBytes() > 0; }));
        world.time.advance(1s);
        handshake.feed(knock.connection->read(1 << 20));
        QVERIFY(handshake.isCommitted());
        const auto second = handshake.takeOutput();
        recorded += second;
        knock.connection->write(second);
        world.time.advance(5s);
        QCOMPARE(two.bob->door->unauthenticated(), 1); // believed, but for the first frame

        auto mallory = world.node(9);
        Knock replay(*mallory, *two.bob, recorded);
        QVERIFY(world.until([&] { return replay.isClosed(); }, 10s));
        QVERIFY(two.bob->accepted.empty());
    }

    void strangersSessionsAreBounded()
    {
        SimWorld world;
        Two two(world);
        two.bob->environment.settings.maxStrangers = 3;
        std::vector<std::unique_ptr<Dial>> dials;
        for (int i = 0; i < 6; ++i) {
            dials.push_back(std::make_unique<Dial>(*two.alice, two.bob->target(Purpose::Request)));
            QVERIFY(world.until([&] { return dials.back()->isDone(); }));
        }
        QCOMPARE(std::count_if(dials.begin(), dials.end(), [](const auto& d) { return d->session != nullptr; }), 3);
        QVERIFY(dials.back()->failure == failureOf(HandshakeError::Busy));
        QCOMPARE(two.bob->door->strangers(), 3);
        world.time.advance(16min); // nobody stays for ever
        two.bob->accepted.clear();
        world.time.advance(1s);
        QCOMPARE(two.bob->door->strangers(), 0);
    }

    void doorMayCloseWhileSessionsLive()
    {
        SimWorld world;
        Two two(world);
        Dial dial(*two.alice, two.bob->target(Purpose::Request));
        QVERIFY(world.until([&] { return dial.isDone() && !two.bob->accepted.empty(); }));
        Knock half(*two.alice, *two.bob, "ALM1");
        world.time.advance(2s);
        two.bob->door.reset();
        world.time.advance(5s);
        QVERIFY(half.isClosed());
        QVERIFY(dial.session->isOpen());
        QVERIFY(two.bob->accepted.front()->isOpen());
    }
};

ALLIUM_TEST(DialTest)
#include "DialTest.moc"
