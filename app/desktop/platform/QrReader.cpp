// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/QrReader.h"

#include "app/desktop/platform/ImageFile.h"

#define ZX_USE_UTF8 // the way that stays: text() as UTF-8
#include <ZXing/ReadBarcode.h>

#include <QPainter>

#include <algorithm>

namespace allium::desktop {

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
    const auto image = ImageFile::read(path, { MaxFileBytes, MaxPixels, ReadPixels, Qt::KeepAspectRatio });
    if (!image)
        return fail(image.error() == ImageFile::Error::TooLarge ? Error::TooLarge : Error::NoPicture);
    return decodeImage(*image);
}

QrReader::Answer QrReader::decodeImage(const QImage& image)
{
    if (image.isNull())
        return fail(Error::NoPicture);
    if (ImageFile::isTooLarge(image.size(), MaxPixels))
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
