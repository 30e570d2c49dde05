// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/FriendLink.h"

#include "core/contacts/Schema.h"
#include "tests/support/NetWorld.h"
#include "tests/support/TestRegistry.h"

#include <deque>

using namespace allium;
using namespace allium::contacts;
using namespace std::chrono_literals;

namespace {

/// A store as slow as the test wants it.
class SlowExecutor final : public Executor {
public:
    void post(std::function<void()> task) override { m_isHeld ? tasks.push_back(std::move(task)) : task(); }
    void hold() { m_isHeld = true; }
    void letGo()
    {
        m_isHeld = false;
        for (const auto& task : std::exchange(tasks, {}))
            task();
    }
    std::deque<std::function<void()>> tasks;

private:
    bool m_isHeld = false;
};

/// Bob's end of a session with Alice, who says what she likes.
struct Friends {
    Friends()
        : alice(world.node(1))
        , bob(world.node(2))
        , database(executor)
    {
        storage::OpenOptions options;
        options.inMemory = true;
        database.open(std::move(options), migrations());
        executor.hold();
        test::NetPerson::befriend(alice->person, bob->person);
        bob->openDoor();
        world.time.advance(10s);
        dial = std::make_unique<test::Dial>(*alice, bob->target());
        if (!world.until([this] { return dial->isDone() && !bob->accepted.empty(); }) || !dial->session)
            return;
        session = dial->session;
        link = std::make_unique<FriendLink>(bob->accepted.front(), bob->person.device, database, world.time, world.time, telling);
        QObject::connect(link.get(), &FriendLink::controlReceived, link.get(), [this] { ++heard; });
    }
    ~Friends()
    {
        link.reset();
        executor.letGo(); // the store closes on it
    }
    void flood(net::Stream* stream, const QByteArray& message)
    {
        for (int i = 0; i < Flood; ++i)
            QVERIFY(stream->send(message));
        world.time.advance(10s);
    }

    static constexpr int Flood = 1000;
    test::SimWorld world;
    std::unique_ptr<test::SimNode> alice;
    std::unique_ptr<test::SimNode> bob;
    SlowExecutor executor;
    storage::DatabaseWorker database;
    std::unique_ptr<test::Dial> dial;
    std::shared_ptr<net::Session> session;
    Telling telling;
    std::unique_ptr<FriendLink> link;
    int heard = 0;
};

const QByteArray News = encode(ControlMessage(Profile { QStringLiteral("Alice") }));

} // namespace

/// What a contact says comes no faster than the store can take it.
class FriendLinkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void controlWaitsForTheStore()
    {
        Friends friends;
        QVERIFY(friends.link);
        friends.flood(friends.session->openStream(net::StreamKind::Control), News);
        QVERIFY(friends.heard > 0);
        QVERIFY2(friends.heard <= StorePace::MaxAhead, qPrintable(QString::number(friends.heard)));
        friends.executor.letGo();
        QVERIFY(friends.world.until([&] { return friends.heard == Friends::Flood; }));
    }

    void conversationWaitsForTheStore()
    {
        Friends friends;
        QVERIFY(friends.link);
        auto* const stream = friends.session->openStream(net::StreamKind::Conversation);
        QVERIFY(stream->send(encode(ConversationMessage(ConversationHello { friends.alice->person.device, {} }))));
        friends.flood(stream, encode(ConversationMessage(Base { 1 })));
        const auto asked = static_cast<int>(friends.executor.tasks.size());
        QVERIFY(asked > 0);
        QVERIFY2(asked <= StorePace::MaxAhead + 2, qPrintable(QString::number(asked)));
    }

    void streamsOpenedAllTheTimeWaitForTheStore()
    {
        Friends friends;
        QVERIFY(friends.link);
        for (int i = 0; i < 200; ++i) {
            auto* const stream = friends.session->openStream(net::StreamKind::Conversation);
            QVERIFY(stream != nullptr);
            stream->close();
            friends.world.time.advance(1s);
        }
        const auto asked = static_cast<int>(friends.executor.tasks.size());
        QVERIFY2(asked <= StorePace::MaxAhead + 2, qPrintable(QString::number(asked)));
        friends.executor.letGo();
        friends.world.time.advance(1s);
        friends.flood(friends.session->openStream(net::StreamKind::Control), News);
        QCOMPARE(friends.heard, Friends::Flood);
    }

    void whatIsLeftAtTheEndIsNoFloodEither()
    {
        Friends friends;
        QVERIFY(friends.link);
        friends.flood(friends.session->openStream(net::StreamKind::Control), News);
        bool ended = false;
        connect(&friends.link->session(), &net::Session::closed, this, [&] { ended = true; });
        friends.world.network.breakPipes(friends.bob->transport);
        QVERIFY(friends.world.until([&] { return ended; }));
        QVERIFY2(friends.heard <= StorePace::MaxAhead, qPrintable(QString::number(friends.heard)));
        friends.executor.letGo();
        friends.world.time.advance(10s);
    }
};

ALLIUM_TEST(FriendLinkTest)
#include "FriendLinkTest.moc"
