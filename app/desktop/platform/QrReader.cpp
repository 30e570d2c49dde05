// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/QrReader.h"

#define ZX_USE_UTF8 // the way that stays: text() as UTF-8
#include <ZXing/ReadBarcode.h>

#include <QFile>
#include <QImageReader>
#include <QPainter>

#include <algorithm>

namespace allium::desktop {
namespace {

/// Raster formats only: others may contain programs, fonts or addresses.
bool isRead(const QByteArray& format)
{
    static const QList<QByteArray> formats { "png", "jpeg", "jpg", "gif", "bmp", "webp" };
    return formats.contains(format);
}

bool isTooLarge(QSize size)
{
    return size.width() > QrReader::MaxPixels || size.height() > QrReader::MaxPixels;
}

} // namespace

QFuture<QrReader::Answer> QrReader::readFile(const QString& path)
{
    return m_thread.run([path] { return decodeFile(path); });
}

QFuture<QrReader::Answer> QrReader::readImage(const QImage& image)
{
    return m_thread.run([image] { return decodeImage(image); });
}

QrReader::Answer QrReader::decodeFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.isSequential())
        return fail(Error::NoPicture);
    if (file.size() > MaxFileBytes)
        return fail(Error::TooLarge);
    QImageReader reader(&file);
    reader.setDecideFormatFromContent(true);
    if (!isRead(reader.format()))
        return fail(Error::NoPicture);
    const auto size = reader.size();
    if (isTooLarge(size))
        return fail(Error::TooLarge);
    if (std::max(size.width(), size.height()) > ReadPixels)
        reader.setScaledSize(size.scaled(ReadPixels, ReadPixels, Qt::KeepAspectRatio));
    const auto image = reader.read();
    if (image.isNull())
        return fail(Error::NoPicture);
    return decodeImage(image);
}

QrReader::Answer QrReader::decodeImage(const QImage& image)
{
    if (image.isNull())
        return fail(Error::NoPicture);
    if (isTooLarge(image.size()))
        return fail(Error::TooLarge);
    auto small = image;
    if (std::max(image.width(), image.height()) > ReadPixels)
        small = image.scaled(ReadPixels, ReadPixels, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    // What is transparent is seen on white.
    if (small.hasAlphaChannel()) {
        QImage white(small.size(), QImage::Format_RGB32);
        white.fill(Qt::white);
        QPainter(&white).drawImage(0, 0, small);
        small = white;
    }
    const auto gray = small.convertToFormat(QImage::Format_Grayscale8);
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(true).setTryRotate(true);
    const auto found = ZXing::ReadBarcode(
        { gray.constBits(), gray.width(), gray.height(), ZXing::ImageFormat::Lum, static_cast<int>(gray.bytesPerLine()) }, hints);
    if (!found.isValid())
        return fail(Error::NoCode);
    return QString::fromStdString(found.text());
}

} // namespace allium::desktop
