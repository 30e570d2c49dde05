// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/WhenDone.h"
#include "core/tor/TorController.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"
#include "tests/unit/tor/FakeTor.h"

#include <QSignalSpy>

using namespace allium;
using namespace allium::tor;
using test::FakeTor;
using test::waitFor;
using State = TorController::State;
using Kind = TorFailure::Kind;

/// Against a control port and programs that the test plays; tests/system/tor has the real tor.
class TorControllerTest : public QObject {
    Q_OBJECT
private:
    test::SeededRandom m_random { 3 };
    test::VirtualTime m_time;
    std::unique_ptr<FakeTor> m_fake;
    std::unique_ptr<TorController> m_tor;

    TorSettings running() const
    {
        TorSettings settings;
        settings.mode = TorSettings::Mode::Running;
        settings.control = m_fake->endpoint();
        return settings;
    }
    TorSettings own(const QByteArray& script) const
    {
        TorSettings settings;
        settings.search.chosen = m_fake->writeScript("[ \"$1\" = --version ] && { echo 'Tor version 0.4.9.11.'; exit 0; }\n" + script);
        settings.dataFolder = m_fake->folder() + QStringLiteral("/data");
        return settings;
    }
    bool reaches(State state)
    {
        return waitFor([&] { return m_tor->state() == state; }, std::chrono::seconds(10));
    }
    Kind failure() const { return m_tor->failure() ? m_tor->failure()->kind : Kind::NoSocksPort; }

private Q_SLOTS:
    void init()
    {
        m_fake = std::make_unique<FakeTor>();
        m_tor = std::make_unique<TorController>(m_time, m_time, m_random);
    }
    void cleanup()
    {
        m_tor.reset();
        m_fake.reset();
    }

    void usesARunningTor()
    {
        QSignalSpy ready(m_tor.get(), &TorController::readyChanged);
        QVERIFY(!m_tor->isReady());
        QVERIFY(!m_tor->dial({}, "x", {}));
        m_tor->start(running());
        QVERIFY(reaches(State::Ready));
        QCOMPARE(ready.size(), 1);
        QCOMPARE(m_tor->bootstrap().percent, 100);
        QCOMPARE(m_tor->version()->toString(), QByteArray("0.4.9.11"));
        QCOMPARE(m_fake->countOf("TAKEOWNERSHIP"), 0); // it is not ours to end
        QVERIFY(m_fake->countOf("SETEVENTS STATUS_CLIENT STATUS_GENERAL NETWORK_LIVENESS HS_DESC CIRC NOTICE") == 1);
        QVERIFY(m_tor->dial({}, "x", {}));
        m_tor->stop();
        QVERIFY(reaches(State::Off));
        QCOMPARE(m_fake->countOf("SIGNAL"), 0);
        QCOMPARE(ready.size(), 2);
    }

    void followsBootstrap()
    {
        m_fake->setAnswer([](const QByteArray& command) {
            return command.startsWith("GETINFO status/bootstrap-phase")
                ? QByteArray("250-status/bootstrap-phase=NOTICE BOOTSTRAP PROGRESS=5 TAG=conn SUMMARY=\"Connecting\"\r\n250 OK\r\n")
                : QByteArray();
        });
        QSignalSpy changed(m_tor.get(), &TorController::bootstrapChanged);
        m_tor->start(running());
        QVERIFY(reaches(State::Bootstrapping));
        QVERIFY(waitFor([&] { return m_tor->bootstrap().percent == 5; }));
        m_fake->say("STATUS_CLIENT WARN BOOTSTRAP PROGRESS=10 TAG=conn_done SUMMARY=\"x\" WARNING=\"No route\" REASON=NOROUTE");
        QVERIFY(waitFor([&] { return m_tor->bootstrap().isProblem; }));
        QCOMPARE(m_tor->bootstrap().reason, QByteArray("NOROUTE"));
        m_fake->say("STATUS_CLIENT NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\"");
        QVERIFY(reaches(State::Ready));
        QCOMPARE(changed.size(), 3);
    }

