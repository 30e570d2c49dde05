// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Timers.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"

using namespace allium;
using namespace std::chrono_literals;

class TimeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void virtualTimersFireInOrder()
    {
        test::VirtualTime time;
        QByteArray order;
        time.start(20ms, [&] { order += 'c'; });
        time.start(10ms, [&] {
            order += 'a';
            time.start(0ms, [&] { order += 'b'; });
        });
        const auto cancelled = time.start(5ms, [&] { order += 'x'; });
        time.cancel(cancelled);
        time.advance(30ms);
        QCOMPARE(order, QByteArray("abc"));
        QCOMPARE(time.pending(), std::size_t(0));
    }

    void timerMayDestroyOrRestartItself()
    {
        test::VirtualTime time;
        auto timer = std::make_unique<Timer>(time);
        int fired = 0;
        timer->start(1ms, [&] {
            if (++fired == 1)
                timer->start(1ms, [&] { timer.reset(); });
        });
        time.advance(10ms);
        QVERIFY(timer == nullptr);
        QCOMPARE(fired, 1);
    }

    void delaysBelowZeroAndVeryLongOnesHoldInBoth()
    {
        QtTimers real;
        test::VirtualTime virtualTime;
        for (Timers* timers : std::initializer_list<Timers*> { &real, &virtualTime }) {
            bool overdue = false;
            bool tooSoon = false;
            timers->start(-5ms, [&] { overdue = true; });
            // 2^32 ms and a little: what an int would make 10 ms of.
            const auto faraway = timers->start(4294967306ms, [&] { tooSoon = true; });
            const auto month = timers->start(24h * 30, [&] { tooSoon = true; });
            virtualTime.advance(1h);
            QVERIFY(test::waitFor([&] { return overdue; }));
            bool later = false;
            timers->start(50ms, [&] { later = true; });
            virtualTime.advance(1h);
            QVERIFY(test::waitFor([&] { return later; }));
            QVERIFY(!tooSoon);
            timers->cancel(faraway);
            timers->cancel(month);
        }
    }

    void realTimerMayDestroyOrRestartItself()
    {
        QtTimers timers;
        auto timer = std::make_unique<Timer>(timers);
        int fired = 0;
        timer->start(1ms, [&] {
            if (++fired == 1)
                timer->start(1ms, [&] { timer.reset(); });
        });
        QVERIFY(test::waitFor([&] { return timer == nullptr; }));
        QCOMPARE(fired, 1);
    }

    void realTimersFireAndCancel()
    {
        QtTimers timers;
        bool fired = false;
        bool cancelled = true;
        const auto id = timers.start(1ms, [&] { cancelled = false; });
        timers.cancel(id);
        timers.start(2ms, [&] { fired = true; });
        QVERIFY(test::waitFor([&] { return fired; }));
        QVERIFY(cancelled);
    }

    void clockMovesForward()
    {
        const SystemClock clock;
        const auto first = clock.now();
        QVERIFY(test::waitFor([&] { return clock.now() > first; }));
        QVERIFY(clock.wallNow().time_since_epoch() > 1'600'000'000s);
    }

    void whatACallbackHoldsMayStopItsTimerAtTheEnd()
    {
        // The timer is kept by what it will call, and nothing else: it goes while the source goes.
        struct Question {
            explicit Question(Timers& timers)
                : timer(timers)
            {
            }
            Timer timer;
        };
        auto timers = std::make_unique<QtTimers>();
        std::weak_ptr<Question> watched;
        for (int i = 0; i < 3; ++i) {
            const auto question = std::make_shared<Question>(*timers);
            question->timer.start(std::chrono::hours(1), [question] {});
            watched = question;
        }
        timers.reset();
        QVERIFY(watched.expired());
    }
};

ALLIUM_TEST(TimeTest)
#include "TimeTest.moc"
