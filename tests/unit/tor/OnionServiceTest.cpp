// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/ClientAuthorizations.h"
#include "core/tor/OnionService.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"
#include "tests/unit/tor/FakeTor.h"

#include <QSignalSpy>

using namespace allium;
using namespace allium::tor;
using test::waitFor;
using State = OnionService::State;

class OnionServiceTest : public QObject {
    Q_OBJECT
private:
    test::SeededRandom m_random { 7 };
    test::VirtualTime m_time;
    std::unique_ptr<test::FakeTor> m_fake;
    std::unique_ptr<ControlLine> m_line;
    std::unique_ptr<ControlConnection> m_control;
    int m_names = 0;

    void connectLine()
    {
        m_control = std::make_unique<ControlConnection>(m_fake->endpoint(), ControlCredentials {}, m_random);
        QVERIFY(waitFor([&] { return m_control->isOpen(); }));
        m_line->setConnection(m_control.get());
    }
    void loseLine()
    {
        m_line->setConnection(nullptr);
        m_control.reset();
    }
    std::unique_ptr<OnionService> service(std::vector<crypto::X25519PublicKey> clients = {}, bool strangers = false)
    {
        auto listener = std::make_unique<LocalListener>(m_time);
        if (!listener->listenUnix(m_fake->folder() + QStringLiteral("/service-%1").arg(++m_names)))
            return nullptr;
        return std::make_unique<OnionService>(
            OnionServiceSpec { crypto::SigningKey::generate(m_random), 9042, std::move(clients), strangers },
            std::move(listener), *m_line, m_random, m_time);
    }
    crypto::X25519PublicKey client() { return crypto::DhKeyPair::generate(m_random).publicKey(); }
    void describe(const OnionService& service, const char* action, const char* directory = "$AB~r")
    {
        m_fake->say(QByteArray("HS_DESC ") + action + ' ' + service.address().label() + " UNKNOWN " + directory);
    }
    bool reaches(const OnionService& service, State state)
    {
        return waitFor([&] { return service.state() == state; }, std::chrono::seconds(5));
    }

private Q_SLOTS:
    void init()
    {
        m_fake = std::make_unique<test::FakeTor>();
        m_line = std::make_unique<ControlLine>();
    }
    void cleanup()
    {
        m_control.reset();
        m_line.reset();
        m_fake.reset();
    }

    void asksForWhatTheRoleNeeds()
    {
        const auto strangers = service({}, true)->addCommand();
        QVERIFY(strangers.isValid());
        QVERIFY(strangers.isSensitive());
        QVERIFY(strangers.line().startsWith("ADD_ONION ED25519-V3:"));
        QVERIFY(strangers.line().contains(" Flags=DiscardPK,MaxStreamsCloseCircuit MaxStreams=4 PoWDefensesEnabled=1 PoWQueueRate=20 "
                                          "PoWQueueBurst=60 Port=9042,unix:" + QFile::encodeName(m_fake->folder()) + "/service-"));
        QVERIFY(!strangers.line().contains("ClientAuthV3"));

        const auto a = client();
        const auto b = client();
        const auto friends = service({ a, b })->addCommand().line();
        QVERIFY(friends.contains(" Flags=DiscardPK,V3Auth Port="));
        QVERIFY(friends.endsWith(" ClientAuthV3=" + crypto::base32(a.view()) + " ClientAuthV3=" + crypto::base32(b.view())));
        QVERIFY(!friends.contains("MaxStreams") && !friends.contains("PoW") && !friends.contains("Detach"));

        const std::vector<crypto::X25519PublicKey> many(OnionServiceSpec::MaxClients, a);
        QVERIFY(service(many)->addCommand().isValid());
    }