    void passesOnWhatTheDoctorWants()
    {
        m_tor->start(running());
        QVERIFY(reaches(State::Ready));
        QSignalSpy skewed(m_tor.get(), &TorController::clockSkewed);
        QSignalSpy network(m_tor.get(), &TorController::networkChanged);
        QSignalSpy logged(m_tor.get(), &TorController::logged);
        m_fake->say("STATUS_GENERAL WARN CLOCK_SKEW SKEW=7200 SOURCE=DIRSERV:192.0.2.1:9030");
        m_fake->say("NETWORK_LIVENESS DOWN");
        m_fake->say("WARN something is odd");
        QVERIFY(waitFor([&] { return !logged.isEmpty(); }));
        QCOMPARE(m_tor->clockSkew()->skew, std::chrono::seconds(7200));
        QCOMPARE(skewed.size(), 1);
        QCOMPARE(network.size(), 1);
        QCOMPARE(m_tor->networkIsUp(), std::optional(false));
        QCOMPARE(logged[0][0].toByteArray(), QByteArray("something is odd"));
    }

    void refusesSingleHop_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("single hop") << QByteArray("250-HiddenServiceSingleHopMode=1\r\n250 HiddenServiceNonAnonymousMode=1\r\n");
        QTest::newRow("not anonymous") << QByteArray("250-HiddenServiceSingleHopMode=0\r\n250 HiddenServiceNonAnonymousMode=1\r\n");
        QTest::newRow("no answer") << QByteArray("552 Unrecognized configuration key\r\n");
    }
    void refusesSingleHop()
    {
        QFETCH(QByteArray, answer);
        m_fake->setAnswer([&](const QByteArray& command) { return command.startsWith("GETCONF HiddenService") ? answer : QByteArray(); });
        const auto service = m_tor->publish({ crypto::SigningKey::generate(m_random), 9042, {}, false });
        m_tor->start(running());
        QVERIFY(reaches(State::Failed));
        QCOMPARE(failure(), Kind::SingleHop);
        QCOMPARE(m_fake->countOf("ADD_ONION"), 0);
    }

    void refusesWhatItCannotUse_data()
    {
        QTest::addColumn<QByteArray>("beginning");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind");
        QTest::newRow("old") << QByteArray("PROTOCOLINFO") << QByteArray("250-PROTOCOLINFO 1\r\n250-AUTH METHODS=NULL\r\n250-VERSION Tor=\"0.4.8.1\"\r\n250 OK\r\n") << int(Kind::BinaryTooOld);
        QTest::newRow("password wanted") << QByteArray("PROTOCOLINFO") << QByteArray("250-PROTOCOLINFO 1\r\n250-AUTH METHODS=HASHEDPASSWORD\r\n250-VERSION Tor=\"0.4.9.11\"\r\n250 OK\r\n") << int(Kind::AuthenticationRefused);
        QTest::newRow("cookie not ours") << QByteArray("PROTOCOLINFO") << QByteArray("250-PROTOCOLINFO 1\r\n250-AUTH METHODS=COOKIE COOKIEFILE=\"/nonexistent\"\r\n250 OK\r\n") << int(Kind::CookieUnreadable);
        QTest::newRow("refused") << QByteArray("AUTHENTICATE") << QByteArray("515 no\r\n") << int(Kind::AuthenticationRefused);
        QTest::newRow("garbage") << QByteArray("PROTOCOLINFO") << QByteArray("hello\r\n") << int(Kind::ControlMalformed);
        QTest::newRow("no socks port") << QByteArray("GETINFO net/listeners/socks") << QByteArray("250-net/listeners/socks=\r\n250 OK\r\n") << int(Kind::NoSocksPort);
        QTest::newRow("socks elsewhere") << QByteArray("GETINFO net/listeners/socks") << QByteArray("250-net/listeners/socks=\"192.0.2.1:9050\"\r\n250 OK\r\n") << int(Kind::NoSocksPort);
    }
    void refusesWhatItCannotUse()
    {
        QFETCH(QByteArray, beginning);
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        m_fake->setAnswer([&](const QByteArray& command) { return command.startsWith(beginning) ? answer : QByteArray(); });
        m_tor->start(running());
        QVERIFY(reaches(State::Failed));
        QCOMPARE(int(failure()), kind);
    }

    void comesBackWithLongerAndLongerPauses()
    {
        const auto service = m_tor->publish({ crypto::SigningKey::generate(m_random), 9042, {}, false });
        m_tor->start(running());
        QVERIFY(reaches(State::Ready));
        for (const int pause : { 1, 2, 4, 8, 16, 32, 60, 60 }) {
            const auto before = m_fake->connections();
            m_fake->hangUp();
            QVERIFY(reaches(State::Restarting));
            QCOMPARE(failure(), Kind::Ended);
            QCOMPARE(service->state(), OnionService::State::Waiting);
            m_time.advance(std::chrono::milliseconds(pause * 1000 - 1));
            QCOMPARE(m_tor->state(), State::Restarting);
            m_time.advance(std::chrono::milliseconds(1));
            QVERIFY(reaches(State::Ready));
            QVERIFY(!m_tor->failure());
            QCOMPARE(m_fake->connections(), before + 1);
        }
        QVERIFY(waitFor([&] { return m_fake->countOf("ADD_ONION") == 9; }));
        m_time.advance(TorController::Steady);
        m_fake->hangUp();
        QVERIFY(reaches(State::Restarting));
        m_time.advance(TorController::FirstPause); // steady again: the first pause
        QVERIFY(reaches(State::Ready));
    }

    void keepsTryingWhileNobodyListens()
    {
        auto settings = running();
        settings.control.path += QStringLiteral("-not-yet");
        m_tor->start(std::move(settings));
        QVERIFY(reaches(State::Restarting));
        QCOMPARE(failure(), Kind::ControlUnreachable);
        m_tor->stop();
        QVERIFY(reaches(State::Off));
        QCOMPARE(m_time.pending(), std::size_t(0));
    }

    void answersQuestions()
    {
        m_fake->setAnswer([](const QByteArray& command) {
            if (command == "GETINFO version")
                return QByteArray("250-version=0.4.9.11\r\n250 OK\r\n");
            return command.startsWith("GETCONF Nick") ? QByteArray("552 no\r\n") : QByteArray();
        });
        std::vector<Result<QByteArray, TorController::InfoError>> answers;
        const auto note = [&](const Result<QByteArray, TorController::InfoError>& answer) { answers.push_back(answer); };
        whenDone(m_tor->info("version"), this, note);
        QVERIFY(waitFor([&] { return answers.size() == 1; }));
        QCOMPARE(answers[0].error(), TorController::InfoError::NotConnected);
        m_tor->start(running());
        QVERIFY(reaches(State::Ready));
        whenDone(m_tor->info("version"), this, note);
        whenDone(m_tor->configuration("Nickname"), this, note);
        whenDone(m_tor->info("version\r\nSIGNAL HALT"), this, note);
        QVERIFY(waitFor([&] { return answers.size() == 4; }));
        // Futures may overtake one another; what they say counts.
        QCOMPARE(std::count_if(answers.begin(), answers.end(), [](const auto& a) { return a && *a == "0.4.9.11"; }), 1);
        QCOMPARE(std::count_if(answers.begin(), answers.end(), [](const auto& a) { return !a && a.error() == TorController::InfoError::Refused; }), 1);
        QCOMPARE(m_fake->countOf("SIGNAL"), 0);
        std::optional<Result<void, TorController::InfoError>> renewed;
        whenDone(m_tor->newIdentity(), this, [&](const Result<void, TorController::InfoError>& r) { renewed = r; });
        QVERIFY(waitFor([&] { return renewed.has_value(); }));
        QVERIFY(*renewed);
        QCOMPARE(m_fake->countOf("SIGNAL NEWNYM"), 1);
    }

    void switchesTheNetwork()
    {
        m_tor->start(running());
        QVERIFY(reaches(State::Ready));
        m_tor->setNetworkEnabled(false);
        QVERIFY(!m_tor->isReady());
        QVERIFY(waitFor([&] { return m_fake->countOf("SETCONF DisableNetwork=1") == 1; }));
        m_tor->setNetworkEnabled(true);
        QVERIFY(m_tor->isReady());
        QVERIFY(waitFor([&] { return m_fake->countOf("SETCONF DisableNetwork=0") == 1; }));
    }

    void failsWithoutAUsableProgram()
    {
        TorSettings missing;
        missing.search.chosen = QStringLiteral("/nonexistent/tor");
        missing.dataFolder = m_fake->folder() + QStringLiteral("/data");
        m_tor->start(std::move(missing));
        QVERIFY(reaches(State::Failed));
        QCOMPARE(failure(), Kind::BinaryNotFound);

        TorSettings old;
        old.search.chosen = m_fake->writeScript("echo 'Tor version 0.4.8.10.'");
        m_tor->start(std::move(old));
        QVERIFY(reaches(State::Failed));
        QCOMPARE(failure(), Kind::BinaryTooOld);

        auto torrc = own("");
        torrc.customLines = { "UseBridges 0", "ControlPort 9051" };
        m_tor->start(std::move(torrc));
        QVERIFY(reaches(State::Failed));
        QCOMPARE(failure(), Kind::BadTorrc);
        QCOMPARE(m_tor->failure()->torrc->line, 2);

        auto nowhere = own("");
        nowhere.dataFolder = QStringLiteral("/proc/allium");
        m_tor->start(std::move(nowhere));
        QVERIFY(reaches(State::Failed));
        QCOMPARE(failure(), Kind::DataFolder);

        m_tor->start(own("echo '[warn] Unknown option \"Foo\"'; echo '[err] Reading config failed--see warnings above.'; exit 1"));
        QVERIFY(reaches(State::Failed));
        QCOMPARE(failure(), Kind::TorrcRefusedByTor);
        QVERIFY(m_tor->failure()->detail.contains("Unknown option"));
    }

    void givesUpOnATorThatKeepsExiting()
    {
        m_tor->start(own("echo run >> \"$(dirname \"$0\")/runs\"; echo '[err] Out of luck'; exit 1"));
        QVERIFY(waitFor([&] {
            if (m_tor->state() == State::Restarting)
                m_time.advanceUntil([&] { return m_tor->state() != State::Restarting; }, TorController::LongestPause);
            return m_tor->state() == State::Failed;
        }));
        QCOMPARE(failure(), Kind::KeepsExiting);
        QVERIFY(m_tor->failure()->detail.contains("Out of luck"));
        QFile runs(m_fake->folder() + QStringLiteral("/runs"));
        QVERIFY(runs.open(QIODevice::ReadOnly));
        QCOMPARE(runs.readAll().count('\n'), TorController::MaxEarlyExits);
    }

    void givesATorTimeToOpenItsControlPort()
    {
        m_tor->start(own("exec sleep 60"));
        QVERIFY(waitFor([&] { return m_tor->processId() != 0 && m_tor->state() == State::Connecting; }));
        m_time.advance(TorController::ControlLimit);
        QCOMPARE(m_tor->state(), State::Restarting);
        QCOMPARE(failure(), Kind::ControlUnreachable);
        QVERIFY(waitFor([&] { return m_tor->processId() == 0; }));
    }

    void givesATorNoTimeWithoutEndToListen()
    {
        // There is something where the control socket should be, and nobody behind it.
        m_tor->start(own("socket=$(sed -n 's/^ControlSocket \"\\(.*\\)\"$/\\1/p'); : > \"$socket\"; "
                         ": > \"$(dirname \"$0\")/made\"; exec sleep 60"));
        const auto made = m_fake->folder() + QStringLiteral("/made");
        QVERIFY(waitFor([&] { return QFile::exists(made); }));
        QCOMPARE(m_tor->state(), State::Connecting);
        const Milliseconds step(50);
        for (Milliseconds waited(0); waited <= TorController::ControlLimit && m_tor->state() == State::Connecting; waited += step)
            m_time.advance(step);
        QCOMPARE(m_tor->state(), State::Restarting);
        QCOMPARE(failure(), Kind::ControlUnreachable);
        QVERIFY(waitFor([&] { return m_tor->processId() == 0; }));
    }

    void stopsAtAnyMoment()
    {
        m_tor->start(own("exec sleep 60"));
        m_tor->stop(); // while it is asked for its version
        QVERIFY(reaches(State::Off));
        m_tor->start(own("exec sleep 60"));
        QVERIFY(waitFor([&] { return m_tor->processId() != 0 && m_tor->state() == State::Connecting; }));
        m_tor->stop();
        m_tor->stop();
        m_time.advance(Milliseconds(1));
        QVERIFY(reaches(State::Off));
        QCOMPARE(m_tor->processId(), qint64(0));
    }
};

ALLIUM_TEST(TorControllerTest)
#include "TorControllerTest.moc"
