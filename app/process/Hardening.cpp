// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/Hardening.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/stat.h>
#endif

namespace allium::process {

void harden()
{
#ifdef Q_OS_UNIX
    const rlimit none { 0, 0 };
    ::setrlimit(RLIMIT_CORE, &none);
    ::umask(0077);
#endif
}

} // namespace allium::process
