// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/PairSecret.h"

#include "core/crypto/Hash.h"

namespace allium::contacts {

crypto::NoiseHandshake::Psk pairSecret(const wire::AccountId& mine, const Contribution& myContribution,
                                       const wire::AccountId& theirs, const Contribution& theirContribution)
{
    const bool iAmFirst = mine < theirs;
    const auto& firstAccount = iAmFirst ? mine : theirs;
    const auto& secondAccount = iAmFirst ? theirs : mine;
    const auto& first = iAmFirst ? myContribution : theirContribution;
    const auto& second = iAmFirst ? theirContribution : myContribution;

    // The contributions go in as the key, so no copy of them leaves guarded memory.
    crypto::Secret both(2 * Contribution::SizeBytes);
    std::copy(first.span().begin(), first.span().end(), both.span().begin());
    std::copy(second.span().begin(), second.span().end(), both.span().begin() + Contribution::SizeBytes);
    auto derived = crypto::deriveKey(both, "allium pair secret 1", { firstAccount.view(), secondAccount.view() });
    return *crypto::NoiseHandshake::Psk::from(std::move(derived));
}

} // namespace allium::contacts
