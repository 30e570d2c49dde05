// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picture/Confinement.h"

namespace allium::picture {

bool limitResources()
{
    return false;
}

bool confine()
{
    return false;
}

} // namespace allium::picture
