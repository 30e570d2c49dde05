// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Executor.h"
#include "core/base/WhenDone.h"
#include "tests/support/InlineExecutor.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"

#include <QSemaphore>
#include <QThread>

using namespace allium;

class ExecutorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsElsewhereInOrderAndAnswersHere()
    {
        ThreadExecutor executor;
        QList<int> order;
        QList<int> answers;
        for (int i = 0; i < 20; ++i) {
            whenDone(executor.run([i, &order] {
                order.append(i);
                return QThread::currentThread();
            }),
                     this, [&, i](QThread* thread) {
                         QVERIFY(thread != QThread::currentThread());
                         answers.append(i);
                     });
        }
        QVERIFY(test::waitFor([&] { return answers.size() == 20; }));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(order[i], i);
    }

    void carriesMoveOnlyValues()
    {
        ThreadExecutor executor;
        std::unique_ptr<int> got;
        whenDone(executor.run([] { return std::make_unique<int>(7); }), this,
                 [&](std::unique_ptr<int> value) { got = std::move(value); });
        QVERIFY(test::waitFor([&] { return got != nullptr; }));
        QCOMPARE(*got, 7);
    }

    void neverAnswersSomebodyWhoIsGone()
    {
        ThreadExecutor executor;
        QSemaphore gate;
        auto context = std::make_unique<QObject>();
        bool called = false;
        whenDone(executor.run([&gate] {
            gate.acquire();
            return 1;
        }),
                 context.get(), [&](int) { called = true; });
        context.reset();
        gate.release();
        executor.drain();
        test::drainEvents();
        QVERIFY(!called);
    }

    void droppedWorkNeverAnswers()
    {
        QSemaphore running;
        QSemaphore gate;
        auto executor = std::make_unique<ThreadExecutor>();
        executor->post([&] {
            running.release();
            gate.acquire();
        });
        auto future = executor->run([] { return 1; });
        bool called = false;
        whenDone(future, this, [&](int) { called = true; });
        running.acquire();
        // The destructor drops what waits before it waits for what runs.
        const std::unique_ptr<QThread> destroyer(QThread::create([&] { executor.reset(); }));
        destroyer->start();
        QVERIFY(test::waitFor([&] { return future.isFinished(); }));
        gate.release();
        destroyer->wait();
        test::drainEvents();
        QVERIFY(future.isCanceled());
        QVERIFY(!called);
    }

    void closureIsGoneBeforeAnybodyHearsOfTheResult()
    {
        test::InlineExecutor executor;
        auto held = std::make_shared<int>(1);
        const std::weak_ptr<int> watch = held;
        bool called = false;
        whenDone(executor.run([held = std::move(held)] { return *held; }), this, [&](int) { called = watch.expired(); });
        QVERIFY(watch.expired());
        test::drainEvents();
        QVERIFY(called);
    }

    void inlineExecutorAnswersFromTheEventLoop()
    {
        test::InlineExecutor executor;
        bool called = false;
        whenDone(executor.run([] { return 3; }), this, [&](int) { called = true; });
        QVERIFY(!called);
        test::drainEvents();
        QVERIFY(called);
    }
};

ALLIUM_TEST(ExecutorTest)
#include "ExecutorTest.moc"
