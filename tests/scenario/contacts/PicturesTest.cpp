// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/FriendLink.h"
#include "core/contacts/PictureKeeper.h"
#include "tests/scenario/contacts/Person.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::contacts;
using namespace std::chrono_literals;
using test::await;
using test::Person;
using test::pictureOf;
using test::World;

namespace {

/// What somebody who means harm may say about pictures.
using Said = std::variant<Profile, PictureWanted, PictureMessage>;

/// Alice and Bob, contacts and online.
struct Pair {
    explicit Pair(quint64 seed)
        : world(seed)
        , alice(world, QStringLiteral("Alice"), 10 * seed + 1)
        , bob(world, QStringLiteral("Bob"), 10 * seed + 2)
    {
        alice.begin();
        bob.begin();
        aliceId = alice.id();
        bobId = bob.id();
    }
    void befriend()
    {
        QVERIFY(await(world, alice.service->sendRequest(bob.link(), QStringLiteral("hi"))));
        QVERIFY(world.time.advanceUntil([&] { return bob.service->requests().size() == 1; }, 10min));
        QVERIFY(await(world, bob.service->accept(aliceId)));
        QVERIFY(world.time.advanceUntil([&] { return alice.isOnlineWith(bob) && bob.isOnlineWith(alice); }, 30min));
        world.time.advance(1min);
    }
    void set(const QByteArray& picture) { QVERIFY(await(world, alice.service->setPicture(picture))); }
    std::optional<PictureId> seen() const { return bob.service->contact(aliceId)->picture; }
    bool sees(const QByteArray& picture, Milliseconds within = 1min)
    {
        return world.time.advanceUntil([&] { return seen() == pictureId(picture); }, within);
    }
    /// Says something to Bob that Alice's program would not, and why Bob ends the session over it.
    std::optional<net::CloseReason> provoke(const std::vector<Said>& messages)
    {
        std::optional<net::CloseReason> reason;
        QObject context;
        QObject::connect(alice.service->pool(), &net::PeerPool::sessionClosed, &context,
                         [&](const auto&, net::CloseReason why) { reason = why; });
        for (const auto& message : messages) {
            for (auto* link : alice.service->findChildren<FriendLink*>()) {
                if (const auto* wanted = std::get_if<PictureWanted>(&message))
                    link->askPicture(wanted->picture); // so that she takes the answers
                else
                    std::visit([link](const auto& said) { link->sendControl(ControlMessage(said)); }, message);
            }
            world.time.advance(5s);
        }
        return reason;
    }
    QByteArray pixels() { return await(world, bob.service->picturePixels(aliceId)).value(); }

    World world;
    Person alice;
    Person bob;
    wire::AccountId aliceId;
    wire::AccountId bobId;
};

} // namespace

