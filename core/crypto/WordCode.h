// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QByteArrayView>

#include <array>

namespace allium::crypto {

/// 2^BitsPerWord short English words that are not mistaken for each other on the phone.
constexpr int BitsPerWord = 11;
constexpr std::size_t WordCount = 1U << BitsPerWord;
extern const std::array<const char*, WordCount> Words;

/// The first `count` times eleven bits of `bytes`, highest first, a word each. `bytes` holds that many.
QByteArrayList wordCode(QByteArrayView bytes, int count);

} // namespace allium::crypto
