// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/RequestGate.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::contacts;
using Verdict = RequestGate::Verdict;

namespace {

constexpr WallTime Start { std::chrono::hours(480'000) };

wire::AccountId callerNo(int number)
{
    wire::AccountId id;
    id.data()[0] = static_cast<std::uint8_t>(number);
    id.data()[1] = static_cast<std::uint8_t>(number >> 8);
    return id;
}

RequestGate gateWith(RequestPolicy policy)
{
    return { policy, crypto::Secret::copyOf(QByteArrayView("0123456789abcdef0123456789abcdef")) };
}

} // namespace

class RequestGateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void cookiesAreForOneCallerAndOneHour()
    {
        const auto gate = gateWith({});
        const auto cookie = gate.cookie(callerNo(1), Start);
        QCOMPARE(cookie.size(), 32);
        QVERIFY(gate.isCookieValid(cookie, callerNo(1), Start));
        QVERIFY(gate.isCookieValid(cookie, callerNo(1), Start + std::chrono::minutes(60)));
        QVERIFY(!gate.isCookieValid(cookie, callerNo(1), Start + std::chrono::minutes(120)));
        QVERIFY(!gate.isCookieValid(cookie, callerNo(2), Start));
        QVERIFY(!gate.isCookieValid(QByteArray(32, 'x'), callerNo(1), Start));
        QVERIFY(!gate.isCookieValid({}, callerNo(1), Start));
    }

    void asksForWork()
    {
        auto gate = gateWith({ .workBits = 10 });
        const auto decision = gate.judge(callerNo(1), false, 0, Start);
        QVERIFY(decision.verdict == Verdict::NeedsWork);
        QCOMPARE(decision.bits, 10U);
        QVERIFY(gate.judge(callerNo(1), false, 9, Start).verdict == Verdict::NeedsWork);
        QVERIFY(gate.judge(callerNo(1), false, 10, Start).verdict == Verdict::Admit);
        QVERIFY(gate.judge(callerNo(2), true, 0, Start).verdict == Verdict::Admit); // invited
    }

    void oneRequestPerCallerAndDay()
    {
        auto gate = gateWith({ .workBits = 0 });
        QVERIFY(gate.judge(callerNo(1), false, 0, Start).verdict == Verdict::Admit);
        QVERIFY(gate.judge(callerNo(1), false, 0, Start).verdict == Verdict::Admit); // replaces its own
        QCOMPARE(gate.queue().size(), 1);
        gate.queue().take(callerNo(1)); // decided
        QVERIFY(gate.judge(callerNo(1), false, 0, Start + std::chrono::hours(23)).verdict == Verdict::TooMany);
        QVERIFY(gate.judge(callerNo(1), false, 0, Start + std::chrono::hours(24)).verdict == Verdict::Admit);
    }

    /// Somebody accepted, removed and asking again the same day is not turned away.
    void whoWasWelcomeMayAskAgainTheSameDay()
    {
        auto gate = gateWith({ .workBits = 0 });
        for (const int caller : { 1, 2 }) {
            QVERIFY(gate.judge(callerNo(caller), false, 0, Start).verdict == Verdict::Admit);
            gate.queue().take(callerNo(caller)); // decided
        }
        gate.forget(callerNo(1));
        QVERIFY(gate.judge(callerNo(1), false, 0, Start + std::chrono::hours(1)).verdict == Verdict::Admit);
        QVERIFY2(gate.judge(callerNo(2), false, 0, Start + std::chrono::hours(1)).verdict == Verdict::TooMany,
                 "of the others nothing is forgotten");
        // From then on the day counts again.
        gate.queue().take(callerNo(1));
        QVERIFY(gate.judge(callerNo(1), false, 0, Start + std::chrono::hours(2)).verdict == Verdict::TooMany);
        gate.forget(callerNo(3)); // never seen: nothing happens
        QVERIFY(gate.judge(callerNo(3), false, 0, Start).verdict == Verdict::Admit);
    }

    /// Forgetting leaves the hour's count and what is remembered of others as they were.
    void forgettingOpensNoGateForAFlood()
    {
        auto gate = gateWith({ .workBits = 0, .maxWorkBits = 0, .queueSize = 50, .perHour = 3 });
        for (int i = 0; i < 3; ++i) {
            QVERIFY(gate.judge(callerNo(i), false, 0, Start).verdict == Verdict::Admit);
            gate.queue().take(callerNo(i));
            gate.forget(callerNo(i));
        }
        QVERIFY2(gate.judge(callerNo(0), false, 0, Start).verdict == Verdict::TooMany, "the hour is spent");

        // Memory of callers stays bounded and in order when some of it was forgotten.
        auto open = gateWith({ .workBits = 0, .queueSize = 10, .perHour = 100'000 });
        const int remembered = static_cast<int>(RequestGate::MaxRememberedCallers);
        for (int i = 0; i < remembered; ++i) {
            QVERIFY(open.judge(callerNo(i), false, 0, Start).verdict == Verdict::Admit);
            open.queue().take(callerNo(i));
        }
        open.forget(callerNo(0));
        QVERIFY(open.judge(callerNo(0), false, 0, Start).verdict == Verdict::Admit); // now the newest
        open.queue().take(callerNo(0));
        QVERIFY(open.judge(callerNo(remembered), false, 0, Start).verdict == Verdict::Admit); // the oldest, 1, goes
        open.queue().take(callerNo(remembered));
        QVERIFY(open.judge(callerNo(0), false, 0, Start).verdict == Verdict::TooMany);
        QVERIFY(open.judge(callerNo(2), false, 0, Start).verdict == Verdict::TooMany);
        QVERIFY(open.judge(callerNo(1), false, 0, Start).verdict == Verdict::Admit);
    }

    void strongestStays()
    {
        auto gate = gateWith({ .workBits = 1, .maxWorkBits = 6, .queueSize = 3, .perHour = 100 });
        QVERIFY(gate.judge(callerNo(1), false, 1, Start).verdict == Verdict::Admit);
        QVERIFY(gate.judge(callerNo(2), false, 4, Start).verdict == Verdict::Admit);
        QVERIFY(gate.judge(callerNo(3), false, 2, Start).verdict == Verdict::Admit);

        const auto weak = gate.judge(callerNo(4), false, 1, Start + Milliseconds(1));
        QVERIFY(weak.verdict == Verdict::NeedsWork);
        QCOMPARE(weak.bits, 2U);
        const auto strong = gate.judge(callerNo(4), false, 3, Start + Milliseconds(2));
        QVERIFY(strong.verdict == Verdict::Admit);
        QVERIFY(strong.displaced == callerNo(1));
        const auto invited = gate.judge(callerNo(5), true, 0, Start + Milliseconds(3));
        QVERIFY(invited.displaced == callerNo(3));
        QVERIFY(gate.queue().entries().front().account == callerNo(5));
    }

    void floodIsBoundedAndARealOneGetsIn()
    {
        auto gate = gateWith({ .workBits = 2, .maxWorkBits = 12 });
        int admitted = 0;
        for (int i = 0; i < 1000; ++i) {
            admitted += gate.judge(callerNo(i), false, 2, Start + Milliseconds(i)).verdict == Verdict::Admit ? 1 : 0;
            QVERIFY(gate.queue().size() <= 50);
        }
        QCOMPARE(admitted, 20);
        const auto told = gate.judge(callerNo(5000), false, 0, Start + Milliseconds(2000));
        QVERIFY(told.verdict == Verdict::NeedsWork);
        QCOMPARE(told.bits, 3U);
        QVERIFY(gate.judge(callerNo(5000), false, told.bits, Start + Milliseconds(3000)).verdict == Verdict::Admit);
        QVERIFY(gate.queue().contains(callerNo(5000)));
        QCOMPARE(gate.queue().size(), 20);
    }
};

ALLIUM_TEST(RequestGateTest)
#include "RequestGateTest.moc"
