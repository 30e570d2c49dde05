// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/Secret.h"

#include <optional>

namespace allium::terminal {

/// One line from a file descriptor, without its end. At most 1,024 bytes.
std::optional<crypto::Secret> readSecret(int descriptor);

/// Asks on the terminal with echo off. Nothing when there is no terminal.
std::optional<crypto::Secret> promptSecret(const char* question);

} // namespace allium::terminal
