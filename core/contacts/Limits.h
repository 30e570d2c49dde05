// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <QtGlobal>

#include <cstddef>
#include <cstdint>

namespace allium::contacts {

/// Bounds on what peers and people can make us hold. All lengths of text are code points unless
/// the name says bytes.
namespace limits {
constexpr qsizetype NameChars = 30; ///< display name, nickname
constexpr qsizetype AliasChars = 60;
constexpr qsizetype GreetingChars = 500;
constexpr qsizetype NoteChars = 2000;
constexpr qsizetype TextBytes = 16LL * 1024; ///< UTF-8 bytes of one message
constexpr qsizetype FileNameBytes = 255;
constexpr qsizetype QuoteChars = 160; ///< what is shown of an answered text, in UTF-16
constexpr qsizetype CustomFields = 32;
constexpr std::uint64_t UnaskedBytes = std::uint64_t { 1 } << 50; ///< of one contact; keeps sums far from the end of numbers
constexpr qsizetype RequestMessageBytes = 8LL * 1024;
constexpr qsizetype ControlMessageBytes = 4LL * 1024;
/// A picture as it travels, the message that brings it, and what it is decoded to: a square of four
/// bytes for each pixel.
constexpr qsizetype PictureBytes = 16LL * 1024;
constexpr qsizetype PictureMessageBytes = PictureBytes + 64;
constexpr int PictureSide = 128;
constexpr qsizetype PicturePixelBytes = 4LL * PictureSide * PictureSide;
constexpr qsizetype ConversationMessageBytes = 24LL * 1024;
constexpr std::size_t RetiredDevices = 32; ///< devices of a contact that it has replaced
/// A contact's onion ID may change so often at once, and once more each time that long has passed.
constexpr int Moves = 4;
constexpr Milliseconds MoveAgainAfter = std::chrono::minutes(10);
constexpr int ParentIds = 8; ///< ids a message may name as seen before it
constexpr int AckRanges = 64;
/// Messages under way and unacknowledged; a receiver holds no more than this out of order.
constexpr int SendWindow = 64;
constexpr int ReceiveWindow = 256;
/// That somebody is writing is told no more often.
constexpr Milliseconds TypingPause { 5000 };
} // namespace limits

} // namespace allium::contacts
