// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/Migration.h"

#include <vector>

namespace allium::contacts {

/// The tables of this folder, to be merged with those of the others; core/storage/SCHEMA.md.
std::vector<storage::Migration> migrations();

} // namespace allium::contacts
