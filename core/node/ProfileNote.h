// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

namespace allium::node {

/// What the person calls a profile. It stays on this machine and can be read before the profile is open, by
/// whoever can read the disk: so it says nothing that was not typed for it, and empty is a good title.
///
///     "ALLIUM PROFILE 1" LF title LF          UTF-8, at most MaxBytes
///
/// The title is one line as contacts::displayLine() leaves it; what differs from that is refused, so that
/// encoding again gives the same bytes.
struct ProfileNote {
    static constexpr qsizetype MaxBytes = 512;
    /// Code points.
    static constexpr qsizetype MaxTitleChars = 40;

    enum class Error { TooLong, NotANote, FromTheFuture, BadTitle };

    QString title;

    /// With what must not be shown taken out, and cut to its length.
    static ProfileNote of(const QString& typed);
    static Result<ProfileNote, Error> decode(QByteArrayView bytes);
    QByteArray encode() const;
};

} // namespace allium::node
