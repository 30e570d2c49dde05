// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/RequestTalk.h"
#include "core/net/SessionDialer.h"
#include "tests/scenario/contacts/Person.h"
#include "tests/support/NetPerson.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::contacts;
using namespace std::chrono_literals;
using test::await;
using test::Person;
using test::World;

namespace {

/// One of many made-up accounts that asks once and does no more work than it must.
class Flooder : public QObject {
    Q_OBJECT
public:
    Flooder(World& world, net::SimTransport& transport, const ContactLink& victim, std::uint64_t seed)
        : m_world(world)
        , m_person(seed)
        , m_environment { world.time, world.time, m_person.random, m_person, {} }
        , m_dialer(m_environment, transport)
    {
        net::DialTarget target;
        target.endpoint = victim.door;
        target.isolation = QByteArray::number(quint64(seed));
        target.purpose = net::Purpose::Request;
        m_dial = m_dialer.dial(target);
        connect(m_dial.get(), &net::PendingDial::failed, this, [this] { isDone = true; });
        connect(m_dial.get(), &net::PendingDial::opened, this, [this](const auto& session) { ask(session); });
    }

    bool isDone = false;

private:
    void ask(const std::shared_ptr<net::Session>& session)
    {
        m_talk = std::make_unique<RequestTalk>(session, m_world.time, 60s);
        connect(m_talk.get(), &RequestTalk::received, this, [this] { isDone = true; });
        connect(m_talk.get(), &RequestTalk::ended, this, [this] { isDone = true; });
        Ask message;
        message.requestId = m_person.random.make<wire::RequestId>();
        message.generation = Generation { 1 };
        message.contribution = Contribution::random(m_person.random);
        message.nickname = QStringLiteral("spam");
        message.greeting = QString(500, u's');
        message.replyTo
            = RequestDoor { m_person.onion(), 9042,
                            wire::ServiceProof::issue(m_person.onionKey, m_person.account, m_person.deviceKey.publicKey()) };
        m_talk->send(RequestMessage(std::move(message)));
    }

    World& m_world;
    test::NetPerson m_person;
    net::NetEnvironment m_environment;
    net::SessionDialer m_dialer;
    std::unique_ptr<net::PendingDial> m_dial;
    std::unique_ptr<RequestTalk> m_talk;
};

} // namespace

/// A thousand strangers at the door.
class FloodTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aThousandRequestsAreBoundedAndARealOneGetsIn()
    {
        World world(1);
        world.network.conditions().latency = 20ms;
        world.network.conditions().dialTime = 10ms;
        Person alice(world, QStringLiteral("Alice"), 11);
        Person bob(world, QStringLiteral("Bob"), 12);
        alice.begin();
        bob.begin();
        net::SimTransport crowd(world.network);
        for (std::uint64_t wave = 0; wave < 100; ++wave) {
            std::vector<std::unique_ptr<Flooder>> flooders;
            for (std::uint64_t i = 0; i < 10; ++i)
                flooders.push_back(std::make_unique<Flooder>(world, crowd, alice.link(), 1000 + 10 * wave + i));
            QVERIFY(world.time.advanceUntil(
                [&] { return std::all_of(flooders.begin(), flooders.end(), [](const auto& f) { return f->isDone; }); }, 2min));
            flooders.clear();
            test::drainEvents();
            QVERIFY(alice.service->requests().size() <= 50);
        }
        QVERIFY(alice.requestsSeen >= 20 && alice.requestsSeen <= 60);
        // What is kept of the thousand is what waits.
        const auto rows = [&] {
            const auto future = alice.database->run([](storage::Database& db) -> storage::StorageResult<std::int64_t> {
                ALLIUM_TRY(auto row, db.prepare("SELECT COUNT(*) FROM contact"));
                ALLIUM_TRY(const bool found, row.step());
                return found ? row.integer(0) : 0;
            });
            return future.result().value();
        };
        QVERIFY(rows() <= 50);

        auto link = alice.link();
        link.account.reset();
        QVERIFY(await(world, bob.service->sendRequest(link, QStringLiteral("it's really me"))));
        const auto hasBob = [&] {
            const auto requests = alice.service->requests();
            return std::any_of(requests.begin(), requests.end(), [&](const RequestInfo& r) { return r.account == bob.id(); });
        };
        QVERIFY(world.time.advanceUntil(hasBob, 10min));
        QVERIFY(rows() <= 50);
        QVERIFY(await(world, alice.service->accept(bob.id())));
        QVERIFY(world.time.advanceUntil([&] { return alice.isOnlineWith(bob); }, 10min));
    }

    void borrowedReplyAddressEndsTheSession()
    {
        World world(2);
        Person alice(world, QStringLiteral("Alice"), 21);
        alice.begin();
        test::NetPerson mallory(22);
        net::NetEnvironment environment { world.time, world.time, mallory.random, mallory, {} };
        net::SimTransport transport(world.network);
        net::SessionDialer dialer(environment, transport);
        net::DialTarget target;
        target.endpoint = alice.link().door;
        target.purpose = net::Purpose::Request;
        auto dial = dialer.dial(target);
        std::unique_ptr<RequestTalk> talk;
        std::optional<net::CloseReason> reason;
        connect(dial.get(), &net::PendingDial::opened, this, [&](const std::shared_ptr<net::Session>& session) {
            talk = std::make_unique<RequestTalk>(session, world.time, 60s);
            connect(session.get(), &net::Session::closed, this, [&](net::CloseReason why) { reason = why; });
            const auto victim = crypto::SigningKey::generate(mallory.random);
            Ask message;
            message.requestId = mallory.random.make<wire::RequestId>();
            message.generation = Generation { 1 };
            // Somebody else's onion, with a proof that somebody else once gave.
            message.replyTo = RequestDoor { crypto::OnionAddress(victim.publicKey()), 9042,
                                            wire::ServiceProof::issue(victim, wire::AccountId(), mallory.deviceKey.publicKey()) };
            talk->send(RequestMessage(std::move(message)));
        });
        QVERIFY(world.time.advanceUntil([&] { return reason.has_value(); }, 2min));
        QVERIFY(reason == net::CloseReason::Protocol);
        QCOMPARE(alice.requestsSeen, 0);
        talk.reset();
        test::drainEvents();
    }
};

ALLIUM_TEST(FloodTest)
#include "FloodTest.moc"
