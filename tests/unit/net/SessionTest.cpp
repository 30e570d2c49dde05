// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/Session.h"

#include "tests/support/TestRegistry.h"
#include "tests/support/NetWorld.h"

using namespace allium;
using namespace allium::net;
using namespace std::chrono_literals;

namespace {

/// Collects what a stream gives.
struct Inbox {
    void watch(Stream* stream)
    {
        QObject::connect(stream, &Stream::received, stream, [this](const QByteArray& m) { messages.append(m); });
        QObject::connect(stream, &Stream::closed, stream, [this](CloseReason r) { closed = r; });
    }
    QByteArrayList messages;
    std::optional<CloseReason> closed;
};

/// Alice's session with Bob, open on both sides.
struct Pair {
    explicit Pair(test::SimWorld& w, Purpose purpose = Purpose::Friend)
        : world(w)
        , alice(w.node(1))
        , bob(w.node(2))
    {
        test::NetPerson::befriend(alice->person, bob->person);
        bob->openDoor();
        w.time.advance(10s);
        dial = std::make_unique<test::Dial>(*alice, bob->target(purpose));
        ok = w.until([this] { return dial->isDone() && !bob->accepted.empty(); }) && dial->session;
        if (ok) {
            a = dial->session;
            b = bob->accepted.front();
        }
    }
    test::SimWorld& world;
    std::unique_ptr<test::SimNode> alice;
    std::unique_ptr<test::SimNode> bob;
    std::unique_ptr<test::Dial> dial;
    std::shared_ptr<Session> a;
    std::shared_ptr<Session> b;
    bool ok = false;
};

} // namespace

class SessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void friendsMeetByPairSecret()
    {
        test::SimWorld world;
        Pair pair(world);
        QVERIFY(pair.ok);
        QCOMPARE(pair.a->peer().account, pair.bob->person.account);
        QCOMPARE(pair.b->peer().account, pair.alice->person.account);
        QCOMPARE(pair.b->peer().device, pair.alice->person.device);
        QVERIFY(pair.a->peer().viaPairSecret && pair.b->peer().viaPairSecret);
        QCOMPARE(pair.a->id(), pair.b->id());
        QVERIFY(pair.a->isInitiator() && !pair.b->isInitiator());
        QVERIFY(pair.a->isOpen() && pair.b->isOpen());
    }

    void handshakeTakesTwoRoundTripsBehindTheDial()
    {
        test::SimWorld world;
        auto alice = world.node(1);
        auto bob = world.node(2);
        bob->openDoor();
        world.time.advance(10s);
        const auto& conditions = world.network.conditions();
        const auto start = world.time.now();
        test::Dial dial(*alice, bob->target(Purpose::Request));
        QVERIFY(world.until([&] { return dial.isDone(); }));
        QVERIFY(dial.session != nullptr);
        QCOMPARE(world.time.now() - start, conditions.dialTime + 2 * conditions.latency + 3 * conditions.latency);
    }

    void messagesArriveWholeAndInOrder_data()
    {
        QTest::addColumn<qint64>("chunk");
        for (const qint64 chunk : { 1, 2, 3, 7, 64, 1000, 20'000, 0 })
            QTest::addRow("%lld", static_cast<long long>(chunk)) << chunk;
    }
    void messagesArriveWholeAndInOrder()
    {
        QFETCH(qint64, chunk);
        test::SimWorld world;
        world.network.conditions().maxChunkBytes = chunk;
        world.network.conditions().jitter = 80ms;
        Pair pair(world);
        QVERIFY(pair.ok);
        Inbox atBob;
        Inbox atAlice;
        Stream* reply = nullptr;
        connect(pair.b.get(), &Session::streamOpened, this, [&](Stream* stream) {
            QCOMPARE(stream->kind(), StreamKind::Conversation);
            atBob.watch(stream);
            reply = stream;
        });
        Stream* const stream = pair.a->openStream(StreamKind::Conversation);
        atAlice.watch(stream);
        QByteArrayList sent;
        for (int i = 0; i < 20; ++i)
            sent.append(QByteArray(qsizetype { i } * 37, static_cast<char>('a' + i)));
        for (const auto& message : sent)
            QVERIFY(stream->send(message));
        QVERIFY(world.until([&] { return atBob.messages.size() == sent.size(); }));
        QCOMPARE(atBob.messages, sent);
        QVERIFY(reply->send("back"));
        QVERIFY(world.until([&] { return !atAlice.messages.isEmpty(); }));
        QCOMPARE(atAlice.messages, QByteArrayList { "back" });
        QVERIFY(!stream->send(QByteArray(Stream::MaxMessageBytes + 1, 'x')));
        QVERIFY(stream->send(QByteArray(Stream::MaxMessageBytes, 'x')));
        stream->close();
        QVERIFY(!stream->send("too late"));
        QVERIFY(world.until([&] { return atBob.closed.has_value(); }));
        QCOMPARE(atBob.messages.last().size(), Stream::MaxMessageBytes); // sent before it closed
        QCOMPARE(*atBob.closed, CloseReason::Ok);
        QCOMPARE(*atAlice.closed, CloseReason::Ok);
    }

    void streamNobodyTakesIsRefused()
    {
        test::SimWorld world;
        Pair pair(world);
        QVERIFY(pair.ok);
        Inbox inbox;
        inbox.watch(pair.a->openStream(StreamKind::File));
        QVERIFY(world.until([&] { return inbox.closed.has_value(); }));
        QCOMPARE(*inbox.closed, CloseReason::Refused);
        QVERIFY(pair.a->isOpen());
    }

    void pausedReaderHoldsBackItsOwnStreamOnly()
    {
        test::SimWorld world;
        Pair pair(world);
        QVERIFY(pair.ok);
        Inbox slow;
        Inbox quick;
        Stream* slowStream = nullptr;
        connect(pair.b.get(), &Session::streamOpened, this, [&](Stream* stream) {
            if (stream->kind() == StreamKind::File) {
                slow.watch(stream);
                slowStream = stream;
                stream->setPaused(true);
            } else {
                quick.watch(stream);
            }
        });
        Stream* const bulk = pair.a->openStream(StreamKind::File, true);
        Stream* const chat = pair.a->openStream(StreamKind::Conversation);
        int writable = 0;
        connect(bulk, &Stream::writable, this, [&] { ++writable; });
        const QByteArray leaf(16LL * 1024, 'f');
        for (int i = 0; i < 100; ++i)
            QVERIFY(bulk->send(leaf));
        world.time.advance(10s);
        QVERIFY(slow.messages.isEmpty());
        // A full window went out and no more, give or take the message that overdraws it.
        const auto left = bulk->unsentBytes();
        QVERIFY(left <= 100 * leaf.size() + 100 * 32 - 256LL * 1024);
        QVERIFY(left > 100 * leaf.size() - 256LL * 1024 - 2 * leaf.size());
        QVERIFY(chat->send("hello"));
        QVERIFY(world.until([&] { return !quick.messages.isEmpty(); }));
        QCOMPARE(writable, 0);
        slowStream->setPaused(false);
        QVERIFY(world.until([&] { return slow.messages.size() == 100; }));
        QCOMPARE(bulk->unsentBytes(), 0);
        QCOMPARE(writable, 1);
    }

    void chatOvertakesQueuedFileData()
    {
        test::SimWorld world;
        world.network.conditions().bytesPerSecond = 500'000;
        world.network.conditions().pipeBytes = 64LL * 1024;
        Pair pair(world);
        QVERIFY(pair.ok);
        Inbox file;
        Inbox chat;
        connect(pair.b.get(), &Session::streamOpened, this, [&](Stream* stream) {
            (stream->kind() == StreamKind::File ? file : chat).watch(stream);
            stream->setReceiveWindow(8 << 20);
        });
        Stream* const bulk = pair.a->openStream(StreamKind::File, true);
        Stream* const talk = pair.a->openStream(StreamKind::Conversation);
        for (int i = 0; i < 400; ++i)
            QVERIFY(bulk->send(QByteArray(16LL * 1024, 'f')));
        QVERIFY(world.until([&] { return file.messages.size() >= 20; }));
        const auto start = world.time.now();
        QVERIFY(talk->send("hello"));
        QVERIFY(world.until([&] { return !chat.messages.isEmpty(); }));
        QVERIFY(file.messages.size() < 60);
        // What lies below the core: 64 KiB here and 64 KiB in the pipe, at 500 kB/s.
        QVERIFY(world.time.now() - start < 500ms);
        QVERIFY(world.until([&] { return file.messages.size() == 400; }));
    }

    void closeFlushesAndTellsTheReason()
    {
        test::SimWorld world;
        Pair pair(world);
        QVERIFY(pair.ok);
        Inbox inbox;
        connect(pair.b.get(), &Session::streamOpened, this, [&](Stream* stream) { inbox.watch(stream); });
        std::optional<CloseReason> atAlice;
        std::optional<CloseReason> atBob;
        connect(pair.a.get(), &Session::closed, this, [&](CloseReason r) { atAlice = r; });
        connect(pair.b.get(), &Session::closed, this, [&](CloseReason r) { atBob = r; });
        Stream* const stream = pair.a->openStream(StreamKind::Conversation);
        stream->send("last words");
        pair.a->close(CloseReason::Duplicate);
        QVERIFY(!pair.a->isOpen());
        QVERIFY(world.until([&] { return atAlice && atBob; }));
        QCOMPARE(inbox.messages, QByteArrayList { "last words" });
        QCOMPARE(*inbox.closed, CloseReason::Duplicate);
        QCOMPARE(*atAlice, CloseReason::Duplicate);
        QCOMPARE(*atBob, CloseReason::Duplicate);
        QVERIFY(world.until([&] { return world.network.openPipes() == 0; }));
    }

    void pausingWhileTheLastMessagesComeLosesNothing()
    {
        test::SimWorld world;
        Pair pair(world);
        QVERIFY(pair.ok);
        Inbox inbox;
        Stream* slow = nullptr;
        connect(pair.b.get(), &Session::streamOpened, this, [&](Stream* stream) {
            inbox.watch(stream);
            connect(stream, &Stream::received, stream, [stream] { stream->setPaused(true); });
            stream->setPaused(true);
            slow = stream;
        });
        Stream* const stream = pair.a->openStream(StreamKind::Conversation);
        for (const char* text : { "one", "two", "three" })
            QVERIFY(stream->send(text));
        world.time.advance(10s);
        QVERIFY(slow != nullptr && inbox.messages.isEmpty());
        world.network.breakPipes(pair.bob->transport);
        QVERIFY(world.until([&] { return inbox.closed.has_value(); }));
        QCOMPARE(inbox.messages, (QByteArrayList { "one", "two", "three" }));
        QCOMPARE(*inbox.closed, CloseReason::Lost);
    }

    void droppingTheLastPointerClosesTheSession()
    {
        test::SimWorld world;
        Pair pair(world);
        QVERIFY(pair.ok);
        std::optional<CloseReason> atBob;
        connect(pair.b.get(), &Session::closed, this, [&](CloseReason r) { atBob = r; });
        pair.a.reset();
        pair.dial->session.reset();
        QVERIFY(world.until([&] { return atBob.has_value(); }));
        QCOMPARE(*atBob, CloseReason::Ok);
    }

    void brokenPipeIsLost()
    {
        test::SimWorld world;
        Pair pair(world);
        QVERIFY(pair.ok);
        std::optional<CloseReason> atAlice;
        connect(pair.a.get(), &Session::closed, this, [&](CloseReason r) { atAlice = r; });
        world.network.breakPipes(pair.bob->transport);
        QVERIFY(world.until([&] { return atAlice.has_value(); }));
        QCOMPARE(*atAlice, CloseReason::Lost);
    }

    void silenceIsNoticedAndAnIdleSessionLives()
    {
        test::SimWorld world;
        Pair pair(world);
        QVERIFY(pair.ok);
        std::optional<CloseReason> atAlice;
        connect(pair.a.get(), &Session::closed, this, [&](CloseReason r) { atAlice = r; });
        world.time.advance(24h);
        QVERIFY(!atAlice);
        QCOMPARE(pair.a->roundTrip(), 2 * world.network.conditions().latency);
        world.network.setPartitioned(pair.bob->transport, true);
        const auto start = world.time.now();
        QVERIFY(world.until([&] { return atAlice.has_value(); }));
        QCOMPARE(*atAlice, CloseReason::TimedOut);
        QVERIFY(world.time.now() - start <= 150s + 60s);
    }
};

ALLIUM_TEST(SessionTest)
#include "SessionTest.moc"
