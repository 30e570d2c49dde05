// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/FrameCodec.h"

#include "core/wire/Proto.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/GoldenBytes.h"

using namespace allium;
using namespace allium::wire;
using Padding = FrameCodec::Padding;

namespace {

QByteArray bytesOf(std::initializer_list<int> values)
{
    QByteArray bytes;
    for (const int value : values)
        bytes.append(static_cast<char>(value));
    return bytes;
}

Frame streamFrame(std::uint32_t stream)
{
    Frame frame;
    frame.set_stream(stream);
    return frame;
}

QHash<QByteArray, Frame> examples()
{
    QHash<QByteArray, Frame> frames;
    auto& hello = frames["hello"];
    hello.mutable_hello()->set_max_streams(256);
    hello.mutable_hello()->set_first_credit(262144);
    frames["ping"].mutable_ping()->set_nonce(0x0123456789abcdefULL);
    frames["pong"].mutable_pong()->set_nonce(0x0123456789abcdefULL);
    frames["close"].mutable_close()->set_reason(1);
    frames["rekey"].mutable_rekey();
    auto& open = frames["stream-open"] = streamFrame(3);
    open.mutable_stream_open()->set_kind(3);
    open.mutable_stream_open()->set_bulk(true);
    open.mutable_stream_open()->set_credit(524288);
    auto& credit = frames["stream-credit"] = streamFrame(3);
    credit.mutable_stream_credit()->set_bytes(65536);
    auto& close = frames["stream-close"] = streamFrame(3);
    close.mutable_stream_close()->set_reason(8);
    auto& message = frames["message"] = streamFrame(300);
    message.set_message("hello");
    return frames;
}

} // namespace

class FrameCodecTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goldenBytesStay()
    {
        const auto golden = test::goldenBytes(ALLIUM_TEST_DATA "/frames.txt");
        const auto frames = examples();
        QCOMPARE(golden.size(), frames.size());
        for (auto it = frames.begin(); it != frames.end(); ++it) {
            QCOMPARE(FrameCodec::encode(it.value(), Padding::None).toHex(), golden.value(it.key()).toHex());
            const auto decoded = FrameCodec::decode(golden.value(it.key()));
            QVERIFY2(decoded.has_value(), it.key().constData());
            QCOMPARE(decoded->SerializeAsString(), it.value().SerializeAsString());
        }
    }

    void messageShortcutEqualsProtobuf_data()
    {
        QTest::addColumn<std::uint32_t>("stream");
        QTest::addColumn<int>("size");
        for (const std::uint32_t stream : { 0U, 1U, 127U, 128U, 300U, 0xffffffffU }) {
            for (const int size : { 0, 1, 127, 128, 16384, 64000 })
                QTest::addRow("stream %u, %d bytes", stream, size) << stream << size;
        }
    }
    void messageShortcutEqualsProtobuf()
    {
        QFETCH(std::uint32_t, stream);
        QFETCH(int, size);
        const QByteArray message(size, 'm');
        auto frame = streamFrame(stream);
        frame.set_message(toStd(message));
        QCOMPARE(FrameCodec::encodeMessage(stream, message, Padding::None), FrameCodec::encode(frame, Padding::None));
        const auto decoded = FrameCodec::decode(FrameCodec::encodeMessage(stream, message, Padding::Cells));
        QVERIFY(decoded.has_value());
        QCOMPARE(toBytes(decoded->message()), message);
        QCOMPARE(decoded->stream(), stream);
    }

    void paddingHidesTheLength_data()
    {
        QTest::addColumn<qsizetype>("length");
        QTest::addColumn<qsizetype>("padded");
        const auto row = [](qsizetype length, qsizetype padded) {
            QTest::addRow("%lld", static_cast<long long>(length)) << length << padded;
        };
        row(0, 0);
        row(1, 448);
        row(448, 448);
        row(449, 896);
        row(1792, 1792);
        row(1793, 16384);
        row(16384, 16384);
        row(16385, 32768);
        row(49153, 65519);
        row(65002, 65519);
    }
    void paddingHidesTheLength()
    {
        QFETCH(qsizetype, length);
        QFETCH(qsizetype, padded);
        QCOMPARE(FrameCodec::paddedLength(length), padded);
    }

    void chatIsPaddedAndFileDataIsNot()
    {
        QCOMPARE(FrameCodec::encodeMessage(1, "hi", Padding::Cells).size(), 448);
        QCOMPARE(FrameCodec::encodeMessage(1, QByteArray(64'000, 'x'), Padding::Cells).size(), 65'519);
        QCOMPARE(FrameCodec::encodeMessage(1, QByteArray(16'384, 'x'), Padding::None).size(), 2 + 2 + 4 + 16'384);
    }

    void badFramesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<WireError>("error");
        QTest::addRow("empty") << QByteArray() << WireError::Truncated;
        QTest::addRow("half a length") << bytesOf({ 0 }) << WireError::Truncated;
        QTest::addRow("length beyond the end") << bytesOf({ 0, 3, 0x1a, 0 }) << WireError::Truncated;
        QTest::addRow("length beyond the limit")
            << bytesOf({ 0xfd, 0xe9 }) + QByteArray(65'001, '\0') << WireError::TooLong;
        QTest::addRow("no frame") << bytesOf({ 0, 0 }) << WireError::UnknownBody;
        QTest::addRow("stream alone") << bytesOf({ 0, 2, 0x08, 3 }) << WireError::UnknownBody;
        QTest::addRow("unknown body") << bytesOf({ 0, 3, 0x9a, 0x06, 0 }) << WireError::UnknownBody;
        QTest::addRow("dirty padding") << bytesOf({ 0, 2, 0x1a, 0, 0, 0, 7 }) << WireError::BadPadding;
        QTest::addRow("not protobuf") << bytesOf({ 0, 3, 0xff, 0xff, 0xff }) << WireError::Malformed;
        QTest::addRow("field cut short") << bytesOf({ 0, 3, 0x52, 9, 'x' }) << WireError::Malformed;
        QTest::addRow("end of a group") << bytesOf({ 0, 1, 0x0c }) << WireError::Malformed;
    }
    void badFramesAreRefused()
    {
        QFETCH(QByteArray, plain);
        QFETCH(WireError, error);
        const auto decoded = FrameCodec::decode(plain);
        QVERIFY(!decoded.has_value());
        QCOMPARE(decoded.error(), error);
    }

    void unknownFieldsBesideAKnownBodyAreIgnored()
    {
        const auto decoded = FrameCodec::decode(bytesOf({ 0, 6, 0x1a, 0, 0x9a, 0x06, 1, 'x' }));
        QVERIFY(decoded.has_value());
        QVERIFY(decoded->has_ping());
    }

    void nestingIsBounded()
    {
        const auto nested = [](int depth) {
            QByteArray groups; // unknown groups nest without any length
            for (int i = 0; i < depth; ++i)
                groups += bytesOf({ 0xa3, 0x06 });
            for (int i = 0; i < depth; ++i)
                groups += bytesOf({ 0xa4, 0x06 });
            groups += bytesOf({ 0x1a, 0 });
            QByteArray plain = bytesOf({ static_cast<int>(groups.size()) >> 8, static_cast<int>(groups.size()) & 0xff });
            return plain + groups;
        };
        QVERIFY(FrameCodec::decode(nested(MaxProtoDepth)).has_value());
        QCOMPARE(FrameCodec::decode(nested(MaxProtoDepth + 1)).error(), WireError::Malformed);
        QCOMPARE(FrameCodec::decode(nested(10'000)).error(), WireError::Malformed);
    }

    void protoIsBoundedBeforeItIsParsed()
    {
        Frame frame;
        frame.set_message(std::string(100, 'x'));
        const auto bytes = encodeProto(frame);
        QVERIFY(decodeProto<Frame>(bytes, bytes.size()).has_value());
        QCOMPARE(decodeProto<Frame>(bytes, bytes.size() - 1).error(), WireError::TooLong);
    }
};

ALLIUM_TEST(FrameCodecTest)
#include "FrameCodecTest.moc"
