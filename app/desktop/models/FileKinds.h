// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace allium::desktop::FileKinds {

/// The icon for a file of this name.
QString iconFor(const QString& name, bool isFolder);
/// Whether opening a file of this name may run it, or let something in it run: such files are only
/// shown in their folder.
bool mayRun(const QString& name);

} // namespace allium::desktop::FileKinds
