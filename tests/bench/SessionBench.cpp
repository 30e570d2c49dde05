// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/SessionCore.h"

#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <QElapsedTimer>

using namespace allium;
using namespace allium::net;
using namespace std::chrono_literals;

/// How fast one core seals, frames, parses and opens file data in memory; both ends on one thread.
class SessionBench : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneWay_data()
    {
        QTest::addColumn<int>("messageBytes");
        QTest::addColumn<int>("messages");
        QTest::addRow("leaves of 16 KiB") << 16 * 1024 << 20'000;
        QTest::addRow("largest messages") << 64'000 << 5'000;
        QTest::addRow("chat of 100 bytes") << 100 << 200'000;
    }
    void oneWay()
    {
        QFETCH(int, messageBytes);
        QFETCH(int, messages);
        const auto key = [](char fill) { return *crypto::AeadKey::from(QByteArray(32, fill)); };
        test::SeededRandom random(1);
        const MonotonicTime now { 1'000'000ms };
        SessionCore a(key('a'), key('b'), true, {}, random, now);
        SessionCore b(key('b'), key('a'), false, {}, random, now);
        b.receive(a.takeOutput(1LL << 20, now), now);
        a.receive(b.takeOutput(1LL << 20, now), now);
        const auto stream = *a.openStream(StreamKind::File, messageBytes > 1000);
        const QByteArray message(messageBytes, 'm');

        QElapsedTimer elapsed;
        elapsed.start();
        int sent = 0;
        qint64 received = 0;
        while (received < static_cast<qint64>(messages) * messageBytes) {
            while (sent < messages && a.unsentBytes(stream) < 256LL * 1024 && a.send(stream, message))
                ++sent;
            b.receive(a.takeOutput(64LL * 1024, now), now);
            while (const auto event = b.takeEvent()) {
                if (const auto* got = std::get_if<SessionCore::Received>(&*event)) {
                    received += got->message.size();
                    b.consumed(stream, got->message.size());
                }
            }
            a.receive(b.takeOutput(64LL * 1024, now), now);
            while (a.takeEvent()) { }
        }
        const auto seconds = static_cast<double>(elapsed.nsecsElapsed()) / 1e9;
        qInfo("%s: %.0f MB/s, %.0f messages/s", QTest::currentDataTag(),
              static_cast<double>(received) / 1e6 / seconds, messages / seconds);
    }
};

ALLIUM_TEST(SessionBench)
#include "SessionBench.moc"
