// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/WhenDone.h"
#include "core/tor/TorBinary.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace allium;
using namespace allium::tor;

class TorBinaryTest : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    QtTimers m_timers;

    QString script(const QString& name, const QByteArray& body, bool executable = true)
    {
        auto path = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write("#!/bin/sh\n" + body + "\n");
        file.close();
        file.setPermissions(executable ? QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner : QFile::ReadOwner | QFile::WriteOwner);
        return path;
    }

    Result<TorBinary, TorBinaryError> probe(const QString& path, bool acceptOld, Timers& timers)
    {
        std::optional<Result<TorBinary, TorBinaryError>> result;
        whenDone(probeTor(path, acceptOld, timers, *this), this, [&](const Result<TorBinary, TorBinaryError>& r) { result = r; });
        test::waitFor([&] { return result.has_value(); });
        return result.value_or(fail(TorBinaryError::NotFound));
    }

private Q_SLOTS:
    void looksInOrder()
    {
        TorSearch search;
        search.pathFolders = { m_folder.filePath(QStringLiteral("path")) };
        search.bundledFolders = { m_folder.filePath(QStringLiteral("bundled")) };
        QCOMPARE(search.locate().error(), TorBinaryError::NotFound);
        const auto inPath = script(QStringLiteral("path/tor"), "");
        QCOMPARE(*search.locate(), inPath);
        const auto bundled = script(QStringLiteral("bundled/tor"), "");
        QCOMPARE(*search.locate(), bundled);
        const auto environment = script(QStringLiteral("environment-tor"), "");
        search.environment = environment;
        QCOMPARE(*search.locate(), environment);
        const auto chosen = script(QStringLiteral("chosen-tor"), "");
        search.chosen = chosen;
        QCOMPARE(*search.locate(), chosen);
        search.chosen.clear();
        search.systemOnly = true;
        QCOMPARE(*search.locate(), inPath);
        search.pathFolders.clear();
        QCOMPARE(search.locate().error(), TorBinaryError::NotFound);
    }

    void neverPassesOverWhatWasNamed()
    {
        TorSearch search;
        search.pathFolders = { m_folder.filePath(QStringLiteral("path")) };
        script(QStringLiteral("path/tor"), "");
        search.environment = m_folder.filePath(QStringLiteral("missing"));
        QCOMPARE(search.locate().error(), TorBinaryError::NotFound);
        search.environment = script(QStringLiteral("plain-file"), "", false);
        QCOMPARE(search.locate().error(), TorBinaryError::NotExecutable);
        search.environment = m_folder.path();
        QCOMPARE(search.locate().error(), TorBinaryError::NotFound); // a folder is no program
    }

    void probes_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("acceptOld");
        QTest::addColumn<QByteArray>("expected"); // version, or error number
        const auto error = [](TorBinaryError e) { return QByteArray::number(static_cast<int>(e)); };
        QTest::newRow("good") << QByteArray("echo 'Tor version 0.4.9.11.'") << false << QByteArray("0.4.9.11");
        QTest::newRow("old") << QByteArray("echo 'Tor version 0.4.8.16.'") << false << error(TorBinaryError::TooOld);
        QTest::newRow("old and accepted") << QByteArray("echo 'Tor version 0.4.8.16.'") << true << QByteArray("0.4.8.16");
        QTest::newRow("something else") << QByteArray("echo hello") << true << error(TorBinaryError::WontRun);
        QTest::newRow("silent") << QByteArray("") << false << error(TorBinaryError::WontRun);
        QTest::newRow("fails") << QByteArray("echo 'Tor version 0.4.9.11.'; exit 1") << false << error(TorBinaryError::WontRun);
        QTest::newRow("crashes") << QByteArray("kill -SEGV $$") << false << error(TorBinaryError::WontRun);
        QTest::newRow("asked for its version") << QByteArray("[ \"$*\" = --version ] && echo 'Tor version 0.4.9.12.'") << false << QByteArray("0.4.9.12");
    }
    void probes()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, acceptOld);
        QFETCH(QByteArray, expected);
        const auto result = probe(script(QStringLiteral("probed"), body), acceptOld, m_timers);
        QCOMPARE(result ? result->version.toString() : QByteArray::number(static_cast<int>(result.error())), expected);
    }

    void probesWhatIsNoProgram()
    {
        const auto path = m_folder.filePath(QStringLiteral("noise"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(1000, '\x7f'));
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QCOMPARE(probe(path, false, m_timers).error(), TorBinaryError::WontRun);
        QCOMPARE(probe(m_folder.filePath(QStringLiteral("gone")), false, m_timers).error(), TorBinaryError::WontRun);
    }

    void givesUpOnWhatHangs()
    {
        test::VirtualTime time;
        std::optional<Result<TorBinary, TorBinaryError>> result;
        whenDone(probeTor(script(QStringLiteral("hangs"), "exec sleep 60"), false, time, *this), this,
                 [&](const Result<TorBinary, TorBinaryError>& r) { result = r; });
        time.advance(std::chrono::seconds(9));
        QVERIFY(!result);
        time.advance(std::chrono::seconds(2));
        QVERIFY(test::waitFor([&] { return result.has_value(); }));
        QCOMPARE(result->error(), TorBinaryError::WontRun);
    }

    void goesWithItsOwner()
    {
        auto owner = std::make_unique<QObject>();
        auto time = std::make_unique<test::VirtualTime>();
        const auto probed = probeTor(script(QStringLiteral("hangs-too"), "exec sleep 60"), false, *time, *owner);
        QVERIFY(!probed.isFinished());
        owner.reset();
        time.reset();
        QVERIFY(probed.isCanceled());
        QVERIFY(test::waitFor([&] { return probed.isFinished(); }));
        QCOMPARE(probed.resultCount(), 0);
    }
};

ALLIUM_TEST(TorBinaryTest)
#include "TorBinaryTest.moc"
