// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/PictureMaker.h"

#include "app/desktop/platform/ImageFile.h"

#include <QBuffer>
#include <QPainter>

#include <algorithm>

namespace allium::desktop {
namespace {

/// What is larger is made smaller while it is read, where its format can.
constexpr int ReadPixels = 1'024;
constexpr int BestQuality = 92;
constexpr int WorstQuality = 20;

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
    const auto image
        = ImageFile::read(path, { MaxFileBytes, MaxPixels, ReadPixels, Qt::KeepAspectRatioByExpanding });
    return image ? makeFromImage(*image) : fail(image.error());
}

PictureMaker::Answer PictureMaker::makeFromImage(const QImage& image)
{
    if (image.isNull())
        return fail(Error::NoPicture);
    if (ImageFile::isTooLarge(image.size(), MaxPixels))
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
