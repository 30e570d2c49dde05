// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Log.h"
#include "tests/support/TestRegistry.h"

using namespace allium;

Q_LOGGING_CATEGORY(logSample, "core.sample")

class LogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void redactionKeepsSixCharacters()
    {
        QCOMPARE(redacted("abcdefghij"), QByteArray("abcdef…"));
        QCOMPARE(redacted("abc"), QByteArray("abc"));
    }

    void rulesSetLevels()
    {
        QVERIFY(setLogRules("core.sample=warning"));
        QVERIFY(!logSample().isInfoEnabled());
        QVERIFY(logSample().isWarningEnabled());
        QVERIFY(setLogRules("core.sample=debug"));
        QVERIFY(logSample().isDebugEnabled());
        QVERIFY(setLogRules(""));
        QVERIFY(!logSample().isDebugEnabled());
        QVERIFY(!setLogRules("core.sample=loud"));
        QVERIFY(!setLogRules("core.sample"));
    }
};

ALLIUM_TEST(LogTest)
#include "LogTest.moc"
