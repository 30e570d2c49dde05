// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/FreedesktopNotifier.h"
#include "app/desktop/platform/LogindSleep.h"
#include "app/desktop/platform/Platform.h"
#include "app/desktop/platform/SystemTray.h"
#include "app/desktop/platform/XdgAutostart.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace allium::desktop {

Platform Platform::ofThisSystem(const Program& program)
{
    Platform platform;
    platform.notifier = std::make_unique<FreedesktopNotifier>(QDBusConnection::sessionBus());
    platform.tray = std::make_unique<SystemTray>();
    // An AppImage runs from a place that is another one each time.
    const auto image = qEnvironmentVariable("APPIMAGE");
    QStringList command { image.isEmpty() ? QCoreApplication::applicationFilePath() : image };
    command += program.arguments;
    platform.autostart = std::make_unique<XdgAutostart>(
        QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/autostart"), program.name, command);
    platform.sleep = std::make_unique<LogindSleep>(QDBusConnection::systemBus());
    return platform;
}

} // namespace allium::desktop
