// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/Limits.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/picture/Helper.h"

#include <QTest>

using namespace allium;
using contacts::limits::PicturePixelBytes;
using contacts::limits::PictureSide;
using test::encoded;
using test::flag;
using test::hollowPng;
using test::runToEnd;

namespace {

constexpr int Refused = 2;

QRgb pixelAt(const QByteArray& pixels, int x, int y)
{
    const auto* at = reinterpret_cast<const uchar*>(pixels.constData()) + 4 * (y * PictureSide + x);
    return qRgba(at[0], at[1], at[2], at[3]);
}

bool isNear(QRgb a, QRgb b)
{
    return qAbs(qRed(a) - qRed(b)) < 24 && qAbs(qGreen(a) - qGreen(b)) < 24 && qAbs(qBlue(a) - qBlue(b)) < 24
        && qAlpha(a) == qAlpha(b);
}

QImage seeThrough()
{
    QImage image(128, 128, QImage::Format_ARGB32);
    image.fill(qRgba(0, 255, 0, 128));
    return image;
}

} // namespace

/// The program itself, given good pictures and bad ones.
class DecodingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goodPictures_data()
    {
        QTest::addColumn<QByteArray>("picture");
        QTest::addColumn<QRgb>("left");
        QTest::addColumn<QRgb>("right");
        constexpr QRgb Red = qRgb(255, 0, 0);
        constexpr QRgb Blue = qRgb(0, 0, 255);
        QTest::newRow("jpeg") << encoded(flag(128, 128), "JPEG", 90) << Red << Blue;
        QTest::newRow("png") << encoded(flag(128, 128), "PNG") << Red << Blue;
        QTest::newRow("larger") << encoded(flag(512, 512), "PNG") << Red << Blue;
        QTest::newRow("wide: its middle") << encoded(flag(512, 64), "PNG") << Red << Blue;
        QTest::newRow("tall") << encoded(flag(60, 500), "PNG") << Red << Blue;
        QTest::newRow("tiny") << encoded(flag(2, 2), "PNG") << Red << Blue;
        QTest::newRow("two colours") << encoded(flag(128, 128).convertToFormat(QImage::Format_Indexed8), "PNG") << Red << Blue;
        QTest::newRow("see-through") << encoded(seeThrough(), "PNG") << qRgba(0, 255, 0, 128) << qRgba(0, 255, 0, 128);
    }
    void goodPictures()
    {
        QFETCH(QByteArray, picture);
        QFETCH(QRgb, left);
        QFETCH(QRgb, right);
        const auto ended = runToEnd(QStringLiteral(PICTURE_PROGRAM), {}, picture);
        QVERIFY(!ended.wasKilled);
        QCOMPARE(ended.code, 0);
        QCOMPARE(ended.output.size(), PicturePixelBytes);
        QVERIFY(isNear(pixelAt(ended.output, 20, 64), left));
        QVERIFY(isNear(pixelAt(ended.output, 108, 64), right));
    }

    void badPictures_data()
    {
        QTest::addColumn<QByteArray>("picture");
        const auto jpeg = encoded(flag(128, 128), "JPEG", 90);
        const auto png = encoded(flag(128, 128), "PNG");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("garbage") << QByteArray(1000, 'x');
        QTest::newRow("first bytes alone, jpeg") << jpeg.first(3);
        QTest::newRow("first bytes alone, png") << png.first(8);
        QTest::newRow("header cut off, jpeg") << jpeg.first(40);
        QTest::newRow("half of a png") << png.first(png.size() / 2);
        QTest::newRow("jpeg that says png") << png.first(8) + jpeg;
        QTest::newRow("png that says jpeg") << jpeg.first(3) + png;
        QTest::newRow("another format") << encoded(flag(128, 128), "BMP").first(16 * 1024);
        QTest::newRow("too wide") << encoded(flag(513, 10), "PNG");
        QTest::newRow("too high") << encoded(flag(10, 513), "JPEG", 20);
        QTest::newRow("a bomb") << hollowPng(30'000, 30'000);
        QTest::newRow("dimensions without end") << hollowPng(0x7fffffff, 0x7fffffff);
        QTest::newRow("no dimensions") << hollowPng(0, 0);
        QTest::newRow("too many bytes") << jpeg + QByteArray(16 * 1024, '\0');
    }
    void badPictures()
    {
        QFETCH(QByteArray, picture);
        const auto ended = runToEnd(QStringLiteral(PICTURE_PROGRAM), {}, picture);
        QVERIFY(!ended.wasKilled);
        QCOMPARE(ended.code, Refused);
        QCOMPARE(ended.output, QByteArray());
    }

    /// Whatever is done to a good picture, the answer is pixels or nothing.
    void anyByteChanged()
    {
        const auto good = encoded(flag(64, 64), "JPEG", 50);
        for (qsizetype at = 3; at < good.size(); at += 37) {
            auto picture = good;
            picture[at] = static_cast<char>(~picture[at]);
            const auto ended = runToEnd(QStringLiteral(PICTURE_PROGRAM), {}, picture);
            QVERIFY(!ended.wasKilled);
            QCOMPARE(ended.output.size(), ended.code == 0 ? PicturePixelBytes : 0);
        }
    }
};

ALLIUM_TEST(DecodingTest)
#include "DecodingTest.moc"
