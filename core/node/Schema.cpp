// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/Schema.h"

#include "core/contacts/Schema.h"
#include "core/node/FileGrants.h"
#include "core/node/Settings.h"
#include "core/transfer/TransferStore.h"

namespace allium::node {

std::vector<storage::Migration> migrations()
{
    std::vector<storage::Migration> own {
        { 10, "settings", &Settings::createSchema },
        { 11, "file grants", &FileGrants::createSchema },
    };
    return storage::mergeMigrations({ std::move(own), contacts::migrations(), transfer::migrations() });
}

} // namespace allium::node
