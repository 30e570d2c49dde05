// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picture/Decoding.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>

namespace allium::picture {
namespace {

constexpr int MaxMegabytes = 16;

/// Read only as what its first bytes say, so that no other reader ever sees it.
QByteArray formatOf(const QByteArray& picture)
{
    if (picture.startsWith("\xff\xd8\xff"))
        return QByteArrayLiteral("jpeg");
    if (picture.startsWith("\x89PNG\r\n\x1a\n"))
        return QByteArrayLiteral("png");
    return {};
}

/// The average of the pixels from `left`, `top`. Qt's own scaling would start threads.
QRgb average(const QImage& image, int left, int top, int right, int bottom)
{
    quint64 red = 0;
    quint64 green = 0;
    quint64 blue = 0;
    quint64 opacity = 0;
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) {
            const auto pixel = image.pixel(x, y);
            const auto weight = static_cast<quint64>(qAlpha(pixel));
            red += weight * static_cast<quint64>(qRed(pixel));
            green += weight * static_cast<quint64>(qGreen(pixel));
            blue += weight * static_cast<quint64>(qBlue(pixel));
            opacity += weight;
        }
    }
    if (opacity == 0)
        return 0;
    const auto count = static_cast<quint64>(right - left) * static_cast<quint64>(bottom - top);
    return qRgba(static_cast<int>(red / opacity), static_cast<int>(green / opacity), static_cast<int>(blue / opacity),
                 static_cast<int>(opacity / count));
}

QByteArray middleSquare(const QImage& image)
{
    const int side = std::min(image.width(), image.height());
    const int left = (image.width() - side) / 2;
    const int top = (image.height() - side) / 2;
    QByteArray pixels;
    pixels.reserve(4LL * Side * Side);
    for (int y = 0; y < Side; ++y) {
        const int from = top + y * side / Side;
        const int to = std::max(top + (y + 1) * side / Side, from + 1);
        for (int x = 0; x < Side; ++x) {
            const int first = left + x * side / Side;
            const int last = std::max(left + (x + 1) * side / Side, first + 1);
            const auto pixel = average(image, first, from, last, to);
            pixels.append(static_cast<char>(qRed(pixel))).append(static_cast<char>(qGreen(pixel)));
            pixels.append(static_cast<char>(qBlue(pixel))).append(static_cast<char>(qAlpha(pixel)));
        }
    }
    return pixels;
}

} // namespace

bool prepare()
{
    QImageReader::setAllocationLimit(MaxMegabytes);
    QImage sample(2, 2, QImage::Format_RGB32);
    sample.fill(Qt::red);
    for (const char* format : { "jpeg", "png" }) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        if (!buffer.open(QIODevice::WriteOnly) || !sample.save(&buffer, format) || !decode(bytes))
            return false;
    }
    return true;
}

std::optional<QByteArray> decode(const QByteArray& picture)
{
    const auto format = formatOf(picture);
    if (format.isEmpty() || picture.size() > MaxBytes)
        return std::nullopt;
    QBuffer buffer;
    buffer.setData(picture);
    if (!buffer.open(QIODevice::ReadOnly))
        return std::nullopt;
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    const auto size = reader.size();
    if (!size.isValid() || size.width() > MaxSide || size.height() > MaxSide)
        return std::nullopt;
    const auto image = reader.read();
    if (image.isNull() || image.size() != size)
        return std::nullopt;
    return middleSquare(image);
}

} // namespace allium::picture
