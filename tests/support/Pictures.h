// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/WhenDone.h"
#include "core/contacts/Limits.h"
#include "core/contacts/Picture.h"

#include <QSet>

namespace allium::test {

/// Begins and ends as a JPEG does, and says nothing in between: nothing here decodes it.
inline QByteArray pictureOf(char fill, qsizetype bytes = 200)
{
    return QByteArray("\xff\xd8\xff", 3) + QByteArray(bytes - 5, fill) + QByteArray("\xff\xd9", 2);
}

/// Decodes at once: the pixels are one byte of the picture. What it is told to, it refuses.
class FakePictureDecoder final : public contacts::PictureDecoder {
public:
    QFuture<Pixels> decode(const QByteArray& picture) override
    {
        ++decoded;
        if (isAway)
            return readyFuture(Pixels(fail(Failure::Unavailable)));
        if (refused.contains(picture))
            return readyFuture(Pixels(fail(Failure::Refused)));
        return readyFuture(Pixels(QByteArray(contacts::limits::PicturePixelBytes, picture[3])));
    }
    int decoded = 0;
    bool isAway = false;
    QSet<QByteArray> refused;
};

} // namespace allium::test
