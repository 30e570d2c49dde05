// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/TorProcess.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"
#include "tests/unit/tor/FakeTor.h"

#include <QFile>

#include <csignal>

using namespace allium;
using namespace allium::tor;
using test::waitFor;

class TorProcessTest : public QObject {
    Q_OBJECT
private:
    test::FakeTor m_scripts;
    test::VirtualTime m_time;

    QString defaults() { return m_scripts.folder() + QStringLiteral("/torrc-defaults"); }

    std::optional<TorExit> m_exit;
    std::unique_ptr<TorProcess> started(const QByteArray& body, const QByteArray& torrc = "Line 1\n")
    {
        m_exit.reset();
        auto process = std::make_unique<TorProcess>(m_time);
        connect(process.get(), &TorProcess::exited, this, [this](const TorExit& exit) { m_exit = exit; });
        process->start(m_scripts.writeScript(body), torrc, defaults());
        return process;
    }
    static bool exists(qint64 pid) { return ::kill(static_cast<pid_t>(pid), 0) == 0; }

private Q_SLOTS:
    void handsOverTorrcThroughAPipe()
    {
        const auto process = started("echo \"$@\"; cat");
        QVERIFY(waitFor([&] { return m_exit.has_value(); }));
        QCOMPARE(process->log().size(), std::size_t(2));
        QCOMPARE(process->log()[0], "-f - --defaults-torrc " + QFile::encodeName(defaults()));
        QCOMPARE(process->log()[1], QByteArray("Line 1"));
        QCOMPARE(m_exit->kind, TorExit::Kind::ExitedByItself);
    }

    void saysHowItEnded_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("errors");
        QTest::newRow("by itself") << QByteArray("echo '[notice] hi'; exit 3") << int(TorExit::Kind::ExitedByItself) << QByteArray();
        QTest::newRow("configuration") << QByteArray("echo '[warn] Unknown option'; echo '[err] Reading config failed--see warnings above.'; exit 1")
                                       << int(TorExit::Kind::ConfigurationRefused)
                                       << QByteArray("[warn] Unknown option\n[err] Reading config failed--see warnings above.\n");
        QTest::newRow("killed") << QByteArray("kill -9 $$") << int(TorExit::Kind::Killed) << QByteArray();
        QTest::newRow("last words without line end") << QByteArray("printf '[err] oops'") << int(TorExit::Kind::ExitedByItself) << QByteArray("[err] oops\n");
    }
    void saysHowItEnded()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QByteArray, errors);
        const auto process = started(body);
        QVERIFY(waitFor([&] { return m_exit.has_value(); }));
        QCOMPARE(int(m_exit->kind), kind);
        QCOMPARE(m_exit->lastErrors, errors);
    }

    void noticesWhatCannotStart()
    {
        TorProcess process(m_time);
        m_exit.reset();
        connect(&process, &TorProcess::exited, this, [this](const TorExit& exit) { m_exit = exit; });
        process.start(QStringLiteral("/nonexistent/tor"), {}, defaults());
        QVERIFY(waitFor([&] { return m_exit.has_value(); }));
        QCOMPARE(m_exit->kind, TorExit::Kind::FailedToStart);
    }

    void boundsTheLog()
    {
        const auto process = started("i=0; while [ $i -lt 700 ]; do echo line $i; i=$((i+1)); done; head -c 100000 /dev/zero | tr '\\0' a");
        QVERIFY(waitFor([&] { return m_exit.has_value(); }));
        QCOMPARE(process->log().size(), TorProcess::MaxLogLines);
        for (const auto& line : process->log())
            QVERIFY(line.size() <= TorProcess::MaxLogLineBytes);
    }

    void asksThenInsists()
    {
        auto process = started("trap 'echo told' TERM; echo ready; while :; do sleep 0.05; done");
        QVERIFY(waitFor([&] { return !process->log().empty(); }));
        const auto pid = process->pid();
        process->stop();
        test::drainEvents();
        QCOMPARE(process->log().size(), std::size_t(1));
        m_time.advance(TorProcess::Patience);
        QVERIFY(waitFor([&] { return process->log().back() == "told"; }));
        QVERIFY(process->isRunning());
        m_time.advance(TorProcess::Patience);
        QVERIFY(waitFor([&] { return m_exit.has_value(); }));
        QCOMPARE(m_exit->kind, TorExit::Kind::Asked);
        QVERIFY(!exists(pid));
    }

    void leavesNothingBehind()
    {
        auto process = started("echo ready; exec sleep 60");
        QVERIFY(waitFor([&] { return !process->log().empty(); }));
        const auto pid = process->pid();
        QVERIFY(exists(pid));
        process.reset();
        QVERIFY(!exists(pid));
        QVERIFY(!m_exit);
    }

    void startsAgain()
    {
        auto process = started("kill -9 $$");
        QVERIFY(waitFor([&] { return m_exit.has_value(); }));
        m_exit.reset();
        process->start(m_scripts.writeScript("cat"), "Second 2\n", defaults());
        QVERIFY(waitFor([&] { return m_exit.has_value(); }));
        QCOMPARE(m_exit->kind, TorExit::Kind::ExitedByItself);
        QCOMPARE(process->log().back(), QByteArray("Second 2"));
    }
};

ALLIUM_TEST(TorProcessTest)
#include "TorProcessTest.moc"
