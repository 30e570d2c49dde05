// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/SafetyWords.h"

#include "core/crypto/Hash.h"
#include "core/crypto/WordCode.h"

#include <algorithm>

namespace allium::contacts {
namespace {

QStringList wordsOf(const wire::AccountId& account)
{
    auto hash = crypto::hash("allium safety words", { account.view() });
    for (int round = 1; round < SafetyRounds; ++round)
        hash = crypto::hash("allium safety words", { hash.view(), account.view() });
    QStringList words;
    const auto code = crypto::wordCode(hash.view(), SafetyWordsEach);
    for (const auto& word : code)
        words.append(QString::fromLatin1(word));
    return words;
}

} // namespace

QStringList safetyWords(const wire::AccountId& one, const wire::AccountId& other)
{
    return wordsOf(std::min(one, other)) + wordsOf(std::max(one, other));
}

} // namespace allium::contacts
