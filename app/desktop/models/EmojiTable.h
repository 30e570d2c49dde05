// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace allium::desktop {

/// All UTF-8, English and lower case.
struct Emoji {
    const char* emoji;
    const char* name;
    const char* words; ///< further ones to find it by
};

std::span<const Emoji> emojiTable();

/// In the language of now.
QString nameOf(const Emoji& emoji);

} // namespace allium::desktop
