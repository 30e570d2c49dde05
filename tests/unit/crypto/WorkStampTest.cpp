// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/WorkStamp.h"

#include "tests/support/TestRegistry.h"

#include <thread>

using namespace allium;
using namespace allium::crypto;

class WorkStampTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void staysWhatItWas()
    {
        // Computed from the definition with libsodium 1.0.18 and Python's hashlib.
        QCOMPARE(WorkStamp::bitsOf("challenge", *WorkNonce::fromHex("000000000000000000000000000000bf")), 6U);
        QCOMPARE(WorkStamp::bitsOf("challenge", WorkNonce()), 1U);
    }

    void solvesWhatItIsAsked()
    {
        const std::atomic<bool> cancelled = false;
        const auto stamp = WorkStamp::solve("some challenge", 3, cancelled);
        QVERIFY(stamp);
        QVERIFY(WorkStamp::bitsOf("some challenge", stamp->nonce) >= 3);
        QVERIFY(WorkStamp::solve("some challenge", 0, cancelled));
    }

    void twoSolutionsDiffer()
    {
        const std::atomic<bool> cancelled = false;
        QVERIFY(WorkStamp::solve("c", 0, cancelled)->nonce != WorkStamp::solve("c", 0, cancelled)->nonce);
    }

    void stopsWhenCancelled()
    {
        std::atomic<bool> cancelled = true;
        QVERIFY(!WorkStamp::solve("c", 0, cancelled));
        cancelled = false;
        std::optional<WorkStamp> stamp;
        std::thread worker([&] { stamp = WorkStamp::solve("c", WorkStamp::MaxBits, cancelled); });
        cancelled = true;
        worker.join(); // half an hour of work otherwise
        QVERIFY(!stamp);
    }

    void refusesWhatNobodyCouldSolve()
    {
        const std::atomic<bool> cancelled = false;
        QVERIFY(!WorkStamp::solve("c", WorkStamp::MaxBits + 1, cancelled));
        QVERIFY(!WorkStamp::solve("c", 0xffffffff, cancelled));
    }
};

ALLIUM_TEST(WorkStampTest)
#include "WorkStampTest.moc"
