// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/LibraryVersion.h"

#include <sodium.h>

namespace allium::crypto {

const char* libraryVersion()
{
    return sodium_version_string();
}

} // namespace allium::crypto
