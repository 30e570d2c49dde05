// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/ContactListModel.h"
#include "app/desktop/models/PictureProvider.h"
#include "app/desktop/models/Pictures.h"
#include "app/desktop/viewmodels/OwnPicture.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QMimeData>
#include <QPainter>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace allium;
using namespace allium::desktop;
using allium::test::FakeCore;
using allium::test::waitFor;

namespace {

QByteArray answerWith(const QByteArray& hash, int side, char fill)
{
    return QJsonDocument(QJsonObject { { QStringLiteral("picture"), QString::fromLatin1(hash) },
                                       { QStringLiteral("side"), side },
                                       { QStringLiteral("pixels"), QString::fromLatin1(QByteArray(4 * side * side, fill).toBase64()) } })
        .toJson(QJsonDocument::Compact);
}

/// Left half red, right half blue.
QImage flag(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.fillRect(0, 0, width / 2, height, Qt::red);
    painter.fillRect(width / 2, 0, width - width / 2, height, Qt::blue);
    return image;
}

QByteArray encoded(const QImage& image, const char* format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, format, 90))
        qFatal("no %s", format);
    return bytes;
}

/// As a camera writes it that was held upright: turned by 90°, with a note of where it was.
QByteArray photograph()
{
    auto jpeg = encoded(flag(200, 300), "JPEG");
    const QByteArray entry("\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00", 12); // orientation: 6
    const auto exif = QByteArray("Exif\0\0", 6) + QByteArray("II*\0\x08\0\0\0\x01\0", 10) + entry + QByteArray(4, '\0') + "N 52 31 12";
    const auto length = exif.size() + 2;
    const char head[] = { '\xff', '\xe1', static_cast<char>(length >> 8), static_cast<char>(length & 0xff) };
    return jpeg.insert(2, QByteArray(head, 4) + exif);
}

bool isNear(const QColor& a, const QColor& b)
{
    return qAbs(a.red() - b.red()) < 30 && qAbs(a.green() - b.green()) < 30 && qAbs(a.blue() - b.blue()) < 30;
}

} // namespace

