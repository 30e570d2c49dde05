// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/LibraryVersion.h"

#include <sqlite3.h>

namespace allium::storage {

const char* libraryVersion()
{
    return sqlite3_libversion();
}

} // namespace allium::storage