    void publishesAndSaysWhenReachable()
    {
        const auto s = service();
        QCOMPARE(s->state(), State::Waiting);
        connectLine();
        QCOMPARE(s->state(), State::Publishing);
        QVERIFY(waitFor([&] { return m_fake->countOf("ADD_ONION") == 1; }));
        describe(*s, "UPLOADED", "$99~old"); // of a descriptor that is not this one
        describe(*s, "UPLOAD");
        describe(*s, "UPLOAD", "$CD~r");
        QVERIFY(waitFor([&] { return s->uploadsStarted() == 2; }));
        QCOMPARE(s->state(), State::Publishing);
        describe(*s, "FAILED", "$CD~r");
        describe(*s, "UPLOADED");
        QVERIFY(reaches(*s, State::Reachable));
        QCOMPARE(s->uploadsDone(), std::size_t(1));
    }

    void publishesAgainInANewTor()
    {
        connectLine();
        const auto s = service();
        QVERIFY(waitFor([&] { return m_fake->countOf("ADD_ONION") == 1; }));
        describe(*s, "UPLOAD");
        describe(*s, "UPLOADED");
        QVERIFY(reaches(*s, State::Reachable));
        loseLine();
        QCOMPARE(s->state(), State::Waiting);
        connectLine();
        QVERIFY(waitFor([&] { return m_fake->countOf("ADD_ONION") == 2; }));
        QCOMPARE(m_fake->commands().first(), QByteArray("PROTOCOLINFO 1"));
        QCOMPARE(s->state(), State::Publishing);
        QCOMPARE(s->uploadsDone(), std::size_t(0));
    }

    void changesClientsByPublishingAgain()
    {
        connectLine();
        const auto a = client();
        const auto b = client();
        const auto s = service({ a, b });
        QVERIFY(waitFor([&] { return m_fake->countOf("ADD_ONION") == 1; }));
        describe(*s, "UPLOAD");
        describe(*s, "UPLOADED");
        QVERIFY(reaches(*s, State::Reachable));

        s->setClients({ b }); // too soon after the last descriptor: waits
        QCOMPARE(s->state(), State::Publishing);
        test::drainEvents();
        QCOMPARE(m_fake->countOf("DEL_ONION"), 0);
        m_time.advance(OnionService::RepublishPause);
        QVERIFY(waitFor([&] { return m_fake->countOf("ADD_ONION") == 2; }));
        QCOMPARE(m_fake->commands().at(m_fake->commands().size() - 2), "DEL_ONION " + s->address().label());
        QVERIFY(!m_fake->commands().last().contains(crypto::base32(a.view())));
        QVERIFY(m_fake->commands().last().contains(crypto::base32(b.view())));

        m_time.advance(OnionService::RepublishPause);
        s->setClients({ a }); // at once
        QVERIFY(waitFor([&] { return m_fake->countOf("ADD_ONION") == 3; }));
    }

    void neverBecomesPublicByLosingItsClients()
    {
        connectLine();
        const auto s = service({ client() });
        m_time.advance(OnionService::RepublishPause);
        s->setClients({});
        QVERIFY(waitFor([&] { return m_fake->countOf("ADD_ONION") == 2; }));
        QVERIFY(m_fake->commands().last().contains("V3Auth"));
        QCOMPARE(m_fake->commands().last().count("ClientAuthV3="), 1); // of nobody
    }

    void bindsTheNumberOfClients()
    {
        const std::vector<crypto::X25519PublicKey> tooMany(OnionServiceSpec::MaxClients + 1, client());
        const auto s = service(tooMany);
        QCOMPARE(s->state(), State::Failed);
        QCOMPARE(*s->error(), OnionService::Error::TooManyClients);
        const auto later = service({ client() });
        later->setClients(tooMany);
        QCOMPARE(*later->error(), OnionService::Error::TooManyClients);
    }

