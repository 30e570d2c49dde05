// SPDX-License-Identifier: GPL-3.0-or-later
// For systems that nobody has written the parts for.
#include "app/desktop/platform/Platform.h"

namespace allium::desktop {

Platform Platform::ofThisSystem(const Program&)
{
    return {};
}

} // namespace allium::desktop
