// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/ImageFile.h"

#include <QFile>
#include <QImageReader>

#include <algorithm>

namespace allium::desktop {
namespace {

/// Raster formats only: others may contain programs, fonts or addresses.
bool isRead(const QByteArray& format)
{
    static const QList<QByteArray> formats { "png", "jpeg", "jpg", "gif", "bmp", "webp" };
    return formats.contains(format);
}

} // namespace

Result<QImage, ImageFile::Error> ImageFile::read(const QString& path, const Limits& limits)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.isSequential())
        return fail(Error::NoPicture);
    if (file.size() > limits.fileBytes)
        return fail(Error::TooLarge);
    QImageReader reader(&file);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!isRead(reader.format()))
        return fail(Error::NoPicture);
    const auto size = reader.size();
    if (isTooLarge(size, limits.pixels))
        return fail(Error::TooLarge);
    const int side = limits.fit == Qt::KeepAspectRatioByExpanding ? std::min(size.width(), size.height())
                                                                  : std::max(size.width(), size.height());
    if (side > limits.readPixels)
        reader.setScaledSize(size.scaled(limits.readPixels, limits.readPixels, limits.fit));
    auto image = reader.read();
    if (image.isNull())
        return fail(Error::NoPicture);
    return image;
}

} // namespace allium::desktop
