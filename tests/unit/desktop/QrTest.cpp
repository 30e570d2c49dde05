// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/QrCode.h"
#include "app/desktop/platform/QrReader.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QPainter>
#include <QTemporaryDir>

using namespace allium::desktop;

namespace {

const QString Link = QStringLiteral("allium:2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid"
                                    "?a=2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen5&name=%C4%8Cen%C4%9Bk");

} // namespace

class QrTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsDrawnIsRead()
    {
        const auto code = QrCode::of(Link);
        QVERIFY(!code.isNull());
        const auto image = code.image(3);
        QCOMPARE(image.width(), (code.width() + 2 * QrCode::QuietZone) * 3);
        QCOMPARE(image.pixelColor(0, 0), QColor(Qt::white));
        QCOMPARE(QrReader::decodeImage(image).value_or(QString()), Link);
    }

    void nothingAndTooMuchAreNoCode()
    {
        QVERIFY(QrCode::of({}).isNull());
        QVERIFY(QrCode::of(QString(5000, QLatin1Char('x'))).isNull());
    }

    void readsWhatPeopleHave_data()
    {
        QTest::addColumn<QImage>("image");
        const auto code = QrCode::of(Link).image(6);
        QTest::newRow("turned") << code.transformed(QTransform().rotate(90));
        QImage photo(1600, 1200, QImage::Format_RGB32);
        photo.fill(QColor(120, 110, 90));
        QPainter painter(&photo);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.translate(700, 500);
        painter.rotate(12);
        painter.drawImage(0, 0, code);
        painter.end();
        QTest::newRow("tilted on a table") << photo;
        QTest::newRow("larger than is read") << code.scaled(4000, 4000);
        QImage transparent(code.size(), QImage::Format_ARGB32);
        transparent.fill(Qt::transparent);
        for (int y = 0; y < code.height(); ++y) {
            for (int x = 0; x < code.width(); ++x) {
                if (code.pixelColor(x, y) == Qt::black)
                    transparent.setPixelColor(x, y, Qt::black);
            }
        }
        QTest::newRow("on nothing") << transparent;
    }

    void readsWhatPeopleHave()
    {
        QFETCH(QImage, image);
        QCOMPARE(QrReader::decodeImage(image).value_or(QString()), Link);
    }

    void refusesWhatIsNoCode()
    {
        QImage empty(300, 300, QImage::Format_RGB32);
        empty.fill(Qt::gray);
        QCOMPARE(QrReader::decodeImage(empty).error(), QrReader::Error::NoCode);
        QCOMPARE(QrReader::decodeImage({}).error(), QrReader::Error::NoPicture);
    }

    void boundsFiles()
    {
        const QTemporaryDir folder;
        const auto write = [&](const char* name, const QByteArray& bytes) {
            auto path = folder.filePath(QLatin1String(name));
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                return QString();
            return path;
        };
        using Error = QrReader::Error;
        QCOMPARE(QrReader::decodeFile(folder.filePath(QStringLiteral("none"))).error(), Error::NoPicture);
        QCOMPARE(QrReader::decodeFile(folder.path()).error(), Error::NoPicture);
        QCOMPARE(QrReader::decodeFile(QStringLiteral("/dev/zero")).error(), Error::NoPicture);
        QCOMPARE(QrReader::decodeFile(write("a.png", "hello")).error(), Error::NoPicture);
        // Whatever its name says.
        QCOMPARE(QrReader::decodeFile(write("b.png", "<svg xmlns='http://www.w3.org/2000/svg'/>")).error(), Error::NoPicture);
        QFile large(folder.filePath(QStringLiteral("large")));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(QrReader::MaxFileBytes + 1));
        QCOMPARE(QrReader::decodeFile(large.fileName()).error(), Error::TooLarge);
        const auto wide = folder.filePath(QStringLiteral("wide.png"));
        QImage line(QrReader::MaxPixels + 1, 1, QImage::Format_Grayscale8);
        line.fill(Qt::white);
        QVERIFY(line.save(wide));
        QCOMPARE(QrReader::decodeFile(wide).error(), Error::TooLarge);
    }
};

ALLIUM_TEST(QrTest)
#include "QrTest.moc"