    void recoversFromACollision()
    {
        int adds = 0;
        m_fake->setAnswer([&](const QByteArray& command) {
            return command.startsWith("ADD_ONION") && ++adds == 1 ? QByteArray("550 Onion address collision\r\n") : QByteArray();
        });
        connectLine();
        const auto s = service();
        QVERIFY(waitFor([&] { return adds == 2; }));
        QCOMPARE(m_fake->countOf("DEL_ONION"), 1);
        QCOMPARE(s->state(), State::Publishing);
        test::drainEvents();
        describe(*s, "UPLOAD");
        describe(*s, "UPLOADED");
        QVERIFY(reaches(*s, State::Reachable));
    }

    void failsWhenTorRefuses()
    {
        m_fake->setAnswer([&](const QByteArray& command) {
            return command.startsWith("ADD_ONION") ? QByteArray("513 Invalid argument\r\n") : QByteArray();
        });
        connectLine();
        const auto s = service();
        QVERIFY(reaches(*s, State::Failed));
        QCOMPARE(*s->error(), OnionService::Error::RefusedByTor);
    }

    void takesItselfDown()
    {
        connectLine();
        auto s = service();
        const auto label = s->address().label();
        QVERIFY(waitFor([&] { return m_fake->countOf("ADD_ONION") == 1; }));
        describe(*s, "UPLOAD");
        QVERIFY(waitFor([&] { return s->uploadsStarted() == 1; }));
        s.reset();
        QVERIFY(waitFor([&] { return m_fake->commands().last() == "DEL_ONION " + label; }));
    }

    void handsOverStreams()
    {
        const auto s = service();
        std::shared_ptr<OnionStream> taken;
        connect(s.get(), &OnionService::incoming, this, [&](std::shared_ptr<OnionStream> stream) { taken = std::move(stream); });
        LocalSocket tor(LocalEndpoint { m_fake->folder() + QStringLiteral("/service-%1").arg(m_names), 0 });
        QVERIFY(waitFor([&] { return tor.state() == LocalSocket::State::Open && taken; }));
        QCOMPARE(taken->state(), OnionStream::State::Open);
        tor.write("hello");
        QVERIFY(waitFor([&] { return taken->readableBytes() == 5; }));
    }

    void clientKeysAreToldToEveryTor()
    {
        ClientAuthorizations keys(*m_line);
        const auto pair = crypto::DhKeyPair::generate(m_random);
        const crypto::OnionAddress one(crypto::SigningKey::generate(m_random).publicKey());
        const crypto::OnionAddress two(crypto::SigningKey::generate(m_random).publicKey());
        keys.add(one, pair.secretKey());
        connectLine();
        const auto expected = "ONION_CLIENT_AUTH_ADD " + one.label() + " x25519:" + pair.secretKey().view().toByteArray().toBase64();
        QVERIFY(waitFor([&] { return m_fake->countOf("ONION_CLIENT_AUTH_ADD") == 1; }));
        QCOMPARE(m_fake->commands().last(), expected);
        keys.add(two, pair.secretKey());
        keys.add(two, pair.secretKey()); // tor has it
        keys.remove(one);
        keys.remove(one); // already gone: nothing to say
        QVERIFY(waitFor([&] { return m_fake->countOf("ONION_CLIENT_AUTH_REMOVE") == 1; }));
        QCOMPARE(m_fake->commands().last(), "ONION_CLIENT_AUTH_REMOVE " + one.label());
        loseLine();
        connectLine();
        QVERIFY(waitFor([&] { return m_fake->countOf("ONION_CLIENT_AUTH_ADD") == 3; }));
        QVERIFY(m_fake->commands().last().contains(two.label()));
        QCOMPARE(keys.count(), std::size_t(1));
        const auto other = crypto::DhKeyPair::generate(m_random);
        keys.add(two, other.secretKey());
        QVERIFY(waitFor([&] { return m_fake->countOf("ONION_CLIENT_AUTH_ADD") == 4; }));
        QVERIFY(m_fake->commands().last().endsWith(other.secretKey().view().toByteArray().toBase64()));
    }
};

ALLIUM_TEST(OnionServiceTest)
#include "OnionServiceTest.moc"