/// Pictures of others as the window shows them, and how one gets one of one's own.
class PicturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void askedForOnce()
    {
        FakeCore core;
        Pictures pictures(core);
        core.answer("picture", answerWith("h1", 128, 'x'));
        QVERIFY(Pictures::ofContact(QStringLiteral("bob"), {}).isEmpty());
        const auto address = Pictures::ofContact(QStringLiteral("bob"), QStringLiteral("h1"));
        QCOMPARE(address.toString(), QStringLiteral("image://pictures/contact/bob/h1"));
        int came = 0;
        const auto count = [&](const QImage& image) { came += image.size() == QSize(128, 128) ? 1 : 100; };
        pictures.fetch(QStringLiteral("contact/bob/h1"), count);
        pictures.fetch(QStringLiteral("contact/bob/h1"), count);
        FakeCore::settle();
        pictures.fetch(QStringLiteral("contact/bob/h1"), count);
        QCOMPARE(came, 3);
        QCOMPARE(core.calls("picture").size(), std::size_t(1));
        QCOMPARE(core.calls("picture")[0].params.value(QLatin1String("contact")).toString(), QStringLiteral("bob"));
        pictures.clear();
        pictures.fetch(QStringLiteral("contact/bob/h1"), count);
        FakeCore::settle();
        QCOMPARE(core.calls("picture").size(), std::size_t(2));
    }

    void onesOwnNamesNobody()
    {
        FakeCore core;
        Pictures pictures(core);
        core.answer("picture", answerWith("h1", 128, 'x'));
        QImage got;
        pictures.fetch(QStringLiteral("oneself/h1"), [&](const QImage& image) { got = image; });
        FakeCore::settle();
        QVERIFY(!got.isNull());
        QVERIFY(core.calls("picture")[0].params.isEmpty());
        pictures.keep(QStringLiteral("1"), flag(8, 8));
        pictures.fetch(QStringLiteral("window/1"), [&](const QImage& image) { got = image; });
        QCOMPARE(got.size(), QSize(8, 8));
    }

    void whatIsNoPicture_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("another by now") << answerWith("h2", 128, 'x');
        QTest::newRow("no side") << answerWith("h1", 0, 'x');
        QTest::newRow("fewer pixels than it says") << QByteArray(R"({"picture":"h1","side":128,"pixels":"AAAA"})");
        QTest::newRow("a side beyond reason") << QByteArray(R"({"picture":"h1","side":2000000000,"pixels":""})");
        QTest::newRow("refused") << QByteArray();
    }
    void whatIsNoPicture()
    {
        QFETCH(QByteArray, answer);
        FakeCore core;
        Pictures pictures(core);
        if (answer.isEmpty())
            core.refuse("picture", "picture.none");
        else
            core.answer("picture", answer);
        bool came = false;
        pictures.fetch(QStringLiteral("contact/bob/h1"), [&](const QImage& image) { came = image.isNull(); });
        FakeCore::settle();
        QVERIFY(came);
    }

    void qmlGetsThemRound()
    {
        FakeCore core;
        Pictures pictures(core);
        PictureProvider provider(pictures);
        pictures.keep(QStringLiteral("1"), flag(128, 128));
        const auto imageAt = [&](const QString& id) {
            const std::unique_ptr<QQuickImageResponse> response(provider.requestImageResponse(id, QSize(40, 40)));
            QSignalSpy finished(response.get(), &QQuickImageResponse::finished);
            if (!waitFor([&] { return finished.size() == 1; }))
                qFatal("no picture");
            const std::unique_ptr<QQuickTextureFactory> factory(response->textureFactory());
            return factory->image();
        };
        const auto image = imageAt(QStringLiteral("window/1"));
        QCOMPARE(image.size(), QSize(40, 40));
        QCOMPARE(qAlpha(image.pixel(0, 0)), 0);
        QCOMPARE(qAlpha(image.pixel(39, 39)), 0);
        QVERIFY(isNear(image.pixelColor(5, 20), Qt::red));
        QVERIFY(isNear(image.pixelColor(34, 20), Qt::blue));
        QCOMPARE(imageAt(QStringLiteral("window/nobody")).size(), QSize(1, 1));
        // Who goes before it is there misses nothing.
        core.hold("picture");
        delete provider.requestImageResponse(QStringLiteral("contact/bob/h1"), QSize(40, 40));
        QVERIFY(waitFor([&] { return core.calls("picture").size() == 1; }));
        core.answer("picture", answerWith("h1", 128, 'x'));
        core.release("picture");
        FakeCore::settle();
    }

    void theListNamesThem()
    {
        ContactListModel list;
        const auto json = [](const char* picture) {
            return QJsonObject { { QStringLiteral("id"), QStringLiteral("bob") },
                                 { QStringLiteral("state"), QStringLiteral("contact") },
                                 { QStringLiteral("picture"), QString::fromLatin1(picture) } };
        };
        const auto shown = [&] { return list.data(list.index(0), ContactListModel::PictureRole).toUrl().toString(); };
        list.upsert(json(""));
        QCOMPARE(shown(), QString());
        QSignalSpy changed(&list, &ContactListModel::dataChanged);
        list.upsert(json("h1"));
        QCOMPARE(shown(), QStringLiteral("image://pictures/contact/bob/h1"));
        QCOMPARE(changed.size(), 1);
    }

    void madeSmall_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("jpeg") << encoded(flag(640, 480), "JPEG");
        QTest::newRow("png") << encoded(flag(64, 1000), "PNG");
        QTest::newRow("bmp") << encoded(flag(300, 300), "BMP");
        QTest::newRow("large") << encoded(flag(6000, 2000), "PNG");
    }
    void madeSmall()
    {
        QFETCH(QByteArray, file);
        const auto made = PictureMaker::makeFromFile(stored(file));
        QVERIFY(made);
        QVERIFY(made->bytes.size() <= PictureMaker::MaxBytes);
        const auto image = QImage::fromData(made->bytes, "JPEG");
        QCOMPARE(image.size(), QSize(PictureMaker::Side, PictureMaker::Side));
        QVERIFY(isNear(image.pixelColor(20, 64), Qt::red));
        QVERIFY(isNear(image.pixelColor(108, 64), Qt::blue));
    }

    void nothingElseOfTheFileGoesAlong()
    {
        const auto file = photograph();
        QVERIFY(file.contains("N 52 31 12"));
        const auto made = PictureMaker::makeFromFile(stored(file));
        QVERIFY(made);
        QVERIFY(!made->bytes.contains("Exif"));
        QVERIFY(!made->bytes.contains("N 52 31 12"));
        // Upright: what was left is above.
        QVERIFY(isNear(made->image.pixelColor(64, 10), Qt::red));
        QVERIFY(isNear(made->image.pixelColor(64, 118), Qt::blue));
    }

    void evenNoiseFits()
    {
        QImage noise(128, 128, QImage::Format_RGB32);
        QRandomGenerator random(7);
        for (int y = 0; y < noise.height(); ++y) {
            for (int x = 0; x < noise.width(); ++x)
                noise.setPixel(x, y, random.generate());
        }
        const auto made = PictureMaker::makeFromImage(noise);
        QVERIFY(made);
        QVERIFY2(made->bytes.size() <= PictureMaker::MaxBytes, qPrintable(QString::number(made->bytes.size())));
    }

    void whatCannotBeMade_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("error");
        QTest::newRow("words") << QByteArray("Dear diary") << int(PictureMaker::Error::NoPicture);
        QTest::newRow("nothing") << QByteArray() << int(PictureMaker::Error::NoPicture);
        QTest::newRow("a drawing that may hold anything")
            << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>") << int(PictureMaker::Error::NoPicture);
        QTest::newRow("cut off") << encoded(flag(64, 64), "PNG").first(60) << int(PictureMaker::Error::NoPicture);
    }
    void whatCannotBeMade()
    {
        QFETCH(QByteArray, file);
        QFETCH(int, error);
        const auto made = PictureMaker::makeFromFile(stored(file));
        QVERIFY(!made);
        QCOMPARE(int(made.error()), error);
        QVERIFY(!PictureMaker::makeFromFile(QStringLiteral("/nowhere/at/all")));
    }

    void chosenAndTakenAway()
    {
        FakeCore core;
        OwnPicture own(core);
        core.answer("picture-set", R"({"picture":"h1"})");
        core.answer("picture-clear", "{}");
        own.choose(QUrl::fromLocalFile(stored(encoded(flag(200, 200), "PNG"))));
        QVERIFY(own.isBusy());
        QVERIFY(waitFor([&] { return !own.isBusy(); }));
        QCOMPARE(own.source(), Pictures::ofOneself(QStringLiteral("h1")));
        const auto data = core.calls("picture-set").at(0).params.value(QLatin1String("data")).toString();
        QVERIFY(QByteArray::fromBase64(data.toLatin1()).startsWith("\xff\xd8\xff"));
        own.remove();
        QVERIFY(waitFor([&] { return !own.isBusy(); }));
        QVERIFY(!own.exists());
        QCOMPARE(core.calls("picture-clear").size(), std::size_t(1));
    }

    void whatIsRefusedIsSaid()
    {
        FakeCore core;
        OwnPicture own(core);
        own.take({ { QStringLiteral("picture"), QStringLiteral("h0") } });
        core.refuse("picture-set", "storage.disk-full");
        core.refuse("picture-clear", "storage.disk-full");
        own.choose(QUrl::fromLocalFile(stored("words")));
        QVERIFY(waitFor([&] { return !own.isBusy(); }));
        QVERIFY(!own.error().isEmpty());
        QVERIFY(core.calls("picture-set").empty());
        own.choose(QUrl::fromLocalFile(stored(encoded(flag(20, 20), "PNG"))));
        QVERIFY(waitFor([&] { return !own.isBusy() && !core.calls("picture-set").empty(); }));
        QVERIFY(!own.error().isEmpty());
        own.forgetError();
        own.remove();
        QVERIFY(waitFor([&] { return !own.isBusy(); }));
        QVERIFY(!own.error().isEmpty());
        QCOMPARE(own.source(), Pictures::ofOneself(QStringLiteral("h0"))); // what the core holds
        own.choose(QUrl(QStringLiteral("https://example.org/a.png")));
        QVERIFY(!own.error().isEmpty());
    }

    void pasted()
    {
        FakeCore core;
        OwnPicture own(core);
        core.answer("picture-set", R"({"picture":"h1"})");
        QGuiApplication::clipboard()->setText(QStringLiteral("words"));
        own.paste();
        QVERIFY(!own.error().isEmpty());
        QGuiApplication::clipboard()->setImage(flag(40, 40));
        own.paste();
        QVERIFY(waitFor([&] { return own.exists(); }));
        QVERIFY(own.error().isEmpty());
        auto* const copied = new QMimeData; // the clipboard's from here on
        copied->setUrls({ QUrl::fromLocalFile(stored(encoded(flag(20, 20), "PNG"))) });
        QGuiApplication::clipboard()->setMimeData(copied);
        own.paste();
        QVERIFY(waitFor([&] { return core.calls("picture-set").size() == 2; }));
    }

private:
    QString stored(const QByteArray& bytes)
    {
        auto path = m_folder.filePath(QString::number(++m_files));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        return path;
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

ALLIUM_TEST(PicturesTest)
#include "PicturesTest.moc"
