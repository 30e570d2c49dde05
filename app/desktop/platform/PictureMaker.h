// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/platform/ImageFile.h"
#include "core/base/Executor.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QFuture>
#include <QImage>
#include <QString>

namespace allium::desktop {

/// Makes the small picture that contacts get of whatever somebody chose: its middle square, upright,
/// painted anew, so that nothing else of the file (where and when it was taken, with what) goes along.
/// On a thread of its own.
class PictureMaker {
public:
    /// A file or picture beyond these is not read.
    static constexpr qint64 MaxFileBytes = 64LL * 1024 * 1024;
    static constexpr int MaxPixels = 20'000;
    /// Of a side of what is made, and of its bytes: core/contacts/Limits.h.
    static constexpr int Side = 128;
    static constexpr qsizetype MaxBytes = 16LL * 1024;

    using Error = ImageFile::Error;
    struct Made {
        QImage image;
        QByteArray bytes; ///< JPEG
    };
    using Answer = Result<Made, Error>;

    QFuture<Answer> readFile(const QString& path);
    QFuture<Answer> readImage(const QImage& image);

    /// What the thread does.
    static Answer makeFromFile(const QString& path);
    static Answer makeFromImage(const QImage& image);

private:
    ThreadExecutor m_thread;
};

} // namespace allium::desktop
