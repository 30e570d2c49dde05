// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/LocalListener.h"
#include "core/tor/OnionStream.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace allium;
using namespace allium::tor;
using test::waitFor;

namespace {

const QByteArray Granted("\x05\x02\x01\x00\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 14);

QByteArray refused(int code)
{
    auto bytes = Granted;
    bytes[5] = static_cast<char>(code);
    return bytes;
}

} // namespace

/// Against a SOCKS port that the test plays.
class OnionStreamTest : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    test::VirtualTime m_time;
    std::unique_ptr<LocalListener> m_port;
    std::shared_ptr<LocalSocket> m_tor; ///< tor's end
    const crypto::OnionEndpoint m_endpoint { *crypto::OnionAddress::parse("25njqamcweflpvkl73j4szahhihoc4xt3ktcgjnpaingr5yhkenl5sid"), 9042, {} };

    std::unique_ptr<OnionStream> dial(QByteArrayView firstBytes)
    {
        return std::make_unique<OnionStream>(
            OnionStream::Target { m_port->endpoint(), m_endpoint, "who/what", "token", std::chrono::seconds(90) }, firstBytes, m_time);
    }
    QByteArray request() const { return encodeSocksConnect(m_endpoint, "who/what", "token"); }

private Q_SLOTS:
    void init()
    {
        m_port = std::make_unique<LocalListener>(m_time);
        QVERIFY(m_port->listenUnix(m_folder.filePath(QStringLiteral("socks"))));
        connect(m_port.get(), &LocalListener::accepted, this, [this](std::shared_ptr<LocalSocket> s) { m_tor = std::move(s); });
    }
    void cleanup()
    {
        m_tor.reset();
        m_port.reset();
        QCOMPARE(m_time.pending(), std::size_t(0)); // no timer outlives its stream
    }

    void sendsEverythingAtOnce()
    {
        const auto stream = dial("first");
        stream->write(" second");
        QCOMPARE(stream->unsentBytes(), request().size() + 12);
        QVERIFY(waitFor([&] { return m_tor && m_tor->readableBytes() == request().size() + 12; }));
        QCOMPARE(m_tor->read(1000), request() + "first second"); // before tor has said a word
        QCOMPARE(stream->state(), OnionStream::State::Connecting);
        stream->write(" third");
        QVERIFY(waitFor([&] { return m_tor->readableBytes() == 6; }));
    }

    void connectsAndReads_data()
    {
        QTest::addColumn<int>("chunk");
        for (const int chunk : { 1, 2, 3, 5, 13, 14, 15, 100 })
            QTest::addRow("chunk %d", chunk) << chunk;
    }
    void connectsAndReads()
    {
        QFETCH(int, chunk);
        const auto stream = dial("x");
        QSignalSpy connected(stream.get(), &OnionStream::connected);
        QVERIFY(waitFor([&] { return m_tor && m_tor->readableBytes() > 0; }));
        const auto bytes = Granted + "payload";
        for (qsizetype at = 0; at < bytes.size(); at += chunk) {
            m_tor->write(bytes.mid(at, chunk));
            QVERIFY(waitFor([&] { return m_tor->unsentBytes() == 0; }));
        }
        QVERIFY(waitFor([&] { return stream->readableBytes() == 7; }));
        QCOMPARE(connected.size(), 1);
        QCOMPARE(stream->read(100), QByteArray("payload"));
        QCOMPARE(stream->state(), OnionStream::State::Open);
    }

