// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/NetworkViewModel.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace allium::desktop;
using allium::test::FakeCore;
using Place = StationsModel::Place;
using State = StationsModel::State;
using Help = NetworkViewModel::Help;
using Severity = TorLogModel::Severity;

namespace {

struct Page {
    FakeCore core;
    ConnectionStatus connection { core };
    Notices notices;
    NetworkViewModel network { core, connection, notices };

    Page()
    {
        core.answer("paths", "[]");
        core.answer("tor", "[]");
    }
    void tor(const QByteArray& json) { core.emitEvent(QStringLiteral("tor.changed"), json); }
    void doors(const QByteArray& json) { core.emitEvent(QStringLiteral("doors.changed"), json); }
    /// Somebody looks, and everything is answered.
    void look()
    {
        network.setWatched(true);
        FakeCore::settle();
    }
    const StationsModel::Station& at(Place place) { return network.stations()->station(place); }
};

const QByteArray Ready = R"({"state":"ready","percent":100,"version":"0.4.8.1"})";
const QByteArray Reachable = R"({"request":"reachable","friends":"reachable"})";

QStringList shown(const TorLogModel& log)
{
    return log.text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace

class NetworkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFaultHasItsWordsAndItsHelp_data()
    {
        QTest::addColumn<QByteArray>("tor");
        QTest::addColumn<QString>("part");
        QTest::addColumn<Help>("help");
        const auto row = [](const char* name, const char* tor, const char* part, Help help) {
            QTest::newRow(name) << QByteArray(tor) << QString::fromLatin1(part) << help;
        };
        row("no tor", R"({"state":"failed","failure":"tor.binary-not-found"})", "not installed", Help::Settings);
        row("old tor", R"({"state":"failed","failure":"tor.binary-too-old"})", "too old", Help::Settings);
        row("died", R"({"state":"restarting","failure":"tor.ended"})", "ended unexpectedly", Help::RestartTor);
        row("keeps dying", R"({"state":"failed","failure":"tor.keeps-exiting"})", "keeps ending", Help::RestartTor);
        row("stalled", R"({"state":"bootstrapping","percent":5,"problem":"tor.stalled"})", "cannot be reached", Help::Bridge);
        row("no internet", R"({"state":"bootstrapping","problem":"tor.no-network"})", "no connection", Help::RestartTor);
        row("clock", R"({"state":"bootstrapping","clock_skew":-7200})", "clock is wrong", Help::RestartTor);
        row("still connecting", R"({"state":"bootstrapping","percent":5})", "Connecting", Help::None);
        row("connected", R"({"state":"ready","percent":100})", "Connected to Tor", Help::NewCircuits);
    }

    void everyFaultHasItsWordsAndItsHelp()
    {
        QFETCH(QByteArray, tor);
        QFETCH(QString, part);
        QFETCH(Help, help);
        Page page;
        page.tor(tor);
        QVERIFY2(page.connection.sentence().contains(part), qPrintable(page.connection.sentence()));
        QCOMPARE(page.network.help(), help);
        const bool trouble = page.connection.phase() == ConnectionStatus::Phase::Trouble;
        QCOMPARE(page.at(Place::Tor).state == State::Trouble, trouble);
        QCOMPARE(!page.network.explanation().isEmpty(), trouble);
        if (trouble)
            QCOMPARE(page.at(Place::Contacts).state, State::Waiting);
    }

    void theStationsFollowTheWay()
    {
        Page page;
        QAbstractItemModelTester tester(page.network.stations(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        page.tor(R"({"state":"bootstrapping","percent":45,"version":"0.4.8.1"})");
        QCOMPARE(page.at(Place::Tor).state, State::Working);
        QCOMPARE(page.at(Place::Tor).percent, 45);
        QVERIFY(page.at(Place::Tor).detail.contains(QStringLiteral("0.4.8.1")));
        QCOMPARE(page.at(Place::Address).state, State::Waiting);
        page.tor(Ready);
        page.doors(R"({"request":"publishing","friends":"publishing","friends_uploads":{"done":2,"started":8}})");
        QCOMPARE(page.at(Place::Tor).state, State::Good);
        QCOMPARE(page.at(Place::Address).state, State::Working);
        QCOMPARE(page.at(Place::Address).percent, 25);
        page.doors(Reachable);
        QCOMPARE(page.at(Place::Address).state, State::Good);
        page.doors(R"({"request":"closed","friends":"reachable"})");
        QVERIFY(page.at(Place::Address).sentence.contains(QStringLiteral("new people do not")));
        page.doors(R"({"request":"failed","friends":"reachable"})");
        QCOMPARE(page.at(Place::Address).state, State::Trouble);
    }

    void aLeakIsToldBeforeAnythingElse()
    {
        Page page;
        page.core.answer("status", R"({"state":"open","tor":{"state":"ready"},"leaks":[]})");
        page.look();
        QVERIFY(page.network.areLeaksKnown());
        QCOMPARE(page.at(Place::Computer).state, State::Good);
        QVERIFY(page.at(Place::Computer).sentence.contains(QStringLiteral("Only Tor")));
        page.network.setWatched(false);
        page.core.answer("status", R"({"state":"open","tor":{"state":"ready"},"leaks":["udp 0.0.0.0:53 -> 192.0.2.1:53"]})");
        page.look();
        QCOMPARE(page.at(Place::Computer).state, State::Trouble);
        QCOMPARE(page.network.leaks().size(), 1);
    }

    void asksOnlyWhileSomebodyLooks()
    {
        Page page;
        page.core.emitEvent(QStringLiteral("presence.changed"));
        FakeCore::settle();
        QVERIFY(page.core.calls("paths").empty());
        page.look();
        QCOMPARE(page.core.calls("paths").size(), std::size_t(1));
        page.core.emitEvent(QStringLiteral("presence.changed"));
        FakeCore::settle();
        QCOMPARE(page.core.calls("paths").size(), std::size_t(2));
    }

    void contactsAreToldInWords()
    {
        Page page;
        page.tor(Ready);
        page.doors(Reachable);
        QAbstractItemModelTester tester(page.network.contacts(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        page.core.answer("paths", R"([{"id":"b","name":"Bob","state":"waiting","next":99,"why":"dial.not-online","failed":1},
                                      {"id":"a","name":"Alice","state":"connected","round_trip":840}])");
        page.look();
        auto& list = *page.network.contacts();
        const auto said = [&](int row, int role) { return list.index(row).data(role).toString(); };
        QCOMPARE(list.count(), 2);
        QCOMPARE(said(0, ContactPathsModel::NameRole), QStringLiteral("Alice"));
        QVERIFY(said(0, ContactPathsModel::SentenceRole).contains(QStringLiteral("0.8")));
        QVERIFY(said(1, ContactPathsModel::FailureRole).contains(QStringLiteral("not online")));
        QCOMPARE(page.at(Place::Contacts).state, State::Good);

        QSignalSpy inserted(&list, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&list, &QAbstractItemModel::rowsRemoved);
        QSignalSpy changed(&list, &QAbstractItemModel::dataChanged);
        page.core.answer("paths", R"([{"id":"a","name":"Alice","state":"connected","round_trip":840},
                                      {"id":"b","name":"Bob","state":"dialling"},{"id":"c","name":"Anna","state":"waiting"}])");
        page.core.emitEvent(QStringLiteral("presence.changed"));
        FakeCore::settle();
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(removed.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(said(1, ContactPathsModel::NameRole), QStringLiteral("Anna"));
    }

    void tryNowAsksForThatContact()
    {
        Page page;
        page.tor(Ready);
        page.core.answer("ping", R"({"online":false})");
        page.core.answer("paths", R"([{"id":"a","name":"A","state":"waiting"},{"id":"b","name":"B","state":"connected"}])");
        page.look();
        page.network.tryContacts();
        const auto calls = page.core.calls("ping");
        QCOMPARE(calls.size(), std::size_t(1));
        QCOMPARE(calls.front().params.value(QLatin1String("contact")).toString(), QStringLiteral("a"));
        QVERIFY(page.network.contacts()->index(0).data(ContactPathsModel::TryingRole).toBool());
        FakeCore::settle();
        FakeCore::settle();
        QVERIFY(!page.network.contacts()->index(0).data(ContactPathsModel::TryingRole).toBool());
    }

    void aClosedProfileLeavesNothingBehind()
    {
        Page page;
        page.tor(Ready);
        page.core.answer("paths", R"([{"id":"a","name":"A","state":"waiting"}])");
        page.core.answer("tor", R"(["[notice] x"])");
        page.look();
        page.core.emitEvent(QStringLiteral("node.state"), R"({"state":"locked"})");
        QCOMPARE(page.network.contacts()->count(), 0);
        QCOMPARE(page.network.log()->count(), 0);
    }

    void theLogGrowsAndForgets()
    {
        TorLogModel log;
        QAbstractItemModelTester tester(&log, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QStringList lines { QStringLiteral("Nov 21 13:52:04.000 [notice] a"), QStringLiteral("Nov 21 13:52:05.000 [warn] b"),
                                  QStringLiteral("Nov 21 13:52:06.000 [info] c") };
        log.setLines(lines);
        QCOMPARE(shown(log), lines.mid(0, 2));
        QCOMPARE(log.index(0).data(TorLogModel::TimeRole).toString(), QStringLiteral("13:52:04"));
        QCOMPARE(log.index(1).data(TorLogModel::MessageRole).toString(), QStringLiteral("b"));
        QSignalSpy reset(&log, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&log, &QAbstractItemModel::rowsInserted);
        const auto later = lines.mid(1) + QStringList { QStringLiteral("[err] d") };
        log.setLines(later);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(shown(log), QStringList({ lines[1], QStringLiteral("[err] d") }));
        log.setLeast(Severity::Error);
        QCOMPARE(shown(log), QStringList { QStringLiteral("[err] d") });
        log.setLeast(Severity::Detail);
        QCOMPARE(shown(log), later);
        log.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), later.join(QLatin1Char('\n')));
        log.setLines({});
        QCOMPARE(log.count(), 0);
    }
};

ALLIUM_TEST(NetworkTest)
#include "NetworkTest.moc"
