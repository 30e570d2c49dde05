// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/Ids.h"

#include <QStringList>

namespace allium::contacts {

/// How many words stand for each of the two people.
constexpr int SafetyWordsEach = 6;

/// What two people read to each other to be sure that nobody stands between them: the same twelve
/// words on both sides, whoever asks. Six are made from each account, those of the lower account
/// first. 66 bits behind SafetyRounds hashes, and somebody in between would have to find another account
/// with the same six words for one given person; pairs that merely agree with each other do not help.
/// Takes a few milliseconds.
constexpr int SafetyRounds = 4096;
QStringList safetyWords(const wire::AccountId& one, const wire::AccountId& other);

} // namespace allium::contacts
