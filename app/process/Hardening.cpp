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
    // Not zero: the kernel does not ask for the limit when core_pattern names a program (core(5)),
    // except for this value, at which it makes none. As the size of a file it is too small as well.
    const rlimit none { 1, 1 };
    ::setrlimit(RLIMIT_CORE, &none);
    ::umask(0077);
#endif
}

} // namespace allium::process
