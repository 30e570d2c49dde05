// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/platform/Platform.h"
#include "app/desktop/viewmodels/Preferences.h"

#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// How the program lives beside its window: the icon beside the clock, what closing the window means,
/// starting with the session. Also says what of it this desktop can do at all.
class Background : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.settings.background has it")
    Q_PROPERTY(bool canNotify READ canNotify NOTIFY changed)
    Q_PROPERTY(bool canStay READ canStay NOTIFY changed)
    Q_PROPERTY(bool canStartAlong READ canStartAlong CONSTANT)
    Q_PROPERTY(bool startsAlong READ startsAlong NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    /// How the window is first shown.
    enum class Start { Shown, Minimized, Hidden };
    Q_ENUM(Start)

    /// A panel may come up later than what is started along with it.
    static constexpr std::chrono::seconds PanelPatience { 20 };

    /// `preferences` outlive it.
    Background(Platform platform, Preferences& preferences, QObject* parent = nullptr, std::chrono::milliseconds panelPatience = PanelPatience);

    bool canNotify() const { return m_platform.notifier->isAvailable(); }
    bool canStay() const { return m_platform.tray->isAvailable(); }
    bool canStartAlong() const { return m_platform.autostart->isAvailable(); }
    bool startsAlong() const { return m_platform.autostart->isOn(); }
    QString error() const { return m_error; }

    /// What stands beside the clock is said in the language of now.
    void retranslate();
    /// Looks anew at what others may have changed meanwhile.
    void load() { Q_EMIT changed(); }
    Q_INVOKABLE void setStartsAlong(bool on);

    /// How to show the window when it is to stay out of the way, if that leaves a way back to it.
    Start quietStart();
    /// Whether the program goes on without its window, which then can be had back by the icon.
    bool keepsRunning() const { return m_preferences.stayInTray() && canStay(); }
    void setState(bool unread, const QString& tip) { m_platform.tray->setState(unread, tip); }

    Notifier& notifier() { return *m_platform.notifier; }
    SleepWatcher& sleep() { return *m_platform.sleep; }

Q_SIGNALS:
    void changed();
    void openRequested();
    void lockRequested();
    void quitRequested();
    /// Started hidden, and there is no icon after all.
    void iconMissing();

private:
    void follow();

    Platform m_platform;
    Preferences& m_preferences;
    QTimer m_panel;
    QString m_error;
};

} // namespace allium::desktop
