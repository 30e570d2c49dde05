// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace allium::desktop {

/// All UTF-8 and lower case.
struct Emoji {
    const char* emoji;
    const char* name;
    const char* words; ///< further ones to find it by
};

std::span<const Emoji> emojiTable();

} // namespace allium::desktop
