// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/ProfilePlace.h"

#include <QByteArray>

#include <vector>

namespace allium::process {

/// What "--list-profiles" prints: a line for each profile, its parts separated by tabs: name, what it is called,
/// "open" or "closed", what opens it, when it was last used (UTC) or "never". Titles hold no tabs.
QByteArray profileTable(const std::vector<node::ProfileEntry>& entries);

} // namespace allium::process
