// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/Hardening.h"

#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/stat.h>
#endif

using namespace allium;

class HardeningTest : public QObject {
    Q_OBJECT
#ifdef Q_OS_UNIX
private Q_SLOTS:
    void initTestCase() { process::harden(); }

    void leavesNoCoreFileToAPipeEither()
    {
        rlimit limit {};
        QCOMPARE(::getrlimit(RLIMIT_CORE, &limit), 0);
        QCOMPARE(limit.rlim_cur, rlim_t { 1 }); // zero would let a program behind core_pattern have it
        QCOMPARE(limit.rlim_max, rlim_t { 1 }); // for good
    }

    void filesAreNobodyElsesBusiness()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("new")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        struct stat found {};
        QCOMPARE(::fstat(file.handle(), &found), 0);
        QCOMPARE(found.st_mode & 0777U, 0600U);
    }
#endif
};

ALLIUM_TEST(HardeningTest)
#include "HardeningTest.moc"
