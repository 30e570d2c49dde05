// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/PictureMaker.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QPainter>

#include <algorithm>

namespace allium::desktop {
namespace {

/// What is larger is made smaller while it is read, where its format can.
constexpr int ReadPixels = 1'024;
constexpr int BestQuality = 92;
constexpr int WorstQuality = 20;

/// Raster formats only: others may contain programs, fonts or addresses.
bool isRead(const QByteArray& format)
{
    static const QList<QByteArray> formats { "png", "jpeg", "jpg", "gif", "bmp", "webp" };
    return formats.contains(format);
}

bool isTooLarge(QSize size)
{
    return size.width() > PictureMaker::MaxPixels || size.height() > PictureMaker::MaxPixels;
}

} // namespace

QFuture<PictureMaker::Answer> PictureMaker::readFile(const QString& path)
{
    return m_thread.run([path] { return makeFromFile(path); });
}

QFuture<PictureMaker::Answer> PictureMaker::readImage(const QImage& image)
{
    return m_thread.run([image] { return makeFromImage(image); });
}

PictureMaker::Answer PictureMaker::makeFromFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.isSequential())
        return fail(Error::NoPicture);
    if (file.size() > MaxFileBytes)
        return fail(Error::TooLarge);
    QImageReader reader(&file);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true); // as it was held when it was taken
    if (!isRead(reader.format()))
        return fail(Error::NoPicture);
    const auto size = reader.size();
    if (isTooLarge(size))
        return fail(Error::TooLarge);
    if (std::min(size.width(), size.height()) > ReadPixels)
        reader.setScaledSize(size.scaled(ReadPixels, ReadPixels, Qt::KeepAspectRatioByExpanding));
    return makeFromImage(reader.read());
}

PictureMaker::Answer PictureMaker::makeFromImage(const QImage& image)
{
    if (image.isNull())
        return fail(Error::NoPicture);
    if (isTooLarge(image.size()))
        return fail(Error::TooLarge);
    const int side = std::min(image.width(), image.height());
    const auto middle = image.copy((image.width() - side) / 2, (image.height() - side) / 2, side, side);
    Made made;
    made.image = QImage(Side, Side, QImage::Format_RGB32);
    made.image.fill(Qt::white); // what is transparent is seen on white
    QPainter(&made.image).drawImage(0, 0, middle.scaled(Side, Side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    for (int quality = BestQuality; quality >= WorstQuality; quality -= 12) {
        QBuffer buffer(&made.bytes);
        if (!buffer.open(QIODevice::WriteOnly | QIODevice::Truncate) || !made.image.save(&buffer, "JPEG", quality))
            return fail(Error::NoPicture);
        if (made.bytes.size() <= MaxBytes)
            return made;
    }
    return fail(Error::TooLarge);
}

} // namespace allium::desktop
