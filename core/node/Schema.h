// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/Migration.h"

#include <vector>

namespace allium::node {

/// Every step of a profile's schema, those of the other folders included, in order.
std::vector<storage::Migration> migrations();

} // namespace allium::node
