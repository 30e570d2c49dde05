// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/FreedesktopNotifier.h"
#include "app/desktop/platform/LogindSleep.h"
#include "app/desktop/platform/Platform.h"
#include "app/desktop/platform/SystemTray.h"
#include "app/desktop/platform/XdgAutostart.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace allium::desktop {

namespace {

QString autostartFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/autostart");
}

} // namespace

QString Platform::thisProgram()
{
    // An AppImage runs from a place that is another one each time.
    const auto image = qEnvironmentVariable("APPIMAGE");
    return image.isEmpty() ? QCoreApplication::applicationFilePath() : image;
}

void Platform::forgetProfile(const QString& name)
{
    const bool isUsual = name == QLatin1String("default");
    XdgAutostart(autostartFolder(), isUsual ? QString() : name, {}).setOn(false);
}

Platform Platform::ofThisSystem(const Program& program)
{
    Platform platform;
    platform.notifier = std::make_unique<FreedesktopNotifier>(QDBusConnection::sessionBus());
    platform.tray = std::make_unique<SystemTray>();
    platform.autostart = std::make_unique<XdgAutostart>(autostartFolder(), program.name, QStringList { thisProgram() } + program.arguments);
    platform.sleep = std::make_unique<LogindSleep>(QDBusConnection::systemBus());
    return platform;
}

} // namespace allium::desktop
