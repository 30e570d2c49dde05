// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/SuspendWatch.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"

#include <QSignalSpy>

using namespace allium;
using namespace std::chrono_literals;

class SuspendWatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsOnlyOfLongGaps()
    {
        test::VirtualTime time;
        node::SuspendWatch watch(time, time);
        QSignalSpy resumed(&watch, &node::SuspendWatch::resumed);
        watch.start();
        time.advance(10min);
        QCOMPARE(resumed.size(), 0);
        time.jumpWall(3min);
        time.advance(6s);
        QCOMPARE(resumed.size(), 1);
        QVERIFY(resumed[0][0].value<std::chrono::milliseconds>() >= 3min);
        watch.stop();
        time.jumpWall(3min);
        time.advance(1min);
        QCOMPARE(resumed.size(), 1);
    }
};

ALLIUM_TEST(SuspendWatchTest)
#include "SuspendWatchTest.moc"
