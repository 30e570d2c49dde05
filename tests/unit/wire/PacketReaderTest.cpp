// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/PacketReader.h"

#include "tests/support/TestRegistry.h"

#include <QByteArrayList>

using namespace allium;
using namespace allium::wire;

class PacketReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anyFragmentation_data()
    {
        QTest::addColumn<int>("chunk");
        for (int chunk = 1; chunk <= 40; ++chunk)
            QTest::addRow("%d", chunk) << chunk;
        QTest::addRow("all") << 1'000'000;
    }
    void anyFragmentation()
    {
        QFETCH(int, chunk);
        QByteArrayList sent { "a", "bc", QByteArray(300, 'd'), QByteArray(65'535, 'e'), "f" };
        QByteArray bytes;
        for (const auto& packet : sent)
            appendPacket(bytes, packet);
        PacketReader reader;
        QByteArrayList got;
        for (qsizetype at = 0; at < bytes.size(); at += chunk) {
            reader.feed(QByteArrayView(bytes).sliced(at, std::min<qsizetype>(chunk, bytes.size() - at)));
            while (true) {
                const auto packet = reader.next();
                QVERIFY(packet.has_value());
                if (!*packet)
                    break;
                got.append((*packet)->toByteArray());
            }
            QVERIFY(reader.bufferedBytes() < 65'537);
        }
        QCOMPARE(got, sent);
        QCOMPARE(reader.bufferedBytes(), 0);
    }

    void limitIsNoticedWithTheLength()
    {
        PacketReader reader(100);
        reader.feed(QByteArray("\x00\x65", 2)); // 101
        QCOMPARE(reader.next().error(), WireError::TooLong);
        PacketReader empty;
        empty.feed(QByteArray("\x00\x00", 2));
        QCOMPARE(empty.next().error(), WireError::Malformed);
    }

    void restIsEverythingNotTaken()
    {
        PacketReader reader;
        QByteArray bytes;
        appendPacket(bytes, "one");
        appendPacket(bytes, "two");
        reader.feed(bytes + "tail");
        QVERIFY((*reader.next()).has_value());
        QByteArray rest;
        appendPacket(rest, "two");
        QCOMPARE(reader.takeRest(), rest + "tail");
        QCOMPARE(reader.bufferedBytes(), 0);
    }
};

ALLIUM_TEST(PacketReaderTest)
#include "PacketReaderTest.moc"
