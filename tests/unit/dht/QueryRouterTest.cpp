// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/QueryRouter.h"

#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace allium;
using namespace allium::dht;
using namespace std::chrono_literals;

namespace {

/// By the first byte; zeros follow.
NodeId at(int byte)
{
    NodeId id;
    id.data()[0] = static_cast<std::uint8_t>(byte);
    return id;
}

Request request(int target, char name = 'q')
{
    return { *QueryId::from(QByteArray(16, name)), keyOf(at(target)), Operation::Get, 0, {}, {} };
}

/// One node at 0x80 and what comes out of it, as words: ">C0:request", "here", "<C0:found" and so on.
struct Node {
    explicit Node(std::initializer_list<int> links, const RouterLimits& limits = {})
        : router(table, [this](const Request& each) { return knows == each.target; }, limits)
    {
        for (const int link : links)
            table.add(at(link), true, now);
    }
    QStringList events()
    {
        QStringList words;
        while (const auto event = router.takeEvent())
            words << word(*event);
        return words;
    }
    void pass(Milliseconds time)
    {
        now += time;
        router.advance(now);
    }
    void ack(int from, bool isRefused = false, char name = 'q') { router.receive(at(from), HopAck { request(0, name).query, isRefused }, now); }
    void answer(int from, ReplyStatus status = ReplyStatus::Found) { router.receive(at(from), Reply { request(0).query, status, {}, {}, 2 }); }
    void lose(int link)
    {
        table.remove(at(link));
        router.linkLost(at(link), now);
    }

    MonotonicTime now { 100h };
    RoutingTable table { at(0x80) };
    std::optional<Key> knows;
    QueryRouter router;

private:
    static QString hex(const NodeId& id) { return QString::number(id.data()[0], 16); }
    static QString word(const QueryRouter::Event& event)
    {
        if (const auto* send = std::get_if<QueryRouter::Send>(&event)) {
            const auto to = hex(send->to);
            if (const auto* asked = std::get_if<Request>(&send->message))
                return QStringLiteral("ask %1 after %2").arg(to).arg(asked->hops);
            if (const auto* ack = std::get_if<HopAck>(&send->message))
                return (ack->isRefused ? QStringLiteral("refuse %1") : QStringLiteral("ack %1")).arg(to);
            return QStringLiteral("reply %1 %2").arg(to).arg(static_cast<int>(std::get<Reply>(send->message).status));
        }
        if (std::holds_alternative<QueryRouter::Arrived>(event))
            return QStringLiteral("here");
        if (const auto* answered = std::get_if<QueryRouter::Answered>(&event))
            return QStringLiteral("answered %1 by %2").arg(static_cast<int>(answered->reply.status)).arg(hex(answered->firstHop));
        return QStringLiteral("silent %1").arg(hex(std::get<QueryRouter::Silent>(event).link));
    }
};

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(QStringLiteral(", "), Qt::SkipEmptyParts);
}

} // namespace

class QueryRouterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void passesOnAndBack()
    {
        Node node { 0x10, 0xC0, 0xE0 };
        node.router.receive(at(0x10), request(0xE1), node.now);
        QCOMPARE(node.events(), words("ack 10, ask e0 after 1"));
        node.ack(0xE0);
        node.pass(30s); // it may take its time now
        QCOMPARE(node.events(), words(""));
        node.answer(0xE0);
        QCOMPARE(node.events(), words("reply 10 1"));
        QCOMPARE(node.router.queries(), std::size_t(0));
        QVERIFY(!node.router.nextDeadline());
    }

    void whereNobodyIsCloserItHasArrived()
    {
        Node node { 0x10, 0xC0 };
        node.router.receive(at(0x10), request(0x81), node.now);
        QCOMPARE(node.events(), words("ack 10, here"));
        node.router.reply(Reply { request(0x81).query, ReplyStatus::NotFound, {}, {}, 0 });
        QCOMPARE(node.events(), words("reply 10 2"));
        node.router.reply(Reply { request(0x81).query, ReplyStatus::Found, {}, {}, 0 }); // once is enough
        QCOMPARE(node.events(), words(""));
    }

    void whoKnowsTheAnswerGivesIt()
    {
        Node node { 0x10, 0xE0 };
        node.knows = keyOf(at(0xE1));
        node.router.receive(at(0x10), request(0xE1), node.now);
        QCOMPARE(node.events(), words("ack 10, here"));
    }

    void itNeverGoesBack()
    {
        Node node { 0xE0 };
        node.router.receive(at(0xE0), request(0xE1), node.now);
        QCOMPARE(node.events(), words("ack e0, here"));
    }

    void whoIsSilentIsPassedBy()
    {
        Node node { 0x10, 0xC0, 0xE0, 0xE8 };
        node.router.receive(at(0x10), request(0xE1), node.now);
        QCOMPARE(node.events(), words("ack 10, ask e0 after 1"));
        QCOMPARE(node.router.nextDeadline(), std::optional(node.now + 3s)); // nothing is known of the link
        node.pass(3s);
        QCOMPARE(node.events(), words("silent e0, ask e8 after 1"));
        node.pass(3s);
        QCOMPARE(node.events(), words("silent e8, ask c0 after 1"));
        node.pass(3s);
        QCOMPARE(node.events(), words("silent c0, reply 10 5")); // that is enough
    }

    void fastLinksAreWaitedForLess()
    {
        Node node { 0x10, 0xE0 };
        node.router.setRoundTrip(at(0xE0), 200ms);
        node.router.receive(at(0x10), request(0xE1), node.now);
        QCOMPARE(node.router.nextDeadline(), std::optional(node.now + 1400ms));
    }

    void ifTheOnlyCloserOneIsGoneItIsForUs()
    {
        Node node { 0x10, 0xE0 };
        node.router.receive(at(0x10), request(0xE1), node.now);
        node.events();
        node.pass(3s);
        QCOMPARE(node.events(), words("silent e0, here"));
    }

    void refusalIsAnsweredAtOnce()
    {
        Node node { 0x10, 0xC0, 0xE0 };
        node.router.receive(at(0x10), request(0xE1), node.now);
        node.events();
        node.ack(0xE0, true);
        QCOMPARE(node.events(), words("ask c0 after 1"));
        node.ack(0xE0); // too late, and not asked any more
        node.answer(0xE0);
        QCOMPARE(node.events(), words(""));
    }

    void aLostLinkIsPassedByEvenAfterItsAck()
    {
        Node node { 0x10, 0xC0, 0xE0 };
        node.router.receive(at(0x10), request(0xE1), node.now);
        node.ack(0xE0);
        node.events();
        node.lose(0xE0);
        QCOMPARE(node.events(), words("ask c0 after 1"));
        node.lose(0x10); // nobody waits for it any more
        QCOMPARE(node.router.queries(), std::size_t(0));
    }

    void refusesWhatItHasAndWhatIsTooMuch()
    {
        RouterLimits limits;
        limits.queries = 2;
        Node node({ 0x10, 0xE0 }, limits);
        node.router.receive(at(0x10), request(0xE1, 'a'), node.now);
        node.events();
        node.router.receive(at(0xE0), request(0xE1, 'a'), node.now);
        QCOMPARE(node.events(), words("refuse e0"));
        node.router.receive(at(0x10), request(0xE1, 'b'), node.now);
        node.router.receive(at(0x10), request(0xE1, 'c'), node.now);
        QCOMPARE(node.events(), words("ack 10, ask e0 after 1, refuse 10"));
        auto lost = request(0xE1, 'd');
        lost.hops = Request::MaxHops;
        Node other { 0x10, 0xE0 };
        other.router.receive(at(0x10), lost, other.now);
        QCOMPARE(other.events(), words("refuse 10"));
    }

    void oursGoByTheLinkThatIsNamed()
    {
        Node node { 0x10, 0xC0, 0xE0 };
        node.router.start(request(0xE1), at(0x10), node.now); // farther than we are, to go another way
        QCOMPARE(node.events(), words("ask 10 after 0"));
        node.ack(0x10);
        node.answer(0x10);
        QCOMPARE(node.events(), words("answered 1 by 10"));
        node.answer(0x10);
        QCOMPARE(node.events(), words(""));
    }

    void oursTryOthersToo()
    {
        Node node { 0xC0, 0xE0 };
        node.router.start(request(0xE1), at(0xE0), node.now);
        node.pass(3s);
        QCOMPARE(node.events(), words("ask e0 after 0, silent e0, ask c0 after 0"));
        node.pass(3s);
        QCOMPARE(node.events(), words("silent c0, answered 5 by e0"));
    }

    void whatIsNeverAnsweredIsForgotten()
    {
        Node node { 0x10, 0xE0 };
        node.router.receive(at(0x10), request(0xE1), node.now);
        node.ack(0xE0);
        QCOMPARE(node.router.nextDeadline(), std::optional(node.now + 60s));
        node.pass(60s);
        QCOMPARE(node.router.queries(), std::size_t(0));
        node.answer(0xE0);
        QCOMPARE(node.events(), words("ack 10, ask e0 after 1"));
    }
};

ALLIUM_TEST(QueryRouterTest)
#include "QueryRouterTest.moc"
