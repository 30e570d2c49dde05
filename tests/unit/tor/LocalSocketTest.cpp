// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/LocalListener.h"
#include "core/tor/LocalSocket.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <sys/resource.h>
#include <fcntl.h>
#include <unistd.h>

using namespace allium;
using namespace allium::tor;
using test::waitFor;

class LocalSocketTest : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    QtTimers m_timers;
    int m_names = 0;

    struct Pair {
        std::unique_ptr<LocalListener> listener;
        std::unique_ptr<LocalSocket> near;
        std::shared_ptr<LocalSocket> far;
    };
    Pair pair(bool overTcp)
    {
        Pair result;
        result.listener = std::make_unique<LocalListener>(m_timers);
        connect(result.listener.get(), &LocalListener::accepted, this,
                [this](std::shared_ptr<LocalSocket> socket) { m_accepted = std::move(socket); });
        const bool listening = overTcp ? result.listener->listenLoopback()
                                       : result.listener->listenUnix(m_folder.filePath(QString::number(++m_names)));
        if (!listening)
            return result;
        result.near = std::make_unique<LocalSocket>(result.listener->endpoint());
        waitFor([&] { return m_accepted && result.near->state() == LocalSocket::State::Open; });
        result.far = std::move(m_accepted);
        return result;
    }
    std::shared_ptr<LocalSocket> m_accepted;

    static void bothKinds()
    {
        QTest::addColumn<bool>("overTcp");
        QTest::newRow("unix") << false;
        QTest::newRow("loopback") << true;
    }

