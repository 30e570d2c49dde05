// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Bug.h"

#include <QtGlobal>

#include <cstdlib>

namespace allium {

void reportBug(const char* file, int line, const char* what)
{
#ifdef QT_NO_DEBUG
    qCritical("bug at %s:%d: %s", file, line, what);
#else
    qFatal("bug at %s:%d: %s", file, line, what);
#endif
}

void assertionFailed(const char* file, int line, const char* condition)
{
    qCritical("assertion failed at %s:%d: %s", file, line, condition);
    std::abort();
}

} // namespace allium
