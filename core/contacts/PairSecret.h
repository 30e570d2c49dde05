// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/Noise.h"
#include "core/crypto/Secret.h"
#include "core/wire/Ids.h"

namespace allium::contacts {

struct ContributionTag;
/// One side's random share of a pair secret. Stored before it is first sent, so that retries and
/// crossing requests repeat it.
using Contribution = crypto::SecretBytes<ContributionTag, 32>;

/// BLAKE2b over both contributions and both account keys, the smaller account first: both sides
/// get the same secret whoever asked whom.
crypto::NoiseHandshake::Psk pairSecret(const wire::AccountId& mine, const Contribution& myContribution,
                                       const wire::AccountId& theirs, const Contribution& theirContribution);

} // namespace allium::contacts