private Q_SLOTS:
    void carriesBytes_data() { bothKinds(); }
    void carriesBytes()
    {
        QFETCH(bool, overTcp);
        auto pipe = pair(overTcp);
        auto& near = pipe.near;
        auto& far = pipe.far;
        QVERIFY(far);
        near->write("hello");
        QVERIFY(waitFor([&] { return far->readableBytes() == 5; }));
        QCOMPARE(far->read(3), QByteArray("hel"));
        QCOMPARE(far->read(100), QByteArray("lo"));
        QCOMPARE(far->read(100), QByteArray());
        far->write("back");
        QVERIFY(waitFor([&] { return near->readableBytes() == 4; }));
    }

    void holdsTheSenderBack_data() { bothKinds(); }
    void holdsTheSenderBack()
    {
        QFETCH(bool, overTcp);
        auto pipe = pair(overTcp);
        auto& near = pipe.near;
        auto& far = pipe.far;
        QVERIFY(far);
        constexpr qint64 Buffer = qint64(64) * 1024;
        constexpr qint64 Total = qint64(8) * 1024 * 1024;
        far->setReadBufferBytes(Buffer);
        const QByteArray piece(1 << 20, 'x');
        for (qint64 sent = 0; sent < Total; sent += piece.size())
            near->write(piece);
        // Until the kernel is full: then nothing moves.
        qint64 unsent = -1;
        QVERIFY(waitFor([&] { return far->readableBytes() >= Buffer && std::exchange(unsent, near->unsentBytes()) == near->unsentBytes(); }));
        QVERIFY(far->readableBytes() <= Buffer);
        QVERIFY(near->unsentBytes() > Total / 2);
        qint64 got = 0;
        QVERIFY(waitFor([&] {
            got += far->read(1 << 20).size();
            return got == Total;
        }));
        QCOMPARE(near->unsentBytes(), 0);
    }

    void sendsBeforeItCloses_data() { bothKinds(); }
    void sendsBeforeItCloses()
    {
        QFETCH(bool, overTcp);
        auto pipe = pair(overTcp);
        auto& near = pipe.near;
        auto& far = pipe.far;
        QVERIFY(far);
        QSignalSpy nearClosed(near.get(), &LocalSocket::closed);
        QSignalSpy farClosed(far.get(), &LocalSocket::closed);
        const QByteArray bytes(300'000, 'y');
        near->write(bytes);
        near->close();
        QCOMPARE(nearClosed.size(), 0); // never from inside the call
        QByteArray got;
        QVERIFY(waitFor([&] {
            got += far->read(1 << 20);
            return !farClosed.isEmpty() && !nearClosed.isEmpty();
        }));
        got += far->read(1 << 20); // what was left when it closed
        QCOMPARE(got, bytes);
        QCOMPARE(far->state(), LocalSocket::State::Closed);
    }

    void aborts()
    {
        auto pipe = pair(false);
        auto& near = pipe.near;
        auto& far = pipe.far;
        QVERIFY(far);
        QSignalSpy nearClosed(near.get(), &LocalSocket::closed);
        QSignalSpy farClosed(far.get(), &LocalSocket::closed);
        near->abort();
        QVERIFY(waitFor([&] { return !farClosed.isEmpty(); }));
        QCOMPARE(nearClosed.size(), 0);
        near->write("ignored");
        QCOMPARE(near->unsentBytes(), 0);
    }

    void failsFromTheEventLoop()
    {
        LocalSocket socket(LocalEndpoint { m_folder.filePath(QStringLiteral("nobody")), 0 });
        QSignalSpy failed(&socket, &LocalSocket::failed);
        QCOMPARE(socket.state(), LocalSocket::State::Connecting);
        QVERIFY(waitFor([&] { return failed.size() == 1; }));
        QCOMPARE(socket.state(), LocalSocket::State::Closed);
    }

    void mayBeDestroyedFromItsOwnSignals()
    {
        for (int which = 0; which < 3; ++which) {
            auto pipe = pair(false);
            auto& near = pipe.near;
            auto& far = pipe.far;
            QVERIFY(far);
            const auto destroy = [&far = far] { far.reset(); };
            if (which == 0)
                connect(far.get(), &LocalSocket::readyRead, this, destroy);
            else if (which == 1)
                connect(far.get(), &LocalSocket::closed, this, destroy);
            else
                connect(far.get(), &LocalSocket::bytesSent, this, destroy);
            far->write("x");
            near->write("x");
            if (which == 1)
                near->close();
            QVERIFY(waitFor([&far = far] { return !far; }));
            test::drainEvents();
        }
    }

    void closesWhatNobodyTook()
    {
        LocalListener listener(m_timers);
        QVERIFY(listener.listenUnix(m_folder.filePath(QStringLiteral("untaken"))));
        LocalSocket socket(listener.endpoint());
        QSignalSpy closed(&socket, &LocalSocket::closed);
        QVERIFY(waitFor([&] { return closed.size() == 1; }));
    }

    void listenerReplacesAndRemovesItsFile()
    {
        const auto path = m_folder.filePath(QStringLiteral("listener"));
        {
            QFile stale(path);
            QVERIFY(stale.open(QIODevice::WriteOnly));
        }
        {
            LocalListener listener(m_timers);
            QVERIFY(listener.listenUnix(path));
            QVERIFY(QFileInfo::exists(path));
        }
        QVERIFY(!QFileInfo::exists(path));
        LocalListener tooLong(m_timers);
        QVERIFY(!tooLong.listenUnix(m_folder.filePath(QString(120, QLatin1Char('x')))));
    }

    void survivesRunningOutOfDescriptors()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("the undefined-behaviour sanitizer needs descriptors of its own to look at memory");
#endif
        test::VirtualTime time;
        LocalListener listener(time);
        QVERIFY(listener.listenUnix(m_folder.filePath(QStringLiteral("full"))));
        std::vector<std::shared_ptr<LocalSocket>> taken;
        connect(&listener, &LocalListener::accepted, this, [&](std::shared_ptr<LocalSocket> s) { taken.push_back(std::move(s)); });
        LocalSocket first(listener.endpoint());
        QVERIFY(waitFor([&] { return taken.size() == 1; }));
        LocalSocket second(listener.endpoint());
        QVERIFY(waitFor([&] { return taken.size() == 2; }));

        rlimit before {};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        LocalSocket third(listener.endpoint());
        // Take all descriptors but the one that the client's end needs.
        const rlimit small { 256, before.rlim_max };
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &small), 0);
        std::vector<int> hogs;
        for (int d = ::open("/dev/null", O_RDONLY); d >= 0; d = ::open("/dev/null", O_RDONLY))
            hogs.push_back(d);
        ::close(hogs.back());
        hogs.pop_back();
        QVERIFY(waitFor([&] { return time.pending() == 1; })); // it pauses
        QCOMPARE(taken.size(), std::size_t(2));
        for (const int d : hogs)
            ::close(d);
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
        time.advance(LocalListener::AcceptPause);
        QVERIFY(waitFor([&] { return taken.size() == 3; }));
    }
};

ALLIUM_TEST(LocalSocketTest)
#include "LocalSocketTest.moc"
