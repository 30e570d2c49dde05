// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace allium::crypto {

/// Of libsodium, as it runs.
const char* libraryVersion();

} // namespace allium::crypto
