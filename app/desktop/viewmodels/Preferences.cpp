// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Preferences.h"

#include <QDir>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <chrono>

namespace allium::desktop {
namespace {

using namespace std::chrono_literals;

/// A slider that is being dragged is written once.
constexpr auto WriteDelay = 400ms;
constexpr int LastMode = 3;

constexpr const char* Appearance = "look/appearance";
constexpr const char* TextPercent = "look/text_percent";
constexpr const char* ReducedMotion = "look/reduced_motion";
constexpr const char* PicturesOfOthers = "look/pictures";
constexpr const char* Language = "look/language";
constexpr const char* Notifications = "notifications/on";
constexpr const char* NotificationNames = "notifications/names";
constexpr const char* NotificationText = "notifications/text";
constexpr const char* StayInTray = "window/stay_in_tray";
constexpr const char* LockMinutes = "lock/minutes";
constexpr const char* LockAfterSleep = "lock/after_sleep";
constexpr const char* LockDisconnects = "lock/disconnects";
constexpr const char* DownloadFolder = "files/folder";

} // namespace

Preferences::Preferences(const QString& file, QObject* parent)
    : QObject(parent)
    , m_file(file)
{
    m_writer.setMaxThreadCount(1);
    m_writeSoon.setSingleShot(true);
    m_writeSoon.setInterval(WriteDelay);
    connect(&m_writeSoon, &QTimer::timeout, this, &Preferences::write);
    if (m_file.isEmpty())
        return;
    const QSettings settings(m_file, QSettings::IniFormat);
    const auto keys = settings.allKeys();
    for (const auto& key : keys)
        m_values.insert(key, settings.value(key));
}

Preferences::~Preferences()
{
    flush();
}

void Preferences::flush()
{
    if (m_writeSoon.isActive()) {
        m_writeSoon.stop();
        write();
    }
    m_writer.waitForDone();
}

void Preferences::write()
{
    m_writer.start([file = m_file, values = m_values] {
        QSettings settings(file, QSettings::IniFormat);
        for (auto it = values.begin(); it != values.end(); ++it)
            settings.setValue(it.key(), it.value());
    });
}

QVariant Preferences::value(const char* key, const QVariant& fallback) const
{
    return m_values.value(QLatin1String(key), fallback);
}

void Preferences::set(const char* key, const QVariant& value)
{
    auto& present = m_values[QLatin1String(key)];
    if (present == value)
        return;
    present = value;
    if (!m_file.isEmpty())
        m_writeSoon.start();
    Q_EMIT changed();
}

int Preferences::appearance() const
{
    return std::clamp(value(Appearance, 0).toInt(), 0, LastMode);
}

void Preferences::setAppearance(int mode)
{
    set(Appearance, std::clamp(mode, 0, LastMode));
}

int Preferences::textPercent() const
{
    return std::clamp(value(TextPercent, 100).toInt(), 100, MaxTextPercent);
}

void Preferences::setTextPercent(int percent)
{
    set(TextPercent, std::clamp(percent, 100, MaxTextPercent));
}

bool Preferences::reducedMotion() const
{
    return value(ReducedMotion, false).toBool();
}

void Preferences::setReducedMotion(bool on)
{
    set(ReducedMotion, on);
}

bool Preferences::pictures() const
{
    return value(PicturesOfOthers, true).toBool();
}

void Preferences::setPictures(bool on)
{
    set(PicturesOfOthers, on);
}

QString Preferences::language() const
{
    return value(Language, QString()).toString();
}

void Preferences::setLanguage(const QString& language)
{
    if (language == this->language())
        return;
    set(Language, language);
    Q_EMIT languageChanged();
}

bool Preferences::notifications() const
{
    return value(Notifications, true).toBool();
}

void Preferences::setNotifications(bool on)
{
    set(Notifications, on);
}

bool Preferences::notificationNames() const
{
    return value(NotificationNames, true).toBool();
}

void Preferences::setNotificationNames(bool on)
{
    set(NotificationNames, on);
}

bool Preferences::notificationText() const
{
    return value(NotificationText, false).toBool();
}

void Preferences::setNotificationText(bool on)
{
    set(NotificationText, on);
}

bool Preferences::stayInTray() const
{
    return value(StayInTray, false).toBool();
}

void Preferences::setStayInTray(bool on)
{
    set(StayInTray, on);
}

int Preferences::lockMinutes() const
{
    return std::clamp(value(LockMinutes, 0).toInt(), 0, MaxLockMinutes);
}

void Preferences::setLockMinutes(int minutes)
{
    set(LockMinutes, std::clamp(minutes, 0, MaxLockMinutes));
}

bool Preferences::lockAfterSleep() const
{
    return value(LockAfterSleep, false).toBool();
}

void Preferences::setLockAfterSleep(bool on)
{
    set(LockAfterSleep, on);
}

bool Preferences::lockDisconnects() const
{
    return value(LockDisconnects, false).toBool();
}

void Preferences::setLockDisconnects(bool on)
{
    set(LockDisconnects, on);
}

QString Preferences::downloadFolder() const
{
    auto chosen = value(DownloadFolder, QString()).toString();
    if (!chosen.isEmpty())
        return chosen;
    auto usual = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    return usual.isEmpty() ? QDir::homePath() : usual;
}

void Preferences::setDownloadFolder(const QString& folder)
{
    set(DownloadFolder, folder);
}

} // namespace allium::desktop
