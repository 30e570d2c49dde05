// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/SessionCore.h"

#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace allium;
using namespace allium::net;
using namespace std::chrono_literals;
using wire::Frame;
using wire::FrameCodec;

namespace {

crypto::AeadKey keyOf(char fill)
{
    return *crypto::AeadKey::from(QByteArray(32, fill));
}

template <class Wanted>
std::vector<Wanted> take(SessionCore& core)
{
    std::vector<Wanted> found;
    while (auto event = core.takeEvent()) {
        if (const auto* wanted = std::get_if<Wanted>(&*event))
            found.push_back(*wanted);
    }
    return found;
}

/// Two ends in memory and a clock.
struct Ends {
    explicit Ends(SessionLimits limits = {})
        : a(keyOf('a'), keyOf('b'), true, limits, random, now)
        , b(keyOf('b'), keyOf('a'), false, limits, random, now)
    {
    }
    /// Carries bytes both ways until nothing moves. Counts what went from a to b.
    void settle(qsizetype chunk = 1 << 20)
    {
        while (a.hasOutput() || b.hasOutput()) {
            const auto fromA = a.takeOutput(64LL * 1024, now);
            const auto fromB = b.takeOutput(64LL * 1024, now);
            if (fromA.isEmpty() && fromB.isEmpty())
                return;
            carried += fromA.size();
            feed(b, fromA, chunk);
            feed(a, fromB, chunk);
        }
        (void)a.takeOutput(1, now);
    }
    void feed(SessionCore& to, const QByteArray& bytes, qsizetype chunk)
    {
        for (qsizetype at = 0; at < bytes.size(); at += chunk)
            to.receive(QByteArrayView(bytes).sliced(at, std::min(chunk, bytes.size() - at)), now);
    }

    test::SeededRandom random { 7 };
    MonotonicTime now { 1'000'000ms };
    SessionCore a;
    SessionCore b;
    qsizetype carried = 0;
};

/// Speaks to a SessionCore as a peer that may break every rule.
struct RawPeer {
    explicit RawPeer(SessionLimits limits = {}, bool coreIsInitiator = false)
        : core(keyOf('b'), keyOf('a'), coreIsInitiator, limits, random, now)
    {
    }
    void hello()
    {
        Frame frame;
        frame.mutable_hello()->set_max_streams(10);
        frame.mutable_hello()->set_first_credit(1000);
        send(frame);
    }
    void open(std::uint32_t stream)
    {
        Frame frame;
        frame.set_stream(stream);
        frame.mutable_stream_open()->set_kind(2);
        frame.mutable_stream_open()->set_credit(1000);
        send(frame);
    }
    void message(std::uint32_t stream, const QByteArray& bytes)
    {
        sendPlain(FrameCodec::encodeMessage(stream, bytes, FrameCodec::Padding::None));
    }
    void send(const Frame& frame) { sendPlain(FrameCodec::encode(frame, FrameCodec::Padding::Cells)); }
    void sendPlain(const QByteArray& plain)
    {
        QByteArray out;
        wire::appendPacket(out, sealer.seal(plain));
        core.receive(out, now);
    }
    std::optional<CloseReason> ended()
    {
        const auto events = take<SessionCore::Ended>(core);
        return events.empty() ? std::nullopt : std::optional(events.front().reason);
    }
    /// The frames the core sends now.
    std::vector<Frame> frames()
    {
        packets.feed(core.takeOutput(1 << 20, now));
        std::vector<Frame> result;
        while (true) {
            const auto packet = packets.next();
            if (!packet || !*packet)
                return result;
            result.push_back(*FrameCodec::decode(*opener.open(**packet)));
        }
    }

    test::SeededRandom random { 7 };
    MonotonicTime now { 1'000'000ms };
    SessionCore core;
    crypto::NoiseCipher sealer { keyOf('a') };
    crypto::NoiseCipher opener { keyOf('b') };
    wire::PacketReader packets;
};

} // namespace

class SessionCoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void helloConfirmsBothSides()
    {
        Ends ends;
        QVERIFY(!ends.a.isConfirmed());
        QVERIFY(!ends.a.openStream(StreamKind::Conversation, false));
        ends.settle();
        QVERIFY(ends.a.isConfirmed() && ends.b.isConfirmed());
        QCOMPARE(take<SessionCore::Confirmed>(ends.a).size(), std::size_t(1));
        const auto first = ends.a.openStream(StreamKind::Conversation, false);
        const auto second = ends.b.openStream(StreamKind::Conversation, true);
        QCOMPARE(first->value, 1U);
        QCOMPARE(second->value, 2U);
        ends.settle();
        const auto opened = take<SessionCore::StreamOpened>(ends.a);
        QCOMPARE(opened.size(), std::size_t(1));
        QVERIFY(opened[0].bulk);
        QCOMPARE(opened[0].kind, StreamKind::Conversation);
    }

    void anyFragmentation_data()
    {
        QTest::addColumn<int>("chunk");
        for (int chunk = 1; chunk <= 32; ++chunk)
            QTest::addRow("%d", chunk) << chunk;
    }
    void anyFragmentation()
    {
        QFETCH(int, chunk);
        Ends ends;
        ends.settle(chunk);
        const auto stream = *ends.a.openStream(StreamKind::Conversation, false);
        for (int i = 0; i < 10; ++i)
            QVERIFY(ends.a.send(stream, QByteArray(qsizetype { i } * 50, 'x')));
        ends.settle(chunk);
        const auto received = take<SessionCore::Received>(ends.b);
        QCOMPARE(received.size(), std::size_t(10));
        for (int i = 0; i < 10; ++i)
            QCOMPARE(received[static_cast<std::size_t>(i)].message, QByteArray(qsizetype { i } * 50, 'x'));
    }

    void creditStopsAndConsumingGoesOn()
    {
        SessionLimits limits;
        limits.receiveWindowBytes = 1000;
        Ends ends(limits);
        ends.settle();
        const auto stream = *ends.a.openStream(StreamKind::Conversation, false);
        for (int i = 0; i < 10; ++i)
            QVERIFY(ends.a.send(stream, QByteArray(368, 'x'))); // costs 400
        ends.settle();
        QCOMPARE(take<SessionCore::Received>(ends.b).size(), std::size_t(3)); // the third overdraws
        QCOMPARE(ends.a.unsentBytes(stream), 7 * 400);
        ends.b.consumed(stream, 368);
        ends.settle();
        QCOMPARE(take<SessionCore::Received>(ends.b).size(), std::size_t(1));
        ends.b.setReceiveWindow(stream, 100'000);
        ends.settle();
        QCOMPARE(take<SessionCore::Received>(ends.b).size(), std::size_t(6));
        QCOMPARE(ends.a.unsentBytes(stream), 0);
    }

    void windowSmallerThanAMessageStopsNothing()
    {
        SessionLimits limits;
        limits.receiveWindowBytes = 100;
        Ends ends(limits);
        ends.settle();
        const auto stream = *ends.a.openStream(StreamKind::Conversation, false);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(ends.a.send(stream, QByteArray(60'000, 'x')));
            ends.settle();
            const auto received = take<SessionCore::Received>(ends.b);
            QCOMPARE(received.size(), std::size_t(1));
            ends.b.consumed(stream, received[0].message.size());
        }
    }

    void streamsTakeTurnsAndBulkWaits()
    {
        Ends ends;
        ends.settle();
        const auto bulk = *ends.a.openStream(StreamKind::File, true);
        const auto one = *ends.a.openStream(StreamKind::Conversation, false);
        const auto two = *ends.a.openStream(StreamKind::Conversation, false);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(ends.a.send(bulk, "b"));
            QVERIFY(ends.a.send(one, "1"));
            QVERIFY(ends.a.send(two, "2"));
        }
        ends.settle();
        QByteArray order;
        for (const auto& received : take<SessionCore::Received>(ends.b))
            order += received.message;
        QCOMPARE(order, QByteArray("121212bbb"));
    }

    void outputIsPulledInSmallPieces()
    {
        Ends ends;
        ends.settle();
        const auto stream = *ends.a.openStream(StreamKind::File, true);
        for (int i = 0; i < 10; ++i)
            QVERIFY(ends.a.send(stream, QByteArray(16LL * 1024, 'x')));
        (void)ends.a.takeOutput(1, ends.now); // the opening
        const auto out = ends.a.takeOutput(1, ends.now);
        QVERIFY(out.size() < 17LL * 1024);
        QCOMPARE(ends.a.unsentBytes(stream), 9 * (16LL * 1024 + 32));
    }

    void queueIsBounded()
    {
        SessionLimits limits;
        limits.maxQueuedBytes = 10'000;
        Ends ends(limits);
        ends.settle();
        const auto stream = *ends.a.openStream(StreamKind::Conversation, false);
        QVERIFY(ends.a.send(stream, QByteArray(9'000, 'x')));
        QVERIFY(!ends.a.send(stream, QByteArray(2'000, 'x')));
        QVERIFY(!ends.a.send(stream, QByteArray(Stream::MaxMessageBytes + 1, 'x')));
    }

    void rekeysByCountBytesAndAge_data()
    {
        QTest::addColumn<int>("messages");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<int>("minutes");
        QTest::addRow("messages") << 10 << (1 << 30) << 60;
        QTest::addRow("bytes") << (1 << 16) << 5000 << 60;
        QTest::addRow("age") << (1 << 16) << (1 << 30) << 1;
    }
    void rekeysByCountBytesAndAge()
    {
        QFETCH(int, messages);
        QFETCH(int, bytes);
        QFETCH(int, minutes);
        SessionLimits limits;
        limits.rekeyMessages = static_cast<std::uint64_t>(messages);
        limits.rekeyBytes = static_cast<std::uint64_t>(bytes);
        limits.rekeyAge = std::chrono::minutes(minutes);
        RawPeer peer(limits);
        peer.hello();
        peer.frames();
        peer.open(1);
        int rekeys = 0;
        for (int i = 0; i < 100; ++i) {
            peer.now += 5s;
            QVERIFY(peer.core.send(StreamId { 1 }, "x"));
            Frame credit;
            credit.set_stream(1);
            credit.mutable_stream_credit()->set_bytes(100);
            peer.send(credit);
            peer.packets.feed(peer.core.takeOutput(1 << 20, peer.now));
            while (true) {
                const auto packet = peer.packets.next();
                QVERIFY(packet.has_value());
                if (!*packet)
                    break;
                const auto plain = peer.opener.open(**packet);
                QVERIFY(plain.has_value());
                if (FrameCodec::decode(*plain)->has_rekey()) {
                    peer.opener.rekey();
                    ++rekeys;
                }
            }
        }
        QVERIFY(rekeys >= 8 && rekeys <= 11);
    }

    void peerThatNeverRekeysIsCutOff()
    {
        RawPeer peer;
        peer.hello();
        peer.open(1);
        const auto ping = [&] {
            Frame frame;
            frame.mutable_ping()->set_nonce(1);
            peer.send(frame);
        };
        for (std::uint64_t i = 2; i < SessionCipher::MaxKeyMessages; ++i)
            ping();
        QVERIFY(!peer.core.isEnded());
        ping();
        QCOMPARE(*peer.ended(), CloseReason::Protocol);
    }

    void asksForSignsOfLife()
    {
        RawPeer peer;
        peer.hello();
        peer.frames();
        const auto due = *peer.core.nextDeadline();
        QVERIFY(due - peer.now >= 90s && due - peer.now <= 150s);
        peer.now = due;
        peer.core.advance(peer.now);
        const auto asked = peer.frames();
        QCOMPARE(asked.size(), std::size_t(1));
        Frame pong;
        pong.mutable_pong()->set_nonce(asked[0].ping().nonce());
        peer.now += 700ms;
        peer.send(pong);
        const auto trips = take<SessionCore::RoundTrip>(peer.core);
        QCOMPARE(trips.size(), std::size_t(1));
        QCOMPARE(trips[0].time, 700ms);
        peer.send(pong); // once more is not an answer to anything
        QVERIFY(take<SessionCore::RoundTrip>(peer.core).empty());
    }

    void twoMissesAreDeath()
    {
        RawPeer peer;
        peer.hello();
        const auto start = peer.now;
        int pings = 0;
        while (!peer.core.isEnded()) {
            peer.now = *peer.core.nextDeadline();
            peer.core.advance(peer.now);
            for (const auto& frame : peer.frames())
                pings += frame.has_ping() ? 1 : 0;
        }
        QCOMPARE(*peer.ended(), CloseReason::TimedOut);
        QCOMPARE(pings, 2);
        QVERIFY(peer.now - start >= 150s && peer.now - start <= 210s);
    }

    void askingOftenDoesNotPutOffTheEnd()
    {
        Ends ends;
        ends.settle();
        std::optional<CloseReason> reason;
        for (int i = 0; i < 20 && !reason; ++i) { // a ping every ten seconds, and nobody there
            ends.a.ping(ends.now);
            (void)ends.a.takeOutput(1 << 20, ends.now);
            ends.now += 10s;
            if (*ends.a.nextDeadline() <= ends.now)
                ends.a.advance(ends.now);
            const auto ended = take<SessionCore::Ended>(ends.a);
            if (!ended.empty())
                reason = ended.front().reason;
        }
        QVERIFY(reason.has_value());
        QCOMPARE(*reason, CloseReason::TimedOut);
    }

    void dataCountsAsSignOfLife()
    {
        RawPeer peer;
        peer.hello();
        peer.open(1);
        for (int i = 0; i < 100; ++i) {
            peer.now += 40s;
            peer.core.advance(peer.now);
            peer.message(1, "x"); // never a pong
        }
        QVERIFY(!peer.core.isEnded());
    }

    void onlyTheLatestPingIsAnswered()
    {
        RawPeer peer;
        peer.hello();
        peer.frames();
        for (std::uint64_t i = 1; i <= 100'000 / 2; ++i) {
            Frame frame;
            frame.mutable_ping()->set_nonce(i);
            peer.send(frame);
        }
        const auto answers = peer.frames();
        QCOMPARE(answers.size(), std::size_t(1));
        QCOMPARE(answers[0].pong().nonce(), std::uint64_t(50'000));
    }

    void ruleBreakersAreCutOff_data()
    {
        QTest::addColumn<std::function<void(RawPeer&)>>("act");
        const auto add = [](const char* name, const std::function<void(RawPeer&)>& act) { QTest::newRow(name) << act; };
        add("second hello", [](RawPeer& p) { p.hello(); });
        add("stream 0 opened", [](RawPeer& p) { p.open(0); });
        add("our parity", [](RawPeer& p) { p.open(2); });
        add("id used again", [](RawPeer& p) { p.open(3), p.open(3); });
        add("id going back", [](RawPeer& p) { p.open(3), p.open(1); });
        add("message on no stream", [](RawPeer& p) { p.message(1, "x"); });
        add("message on stream 0", [](RawPeer& p) { p.message(0, "x"); });
        add("message on our unopened", [](RawPeer& p) { p.message(2, "x"); });
        add("message too long", [](RawPeer& p) { p.open(1), p.message(1, QByteArray(64'001, 'x')); });
        add("beyond credit", [](RawPeer& p) {
            p.open(1);
            for (int i = 0; i < 6; ++i)
                p.message(1, QByteArray(60'000, 'x'));
        });
        add("absurd credit", [](RawPeer& p) {
            p.open(1);
            Frame frame;
            frame.set_stream(1);
            frame.mutable_stream_credit()->set_bytes(UINT64_MAX);
            p.send(frame);
        });
        add("ping on a stream", [](RawPeer& p) {
            p.open(1);
            Frame frame;
            frame.set_stream(1);
            frame.mutable_ping();
            p.send(frame);
        });
        add("credit for the session", [](RawPeer& p) {
            Frame frame;
            frame.mutable_stream_credit()->set_bytes(1);
            p.send(frame);
        });
        add("frame of no kind", [](RawPeer& p) {
            Frame frame;
            frame.set_stream(1);
            p.send(frame);
        });
        add("frame of an unknown kind", [](RawPeer& p) { p.sendPlain(QByteArray("\0\3\x9a\x06\0", 5)); });
        add("garbage frame", [](RawPeer& p) { p.sendPlain(QByteArray("\0\3\xff\xff\xff", 5)); });
        add("empty plaintext", [](RawPeer& p) { p.sendPlain(QByteArray()); });
        add("dirty padding", [](RawPeer& p) { p.sendPlain(QByteArray("\0\2\x1a\0\0\1", 6)); });
        add("length beyond the packet", [](RawPeer& p) { p.sendPlain(QByteArray("\xff\xff\x1a\0", 4)); });
        add("not sealed for us", [](RawPeer& p) { p.core.receive(QByteArray("\0\x14", 2) + QByteArray(20, 'x'), p.now); });
        add("empty packet", [](RawPeer& p) { p.core.receive(QByteArray("\0\0", 2), p.now); });
        add("refusal after the first frame", [](RawPeer& p) { p.core.receive(QByteArray("\0\1\4", 3), p.now); });
    }
    void ruleBreakersAreCutOff()
    {
        QFETCH(std::function<void(RawPeer&)>, act);
        RawPeer peer;
        peer.hello();
        peer.frames();
        act(peer);
        QCOMPARE(peer.ended().value_or(CloseReason::Ok), CloseReason::Protocol);
        const auto last = peer.frames();
        QVERIFY(!last.empty());
        QVERIFY(last.back().has_close());
        QCOMPARE(last.back().close().reason(), static_cast<std::uint32_t>(CloseReason::Protocol));
        QVERIFY(!peer.core.hasOutput());
    }

    void firstFrameMustBeHello()
    {
        RawPeer peer;
        peer.open(1);
        QCOMPARE(*peer.ended(), CloseReason::Protocol);
        const auto said = peer.frames();
        QVERIFY(said.front().has_hello()); // ours still is
        QVERIFY(said.back().has_close());
    }

    void replayedFrameIsNoticed()
    {
        RawPeer peer;
        peer.hello();
        peer.open(1);
        QByteArray packet;
        wire::appendPacket(packet, peer.sealer.seal(FrameCodec::encodeMessage(1, "once", FrameCodec::Padding::Cells)));
        peer.core.receive(packet, peer.now);
        QCOMPARE(take<SessionCore::Received>(peer.core).size(), std::size_t(1));
        peer.core.receive(packet, peer.now);
        QCOMPARE(*peer.ended(), CloseReason::Protocol);
    }

    void refusalInThePlaceOfHello()
    {
        RawPeer peer({}, true);
        peer.core.receive(Handshake::refusal(HandshakeError::NotKnown), peer.now);
        const auto ended = take<SessionCore::Ended>(peer.core);
        QCOMPARE(ended.size(), std::size_t(1));
        QCOMPARE(*ended[0].refusal, HandshakeError::NotKnown);
        QVERIFY(peer.frames().empty());
    }

    void surplusStreamsAreRefusedNotPunished()
    {
        SessionLimits limits;
        limits.maxPeerStreams = 2;
        RawPeer peer(limits);
        peer.hello();
        peer.frames();
        for (std::uint32_t id = 1; id <= 7; id += 2)
            peer.open(id);
        QCOMPARE(take<SessionCore::StreamOpened>(peer.core).size(), std::size_t(2));
        const auto answers = peer.frames();
        QCOMPARE(answers.size(), std::size_t(2));
        QCOMPARE(answers[0].stream(), 5U);
        QCOMPARE(answers[0].stream_close().reason(), static_cast<std::uint32_t>(CloseReason::Limit));
        QVERIFY(peer.core.isOpen());
        peer.message(5, "crossed with the refusal");
        QVERIFY(peer.core.isOpen());
    }

    void openingWithoutReadingIsLimited()
    {
        RawPeer peer;
        peer.hello();
        for (std::uint32_t id = 1; id < 20'000 && !peer.core.isEnded(); id += 2)
            peer.open(id);
        QCOMPARE(*peer.ended(), CloseReason::Limit);
    }

    void openingAndClosingPutsTheOwnerBehind()
    {
        RawPeer peer;
        peer.hello();
        std::uint32_t stream = 1;
        int pairs = 0;
        for (; !peer.core.isBehind() && pairs < 10'000; ++pairs, stream += 2) {
            peer.open(stream);
            Frame frame;
            frame.set_stream(stream);
            frame.mutable_stream_close();
            peer.send(frame);
        }
        QVERIFY(peer.core.isBehind());
        QVERIFY(peer.core.isOpen()); // no rule was broken: it is for the owner to read slower
        while (peer.core.takeEvent()) { }
        QVERIFY(!peer.core.isBehind());
    }

    void strangersAreRateLimited()
    {
        const auto limits = SessionLimits::forStrangers();
        RawPeer peer(limits);
        peer.hello();
        peer.open(1);
        qint64 sent = 0;
        while (!peer.core.isEnded() && sent < 1'000'000) {
            peer.message(1, QByteArray(1000, 'x'));
            peer.core.consumed(StreamId { 1 }, 1000);
            sent += 1000;
        }
        QCOMPARE(*peer.ended(), CloseReason::Limit);
        QVERIFY(sent <= limits.receiveBurstBytes);

        RawPeer slow(limits);
        slow.hello();
        slow.open(1);
        for (int i = 0; i < 200; ++i) {
            slow.now += 1s;
            slow.message(1, QByteArray(1000, 'x'));
            slow.core.consumed(StreamId { 1 }, 1000);
            slow.core.advance(slow.now);
        }
        QVERIFY(slow.core.isOpen());
        slow.now += 15min;
        slow.core.advance(slow.now);
        QCOMPARE(*slow.ended(), CloseReason::Limit);
    }

    void closeWaitsForCreditButNotForever()
    {
        SessionLimits limits;
        limits.receiveWindowBytes = 100;
        Ends ends(limits);
        ends.settle();
        const auto stream = *ends.a.openStream(StreamKind::Conversation, false);
        const auto bulk = *ends.a.openStream(StreamKind::File, true);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(ends.a.send(stream, QByteArray(100, 'x')));
            QVERIFY(ends.a.send(bulk, QByteArray(100, 'b')));
        }
        ends.a.close(CloseReason::Shutdown, ends.now);
        QVERIFY(!ends.a.send(stream, "late"));
        ends.settle();
        QVERIFY(!ends.a.isEnded());
        QCOMPARE(take<SessionCore::Received>(ends.b).size(), std::size_t(1));
        ends.b.consumed(stream, 100);
        ends.settle();
        QCOMPARE(take<SessionCore::Received>(ends.b).size(), std::size_t(1));
        ends.now += limits.flushTime;
        ends.a.advance(ends.now);
        QVERIFY(ends.a.isEnded());
        ends.settle();
        QCOMPARE(take<SessionCore::Ended>(ends.b).at(0).reason, CloseReason::Shutdown);
    }

    void messagesAfterOurOwnCloseAreIgnored()
    {
        Ends ends;
        ends.settle();
        const auto stream = *ends.a.openStream(StreamKind::Conversation, false);
        ends.settle();
        QVERIFY(ends.b.send(stream, "crossing"));
        ends.a.closeStream(stream, CloseReason::Ok);
        ends.settle();
        QVERIFY(ends.a.isOpen() && ends.b.isOpen());
        QVERIFY(take<SessionCore::Received>(ends.a).empty());
        QCOMPARE(take<SessionCore::StreamClosed>(ends.b).size(), std::size_t(1));
        QVERIFY(!ends.b.send(stream, "gone"));
    }

    void thousandsOfStreamsOneAfterAnother()
    {
        Ends ends;
        ends.settle();
        for (int i = 0; i < 2000; ++i) {
            const auto stream = ends.a.openStream(StreamKind::Conversation, false);
            QVERIFY(stream.has_value());
            QVERIFY(ends.a.send(*stream, "x"));
            ends.a.closeStream(*stream, CloseReason::Ok);
            ends.settle();
        }
        QCOMPARE(take<SessionCore::Received>(ends.b).size(), std::size_t(2000));
    }
};


ALLIUM_TEST(SessionCoreTest)
#include "SessionCoreTest.moc"
