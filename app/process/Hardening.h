// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace allium::process {

/// Keys must not end up in a core file, nor anything of ours be readable by others. Call it first.
void harden();

} // namespace allium::process