    void saysWhyNot_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("hangUp");
        QTest::addColumn<int>("error");
        const auto row = [](const char* name, const QByteArray& answer, bool hangUp, SocksError error) {
            QTest::newRow(name) << answer << hangUp << static_cast<int>(error);
        };
        row("F0", refused(0xf0), false, SocksError::DescriptorNotFound);
        row("F4 and hung up", refused(0xf4), true, SocksError::ClientAuthMissing);
        row("refused", refused(5), true, SocksError::ConnectionRefused);
        row("hung up", {}, true, SocksError::Lost);
        row("hung up half way", Granted.left(9), true, SocksError::Lost);
        row("not socks", "HTTP/1.1 400", false, SocksError::Malformed);
    }
    void saysWhyNot()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, hangUp);
        QFETCH(int, error);
        const auto stream = dial("x");
        QSignalSpy failed(stream.get(), &OnionStream::failed);
        QSignalSpy closed(stream.get(), &OnionStream::closed);
        QVERIFY(waitFor([&] { return m_tor && m_tor->readableBytes() > 0; }));
        m_tor->write(answer);
        if (hangUp)
            m_tor->close();
        QVERIFY(waitFor([&] { return !failed.isEmpty(); }));
        test::drainEvents();
        QCOMPARE(failed.size(), 1);
        QCOMPARE(static_cast<int>(failed[0][0].value<SocksError>()), error);
        QCOMPARE(closed.size(), 0);
        QCOMPARE(stream->state(), OnionStream::State::Closed);
    }

    void timesOut()
    {
        const auto stream = dial("x");
        QSignalSpy failed(stream.get(), &OnionStream::failed);
        QVERIFY(waitFor([&] { return m_tor && m_tor->readableBytes() > 0; }));
        m_time.advance(std::chrono::seconds(89));
        QVERIFY(failed.isEmpty());
        m_time.advance(std::chrono::seconds(2));
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<SocksError>(), SocksError::TimedOut);
    }

    void noticesThatThereIsNoPort()
    {
        m_port.reset();
        OnionStream stream({ LocalEndpoint { m_folder.filePath(QStringLiteral("socks")), 0 }, m_endpoint, "i", "t" }, {}, m_time);
        QSignalSpy failed(&stream, &OnionStream::failed);
        QVERIFY(waitFor([&] { return !failed.isEmpty(); }));
        QCOMPARE(failed[0][0].value<SocksError>(), SocksError::PortUnreachable);
    }

    void closesAfterWhatWasAnswered()
    {
        const auto stream = dial("x");
        QSignalSpy connected(stream.get(), &OnionStream::connected);
        QSignalSpy closed(stream.get(), &OnionStream::closed);
        QVERIFY(waitFor([&] { return m_tor && m_tor->readableBytes() > 0; }));
        m_tor->write(Granted + "bye");
        m_tor->close();
        QVERIFY(waitFor([&] { return !closed.isEmpty(); }));
        QCOMPARE(connected.size(), 1);
        QCOMPARE(stream->read(100), QByteArray("bye"));
    }

    void mayBeDestroyedFromItsOwnSignals_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("connected") << 0;
        QTest::newRow("failed") << 1;
        QTest::newRow("readyRead") << 2;
        QTest::newRow("closed") << 3;
        QTest::newRow("timed out") << 4;
    }
    void mayBeDestroyedFromItsOwnSignals()
    {
        QFETCH(int, which);
        auto stream = dial("x");
        const auto destroy = [&] { stream.reset(); };
        if (which == 0)
            connect(stream.get(), &OnionStream::connected, this, destroy);
        else if (which == 1 || which == 4)
            connect(stream.get(), &OnionStream::failed, this, destroy);
        else if (which == 2)
            connect(stream.get(), &OnionStream::readyRead, this, destroy);
        else
            connect(stream.get(), &OnionStream::closed, this, destroy);
        QVERIFY(waitFor([&] { return m_tor && m_tor->readableBytes() > 0; }));
        if (which == 4) {
            m_time.advance(std::chrono::seconds(91));
        } else {
            m_tor->write((which == 1 ? refused(0xf0) : Granted) + "payload");
            m_tor->close();
        }
        QVERIFY(waitFor([&] { return !stream; }));
        test::drainEvents();
    }

    void abortIsSilent()
    {
        const auto stream = dial("x");
        QSignalSpy failed(stream.get(), &OnionStream::failed);
        QSignalSpy closed(stream.get(), &OnionStream::closed);
        QVERIFY(waitFor([&] { return m_tor && m_tor->readableBytes() > 0; }));
        QSignalSpy torClosed(m_tor.get(), &LocalSocket::closed);
        stream->abort();
        QVERIFY(waitFor([&] { return !torClosed.isEmpty(); }));
        QCOMPARE(failed.size() + closed.size(), 0);
    }
};

ALLIUM_TEST(OnionStreamTest)
#include "OnionStreamTest.moc"
