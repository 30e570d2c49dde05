// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace allium::storage {

/// Of SQLite, as it runs.
const char* libraryVersion();

} // namespace allium::storage
