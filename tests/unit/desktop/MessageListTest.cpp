// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/MessageList.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>

using namespace allium;
using namespace allium::desktop;
using test::FakeCore;

namespace {

constexpr qint64 Noon = 1'700'049'600'000; // 2023-11-15 12:00 UTC
constexpr qint64 Minute = 60'000;

QJsonObject message(qint64 position, bool mine = false, qint64 time = Noon, const char* state = nullptr)
{
    return { { QStringLiteral("id"), QStringLiteral("m%1").arg(position) },
             { QStringLiteral("contact"), QStringLiteral("bob") },
             { QStringLiteral("position"), position },
             { QStringLiteral("outgoing"), mine },
             { QStringLiteral("state"), QLatin1String(state != nullptr ? state : mine ? "delivered" : "received") },
             { QStringLiteral("time"), time },
             { QStringLiteral("text"), QStringLiteral("text %1").arg(position) } };
}

/// A conversation of `last` messages, answered as the core does.
class Story {
public:
    explicit Story(qint64 last, qint64 read = 1'000'000)
        : m_last(last)
        , m_read(std::min(read, last))
    {
        core.answer("transfers", "[]");
        core.answer("history", [this](const FakeCore::Call& call) { return page(call.params); });
    }
    void open()
    {
        list.open(QStringLiteral("bob"));
        FakeCore::settle();
        FakeCore::settle(); // the page may lead to another
    }
    void say(const QJsonObject& what, const char* type = "message.received")
    {
        core.emitEvent(QLatin1String(type), QJsonDocument(what).toJson());
    }
    QVariant at(int row, int role) const { return list.data(list.index(row), role); }
    /// Positions from oldest to newest.
    QPair<qint64, qint64> range() const { return { list.positionAt(list.rows() - 1), list.positionAt(0) }; }

    FakeCore core;
    MessageList list { core };
    QAbstractItemModelTester tester { &list, QAbstractItemModelTester::FailureReportingMode::QtTest };
    qint64 m_last;
    qint64 m_read;

private:
    Core::Answer page(const QJsonObject& params) const
    {
        const auto limit = params.value(QLatin1String("limit")).toInteger();
        auto last = std::min(params.value(QLatin1String("before")).toInteger(m_last + 1) - 1, m_last);
        auto first = std::max<qint64>(last - limit + 1, 1);
        if (params.contains(QLatin1String("after"))) {
            first = params.value(QLatin1String("after")).toInteger() + 1;
            last = std::min(first + limit - 1, m_last);
        }
        QJsonArray messages;
        for (auto position = first; position <= last; ++position)
            messages.append(message(position, position % 10 == 0));
        return QJsonValue(QJsonObject { { QStringLiteral("messages"), messages }, { QStringLiteral("read"), m_read } });
    }
};

} // namespace

class MessageListTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsTheEndAndReadsBackwards()
    {
        Story story(250);
        story.open();
        QCOMPARE(story.range(), qMakePair(qint64(151), qint64(250)));
        QVERIFY(story.list.isAtNewest() && !story.list.isAtOldest());
        story.list.loadOlder();
        FakeCore::settle();
        story.list.loadOlder();
        FakeCore::settle();
        QCOMPARE(story.range(), qMakePair(qint64(1), qint64(250)));
        QVERIFY(story.list.isAtOldest());
        story.list.loadOlder();
        QVERIFY(!story.list.isLoading());
    }

    void keepsAWindowOnAHundredThousand()
    {
        Story story(100'000);
        story.open();
        for (int page = 0; page < 20; ++page) {
            story.list.loadOlder();
            FakeCore::settle();
            QVERIFY(story.list.rows() <= MessageList::MaxRows);
        }
        QCOMPARE(story.range(), qMakePair(qint64(100'000 - 2099), qint64(100'000 - 1700)));
        QVERIFY(!story.list.isAtNewest());

        story.say(message(100'001)); // beyond the window
        QCOMPARE(story.list.rows(), MessageList::MaxRows);
        story.m_last = 100'001;
        for (int page = 0; page < 30; ++page) {
            story.list.loadNewer();
            FakeCore::settle();
            QVERIFY(story.list.rows() <= MessageList::MaxRows);
        }
        QVERIFY(story.list.isAtNewest());
        QCOMPARE(story.list.newestPosition(), qint64(100'001));

        for (int page = 0; page < 5; ++page) {
            story.list.loadOlder();
            FakeCore::settle();
        }
        story.list.loadNewest();
        FakeCore::settle();
        QCOMPARE(story.list.newestPosition(), qint64(100'001));
        QVERIFY(story.list.isAtNewest());
    }

    void whatArrivesGoesToTheEndOnce()
    {
        Story story(3);
        story.open();
        QSignalSpy inserted(&story.list, &QAbstractItemModel::rowsInserted);
        story.say(message(4));
        story.say(message(4));
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(story.list.rows(), 4);
        QCOMPARE(story.at(0, MessageList::TextRole).toString(), QStringLiteral("text 4"));
        auto other = message(5);
        other.insert(QLatin1String("contact"), QStringLiteral("carol"));
        story.say(other);
        QCOMPARE(story.list.rows(), 4);
    }

    void whatArrivesWhileAPageIsOnItsWayIsNotLost()
    {
        Story story(3);
        story.core.hold("history");
        story.list.open(QStringLiteral("bob"));
        FakeCore::settle();
        story.say(message(4, true, Noon, "waiting"), "message.stored");
        story.core.emitEvent(QStringLiteral("message.state"), R"({"contact":"bob","id":"m4","state":"sent"})");
        story.say(message(3));
        QVERIFY(story.core.release("history"));
        FakeCore::settle();
        QCOMPARE(story.list.rows(), 4);
        QCOMPARE(static_cast<MessageList::State>(story.at(0, MessageList::StateRole).toInt()), MessageList::State::Sent);
    }

    void statesChangeOneRow()
    {
        Story story(20);
        story.open();
        QSignalSpy changed(&story.list, &QAbstractItemModel::dataChanged);
        story.core.emitEvent(QStringLiteral("message.state"),
                             R"({"contact":"bob","id":"m10","state":"failed","why":"contact.not-a-contact"})");
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 10);
        QCOMPARE(static_cast<MessageList::State>(story.at(10, MessageList::StateRole).toInt()), MessageList::State::Failed);
        QVERIFY(!story.at(10, MessageList::WhyRole).toString().isEmpty());
    }

    void groupsByAuthorTimeAndDay()
    {
        Story story(0);
        story.open();
        const std::vector<QJsonObject> said { message(1, false, Noon),
                                              message(2, false, Noon + Minute),
                                              message(3, true, Noon + Minute),
                                              message(4, true, Noon + 8 * Minute),
                                              message(5, true, Noon + 24 * 60 * Minute) };
        story.list.setDivider(100);
        for (const auto& one : said)
            story.say(one);
        const auto flags = [&](int role) {
            QString all;
            for (int row = story.list.rows() - 1; row >= 0; --row)
                all += story.at(row, role).toBool() ? QLatin1Char('#') : QLatin1Char('.');
            return all;
        };
        QCOMPARE(flags(MessageList::FirstOfGroupRole), QStringLiteral("#.###"));
        QCOMPARE(flags(MessageList::LastOfGroupRole), QStringLiteral(".####"));
        QCOMPARE(flags(MessageList::FirstOfDayRole), QStringLiteral("#...#"));
    }

    void unreadBeginsAtTheFirstOfTheirs()
    {
        Story story(60, 39);
        story.open();
        // 40 and 50 are mine.
        QCOMPARE(story.list.positionAt(story.list.dividerRow()), qint64(41));
        story.list.setDivider(60);
        QCOMPARE(story.list.dividerRow(), -1);
    }

    void opensWhereTheUnreadBegins()
    {
        Story story(1000, 500);
        story.open();
        QVERIFY(!story.list.isAtNewest());
        QCOMPARE(story.list.positionAt(story.list.dividerRow()), qint64(501));
        story.say(message(1001));
        QVERIFY(story.list.newestPosition() < 1000);
    }

    void filesFollowTheirTransfers()
    {
        Story story(0);
        story.open();
        auto offer = message(1);
        offer.remove(QLatin1String("text"));
        offer.insert(QLatin1String("offer"), QJsonObject { { QStringLiteral("content"), QStringLiteral("c1") },
                                                           { QStringLiteral("name"), QStringLiteral("run me.exe") },
                                                           { QStringLiteral("size"), 1000 },
                                                           { QStringLiteral("files"), 1 } });
        story.say(offer);
        const auto state = [&] { return static_cast<FileState>(story.at(0, MessageList::FileStateRole).toInt()); };
        QCOMPARE(state(), FileState::Offered);
        QVERIFY(story.at(0, MessageList::FileMayRunRole).toBool());
        story.core.emitEvent(QStringLiteral("message.state"), R"({"contact":"bob","id":"m1","state":"cancelled"})");
        QCOMPARE(state(), FileState::Declined);
        QSignalSpy changed(&story.list, &QAbstractItemModel::dataChanged);
        story.core.emitEvent(QStringLiteral("transfer.changed"),
                             R"({"id":"t1","contact":"bob","content":"c1","state":"running","received":400,"size":1000,"rate":50})");
        QCOMPARE(changed.size(), 1);
        QCOMPARE(state(), FileState::Running);
        QCOMPARE(story.at(0, MessageList::FileReceivedRole).toLongLong(), 400);
        QCOMPARE(story.at(0, MessageList::TransferRole).toString(), QStringLiteral("t1"));
        story.core.emitEvent(QStringLiteral("transfer.removed"), R"({"id":"t1"})");
        QCOMPARE(state(), FileState::Declined);
    }

    void filesOfMineTellWhoFetchesThem()
    {
        Story story(0);
        story.open();
        auto offer = message(1);
        offer.remove(QLatin1String("text"));
        offer.insert(QLatin1String("outgoing"), true);
        offer.insert(QLatin1String("state"), QStringLiteral("delivered"));
        offer.insert(QLatin1String("offer"), QJsonObject { { QStringLiteral("content"), QStringLiteral("c1") },
                                                           { QStringLiteral("name"), QStringLiteral("film.mkv") },
                                                           { QStringLiteral("size"), 1000 },
                                                           { QStringLiteral("files"), 1 } });
        story.core.emitEvent(QStringLiteral("message.stored"), QJsonDocument(offer).toJson());
        const auto state = [&] { return static_cast<FileState>(story.at(0, MessageList::FileStateRole).toInt()); };
        QCOMPARE(state(), FileState::Shared);
        story.core.emitEvent(QStringLiteral("upload.changed"), R"({"contact":"bob","content":"c1","sent":250,"rate":50,"active":true})");
        QCOMPARE(state(), FileState::Sending);
        QCOMPARE(story.at(0, MessageList::FileReceivedRole).toLongLong(), 250);
        story.core.emitEvent(QStringLiteral("upload.changed"), R"({"contact":"carol","content":"c1","sent":1000,"rate":50,"active":true})");
        QCOMPARE(state(), FileState::Sending);
        story.core.emitEvent(QStringLiteral("upload.changed"), R"({"contact":"bob","content":"c1","sent":1000,"rate":0,"active":false})");
        QCOMPARE(state(), FileState::Fetched);
    }

    void answersSayWhatTheyAnswer()
    {
        Story story(3);
        story.open();
        auto answer = message(4);
        const auto quote = [&](const QJsonObject& reply) {
            answer.insert(QLatin1String("position"), answer.value(QLatin1String("position")).toInteger() + 1);
            answer.insert(QLatin1String("reply"), reply);
            story.say(answer);
            return story.at(0, MessageList::QuoteRole).toString();
        };
        QCOMPARE(story.at(0, MessageList::QuoteRole).toString(), QString());
        QCOMPARE(quote({ { QStringLiteral("id"), QStringLiteral("m2") }, { QStringLiteral("outgoing"), true },
                         { QStringLiteral("position"), 2 }, { QStringLiteral("text"), QStringLiteral("first words") } }),
                 QStringLiteral("first words"));
        QVERIFY(story.at(0, MessageList::QuoteMineRole).toBool());
        QCOMPARE(story.at(0, MessageList::QuotePositionRole).toInt(), 2);
        QCOMPARE(quote({ { QStringLiteral("id"), QStringLiteral("m2") }, { QStringLiteral("position"), 2 },
                         { QStringLiteral("file"), QStringLiteral("a.txt") } }),
                 QStringLiteral("File: a.txt"));
        const auto gone = quote({ { QStringLiteral("id"), QStringLiteral("m9") }, { QStringLiteral("outgoing"), false } });
        QVERIFY(!gone.isEmpty());
        QCOMPARE(story.at(0, MessageList::QuotePositionRole).toInt(), 0);
    }

    void readIsMoreThanDelivered()
    {
        Story story(20);
        story.open();
        const auto states = [&] {
            QString all;
            for (const int row : { 0, 10 }) // 20 and 10 are mine
                all += static_cast<MessageList::State>(story.at(row, MessageList::StateRole).toInt()) == MessageList::State::Read ? u'r' : u'd';
            return all;
        };
        QCOMPARE(states(), QStringLiteral("dd"));
        QSignalSpy changed(&story.list, &QAbstractItemModel::dataChanged);
        story.core.emitEvent(QStringLiteral("read.by-them"), R"({"contact":"bob","position":10})");
        QCOMPARE(states(), QStringLiteral("dr"));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 10);
        story.core.emitEvent(QStringLiteral("read.by-them"), R"({"contact":"carol","position":20})");
        QCOMPARE(states(), QStringLiteral("dr"));
        story.core.emitEvent(QStringLiteral("message.state"), R"({"contact":"bob","id":"m10","state":"failed","why":"message.expired"})");
        QCOMPARE(states(), QStringLiteral("dd")); // nobody has read what failed
        story.core.emitEvent(QStringLiteral("message.state"), R"({"contact":"bob","id":"m10","state":"delivered"})");
        QCOMPARE(states(), QStringLiteral("dr"));
        // No longer to be told of it.
        story.core.emitEvent(QStringLiteral("telling.changed"), R"({"read":false,"typing":false})");
        FakeCore::settle();
        QCOMPARE(states(), QStringLiteral("dd"));
    }

    void revealsWhatIsFarAway()
    {
        Story story(1000);
        QSignalSpy found(&story.list, &MessageList::found);
        QSignalSpy missing(&story.list, &MessageList::missing);
        story.list.reveal(10); // there is no conversation yet
        story.open();
        story.list.reveal(990);
        QCOMPARE(found.size(), 1);
        QCOMPARE(story.list.positionAt(found[0][0].toInt()), qint64(990));
        story.list.loadOlder();
        story.list.reveal(300); // the page on its way is of no use any more
        FakeCore::settle();
        QCOMPARE(found.size(), 2);
        QCOMPARE(story.list.positionAt(found[1][0].toInt()), qint64(300));
        QVERIFY(!story.list.isAtNewest() && !story.list.isAtOldest() && !story.list.isLoading());
        story.list.loadNewer();
        FakeCore::settle();
        QCOMPARE(story.list.newestPosition(), qint64(449));
        story.list.loadNewest();
        FakeCore::settle();
        QCOMPARE(story.list.newestPosition(), qint64(1000));

        story.m_last = 0; // deleted meanwhile
        story.list.reveal(300);
        FakeCore::settle();
        QCOMPARE(missing.size(), 1);
        story.list.reveal(0);
        QCOMPARE(missing.size(), 2);
        QCOMPARE(found.size(), 2);
    }

    void deletedConversationsAreEmpty()
    {
        Story story(20);
        story.open();
        story.core.emitEvent(QStringLiteral("history.forgotten"), R"({"contact":"bob"})");
        QCOMPARE(story.list.rows(), 0);
        story.say(message(21));
        QCOMPARE(story.list.rows(), 1);
    }

    void anotherConversationTakesNothingFromTheFirst()
    {
        Story story(20);
        story.core.hold("history");
        story.list.open(QStringLiteral("carol"));
        FakeCore::settle();
        story.list.open(QString());
        story.core.release("history");
        FakeCore::settle();
        QCOMPARE(story.list.rows(), 0);
        QVERIFY(!story.list.isLoading());
    }
};

ALLIUM_TEST(MessageListTest)
#include "MessageListTest.moc"
