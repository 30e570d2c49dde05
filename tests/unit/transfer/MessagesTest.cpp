// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/Messages.h"
#include "core/transfer/Manifest.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace allium;
using namespace allium::transfer;

class MessagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goldenBytes_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::addColumn<QByteArray>("expected");
        const auto id = wire::ContentId::from(QByteArray(32, 'c')).value();
        const auto root = wire::FileRoot::from(QByteArray(32, 'r')).value();
        const auto c = QByteArray(32, 'c').toHex();
        const auto r = QByteArray(32, 'r').toHex();
        QTest::newRow("manifest get") << encodeMessage(ManifestGet { { 1 }, id, 300 })
                                      << QByteArray("0a2708011220" + c + "18ac02");
        QTest::newRow("manifest part") << encodeMessage(ManifestPart { { 2 }, 5, 1, "abc" })
                                       << QByteArray("120b0802100518012203616263");
        QTest::newRow("get") << encodeMessage(Get { { 3 }, id, root, { 4, 16 }, 7 })
                             << QByteArray("1a4c08031220" + c + "1a20" + r + "200428103007");
        QTest::newRow("data") << encodeMessage(Data { { 4 }, 9, "xyz", QByteArray(32, 'p') })
                              << QByteArray("222b080410091a0378797a2220" + QByteArray(32, 'p').toHex());
        QTest::newRow("cancel") << encodeMessage(Cancel { { 5 } }) << QByteArray("2a020805");
        QTest::newRow("nack") << encodeMessage(Nack { { 6 }, NackReason::Busy }) << QByteArray("320408061004");
    }
    void goldenBytes()
    {
        QFETCH(QByteArray, encoded);
        QFETCH(QByteArray, expected);
        QCOMPARE(encoded.toHex(), expected);
        const auto decoded = decodeMessage(encoded);
        QVERIFY(decoded);
        QCOMPARE(encodeMessage(*decoded), encoded);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<int>("error");
        const auto row = [](const char* name, const Message& message, MessageError error) {
            QTest::newRow(name) << encodeMessage(message) << static_cast<int>(error);
        };
        QTest::newRow("nothing") << QByteArray() << static_cast<int>(MessageError::Unknown);
        QTest::newRow("cut") << QByteArray::fromHex("2a0308") << static_cast<int>(MessageError::Malformed);
        QTest::newRow("too long") << QByteArray(64'001, '\0') << static_cast<int>(MessageError::Malformed);
        QTest::newRow("short id") << QByteArray::fromHex("0a05080112016118ac02").chopped(3)
                                  << static_cast<int>(MessageError::BadId);
        row("empty part", ManifestPart { { 1 }, 5, 0, {} }, MessageError::BadSize);
        row("part too long", ManifestPart { { 1 }, 1'000'000, 0, QByteArray(MaxManifestPartBytes + 1, 'x') },
            MessageError::BadSize);
        row("manifest too long", ManifestPart { { 1 }, Manifest::MaxBytes + 1, 0, "x" }, MessageError::BadSize);
        row("part over the end", ManifestPart { { 1 }, 3, 1, "xyz" }, MessageError::BadRange);
        row("part beyond the end", ManifestPart { { 1 }, 3, 4'000'000'000U, "xyz" }, MessageError::BadRange);
        row("empty leaf", Data { { 1 }, 0, {}, {} }, MessageError::BadSize);
        row("leaf too long", Data { { 1 }, 0, QByteArray(LeafBytes + 1, 'x'), {} }, MessageError::BadSize);
        row("half a hash", Data { { 1 }, 0, "x", QByteArray(33, 'x') }, MessageError::BadSize);
        row("65 hashes", Data { { 1 }, 0, "x", QByteArray(65 * 32, 'x') }, MessageError::BadSize);
        row("anchor", Get { { 1 }, {}, {}, { 0, 1 }, 41 }, MessageError::BadRange);
        row("unknown reason", Nack { { 1 }, static_cast<NackReason>(7) }, MessageError::BadReason);
        row("no reason", Nack { { 1 }, static_cast<NackReason>(0) }, MessageError::BadReason);
    }
    void refuses()
    {
        QFETCH(QByteArray, message);
        QFETCH(int, error);
        const auto decoded = decodeMessage(message);
        QVERIFY(!decoded);
        QCOMPARE(static_cast<int>(decoded.error()), error);
    }
};

ALLIUM_TEST(MessagesTest)
#include "MessagesTest.moc"
