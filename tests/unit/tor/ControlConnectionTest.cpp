// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/ControlConnection.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"
#include "tests/unit/tor/FakeTor.h"

#include <QSignalSpy>

using namespace allium;
using namespace allium::tor;
using test::FakeTor;
using test::waitFor;

class ControlConnectionTest : public QObject {
    Q_OBJECT
private:
    test::SeededRandom m_random { 1 };

private Q_SLOTS:
    void authenticatesAndAnswersInOrder()
    {
        FakeTor fake;
        fake.setAnswer([](const QByteArray& command) {
            return command.startsWith("GETINFO") ? "250-" + command.mid(8) + "=v\r\n250 OK\r\n" : QByteArray();
        });
        ControlConnection control(fake.endpoint(), {}, m_random);
        QVERIFY(!control.isOpen());
        QVERIFY(waitFor([&] { return control.isOpen(); }));
        QCOMPARE(control.version()->toString(), QByteArray("0.4.9.11"));
        QByteArrayList seen;
        connect(&control, &ControlConnection::eventReceived, this, [&](const ControlEvent&) { seen << "event"; });
        for (const char* key : { "a", "b", "c" })
            control.send(ControlCommand("GETINFO").word(key), this, [&, key](const ControlConnection::Reply& reply) {
                seen << (reply ? reply->value(key) + key : QByteArray("lost"));
            });
        QVERIFY(waitFor([&] { return seen.size() == 3; }));
        QCOMPARE(seen.join(' '), QByteArray("va vb vc"));
        fake.say("NETWORK_LIVENESS UP");
        QVERIFY(waitFor([&] { return seen.size() == 4; }));
        QCOMPARE(seen.last(), QByteArray("event"));
    }

    void keepsEventsAndRepliesInOrder()
    {
        FakeTor fake;
        fake.setAnswer([](const QByteArray& command) {
            return command == "X" ? QByteArray("650 NETWORK_LIVENESS UP\r\n250 OK\r\n650 NETWORK_LIVENESS DOWN\r\n") : QByteArray();
        });
        ControlConnection control(fake.endpoint(), {}, m_random);
        QVERIFY(waitFor([&] { return control.isOpen(); }));
        QByteArray seen;
        connect(&control, &ControlConnection::eventReceived, this, [&](const ControlEvent& event) {
            seen += std::get<NetworkLiveness>(event).up ? 'u' : 'd';
        });
        control.send(ControlCommand("X"), this, [&](const ControlConnection::Reply&) { seen += 'r'; });
        QVERIFY(waitFor([&] { return seen.size() == 3; }));
        QCOMPARE(seen, QByteArray("urd"));
    }

    void failsCommandsThatCannotBeSent()
    {
        FakeTor fake;
        ControlConnection control(fake.endpoint(), {}, m_random);
        std::vector<ControlError> errors;
        const auto note = [&](const ControlConnection::Reply& reply) { errors.push_back(reply.error()); };
        control.send(ControlCommand("X"), this, note);
        QVERIFY(errors.empty()); // never from inside the call
        QVERIFY(waitFor([&] { return control.isOpen(); }));
        control.send(ControlCommand("X").word("a\r\nSIGNAL HALT"), this, note);
        QVERIFY(waitFor([&] { return errors.size() == 2; }));
        QCOMPARE(errors[0], ControlError::NotConnected);
        QCOMPARE(errors[1], ControlError::InvalidArgument);
        QCOMPARE(fake.countOf("X"), 0);
        QCOMPARE(fake.countOf("SIGNAL"), 0);
    }

    void tellsTheWaitingThatItIsLost()
    {
        FakeTor fake;
        ControlConnection control(fake.endpoint(), {}, m_random);
        QVERIFY(waitFor([&] { return control.isOpen(); }));
        fake.setAnswer([&](const QByteArray&) {
            fake.hangUp();
            return QByteArray("250-half");
        });
        QSignalSpy lost(&control, &ControlConnection::lost);
        int answers = 0;
        auto gone = std::make_unique<QObject>();
        control.send(ControlCommand("A"), this, [&](const ControlConnection::Reply& reply) {
            QCOMPARE(reply.error(), ControlError::Lost);
            ++answers;
        });
        control.send(ControlCommand("B"), gone.get(), [&](const ControlConnection::Reply&) { answers += 100; });
        gone.reset();
        QVERIFY(waitFor([&] { return !lost.isEmpty(); }));
        QCOMPARE(answers, 1);
        QVERIFY(!control.isOpen());
    }

    void failsOnGarbage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("not a reply") << QByteArray("hello\r\n");
        QTest::newRow("unasked") << QByteArray("250 OK\r\n");
    }
    void failsOnGarbage()
    {
        QFETCH(QByteArray, bytes);
        FakeTor fake;
        ControlConnection control(fake.endpoint(), {}, m_random);
        QVERIFY(waitFor([&] { return control.isOpen(); }));
        QSignalSpy lost(&control, &ControlConnection::lost);
        fake.sendRaw(bytes);
        QVERIFY(waitFor([&] { return lost.size() == 1; }));
    }

    void saysWhyItCannotConnect()
    {
        const auto failure = [](ControlConnection& control) {
            QSignalSpy failed(&control, &ControlConnection::failed);
            waitFor([&] { return !failed.isEmpty(); });
            return failed.isEmpty() ? -1 : static_cast<int>(failed[0][0].value<ControlConnection::Failure>());
        };
        ControlConnection nobody(LocalEndpoint { QStringLiteral("/nonexistent/x"), 0 }, {}, m_random);
        QCOMPARE(failure(nobody), static_cast<int>(ControlConnection::Failure::Unreachable));

        FakeTor refuses;
        refuses.setAnswer([](const QByteArray& command) {
            return command.startsWith("AUTHENTICATE") ? QByteArray("515 no\r\n") : QByteArray();
        });
        ControlConnection refused(refuses.endpoint(), {}, m_random);
        QCOMPARE(failure(refused), static_cast<int>(ControlConnection::Failure::Authentication));
        QCOMPARE(*refused.authenticationError(), ControlAuthentication::Error::Refused);

        FakeTor web;
        web.setAnswer([](const QByteArray&) { return QByteArray("HTTP/1.1 400 Bad Request\r\n"); });
        ControlConnection garbage(web.endpoint(), {}, m_random);
        QCOMPARE(failure(garbage), static_cast<int>(ControlConnection::Failure::Malformed));
    }

    void mayBeDestroyedFromItsOwnSignals()
    {
        FakeTor fake;
        auto control = std::make_unique<ControlConnection>(fake.endpoint(), ControlCredentials {}, m_random);
        QVERIFY(waitFor([&] { return control->isOpen(); }));
        connect(control.get(), &ControlConnection::eventReceived, this, [&](const ControlEvent&) { control.reset(); });
        fake.sendRaw("650 NETWORK_LIVENESS UP\r\n650 NETWORK_LIVENESS UP\r\n");
        QVERIFY(waitFor([&] { return !control; }));
        test::drainEvents();
    }
};

ALLIUM_TEST(ControlConnectionTest)
#include "ControlConnectionTest.moc"
