// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/Picture.h"

#include "core/contacts/Limits.h"
#include "core/crypto/Hash.h"

namespace allium::contacts {
namespace {

constexpr QByteArrayView PictureDomain("allium picture 1");
constexpr QByteArrayView JpegBegin("\xff\xd8\xff", 3);
constexpr QByteArrayView JpegEnd("\xff\xd9", 2);
constexpr QByteArrayView PngBegin("\x89PNG\r\n\x1a\n", 8);
constexpr QByteArrayView PngEnd("\0\0\0\0IEND\xae\x42\x60\x82", 12);

bool isFramed(QByteArrayView bytes, QByteArrayView begin, QByteArrayView end)
{
    return bytes.size() > begin.size() + end.size() && bytes.startsWith(begin) && bytes.endsWith(end);
}

} // namespace

PictureId pictureId(QByteArrayView bytes)
{
    return *PictureId::from(crypto::hash(PictureDomain, { bytes }).view());
}

Result<PictureFormat, PictureError> pictureFormat(QByteArrayView bytes)
{
    if (bytes.size() > limits::PictureBytes)
        return fail(PictureError::TooBig);
    if (isFramed(bytes, JpegBegin, JpegEnd))
        return PictureFormat::Jpeg;
    if (isFramed(bytes, PngBegin, PngEnd))
        return PictureFormat::Png;
    return fail(PictureError::NotAPicture);
}

} // namespace allium::contacts
