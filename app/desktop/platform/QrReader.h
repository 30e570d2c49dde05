// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Executor.h"
#include "core/base/Result.h"

#include <QFuture>
#include <QImage>
#include <QString>

namespace allium::desktop {

/// Finds a QR code in a picture, on a thread of its own: pictures come from anywhere and may be large.
class QrReader {
public:
    /// A picture beyond these is not read; what is larger than ReadPixels a side is made smaller first.
    static constexpr qint64 MaxFileBytes = 32LL * 1024 * 1024;
    static constexpr int MaxPixels = 12'000;
    static constexpr int ReadPixels = 2'000;

    enum class Error {
        NoPicture, ///< not a picture of a kind that is read (PNG, JPEG, GIF, BMP, WebP), or not readable
        TooLarge,
        NoCode, ///< a picture without a QR code
    };
    /// The text in the code.
    using Answer = Result<QString, Error>;

    QFuture<Answer> readFile(const QString& path);
    QFuture<Answer> readImage(const QImage& image);

    /// What the thread does.
    static Answer decodeFile(const QString& path);
    static Answer decodeImage(const QImage& image);

private:
    ThreadExecutor m_thread;
};

} // namespace allium::desktop
