// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Background.h"

namespace allium::desktop {

Background::Background(Platform platform, Preferences& preferences, QObject* parent, std::chrono::milliseconds panelPatience)
    : QObject(parent)
    , m_platform(std::move(platform))
    , m_preferences(preferences)
{
    m_panel.setSingleShot(true);
    m_panel.setInterval(panelPatience);
    connect(&m_panel, &QTimer::timeout, this, [this] {
        if (!canStay())
            Q_EMIT iconMissing();
    });
    connect(m_platform.notifier.get(), &Notifier::availableChanged, this, &Background::changed);
    connect(m_platform.tray.get(), &Tray::openRequested, this, &Background::openRequested);
    connect(m_platform.tray.get(), &Tray::lockRequested, this, &Background::lockRequested);
    connect(m_platform.tray.get(), &Tray::quitRequested, this, &Background::quitRequested);
    connect(&preferences, &Preferences::changed, this, &Background::follow);
    follow();
}

void Background::follow()
{
    m_platform.tray->setShown(m_preferences.stayInTray());
    m_platform.sleep->setNeeded(m_preferences.lockAfterSleep());
}

void Background::retranslate()
{
    m_error.clear();
    m_platform.tray->setShown(false);
    follow();
    Q_EMIT changed();
}

Background::Start Background::quietStart()
{
    if (!m_preferences.stayInTray())
        return Start::Minimized;
    m_panel.start();
    return Start::Hidden;
}

void Background::setStartsAlong(bool on)
{
    if (on == startsAlong())
        return; // such as a switch that goes back because it could not be stored
    const bool kept = m_platform.autostart->setOn(on);
    m_error = kept ? QString()
                   : tr("This could not be stored. Nothing was changed. Check that the folder for autostart entries is yours.");
    Q_EMIT changed();
}

} // namespace allium::desktop
