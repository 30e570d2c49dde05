// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace allium::picture {

constexpr qsizetype MaxBytes = 16LL * 1024;
/// Neither side of a picture may be longer.
constexpr int MaxSide = 512;
/// Of what comes out: a square, four bytes for each pixel.
constexpr int Side = 128;

/// Loads what decoding needs. False: a format is missing.
bool prepare();

/// The middle square of a JPEG or PNG in Side × Side pixels: red, green, blue, opacity. Nothing: it
/// is neither, is too big, or cannot be read to its end.
std::optional<QByteArray> decode(const QByteArray& picture);

} // namespace allium::picture