/// Pictures between contacts who come and go, change their minds, or mean harm.
class PicturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contactsSeeEachOther()
    {
        Pair both(1);
        both.set(pictureOf('a')); // before anybody is there
        both.befriend();
        QVERIFY(both.sees(pictureOf('a')));
        QCOMPARE(both.pixels(), QByteArray(limits::PicturePixelBytes, 'a'));
        both.set(pictureOf('b')); // while somebody is
        QVERIFY(both.sees(pictureOf('b')));
        both.set({});
        QVERIFY(both.world.time.advanceUntil([&] { return !both.seen(); }, 1min));
        QVERIFY(both.pixels().isEmpty());
        QVERIFY(!both.alice.service->picture());
    }

    void decodedOncePerChange()
    {
        Pair both(2);
        both.befriend();
        both.set(pictureOf('a'));
        QVERIFY(both.sees(pictureOf('a')));
        for (int i = 0; i < 5; ++i) {
            both.bob.kill();
            both.world.time.advance(1h);
            both.bob.restart();
            QVERIFY(both.world.time.advanceUntil([&] { return both.bob.isOnlineWith(both.alice); }, 2h));
        }
        both.world.time.advance(1min);
        QCOMPARE(both.seen(), std::optional(pictureId(pictureOf('a'))));
        QCOMPARE(both.bob.pictures.decoded, 1);
    }

    void changedWhileAway()
    {
        Pair both(3);
        both.befriend();
        both.set(pictureOf('a'));
        QVERIFY(both.sees(pictureOf('a')));
        both.bob.kill();
        both.world.time.advance(5min);
        both.set(pictureOf('b'));
        both.alice.transport->setReady(false);
        both.bob.restart();
        QCOMPARE(both.seen(), std::optional(pictureId(pictureOf('a')))); // the former one until they meet
        both.alice.transport->setReady(true);
        QVERIFY(both.sees(pictureOf('b'), 2h));
        both.bob.kill();
        both.world.time.advance(5min);
        both.set({});
        both.bob.restart();
        QVERIFY(both.world.time.advanceUntil([&] { return !both.seen(); }, 2h));
    }

    void goneWithTheContact()
    {
        Pair both(4);
        both.befriend();
        both.set(pictureOf('a'));
        QVERIFY(both.sees(pictureOf('a')));
        QVERIFY(await(both.world, both.bob.service->block(both.aliceId)));
        both.world.time.advance(1s);
        QVERIFY(!both.seen());
        QVERIFY(both.pixels().isEmpty());
    }

    void strangersAreShownNone()
    {
        Pair both(5);
        both.set(pictureOf('a'));
        QVERIFY(await(both.world, both.alice.service->sendRequest(both.bob.link(), QStringLiteral("hi"))));
        QVERIFY(both.world.time.advanceUntil([&] { return both.bob.service->requests().size() == 1; }, 10min));
        both.world.time.advance(1h);
        QVERIFY(!both.seen());
        QCOMPARE(both.bob.pictures.decoded, 0);
    }

    void whatIsRefusedIsNotTriedAgain()
    {
        Pair both(6);
        both.bob.pictures.refused.insert(pictureOf('x'));
        both.befriend();
        both.set(pictureOf('x'));
        QVERIFY(both.world.time.advanceUntil([&] { return both.bob.pictures.decoded == 1; }, 1min));
        both.bob.kill();
        both.world.time.advance(1h);
        both.bob.restart();
        QVERIFY(both.world.time.advanceUntil([&] { return both.bob.isOnlineWith(both.alice); }, 2h));
        both.world.time.advance(1h);
        QVERIFY(!both.seen());
        QCOMPARE(both.bob.pictures.decoded, 1);
        both.set(pictureOf('b'));
        QVERIFY(both.sees(pictureOf('b')));
    }

    void aDecoderThatIsAwayHasRefusedNothing()
    {
        Pair both(7);
        both.bob.pictures.isAway = true;
        both.befriend();
        both.set(pictureOf('a'));
        both.world.time.advance(1h);
        QVERIFY(!both.seen());
        both.bob.pictures.isAway = false;
        both.bob.kill();
        both.world.time.advance(1h);
        both.bob.restart();
        QVERIFY(both.sees(pictureOf('a'), 2h));
    }

    void changedEachSecondItCostsLittle()
    {
        Pair both(8);
        both.befriend();
        both.alice.pictures.decoded = 0;
        for (int i = 0; i < 600; ++i) {
            both.set(pictureOf(i % 2 == 0 ? 'a' : 'b', 200 + i));
            both.world.time.advance(1s);
        }
        QVERIFY2(both.bob.pictures.decoded <= PictureKeeper::Fetches + 1, qPrintable(QString::number(both.bob.pictures.decoded)));
        QVERIFY(both.alice.isOnlineWith(both.bob));
        QVERIFY(both.sees(pictureOf('b', 200 + 599), 20min)); // and the last one is shown in the end
    }

    void whoMeansHarmIsShutOut_data()
    {
        QTest::addColumn<std::vector<Said>>("messages");
        QTest::addColumn<int>("reason");
        using Messages = std::vector<Said>;
        constexpr int Protocol = int(net::CloseReason::Protocol);
        const Profile claim { QStringLiteral("Alice"), pictureId(pictureOf('c')) };
        QTest::newRow("not asked for") << Messages { PictureMessage { pictureOf('z') } } << Protocol;
        QTest::newRow("another than asked for") << Messages { claim, PictureMessage { pictureOf('z') } } << Protocol;
        QTest::newRow("no picture") << Messages { PictureMessage { "garbage" } } << Protocol;
        QTest::newRow("too big") << Messages { PictureMessage { pictureOf('z', limits::PictureBytes + 1) } } << Protocol;
        QTest::newRow("twice") << Messages { claim, PictureMessage { pictureOf('c') }, PictureMessage { pictureOf('c') } } << Protocol;
        QTest::newRow("asks again and again")
            << Messages(2 * PictureKeeper::Fetches + 1, PictureWanted { pictureId(pictureOf('o')) }) << int(net::CloseReason::Limit);
    }
    void whoMeansHarmIsShutOut()
    {
        QFETCH(std::vector<Said>, messages);
        QFETCH(int, reason);
        Pair both(10);
        QVERIFY(await(both.world, both.bob.service->setPicture(pictureOf('o'))));
        both.befriend();
        both.alice.pictures.isAway = true;
        const auto why = both.provoke(messages);
        QVERIFY(why.has_value());
        QCOMPARE(int(*why), reason);
        QVERIFY(both.bob.pictures.decoded <= 2);
        QVERIFY(both.bob.isContactOf(both.alice));
    }

    /// Decoding takes a while, in which one may think better of it.
    void theLastWordCounts()
    {
        Pair both(11);
        auto& alice = *both.alice.service;
        const auto chosen = alice.setPicture(pictureOf('a'));
        QVERIFY(await(both.world, alice.setPicture({})));
        QVERIFY(await(both.world, chosen));
        QVERIFY(!alice.picture());
        const auto before = alice.setPicture(pictureOf('b'));
        QVERIFY(await(both.world, alice.setPicture(pictureOf('c'))));
        QVERIFY(await(both.world, before));
        QCOMPARE(alice.picture(), std::optional(pictureId(pictureOf('c'))));
        both.befriend();
        QVERIFY(both.sees(pictureOf('c')));
    }

    void whatCannotBeIsNotSet()
    {
        Pair both(9);
        both.alice.pictures.refused.insert(pictureOf('x'));
        const auto error = [&](const QByteArray& picture) { return await(both.world, both.alice.service->setPicture(picture)).error(); };
        QCOMPARE(int(error(pictureOf('a', limits::PictureBytes + 1))), int(ContactsError::PictureTooBig));
        QCOMPARE(int(error("GIF89a")), int(ContactsError::NotAPicture));
        QCOMPARE(int(error(pictureOf('x'))), int(ContactsError::NotAPicture));
        QVERIFY(!both.alice.service->picture());
    }
};

ALLIUM_TEST(PicturesTest)
#include "PicturesTest.moc"
