// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/ProfileNote.h"

#include "core/contacts/DisplayText.h"

#include <algorithm>

namespace allium::node {
namespace {

constexpr QByteArrayView Magic = "ALLIUM PROFILE ";
constexpr QByteArrayView Version = "1";
constexpr qsizetype MaxVersionDigits = 9;

bool isNumber(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= MaxVersionDigits && text.front() != '0'
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

ProfileNote ProfileNote::of(const QString& typed)
{
    return { contacts::displayLine(typed, MaxTitleChars) };
}

Result<ProfileNote, ProfileNote::Error> ProfileNote::decode(QByteArrayView bytes)
{
    if (bytes.size() > MaxBytes)
        return fail(Error::TooLong);
    if (!bytes.startsWith(Magic))
        return fail(Error::NotANote);
    bytes = bytes.sliced(Magic.size());
    const auto end = bytes.indexOf('\n');
    if (end < 0 || !isNumber(bytes.first(end)))
        return fail(Error::NotANote);
    if (bytes.first(end) != Version)
        return fail(Error::FromTheFuture);
    bytes = bytes.sliced(end + 1);
    if (!bytes.endsWith('\n'))
        return fail(Error::BadTitle);
    const auto title = contacts::strictUtf8(bytes.chopped(1));
    if (!title || of(*title).title != *title)
        return fail(Error::BadTitle);
    return ProfileNote { *title };
}

QByteArray ProfileNote::encode() const
{
    QByteArray bytes = Magic.toByteArray();
    bytes += Version.toByteArray() + '\n' + title.toUtf8() + '\n';
    return bytes;
}

} // namespace allium::node
