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
    crypto::OnionAddress onion() const { return m_person.onion(); }

    using Outcome = std::variant<std::monostate, Answer::Status, net::CloseReason>;

    /// Asks and waits for an answer, or the end.
    Outcome ask(const crypto::OnionEndpoint& victim, const std::optional<crypto::OnionAddress>& door)
    {
        Outcome outcome;
        QObject here;
        net::DialTarget target;
        target.endpoint = victim;
        target.isolation = "mallory";
        target.purpose = net::Purpose::Request;
        const auto dial = m_dialer.dial(target);
        std::unique_ptr<RequestTalk> talk;
        connect(dial.get(), &net::PendingDial::opened, this, [&](const std::shared_ptr<net::Session>& session) {
            talk = std::make_unique<RequestTalk>(session, m_world.time, 60s);
            connect(session.get(), &net::Session::closed, &here, [&](net::CloseReason reason) {
                if (outcome.index() == 0)
                    outcome = reason;
            });
            connect(talk.get(), &RequestTalk::received, this, [&](const RequestMessage& message) {
                if (const auto* answer = std::get_if<Answer>(&message))
                    outcome = answer->status;
            });
            Ask message;
            message.requestId = m_request;
            message.generation = Generation { 1 };
            message.contribution = m_contribution.clone();
            const auto proof = wire::ServiceProof::issue(m_person.onionKey, m_person.account, m_person.deviceKey.publicKey());
            message.replyTo = RequestDoor { m_person.onion(), 9042, proof };
            if (door) // her own proof is all she has
                message.door = FriendsDoor { { *door, 9042, crypto::X25519SecretKey::random(m_person.random), 1 }, proof };
            talk->send(RequestMessage(std::move(message)));
        });
        m_world.time.advanceUntil([&] { return outcome.index() != 0; }, 5min);
        talk.reset();
        test::drainEvents();
        return outcome;
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

/// Somebody says that somebody else's door is hers, so that our key to it is lost.
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
    void isNotBelieved()
    {
        World world(1);
        Person alice(world, QStringLiteral("Alice"), 11);
        Person bob(world, QStringLiteral("Bob"), 12);
        alice.begin();
        bob.begin();
        QVERIFY(await(world, bob.service->sendRequest(alice.link(), QStringLiteral("hi"))));
        QVERIFY(world.time.advanceUntil([&] { return alice.service->requests().size() == 1; }, 10min));
        QVERIFY(await(world, alice.service->accept(bob.id())));
        QVERIFY(world.time.advanceUntil([&] { return alice.isOnlineWith(bob) && bob.isOnlineWith(alice); }, 30min));
        world.time.advance(1min);
        QVERIFY(canReach(world, bob, alice));
        const auto door = bob.service->fileTarget(alice.id())->endpoint.address;

        Mallory mallory(world, 13);
        QCOMPARE(mallory.ask(bob.link().door, {}), Mallory::Outcome(Answer::Status::Pending));
        QVERIFY(await(world, bob.service->accept(mallory.id())));
        QCOMPARE(mallory.ask(bob.link().door, door), Mallory::Outcome(net::CloseReason::Protocol));
        world.time.advance(1min);
        QVERIFY(!bob.service->fileTarget(mallory.id()));
        QVERIFY(canReach(world, bob, alice));
        QCOMPARE(mallory.ask(bob.link().door, mallory.onion()), Mallory::Outcome(Answer::Status::Accepted));
        QVERIFY(bob.service->fileTarget(mallory.id()));
    }
};

ALLIUM_TEST(BorrowedDoorTest)
#include "BorrowedDoorTest.moc"
