// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FixedBytes.h"

#include <QByteArrayView>

#include <optional>
#include <span>

namespace allium::crypto {

struct MemoryWorkTag;
/// What one try of a proof of work that costs memory comes to.
using MemoryWork = FixedBytes<MemoryWorkTag, 32>;

/// Argon2id (RFC 9106) of one pass and one lane over `memoryBytes`: 6 ms for 16 MiB on a slow core, so not for
/// the node thread. Nothing when this machine has not got that memory to spare.
std::optional<MemoryWork> memoryWork(QByteArrayView password, std::span<const std::uint8_t, 16> salt, std::size_t memoryBytes);

/// Leading zero bits of its BLAKE2b with 64 bytes of output.
unsigned zeroBitsOf(const MemoryWork& work);

} // namespace allium::crypto
