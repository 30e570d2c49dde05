// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Preferences.h"
#include "app/desktop/viewmodels/Transfers.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QAbstractItemModelTester>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace allium;
using namespace allium::desktop;
using test::FakeCore;
using State = FileState;

namespace {

constexpr auto People = R"([{"id":"bob","name":"Bob","state":"contact"},{"id":"al","name":"alma","state":"accepted"},
                            {"id":"eve","name":"Eve","state":"blocked"}])";
// Newest first, as the core answers.
constexpr auto Offers = R"([
    {"id":"o3","contact":"bob","outgoing":false,"state":"received","time":300,"content":"c3","name":"Plan.pdf","size":3000,"files":1},
    {"id":"o2","contact":"al","outgoing":true,"state":"delivered","time":200,"content":"c2","name":"Fotos","size":2000,"files":7},
    {"id":"o1","contact":"bob","outgoing":false,"state":"received","time":100,"content":"c1","name":"run.sh","size":1000,"files":1}])";
constexpr auto Fetched = R"([{"id":"t1","contact":"bob","content":"c1","name":"run.sh","state":"done","received":1000,"size":1000,
                              "files":1,"folder":false,"rate":0,"created":150,"exported_to":"/home/a/run.sh"}])";

struct Page {
    FakeCore core;
    Notices notices;
    Transfers transfers { core, notices };
    FileListModel& files { *transfers.files() };
    QAbstractItemModelTester tester { &files, QAbstractItemModelTester::FailureReportingMode::QtTest };
    QAbstractItemModelTester shownTester { transfers.shown(), QAbstractItemModelTester::FailureReportingMode::QtTest };

    Page()
    {
        core.answer("contacts", People);
        core.answer("offers", Offers);
        core.answer("transfers", Fetched);
    }
    void open()
    {
        transfers.setOpen(true);
        FakeCore::settle();
        FakeCore::settle();
    }
    QVariant at(int row, int role) const { return files.index(row).data(role); }
    State state(int row) const { return static_cast<State>(at(row, FileListModel::StateRole).toInt()); }
};

QByteArray transfer(const char* id, const char* content, const char* state, int received)
{
    return QStringLiteral(R"({"id":"%1","contact":"bob","content":"%2","name":"Plan.pdf","state":"%3","received":%4,"size":3000,
                              "files":1,"folder":false,"rate":100.5,"seconds_left":20,"created":400})")
        .arg(QLatin1String(id), QLatin1String(content), QLatin1String(state))
        .arg(received)
        .toUtf8();
}

} // namespace

class TransfersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offersAndTransfersAreOneListNewestFirst()
    {
        Page page;
        page.open();
        QVERIFY(page.files.isLoaded());
        QCOMPARE(page.files.count(), 3);
        QCOMPARE(page.at(0, FileListModel::NameRole).toString(), QStringLiteral("Plan.pdf"));
        QCOMPARE(page.at(0, FileListModel::PersonRole).toString(), QStringLiteral("Bob"));
        QCOMPARE(page.state(0), State::Offered);
        QCOMPARE(page.state(1), State::Shared);
        QVERIFY(page.at(1, FileListModel::MineRole).toBool());
        QCOMPARE(page.state(2), State::Done);
        QCOMPARE(page.at(2, FileListModel::SavedAsRole).toString(), QStringLiteral("/home/a/run.sh"));
        QVERIFY(page.at(2, FileListModel::MayRunRole).toBool());
    }

    void aTransferRunsInTheRowOfItsOffer()
    {
        Page page;
        page.open();
        QSignalSpy inserted(&page.files, &QAbstractItemModel::rowsInserted);
        page.core.emitEvent(QStringLiteral("transfer.changed"), transfer("t3", "c3", "running", 1500));
        QCOMPARE(inserted.count(), 0);
        QCOMPARE(page.state(0), State::Running);
        QCOMPARE(page.at(0, FileListModel::ReceivedRole).toLongLong(), 1500);
        QCOMPARE(page.at(0, FileListModel::LineRole).toString(),
                 QStringLiteral("1.5\u00a0KB of 3.0\u00a0KB, 100\u00a0bytes/\u2060s, 20\u00a0s left"));
        QCOMPARE(page.files.running(), 1);
        page.core.emitEvent(QStringLiteral("transfer.changed"), transfer("t3", "c3", "paused", 1600));
        QCOMPARE(page.files.running(), 0);
    }

    void tellsHowMuchOfMineWasFetched()
    {
        Page page;
        page.core.answer("uploads", R"([{"contact":"al","content":"c2","sent":500,"rate":0,"active":false}])");
        page.open();
        FakeCore::settle();
        QCOMPARE(page.state(1), State::Shared);
        const auto upload = [&page](const char* fields) {
            page.core.emitEvent(QStringLiteral("upload.changed"), QByteArray(R"({"contact":"al","content":"c2",)") + fields);
        };
        upload(R"("sent":1000,"rate":500,"active":true})");
        QCOMPARE(page.state(1), State::Sending);
        QCOMPARE(page.at(1, FileListModel::LineRole).toString(),
                 QStringLiteral("1.0\u00a0KB of 2.0\u00a0KB sent, 500\u00a0bytes/\u2060s, 2\u00a0s left"));
        QCOMPARE(page.files.running(), 0); // counts what comes in
        upload(R"("sent":1200,"rate":0,"active":false})");
        QCOMPARE(page.state(1), State::Shared);
        upload(R"("sent":2400,"rate":500,"active":true})"); // some of it twice
        QCOMPARE(page.state(1), State::Fetched);
        QCOMPARE(page.at(1, FileListModel::ReceivedRole).toLongLong(), 2000);
        // To somebody else, or what is not mine: nothing to show.
        page.core.emitEvent(QStringLiteral("upload.changed"), R"({"contact":"bob","content":"c3","sent":9,"rate":1,"active":true})");
        QCOMPARE(page.state(0), State::Offered);
    }

    void aRemovedTransferLeavesItsOfferBehind()
    {
        Page page;
        page.open();
        page.core.emitEvent(QStringLiteral("transfer.removed"), R"({"id":"t1"})");
        QCOMPARE(page.files.count(), 3);
        QCOMPARE(page.state(2), State::Offered);
        QVERIFY(page.at(2, FileListModel::TransferRole).toString().isEmpty());
        // One whose conversation was deleted has nothing left.
        page.core.emitEvent(QStringLiteral("transfer.changed"), transfer("t9", "c9", "done", 3000));
        QCOMPARE(page.files.count(), 4);
        page.core.emitEvent(QStringLiteral("transfer.removed"), R"({"id":"t9"})");
        QCOMPARE(page.files.count(), 3);
    }

    void newOffersComeFirstAndTellHowTheyFare()
    {
        Page page;
        page.open();
        page.core.emitEvent(QStringLiteral("message.stored"),
                            R"({"id":"o4","offer":{"id":"o4","contact":"bob","outgoing":true,"state":"waiting","time":500,
                                "content":"c4","name":"Lied.ogg","size":10,"files":1}})");
        QCOMPARE(page.files.count(), 4);
        QCOMPARE(page.at(0, FileListModel::NameRole).toString(), QStringLiteral("Lied.ogg"));
        QCOMPARE(page.state(0), State::Shared);
        page.core.emitEvent(QStringLiteral("message.state"), R"({"contact":"bob","id":"o4","state":"failed","why":"expired"})");
        QCOMPARE(page.state(0), State::NotSent);
        // Why it waits although its sender need not ask.
        page.core.emitEvent(QStringLiteral("message.state"), R"({"contact":"bob","id":"o3","state":"received","why":"offer.over-quota"})");
        QCOMPARE(page.state(1), State::Offered);
        QVERIFY(
            page.at(1, FileListModel::LineRole).toString().startsWith(QStringLiteral("3.0\u00a0KB. Not fetched without asking")));
        // Declining is known by the state of the message.
        page.core.emitEvent(QStringLiteral("message.state"), R"({"contact":"bob","id":"o3","state":"cancelled"})");
        QCOMPARE(page.state(1), State::Declined);
    }

    void isFilteredByDirectionAndSearched()
    {
        Page page;
        page.open();
        auto& shown = *page.transfers.shown();
        shown.setDirection(FileFilter::Direction::Outgoing);
        QCOMPARE(shown.count(), 1);
        shown.setDirection(FileFilter::Direction::Incoming);
        QCOMPARE(shown.count(), 2);
        shown.setDirection(FileFilter::Direction::Everything);
        shown.setSearch(QStringLiteral(" ALMA "));
        QCOMPARE(shown.count(), 1);
        shown.setSearch(QStringLiteral("plan"));
        QCOMPARE(shown.index(0, 0).data(FileListModel::OfferRole).toString(), QStringLiteral("o3"));
    }

    void aPersonHasTheirOwn()
    {
        Page page;
        page.open();
        auto& theirs = *page.transfers.withPerson();
        const QAbstractItemModelTester tester(&theirs, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(theirs.count(), 0); // nobody's page is shown
        theirs.setContact(QStringLiteral("bob"));
        QCOMPARE(theirs.count(), 2);
        QCOMPARE(theirs.index(0, 0).data(FileListModel::NameRole).toString(), QStringLiteral("Plan.pdf")); // newest first
        page.core.emitEvent(QStringLiteral("message.stored"),
                            R"({"id":"o4","offer":{"id":"o4","contact":"bob","position":77,"outgoing":true,"state":"waiting","time":500,
                                "content":"c4","name":"Lied.ogg","size":10,"files":1}})");
        QCOMPARE(theirs.count(), 3);
        QCOMPARE(theirs.index(0, 0).data(FileListModel::PositionRole).toLongLong(), 77);
        theirs.setContact(QStringLiteral("al"));
        QCOMPARE(theirs.count(), 1);
        theirs.setContact({});
        QCOMPARE(theirs.count(), 0);
        QCOMPARE(page.transfers.shown()->count(), 4);
    }

    void sharesWithThoseWhoAreContacts()
    {
        Page page;
        page.open();
        QCOMPARE(page.transfers.people().size(), 2);
        QCOMPARE(page.transfers.people().first().toMap().value(QStringLiteral("id")).toString(), QStringLiteral("al"));
        page.core.refuse("share", "share.unreadable");
        page.transfers.share({ QUrl::fromLocalFile(QStringLiteral("/tmp/a")), QUrl(QStringLiteral("http://x/")) }, QStringLiteral("bob"));
        FakeCore::settle();
        QCOMPARE(page.core.calls("share").size(), std::size_t(1));
        QCOMPARE(page.notices.rowCount(), 1);
    }

    void showsWhatIsBeingReadForWhom()
    {
        Page page;
        page.core.answer("preparations", R"([{"id":1,"contact":"al","name":"a.iso","paths":1,"read":1,"size":4,"rate":0}])");
        page.core.answer("cancel-preparation", "{}");
        page.open();
        auto& list = *page.transfers.preparations();
        QCOMPARE(list.count(), 1);
        QCOMPARE(list.index(0).data(PreparationListModel::PersonRole).toString(), QStringLiteral("alma"));
        page.core.emitEvent(QStringLiteral("preparation.changed"), R"({"id":2,"contact":"bob","name":"b","read":0,"size":0})");
        QCOMPARE(list.count(), 2);
        page.core.refuse("share", "share.cancelled");
        page.transfers.share({ QUrl::fromLocalFile(QStringLiteral("/tmp/a")) }, QStringLiteral("bob"));
        FakeCore::settle();
        QCOMPARE(page.notices.rowCount(), 0); // somebody wanted it so
        page.transfers.setOpen(false);
        QCOMPARE(list.count(), 0);
    }

    void savesWhereThePreferencesSay()
    {
        const QTemporaryDir home;
        const auto chosen = home.filePath(QStringLiteral("Chosen"));
        const auto other = home.filePath(QStringLiteral("Other"));
        Preferences preferences { QString() };
        Page page;
        page.core.answer("export", "{}");
        page.transfers.actions()->follow(preferences);
        preferences.setDownloadFolder(chosen);
        QCOMPARE(page.transfers.actions()->downloads(), QUrl::fromLocalFile(chosen));
        page.transfers.actions()->save(QStringLiteral("t1"), QUrl::fromLocalFile(chosen));
        QTRY_COMPARE(page.core.calls("export").size(), std::size_t(1));
        page.transfers.actions()->save(QStringLiteral("t1"), QUrl::fromLocalFile(other));
        QTRY_COMPARE(page.core.calls("export").size(), std::size_t(2));
        QCOMPARE(page.core.calls("export").front().params.value(QLatin1String("path")).toString(), chosen);
        QVERIFY(QFileInfo(chosen).isDir()); // the usual place is made where a home has none yet
        QVERIFY(!QFileInfo::exists(other));
    }

    void forgetsWhatWasOfferedInADeletedConversation()
    {
        Page page;
        page.open();
        QCOMPARE(page.files.count(), 3);
        page.core.answer("offers", "[]");
        page.core.emitEvent(QStringLiteral("history.forgotten"), R"({"contact":"bob"})");
        FakeCore::settle();
        FakeCore::settle();
        QCOMPARE(page.files.count(), 1); // fetched, and so kept
    }

    void closedKnowsNothing()
    {
        Page page;
        page.open();
        page.transfers.setOpen(false);
        QCOMPARE(page.files.count(), 0);
        QVERIFY(!page.files.isLoaded());
        page.core.emitEvent(QStringLiteral("transfer.changed"), transfer("t3", "c3", "running", 1500));
        QCOMPARE(page.files.count(), 0);
    }

    void tenThousandChangeOneByOne()
    {
        Page page;
        QByteArray many = "[";
        for (int i = 0; i < 10'000; ++i)
            many += transfer(QByteArray::number(i).constData(), QByteArray::number(i).constData(), "running", i) + (i < 9999 ? "," : "]");
        page.core.answer("offers", "[]");
        page.core.answer("transfers", many);
        page.open();
        QCOMPARE(page.files.count(), 10'000);
        QSignalSpy changed(&page.files, &QAbstractItemModel::dataChanged);
        page.core.emitEvent(QStringLiteral("transfer.changed"), transfer("77", "77", "done", 3000));
        QCOMPARE(changed.count(), 1);
        const auto row = changed.first().first().toModelIndex().row();
        QCOMPARE(page.at(row, FileListModel::TransferRole).toString(), QStringLiteral("77"));
        QCOMPARE(page.files.running(), 9'999);
    }
};

ALLIUM_TEST(TransfersTest)
#include "TransfersTest.moc"
