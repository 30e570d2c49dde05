// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/EmojiList.h"
#include "app/desktop/models/FileKinds.h"
#include "app/desktop/viewmodels/Conversation.h"
#include "app/desktop/viewmodels/Links.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QJsonArray>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace allium;
using namespace allium::desktop;
using test::FakeCore;

namespace {

constexpr const char* Contacts = R"([{"id":"bob","name":"Bob","state":"contact","online":false,"last_seen":1000,"unread":2},
                                     {"id":"carol","name":"Carol","state":"removed","online":false,"unread":0}])";

constexpr const char* History = R"({"read":1,"messages":[
    {"id":"m1","contact":"bob","position":1,"outgoing":false,"state":"received","time":1000,"text":"a"},
    {"id":"m2","contact":"bob","position":2,"outgoing":false,"state":"received","time":2000,"text":"b"},
    {"id":"m3","contact":"bob","position":3,"outgoing":false,"state":"received","time":3000,"text":"c"},
    {"id":"m4","contact":"bob","position":4,"outgoing":true,"state":"failed","why":"message.expired","time":4000,"text":"lost"}]})";

class Talk {
public:
    Talk()
    {
        core.answer("contacts", Contacts);
        core.answer("history", History);
        core.answer("transfers", "[]");
        core.answer("draft", R"({"text":"begun"})");
        for (const auto* command : { "read", "whisper", "cancel-message", "typing", "forget-history", "share", "get", "decline" })
            core.answer(command, "{}");
    }
    void open(const char* contact = "bob")
    {
        conversation.open(QLatin1String(contact));
        FakeCore::settle();
    }

    FakeCore core;
    Conversation conversation { core };
};

} // namespace

class TalkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsWithWhom()
    {
        Talk talk;
        talk.open();
        QCOMPARE(talk.conversation.title(), QStringLiteral("Bob"));
        QVERIFY(talk.conversation.canSend());
        QCOMPARE(talk.conversation.unseen(), 2);
        talk.core.emitEvent(QStringLiteral("presence.changed"), R"({"id":"bob","online":true})");
        QVERIFY(talk.conversation.isOnline());
        talk.core.emitEvent(QStringLiteral("tor.changed"), R"({"state":"bootstrapping"})");
        QVERIFY(talk.conversation.isConnecting());
        talk.open("carol");
        QVERIFY(!talk.conversation.canSend());
        QVERIFY(talk.conversation.whyNot().contains(QStringLiteral("Carol")));
    }

    void sendsWhatIsNotEmptyAndForgetsTheDraft()
    {
        Talk talk;
        talk.open();
        QCOMPARE(talk.conversation.draft(), QStringLiteral("begun"));
        QVERIFY(!talk.conversation.send(QStringLiteral(" \n ")));
        QVERIFY(!talk.conversation.send(QString(talk.conversation.maxBytes() + 1, QLatin1Char('x'))));
        QVERIFY(talk.conversation.send(QStringLiteral("hello ")));
        QCOMPARE(talk.core.calls("whisper").size(), std::size_t(1));
        QCOMPARE(talk.core.calls("whisper")[0].params.value(QLatin1String("text")).toString(), QStringLiteral("hello"));
        QCOMPARE(talk.core.calls("draft").back().params.value(QLatin1String("text")).toString(), QString());
    }

    void whatIsRefusedComesBack()
    {
        Talk talk;
        talk.open();
        talk.core.refuse("whisper", "contact.not-a-contact");
        QSignalSpy failed(&talk.conversation, &Conversation::sendFailed);
        QVERIFY(talk.conversation.send(QStringLiteral("hello")));
        FakeCore::settle();
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].toString(), QStringLiteral("hello"));
        QVERIFY(!failed[0][1].toString().isEmpty());
    }

    void failedMessagesAreSentAsNewOnes()
    {
        Talk talk;
        talk.open();
        talk.conversation.sendAgain(QStringLiteral("m4"));
        QCOMPARE(talk.core.calls("whisper").back().params.value(QLatin1String("text")).toString(), QStringLiteral("lost"));
    }

    void draftsAreKeptForEach()
    {
        Talk talk;
        talk.open();
        talk.conversation.setDraft(QStringLiteral("half a"));
        talk.conversation.setDraft(QStringLiteral("half a sentence"));
        talk.open("carol");
        const auto calls = talk.core.calls("draft");
        const auto saved = calls[1].params;
        QCOMPARE(saved.value(QLatin1String("contact")).toString(), QStringLiteral("bob"));
        QCOMPARE(saved.value(QLatin1String("text")).toString(), QStringLiteral("half a sentence"));
        QCOMPARE(calls.size(), std::size_t(3)); // asked, saved, asked for the other
    }

    void answersOneMessage()
    {
        Talk talk;
        talk.open();
        auto& conversation = talk.conversation;
        QSignalSpy changed(&conversation, &Conversation::answerChanged);
        conversation.answer(QStringLiteral("m2"), true); // theirs
        conversation.answer(QStringLiteral("nothing"), false);
        QVERIFY(!conversation.isAnswering() && changed.isEmpty());
        conversation.answer(QStringLiteral("m2"), false);
        QVERIFY(conversation.isAnswering() && !conversation.answersMine());
        QCOMPARE(conversation.answered(), QStringLiteral("b"));
        QVERIFY(conversation.send(QStringLiteral("hello")));
        QVERIFY(!conversation.isAnswering());
        const auto params = talk.core.calls("whisper")[0].params;
        QCOMPARE(params.value(QLatin1String("reply_to")).toString(), QStringLiteral("m2"));
        QCOMPARE(params.value(QLatin1String("reply_own")).toBool(true), false);
        QVERIFY(conversation.send(QStringLiteral("hello")));
        QVERIFY(!talk.core.calls("whisper")[1].params.contains(QLatin1String("reply_to")));
        conversation.answer(QStringLiteral("m2"), false);
        conversation.answerNothing();
        QVERIFY(!conversation.isAnswering());
    }

    void refusedAnswersComeBackUnlessTheMessageIsGone()
    {
        Talk talk;
        talk.open();
        talk.core.refuse("whisper", "storage.failed");
        talk.conversation.answer(QStringLiteral("m2"), false);
        QVERIFY(talk.conversation.send(QStringLiteral("hello")));
        FakeCore::settle();
        QVERIFY(talk.conversation.isAnswering());
        talk.core.refuse("whisper", "message.unknown");
        QVERIFY(talk.conversation.send(QStringLiteral("hello")));
        FakeCore::settle();
        QVERIFY(!talk.conversation.isAnswering());
    }

    void draftsKeepWhatTheyAnswer()
    {
        Talk talk;
        talk.core.answer("draft", R"({"text":"begun","reply":{"id":"m1","outgoing":false,"position":1,"text":"a"}})");
        talk.open();
        QCOMPARE(talk.conversation.answered(), QStringLiteral("a"));
        talk.conversation.answer(QStringLiteral("m2"), false);
        talk.open("carol");
        const auto saved = talk.core.calls("draft")[1].params;
        QCOMPARE(saved.value(QLatin1String("text")).toString(), QStringLiteral("begun"));
        QCOMPARE(saved.value(QLatin1String("reply_to")).toString(), QStringLiteral("m2"));

        // What was chosen before the draft was there stays chosen.
        talk.core.hold("draft");
        talk.open();
        talk.conversation.answer(QStringLiteral("m3"), false);
        talk.core.release("draft");
        FakeCore::settle();
        QCOMPARE(talk.conversation.draft(), QStringLiteral("begun"));
        QCOMPARE(talk.conversation.answered(), QStringLiteral("c"));
    }

    void writingIsToldNowAndThenToWhoIsThere()
    {
        Talk talk;
        talk.open();
        talk.conversation.setDraft(QStringLiteral("a"));
        QVERIFY(talk.core.calls("typing").empty()); // nobody is there
        talk.core.emitEvent(QStringLiteral("presence.changed"), R"({"id":"bob","online":true})");
        talk.conversation.setDraft(QString());
        QVERIFY(talk.core.calls("typing").empty()); // nothing is written
        for (const auto* text : { "h", "he", "hel" })
            talk.conversation.setDraft(QLatin1String(text));
        QCOMPARE(talk.core.calls("typing").size(), std::size_t(1));
        QCOMPARE(talk.core.calls("typing")[0].params.value(QLatin1String("contact")).toString(), QStringLiteral("bob"));
    }

    void seesWhoIsWriting()
    {
        Talk talk;
        talk.core.answer("contacts", R"([{"id":"bob","name":"Bob","state":"contact","online":true,"typing":true}])");
        talk.open();
        QVERIFY(talk.conversation.isTyping()); // since before it was opened
        QSignalSpy changed(&talk.conversation, &Conversation::typingChanged);
        talk.core.emitEvent(QStringLiteral("typing.changed"), R"({"contact":"carol","typing":false})");
        talk.core.emitEvent(QStringLiteral("typing.changed"), R"({"contact":"bob","typing":false})");
        talk.core.emitEvent(QStringLiteral("typing.changed"), R"({"contact":"bob","typing":true})");
        QCOMPARE(changed.size(), 2);
        talk.open("carol");
        QVERIFY(!talk.conversation.isTyping());
    }

    void readingCountsOnlyWhenSomebodyLooks()
    {
        Talk talk;
        talk.open();
        talk.conversation.seen(2);
        QVERIFY(talk.core.calls("read").empty());
        talk.conversation.setActive(true);
        talk.core.hold("read");
        talk.conversation.seen(2);
        QCOMPARE(talk.conversation.unseen(), 1);
        talk.conversation.seen(3);
        talk.conversation.seen(4);
        FakeCore::settle();
        QCOMPARE(talk.conversation.unseen(), 0);
        QCOMPARE(talk.core.calls("read").size(), std::size_t(1)); // one at a time
        talk.core.release("read");
        FakeCore::settle();
        QCOMPARE(talk.core.calls("read").back().params.value(QLatin1String("position")).toInteger(), 4);
        talk.conversation.seen(3);
        QCOMPARE(talk.core.calls("read").size(), std::size_t(2));
    }

    void whatComesWhileNobodyLooksIsMarked()
    {
        Talk talk;
        talk.open();
        talk.conversation.setActive(true);
        talk.conversation.seen(4);
        talk.conversation.setActive(false);
        QCOMPARE(talk.conversation.messages()->dividerRow(), -1);
        talk.core.emitEvent(QStringLiteral("message.received"),
                            R"({"id":"m5","contact":"bob","position":5,"outgoing":false,"state":"received","time":5000,"text":"d"})");
        QCOMPARE(talk.conversation.unseen(), 1);
        QCOMPARE(talk.conversation.messages()->dividerRow(), 0);
        talk.conversation.setActive(true);
        talk.conversation.seen(5);
        QCOMPARE(talk.conversation.messages()->dividerRow(), 0); // stays while one reads
        talk.conversation.send(QStringLiteral("answer"));
        QCOMPARE(talk.conversation.messages()->dividerRow(), -1);
    }

    void closesWithTheProfile()
    {
        Talk talk;
        talk.open();
        talk.core.emitEvent(QStringLiteral("node.state"), R"({"state":"locked"})");
        QCOMPARE(talk.conversation.contact(), QString());
        QCOMPARE(talk.conversation.messages()->rows(), 0);
    }

    void nothingIsOfferedBeforeItIsConfirmed()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("a.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("12345");
        file.close();
        Talk talk;
        talk.open();
        auto& files = *talk.conversation.files();
        files.stage({ QUrl::fromLocalFile(file.fileName()), QUrl::fromLocalFile(file.fileName()),
                      QUrl::fromLocalFile(folder.path()), QUrl(QStringLiteral("http://example.org/x")),
                      QUrl::fromLocalFile(folder.filePath(QStringLiteral("missing"))) });
        QTRY_COMPARE(files.staged().size(), 2);
        QCOMPARE(files.staged()[0].toMap().value(QStringLiteral("size")).toLongLong(), 5);
        QCOMPARE(files.staged()[1].toMap().value(QStringLiteral("icon")).toString(), QStringLiteral("folder"));
        FakeCore::settle();
        QVERIFY(talk.core.calls("share").empty());
        files.unstage(1);
        files.sendStaged();
        QVERIFY(files.staged().isEmpty());
        FakeCore::settle();
        QCOMPARE(talk.core.calls("share")[0].params.value(QLatin1String("path")).toString(), file.fileName());
    }

    void showsHowFarReadingIsAndStopsIt()
    {
        Talk talk;
        talk.core.answer("preparations", R"([{"id":1,"contact":"bob","name":"a.iso","paths":1,"read":0,"size":0,"rate":0},
                                             {"id":2,"contact":"carol","name":"b","paths":1,"read":0,"size":0,"rate":0}])");
        talk.core.answer("cancel-preparation", "{}");
        talk.open();
        FakeCore::settle();
        auto& files = *talk.conversation.files();
        auto& list = *files.preparations();
        const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto at = [&](int row, int role) { return list.index(row).data(role); };
        QCOMPARE(list.count(), 1); // what others are to get stands in their conversations
        QCOMPARE(at(0, PreparationListModel::LineRole).toString(), QStringLiteral("Waits to be read"));
        talk.core.emitEvent(QStringLiteral("preparation.changed"),
                            R"({"id":1,"contact":"bob","name":"a.iso","paths":1,"read":500,"size":2000,"rate":100,"seconds_left":15})");
        talk.core.emitEvent(QStringLiteral("preparation.changed"),
                            R"({"id":3,"contact":"bob","name":"c","paths":12,"read":0,"size":0,"rate":0})");
        talk.core.emitEvent(QStringLiteral("preparation.changed"), R"({"id":2,"contact":"carol","name":"b","read":1,"size":2})");
        QCOMPARE(list.count(), 2);
        QCOMPARE(at(0, PreparationListModel::LineRole).toString(),
                 QStringLiteral("500\u00a0bytes of 2.0\u00a0KB read, 100\u00a0bytes/\u2060s, 15\u00a0s left"));
        QCOMPARE(at(0, PreparationListModel::PartRole).toDouble(), 0.25);
        QCOMPARE(at(1, PreparationListModel::NameRole).toString(), QStringLiteral("c and 11 more"));
        files.cancelPreparation(at(0, PreparationListModel::IdRole).toLongLong());
        QCOMPARE(talk.core.calls("cancel-preparation")[0].params.value(QLatin1String("preparation")).toInteger(), 1);
        talk.core.emitEvent(QStringLiteral("preparation.ended"), R"({"id":1})");
        talk.core.emitEvent(QStringLiteral("preparation.ended"), R"({"id":9})");
        QCOMPARE(list.count(), 1);
        talk.conversation.open(QStringLiteral("carol"));
        FakeCore::settle();
        QCOMPARE(list.count(), 1);
        QCOMPARE(at(0, PreparationListModel::NameRole).toString(), QStringLiteral("b"));
        talk.conversation.close();
        QCOMPARE(list.count(), 0);
    }

    void whatWasCancelledIsNotComplainedAbout()
    {
        QTemporaryDir folder;
        Talk talk;
        talk.open();
        QSignalSpy failed(&talk.conversation, &Conversation::failed);
        for (const auto* kind : { "share.cancelled", "share.changed-meanwhile" }) {
            talk.core.refuse("share", kind);
            talk.conversation.files()->stage({ QUrl::fromLocalFile(folder.path()) });
            QTRY_COMPARE(talk.conversation.files()->staged().size(), 1);
            talk.conversation.files()->sendStaged();
            FakeCore::settle();
        }
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().startsWith(QStringLiteral("The file changed while it was being read.")));
    }

    void aPastedPictureIsStagedAndKeptUntilItIsOffered()
    {
        Talk talk;
        talk.core.answer("share-data", "{}");
        talk.open();
        auto& files = *talk.conversation.files();
        auto* clipboard = QGuiApplication::clipboard();
        auto copied = std::make_unique<QMimeData>();
        copied->setText(QStringLiteral("words"));
        clipboard->setMimeData(copied.release());
        QVERIFY(!files.stageClipboard());

        QImage picture(30, 20, QImage::Format_RGB32);
        picture.fill(Qt::green);
        copied = std::make_unique<QMimeData>();
        copied->setImageData(picture);
        clipboard->setMimeData(copied.release());
        QVERIFY(files.stageClipboard());
        QTRY_COMPARE(files.staged().size(), 1);
        const auto staged = files.staged()[0].toMap();
        const auto name = staged.value(QStringLiteral("name")).toString();
        QVERIFY2(QRegularExpression(QStringLiteral("^Picture [0-9-]{10} [0-9-]{8}\\.png$")).match(name).hasMatch(), qPrintable(name));
        QCOMPARE(staged.value(QStringLiteral("icon")).toString(), QStringLiteral("file-image"));
        QVERIFY(talk.core.calls("share-data").empty());

        // It is nowhere else: when it could not be offered it is there again.
        talk.core.refuse("share-data", "share.store-failed");
        QSignalSpy failed(&files, &ConversationFiles::failed);
        files.sendStaged();
        QVERIFY(files.staged().isEmpty());
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(files.staged().size(), 1);
        talk.core.answer("share-data", "{}");
        files.sendStaged();
        QTRY_COMPARE(talk.core.calls("share-data").size(), std::size_t(2));
        FakeCore::settle();
        const auto sent = talk.core.calls("share-data").back().params;
        QCOMPARE(sent.value(QLatin1String("name")).toString(), name);
        QCOMPARE(sent.value(QLatin1String("contact")).toString(), QStringLiteral("bob"));
        const auto bytes = QByteArray::fromBase64(sent.value(QLatin1String("data")).toString().toLatin1());
        QCOMPARE(bytes.size(), staged.value(QStringLiteral("size")).toLongLong());
        QCOMPARE(QImage::fromData(bytes, "PNG").convertToFormat(QImage::Format_RGB32), picture);
        QVERIFY(files.staged().isEmpty());
        QVERIFY(talk.core.calls("share").empty());
    }

    void picturesThatAreDroppedStayAsTheyAre()
    {
        Talk talk;
        talk.open();
        auto& files = *talk.conversation.files();
        QSignalSpy failed(&files, &ConversationFiles::failed);
        files.stagePicture("no picture at all");
        files.stagePicture(QByteArray("\xff\xd8\xff whatever stands in it"));
        QTRY_COMPARE(files.staged().size(), 1); // the disk is asked in turn
        QVERIFY(files.staged()[0].toMap().value(QStringLiteral("name")).toString().endsWith(QStringLiteral(".jpg")));
        files.stagePicture(QByteArray("\xff\xd8\xff") + QByteArray(ConversationFiles::MostPictureBytes, 'x'));
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed[0][0].toByteArray(), QByteArray("picture.too-large"));
        files.unstage(0);
        QVERIFY(files.staged().isEmpty());
        files.stagePicture(QByteArray("\xff\xd8\xff"));
        talk.conversation.close();
        talk.conversation.open(QStringLiteral("carol"));
        files.stagePicture(QByteArray("\xff\xd8\xff for Carol"));
        QTRY_COMPARE(files.staged().size(), 1);
        QCOMPARE(files.staged()[0].toMap().value(QStringLiteral("size")).toInt(), 13);
    }

    void whatWasDroppedForOneIsNotOfferedToAnother()
    {
        QTemporaryDir folder;
        Talk talk;
        talk.open();
        auto& files = *talk.conversation.files();
        files.stage({ QUrl::fromLocalFile(folder.path()) });
        files.setContact(QStringLiteral("carol"));
        QFile file(folder.filePath(QStringLiteral("b")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        files.stage({ QUrl::fromLocalFile(file.fileName()) });
        QTRY_COMPARE(files.staged().size(), 1); // the disk is asked in turn
        QCOMPARE(files.staged()[0].toMap().value(QStringLiteral("name")).toString(), QStringLiteral("b"));
    }

    void manyFilesGoAsOneFolder()
    {
        QTemporaryDir folder;
        QList<QUrl> urls;
        for (int i = 0; i <= ConversationFiles::MostApart; ++i) {
            QFile file(folder.filePath(QString::number(i)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            urls.append(QUrl::fromLocalFile(file.fileName()));
        }
        Talk talk;
        talk.open();
        talk.conversation.files()->stage(urls);
        QTRY_COMPARE(talk.conversation.files()->staged().size(), urls.size());
        talk.conversation.files()->sendStaged();
        QCOMPARE(talk.core.calls("share").size(), std::size_t(1));
        QCOMPARE(talk.core.calls("share")[0].params.value(QLatin1String("paths")).toArray().size(), urls.size());
    }

    void whatMayRunIsNotOpened_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("mayRun");
        QTest::newRow("picture") << QStringLiteral("a.png") << false;
        QTest::newRow("document") << QStringLiteral("a.PDF") << false;
        QTest::newRow("program") << QStringLiteral("a.pdf.exe") << true;
        QTest::newRow("capitals") << QStringLiteral("A.DeskTop") << true;
        QTest::newRow("space behind") << QStringLiteral("a.sh ") << true;
        QTest::newRow("no suffix") << QStringLiteral("install") << true;
        QTest::newRow("macros") << QStringLiteral("a.docm") << true;
    }
    void whatMayRunIsNotOpened()
    {
        QFETCH(QString, name);
        QTEST(FileKinds::mayRun(name), "mayRun");
    }

    void findsAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("links");
        const auto row = [](const char* name, const char* text, const QStringList& links) {
            QTest::newRow(name) << QString::fromUtf8(text) << links;
        };
        row("none", "no links here: ftp://x.org javascript:alert(1) file:///etc/passwd www.x.org", {});
        row("end of a sentence", "see https://example.org/a.", { QStringLiteral("https://example.org/a") });
        row("brackets", "(http://x.org/a_(b)) and [http://y.org]",
            { QStringLiteral("http://x.org/a_(b)"), QStringLiteral("http://y.org") });
        row("capitals", "HTTPS://Example.org", { QStringLiteral("HTTPS://Example.org") });
        row("ours", "add me: allium:abc?name=Al!", { QStringLiteral("allium:abc?name=Al") });
        row("only part of a word", "xhttp://x.org", {});
        row("no host", "http:// and https:///x", {});
        row("letters of another script", "http://exаmple.org", {});
        row("other punctuation behind", "http://example.org。", { QStringLiteral("http://example.org") });
        row("user and port", "http://bank.com@evil.org:8080/", { QStringLiteral("http://bank.com@evil.org:8080/") });
    }
    void findsAddresses()
    {
        QFETCH(QString, text);
        QTEST(Conversation::links(text), "links");
    }

    void findsEmojiByTheirNames()
    {
        EmojiList list;
        const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(list.rowCount() > 300);
        list.setFilter(QStringLiteral("RED he"));
        QCOMPARE(list.at(0), QStringLiteral("\u2764\uFE0F"));
        list.setFilter(QStringLiteral("no such thing"));
        QCOMPARE(list.rowCount(), 0);
        QCOMPARE(list.at(0), QString());
    }
};

ALLIUM_TEST(TalkTest)
#include "TalkTest.moc"
