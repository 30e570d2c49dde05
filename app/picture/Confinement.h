// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace allium::picture {

/// Limits of memory, time, files and processes. Call it first.
/// False: the system refused.
bool limitResources();

/// Closes all but standard input, output and errors. From now on this process may read and write
/// these, ask for memory, and end; anything else kills it. No way back. Load and open before what will be needed.
/// False: the system cannot do that.
bool confine();

} // namespace allium::picture
