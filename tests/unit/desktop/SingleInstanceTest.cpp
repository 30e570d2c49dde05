// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startup/SingleInstance.h"
#include "core/node/ProfileFolder.h"
#include "tests/support/TestRegistry.h"

#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>

using namespace allium;
using desktop::SingleInstance;

namespace {

constexpr std::chrono::seconds Patience { 30 };

/// handOver() blocks, as a second start may; here the first one must go on meanwhile.
bool handOverElsewhere(const QString& folder, const QString& link, std::chrono::milliseconds patience = Patience)
{
    bool taken = false;
    const std::unique_ptr<QThread> second(QThread::create([&] { taken = SingleInstance::handOver(folder, link, patience); }));
    second->start();
    (void)QTest::qWaitFor([&] { return second->isFinished(); }, 2 * static_cast<int>(std::chrono::milliseconds(Patience).count()));
    second->wait();
    return taken;
}

} // namespace

class SingleInstanceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_profile = m_folder->filePath(QStringLiteral("profile"));
        auto opened = node::ProfileFolder::open(m_profile);
        QVERIFY(opened);
        m_opened = std::move(*opened);
    }

    void theFirstTakesTheLinkOver_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("link") << QStringLiteral("allium:abc?name=Ä") << QStringLiteral("allium:abc?name=Ä");
        QTest::newRow("lines") << QStringLiteral("allium:abc\nallium:def") << QStringLiteral("allium:abc allium:def");
    }

    void theFirstTakesTheLinkOver()
    {
        QFETCH(QString, link);
        SingleInstance first;
        QVERIFY(first.listen(m_profile));
        QSignalSpy activated(&first, &SingleInstance::activated);
        QVERIFY(handOverElsewhere(m_profile, link));
        QCOMPARE(activated.size(), 1);
        QTEST(activated.first().first().toString(), "expected");
    }

    void withoutAWindowNobodyTakesIt()
    {
        QVERIFY(!SingleInstance::handOver(m_profile, {}, std::chrono::milliseconds(1)));
    }

    void whoTalksTooMuchIsNotHeard()
    {
        SingleInstance first;
        QVERIFY(first.listen(m_profile));
        QSignalSpy activated(&first, &SingleInstance::activated);
        QLocalSocket socket;
        socket.connectToServer(SingleInstance::socketFor(m_profile));
        QVERIFY(socket.waitForConnected());
        socket.write(QByteArray(SingleInstance::MaxBytes * 4, 'x'));
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(activated.size(), 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<node::ProfileFolder> m_opened;
    QString m_profile;
};

ALLIUM_TEST(SingleInstanceTest)
#include "SingleInstanceTest.moc"
