// SPDX-License-Identifier: GPL-3.0-or-later
// For systems that nobody has written the parts for.
#include "app/desktop/platform/Platform.h"

#include <QCoreApplication>

namespace allium::desktop {

Platform Platform::ofThisSystem(const Program&)
{
    return {};
}

QString Platform::thisProgram()
{
    return QCoreApplication::applicationFilePath();
}

void Platform::forgetProfile(const QString&) { }

} // namespace allium::desktop
