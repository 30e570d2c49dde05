// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/Command.h"

#include <functional>

namespace allium::node {
class Node;
class ProfileKeeper;
}

namespace allium::api {

/// What is done with the profiles of this machine, with or without a node. The keeper outlives the table.
void addKeeperCommands(CommandTable& table, node::ProfileKeeper& keeper);

/// Fills the table with everything a node can do. The node outlives the table; `quit` ends the
/// program in an orderly way.
void addCommands(CommandTable& table, node::Node& node, std::function<void()> quit);

// The parts of it, one file each.
void addNodeCommands(CommandTable& table, node::Node& node, std::function<void()> quit);
void addProfileCommands(CommandTable& table, node::Node& node);
void addContactCommands(CommandTable& table, node::Node& node);
void addPictureCommands(CommandTable& table, node::Node& node);
void addFileCommands(CommandTable& table, node::Node& node);
void addPathCommands(CommandTable& table, node::Node& node);

} // namespace allium::api
