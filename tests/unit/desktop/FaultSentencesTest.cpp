// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/App.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace allium::desktop;
using allium::test::FakeCore;

namespace {

QByteArray requests(int count)
{
    QByteArray list;
    for (int i = 0; i < count; ++i)
        list += (i ? "," : "") + QByteArray(R"({"id":"stranger)") + QByteArray::number(i) + R"(","state":"incoming","name":"A","since":1})";
    return '[' + list + ']';
}

/// A profile in which nothing has happened.
struct World {
    FakeCore core;

    World()
    {
        for (const char* list : { "contacts", "offers", "transfers", "requests" })
            core.answer(list, "[]");
        core.answer("account", "{}");
    }
};

QString lastNotice(App& app)
{
    auto& notices = *app.notices();
    return notices.data(notices.index(notices.rowCount() - 1), Notices::TextRole).toString();
}

} // namespace

/// What is said where the thing that fails is too far below to be made to fail here: the disk, the crowd.
class FaultSentencesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What happened, what Allium does about it, what the person can do.
    void whatAPersonMeetsIsSaidInFull_data()
    {
        QTest::addColumn<QByteArray>("kind");
        for (const char* kind : { "tor.binary-not-found", "tor.binary-wont-run", "tor.binary-too-old", "tor.keeps-exiting", "tor.stalled",
                                  "tor.no-network", "tor.bridge-program", "storage.disk-full", "storage.key-ring-locked",
                                  "storage.no-key-ring", "storage.wrong-key", "storage.damaged", "storage.truncated",
                                  "storage.changes-lost", "storage.in-use", "storage.from-the-future", "storage.not-found",
                                  "storage.read-only", "account.other-device", "dial.not-online", "dial.not-admitted",
                                  "dial.bad-address", "share.not-found", "share.changed-meanwhile", "file.gone",
                                  "transfer.source-unreadable", "transfer.source-changed", "transfer.bad-data" })
            QTest::newRow(kind) << QByteArray(kind);
    }

    void whatAPersonMeetsIsSaidInFull()
    {
        QFETCH(QByteArray, kind);
        QVERIFY(ErrorText::isKnown(kind));
        const auto said = ErrorText::explain(kind);
        QVERIFY(!said.happened.isEmpty());
        QVERIFY2(!said.allium.isEmpty(), "what Allium does");
        QVERIFY2(!said.person.isEmpty(), "what the person can do");
    }

    void theDiskIsFull()
    {
        FakeCore core;
        App app(core);
        app.begin();
        FakeCore::settle();
        // A message that arrived could not be stored; it is told once, however often it happens.
        for (int i = 0; i < 3; ++i)
            core.emitEvent(QStringLiteral("storage.failed"), R"({"kind":"storage.disk-full"})");
        QCOMPARE(app.notices()->rowCount(), 1);
        QCOMPARE(lastNotice(app), ErrorText::explain("storage.disk-full").paragraph());
        // A file that is being fetched waits and says so in its row.
        app.transfers()->files()->takeTransfer({ { QStringLiteral("id"), QStringLiteral("t") }, { QStringLiteral("contact"), QStringLiteral("c") },
                                                { QStringLiteral("content"), QStringLiteral("x") }, { QStringLiteral("state"), QStringLiteral("paused") },
                                                { QStringLiteral("why"), QStringLiteral("storage.disk-full") } });
        const auto row = app.transfers()->files()->index(0);
        QVERIFY(row.data(FileListModel::LineRole).toString().contains(QStringLiteral("Free some space")));
    }

    void changesLostIsToldOnceForEachOpening()
    {
        World world;
        auto& core = world.core;
        core.answer("status", R"({"state":"open","changes_lost":true})");
        App app(core);
        app.begin();
        FakeCore::settle();
        QCOMPARE(app.notices()->rowCount(), 1);
        app.notices()->dismiss(app.notices()->data(app.notices()->index(0), Notices::IdRole).toInt());
        core.emitEvent(QStringLiteral("node.state"), R"({"state":"open"})"); // asks for the status again
        FakeCore::settle();
        QCOMPARE(app.notices()->rowCount(), 0);
        core.answer("status", R"({"state":"open","changes_lost":false})");
        core.emitEvent(QStringLiteral("node.state"), R"({"state":"locked"})");
        core.emitEvent(QStringLiteral("node.state"), R"({"state":"open"})");
        FakeCore::settle();
        QCOMPARE(app.notices()->rowCount(), 0);
    }

    void theOtherDeviceStillRuns()
    {
        FakeCore core;
        App app(core);
        core.emitEvent(QStringLiteral("device.still-runs"), R"({"device":"00","seen":1})");
        QVERIFY2(lastNotice(app).contains(QStringLiteral("same identity")), qPrintable(lastNotice(app)));
    }

    void aFloodOfRequests()
    {
        World world;
        auto& core = world.core;
        core.answer("contacts", requests(50));
        core.answer("reject", "{}");
        App app(core);
        app.begin();
        FakeCore::settle();
        FakeCore::settle();
        auto& people = *app.contacts();
        QCOMPARE(people.incoming()->count(), 50);
        QVERIFY(people.isFlooded());
        QCOMPARE(app.notices()->rowCount(), 0); // nobody is made to close fifty notices

        people.closeDoor();
        FakeCore::settle();
        QCOMPARE(core.calls("account").back().params, QJsonObject({ { QStringLiteral("door_open"), false } }));
        QVERIFY(lastNotice(app).contains(QStringLiteral("Nobody new")));
        people.rejectAll();
        QCOMPARE(core.calls("reject").size(), 50U);
        QSignalSpy calm(&people, &Contacts::floodedChanged);
        core.answer("requests", requests(1));
        core.emitEvent(QStringLiteral("requests.changed"));
        FakeCore::settle();
        QVERIFY(!people.isFlooded());
        QVERIFY(!calm.isEmpty());
    }

    void theDoorThatCannotBeClosed()
    {
        FakeCore core;
        core.refuse("account", "storage.disk-full");
        App app(core);
        app.contacts()->closeDoor();
        FakeCore::settle();
        QCOMPARE(lastNotice(app), ErrorText::explain("storage.disk-full").paragraph());
    }
};

ALLIUM_TEST(FaultSentencesTest)
#include "FaultSentencesTest.moc"
