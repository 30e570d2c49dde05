// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/PictureProcess.h"
#include "core/contacts/Limits.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"
#include "tests/unit/picture/Helper.h"

#include <QFile>
#include <QTemporaryDir>

using namespace allium;
using node::PictureProcess;
using Decoder = contacts::PictureDecoder;
using contacts::limits::PicturePixelBytes;

namespace {

Decoder::Pixels outcomeOf(QFuture<Decoder::Pixels> future)
{
    if (!test::waitFor([&] { return future.isFinished(); }) || future.resultCount() == 0)
        qFatal("no answer");
    return future.takeResult();
}

/// 0: pixels, 1: refused, 2: unavailable.
int kindOf(const Decoder::Pixels& pixels)
{
    return pixels ? 0 : pixels.error() == Decoder::Failure::Refused ? 1 : 2;
}

} // namespace

/// Pictures given to another process, which may be anything by the time it answers.
class PictureProcessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theRealOne()
    {
        test::VirtualTime time;
        PictureProcess process(QStringLiteral(PICTURE_PROGRAM), time);
        auto good = process.decode(test::encoded(test::flag(128, 128), "JPEG"));
        auto bad = process.decode(QByteArray(100, 'x'));
        auto again = process.decode(test::encoded(test::flag(64, 64), "PNG"));
        QCOMPARE(outcomeOf(good)->size(), PicturePixelBytes);
        QCOMPARE(kindOf(outcomeOf(bad)), 1);
        QCOMPARE(kindOf(outcomeOf(again)), 0);
        QCOMPARE(time.pending(), std::size_t(0));
    }

    void whatItMayTurnInto_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("kind");
        const auto size = QByteArray::number(PicturePixelBytes);
        QTest::newRow("as it should") << "cat >/dev/null; head -c " + size + " /dev/zero" << 0;
        QTest::newRow("reads nothing") << "head -c " + size + " /dev/zero" << 0;
        QTest::newRow("too little") << QByteArray("cat >/dev/null; head -c 100 /dev/zero") << 1;
        QTest::newRow("nothing") << QByteArray("cat >/dev/null") << 1;
        QTest::newRow("one byte more") << "head -c $((" + size + " + 1)) /dev/zero" << 1;
        QTest::newRow("without end") << QByteArray("exec cat /dev/zero") << 1;
        QTest::newRow("refuses") << "head -c " + size + " /dev/zero; exit 2" << 1;
        QTest::newRow("cannot confine itself") << QByteArray("exit 3") << 2;
        QTest::newRow("dies") << QByteArray("kill -SEGV $$") << 1;
        QTest::newRow("is killed half-way") << QByteArray("head -c 1000 /dev/zero; kill -KILL $$") << 1;
    }
    void whatItMayTurnInto()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, kind);
        test::VirtualTime time;
        PictureProcess process(program(script), time);
        QCOMPARE(kindOf(outcomeOf(process.decode("picture"))), kind);
        QCOMPARE(kindOf(outcomeOf(process.decode("the next one"))), kind);
    }

    void hangs()
    {
        test::VirtualTime time;
        const auto mark = m_folder.filePath(QStringLiteral("runs"));
        PictureProcess process(program("echo > " + mark.toUtf8() + "; exec sleep 1000"), time);
        auto answer = process.decode("picture");
        QVERIFY(test::waitFor([&] { return QFile::exists(mark); }));
        time.advance(PictureProcess::Patience - Milliseconds(1));
        QVERIFY(!answer.isFinished());
        time.advance(Milliseconds(1));
        QCOMPARE(kindOf(outcomeOf(answer)), 1);
        QVERIFY2(test::waitFor([&] { return process.findChildren<QProcess*>().isEmpty(); }), "it was killed");
    }

    void isNotThere()
    {
        test::VirtualTime time;
        PictureProcess process(m_folder.filePath(QStringLiteral("nothing")), time);
        auto first = process.decode("one");
        auto second = process.decode("two");
        QCOMPARE(kindOf(outcomeOf(first)), 2);
        QCOMPARE(kindOf(outcomeOf(second)), 2);
        QVERIFY(!PictureProcess::make(m_folder.filePath(QStringLiteral("nothing")), time));
        QVERIFY(PictureProcess::make(QStringLiteral(PICTURE_PROGRAM), time));
    }

    void theQueueHasAnEnd()
    {
        test::VirtualTime time;
        PictureProcess process(program("exec sleep 1000"), time);
        for (std::size_t i = 0; i < PictureProcess::MaxWaiting; ++i)
            QVERIFY(!process.decode("picture").isFinished());
        QCOMPARE(kindOf(outcomeOf(process.decode("one more"))), 2);
    }

private:
    QString program(const QByteArray& script)
    {
        auto path = m_folder.filePath(QStringLiteral("program%1").arg(++m_programs));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + script + '\n') < 0)
            qFatal("no program");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }

    QTemporaryDir m_folder;
    int m_programs = 0;
};

ALLIUM_TEST(PictureProcessTest)
#include "PictureProcessTest.moc"
