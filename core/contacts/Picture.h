// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FixedBytes.h"
#include "core/base/Result.h"

#include <QFuture>

namespace allium::contacts {

struct PictureIdTag;
/// Hash of a picture's bytes as they travel.
using PictureId = FixedBytes<PictureIdTag, 32>;

enum class PictureFormat { Jpeg, Png };
enum class PictureError { TooBig, NotAPicture };

PictureId pictureId(QByteArrayView bytes);
/// What the first bytes say it is. The last bytes have to end it, so that nothing is cut off and
/// nothing hangs on behind. That it can be decoded only a PictureDecoder knows.
Result<PictureFormat, PictureError> pictureFormat(QByteArrayView bytes);

/// Turns the bytes of a picture into pixels, somewhere they can do no harm: what peers send is never
/// decoded in a process that has keys. Outlives whoever asks.
class PictureDecoder {
public:
    enum class Failure {
        Refused, ///< it is no picture, or a hostile one
        Unavailable, ///< nothing was said about the picture
    };
    /// limits::PicturePixelBytes of red, green, blue, opacity, from the top left.
    using Pixels = Result<QByteArray, Failure>;

    virtual ~PictureDecoder() = default;
    virtual QFuture<Pixels> decode(const QByteArray& picture) = 0;
};

} // namespace allium::contacts
