// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QImage>
#include <QString>

namespace allium::desktop {

/// Reads pictures that a person chose, from anywhere and as large as may be. Blocks: for a thread of its own.
class ImageFile {
public:
    enum class Error {
        NoPicture, ///< not a picture of a kind that is read (PNG, JPEG, GIF, BMP, WebP), or not readable
        TooLarge,
    };
    struct Limits {
        qint64 fileBytes;
        int pixels; ///< of a side
        int readPixels; ///< what is larger is made smaller while it is read, where its format can
        /// Which side readPixels is of: the longer one (KeepAspectRatio) or the shorter (…ByExpanding).
        Qt::AspectRatioMode fit;
    };

    /// The picture upright, as it was held when it was taken.
    static Result<QImage, Error> read(const QString& path, const Limits& limits);
    static bool isTooLarge(QSize size, int pixels) { return size.width() > pixels || size.height() > pixels; }
};

} // namespace allium::desktop
