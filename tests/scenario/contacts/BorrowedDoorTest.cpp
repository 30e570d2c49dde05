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

/// Somebody who asks to be a contact and names a door that is not theirs.
class Mallory : public QObject {
    Q_OBJECT
public:
    Mallory(World& world, std::uint64_t seed)
        : m_world(world)
        , m_person(seed)
        , m_environment { world.time, world.time, m_person.random, m_person, {} }
        , m_transport(world.network)
        , m_dialer(m_environment, m_transport)
        , m_contribution(Contribution::random(m_person.random))
        , m_request(m_person.random.make<wire::RequestId>())
    {
    }
    wire::AccountId id() const { return m_person.account; }

    /// Asks and waits for an answer.
    std::optional<Answer::Status> ask(const crypto::OnionEndpoint& victim, const std::optional<crypto::OnionAddress>& door)
    {
        std::optional<Answer::Status> status;
        net::DialTarget target;
        target.endpoint = victim;
        target.isolation = "mallory";
        target.purpose = net::Purpose::Request;
        const auto dial = m_dialer.dial(target);
        std::unique_ptr<RequestTalk> talk;
        connect(dial.get(), &net::PendingDial::opened, this, [&](const std::shared_ptr<net::Session>& session) {
            talk = std::make_unique<RequestTalk>(session, m_world.time, 60s);
            connect(talk.get(), &RequestTalk::received, this, [&](const RequestMessage& message) {
                if (const auto* answer = std::get_if<Answer>(&message))
                    status = answer->status;
            });
            Ask message;
            message.requestId = m_request;
            message.generation = Generation { 1 };
            message.contribution = m_contribution.clone();
            message.replyTo
                = RequestDoor { m_person.onion(), 9042,
                                wire::ServiceProof::issue(m_person.onionKey, m_person.account, m_person.deviceKey.publicKey()) };
            if (door)
                message.door = DoorKey { *door, 9042, crypto::DhKeyPair::generate(m_person.random).secretKey().clone(), 1 };
            talk->send(RequestMessage(std::move(message)));
        });
        m_world.time.advanceUntil([&] { return status.has_value(); }, 5min);
        talk.reset();
        test::drainEvents();
        return status;
    }

private:
    World& m_world;
    test::NetPerson m_person;
    net::NetEnvironment m_environment;
    net::SimTransport m_transport;
    net::SessionDialer m_dialer;
    Contribution m_contribution;
    wire::RequestId m_request;
};

} // namespace

/// A contact may say that somebody else's door is hers; nobody else loses anything by it.
class BorrowedDoorTest : public QObject {
    Q_OBJECT
private:
    /// A dial by itself, as for a file.
    static bool canReach(World& world, Person& from, const Person& to)
    {
        std::optional<bool> opened;
        const auto target = from.service->fileTarget(to.id());
        if (!target)
            return false;
        const auto dial = from.service->dialer().dial(*target);
        QObject::connect(dial.get(), &net::PendingDial::opened, &from, [&] { opened = true; });
        QObject::connect(dial.get(), &net::PendingDial::failed, &from, [&] { opened = false; });
        world.time.advanceUntil([&] { return opened.has_value(); }, 10min);
        return opened.value_or(false);
    }

private Q_SLOTS:
    void theOwnersContactsStillGetIn()
    {
        World world(1);
        Person one(world, QStringLiteral("One"), 11);
        Person two(world, QStringLiteral("Two"), 12);
        one.begin();
        two.begin();
        // Whoever has the lower account dials at once after a break.
        Person& bob = one.id() < two.id() ? one : two;
        Person& alice = one.id() < two.id() ? two : one;
        QVERIFY(await(world, bob.service->sendRequest(alice.link(), QStringLiteral("hi"))));
        QVERIFY(world.time.advanceUntil([&] { return alice.service->requests().size() == 1; }, 10min));
        QVERIFY(await(world, alice.service->accept(bob.id())));
        QVERIFY(world.time.advanceUntil([&] { return alice.isOnlineWith(bob) && bob.isOnlineWith(alice); }, 30min));
        world.time.advance(1min);
        QVERIFY(canReach(world, bob, alice));
        const auto door = bob.service->fileTarget(alice.id())->endpoint.address;

        Mallory mallory(world, 13);
        QCOMPARE(mallory.ask(bob.link().door, {}), std::optional(Answer::Status::Pending));
        QVERIFY(await(world, bob.service->accept(mallory.id())));
        QCOMPARE(mallory.ask(bob.link().door, door), std::optional(Answer::Status::Accepted));
        world.time.advance(1min);
        QCOMPARE(bob.service->fileTarget(mallory.id()).value().endpoint.address, door);

        QVERIFY(canReach(world, bob, alice));
        int refused = 0;
        connect(bob.service->pool(), &net::PeerPool::dialFailed, this, [&](const auto& account) {
            refused += account == alice.id() ? 1 : 0;
        });
        for (int i = 0; i < 5; ++i) {
            world.network.breakPipes(*bob.transport);
            QVERIFY(world.time.advanceUntil([&] { return !bob.isOnlineWith(alice); }, 1min));
            QVERIFY(world.time.advanceUntil([&] { return bob.isOnlineWith(alice); }, 30min));
            world.time.advance(10min); // Mallory's turn, at the same door
        }
        QCOMPARE(refused, 0);

        // She goes, and takes nobody's key with her.
        QVERIFY(await(world, bob.service->remove(mallory.id())));
        world.time.advance(1min);
        QVERIFY(canReach(world, bob, alice));
    }
};

ALLIUM_TEST(BorrowedDoorTest)
#include "BorrowedDoorTest.moc"
