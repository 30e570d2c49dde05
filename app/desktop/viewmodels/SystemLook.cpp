// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/SystemLook.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QPalette>

namespace allium::desktop {
namespace {

// Of the XDG desktop portal.
const QString Service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString Path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString Interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString Appearance = QStringLiteral("org.freedesktop.appearance");
const QString ColorScheme = QStringLiteral("color-scheme");
const QString Contrast = QStringLiteral("contrast");

constexpr uint PrefersDark = 1;
constexpr uint PrefersHighContrast = 1;
constexpr int DarkGround = 128;

} // namespace

void SystemLook::follow()
{
    m_dark = QGuiApplication::palette().color(QPalette::Window).lightness() < DarkGround;
    Q_EMIT changed();
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(Service, Path, Interface, QStringLiteral("SettingChanged"), this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    ask(ColorScheme);
    ask(Contrast);
}

void SystemLook::ask(const QString& key)
{
    auto message = QDBusMessage::createMethodCall(Service, Path, Interface, QStringLiteral("Read"));
    message << Appearance << key;
    auto* const watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key](QDBusPendingCallWatcher* finished) {
        finished->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *finished;
        if (!reply.isError())
            onSettingChanged(Appearance, key, reply.value());
    });
}

void SystemLook::onSettingChanged(const QString& space, const QString& key, const QDBusVariant& value)
{
    if (space != Appearance)
        return;
    auto plain = value.variant();
    // "Read" wraps what it gives once more.
    if (plain.canConvert<QDBusVariant>())
        plain = plain.value<QDBusVariant>().variant();
    take(key, plain.toUInt());
}

void SystemLook::take(const QString& key, uint value)
{
    if (key == ColorScheme)
        m_dark = value == PrefersDark;
    else if (key == Contrast)
        m_highContrast = value == PrefersHighContrast;
    else
        return;
    Q_EMIT changed();
}

} // namespace allium::desktop
