// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/models/Pictures.h"
#include "app/desktop/viewmodels/ConnectionStatus.h"
#include "app/desktop/viewmodels/Contacts.h"
#include "app/desktop/viewmodels/Conversation.h"
#include "app/desktop/viewmodels/NetworkViewModel.h"
#include "app/desktop/viewmodels/Notifications.h"
#include "app/desktop/viewmodels/Notices.h"
#include "app/desktop/viewmodels/Onboarding.h"
#include "app/desktop/viewmodels/SettingsViewModel.h"
#include "app/desktop/viewmodels/SystemLook.h"
#include "app/desktop/viewmodels/Transfers.h"
#include "app/desktop/viewmodels/Unlocking.h"
#include "app/desktop/viewmodels/WindowLock.h"
#include "app/desktop/viewmodels/WindowMemory.h"

#include <QPointer>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

class QJSEngine;
class QQmlEngine;

namespace allium::desktop {

/// What the QML root gets: which screen is shown, and the view models of all pages. Made by the
/// program (or a test) for one engine; QML reaches it as the singleton `App`.
///
///     Starting --"status"--> Onboarding (no profile), Unlock (locked) or Main (open)
///     Onboarding --finishOnboarding()--> Main
///     Unlock --profile opens--> Main --profile closes--> Unlock
///     Main --lock()--> Unlock, with the profile still open --its secret is shown--> Main
class App : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(NodeState nodeState READ nodeState NOTIFY nodeStateChanged)
    Q_PROPERTY(Screen screen READ screen NOTIFY screenChanged)
    Q_PROPERTY(allium::desktop::Background::Start start READ start CONSTANT)
    Q_PROPERTY(QString pendingLink READ pendingLink NOTIFY pendingLinkChanged)
    Q_PROPERTY(allium::desktop::ConnectionStatus* connection READ connection CONSTANT)
    Q_PROPERTY(allium::desktop::Contacts* contacts READ contacts CONSTANT)
    Q_PROPERTY(allium::desktop::Conversation* conversation READ conversation CONSTANT)
    Q_PROPERTY(allium::desktop::NetworkViewModel* network READ network CONSTANT)
    Q_PROPERTY(allium::desktop::Transfers* transfers READ transfers CONSTANT)
    Q_PROPERTY(allium::desktop::Notices* notices READ notices CONSTANT)
    Q_PROPERTY(allium::desktop::WindowMemory* window READ window CONSTANT)
    Q_PROPERTY(allium::desktop::Preferences* preferences READ preferences CONSTANT)
    Q_PROPERTY(allium::desktop::SystemLook* look READ look CONSTANT)
    Q_PROPERTY(allium::desktop::SettingsViewModel* settings READ settings CONSTANT)
    Q_PROPERTY(allium::desktop::Onboarding* onboarding READ onboarding CONSTANT)
    Q_PROPERTY(allium::desktop::Unlocking* unlock READ unlock CONSTANT)
public:
    enum class NodeState { Unknown, Empty, Locked, Opening, Open, Closing };
    Q_ENUM(NodeState)
    enum class Screen { Starting, Onboarding, Unlock, Main };
    Q_ENUM(Screen)

    /// `settingsFile`: where the window's place is remembered; the preferences stand beside it. Empty:
    /// neither is. `platform`: what the desktop around offers; nothing unless given.
    explicit App(Core& core, const QString& settingsFile = {}, Platform platform = {}, QObject* parent = nullptr);
    ~App() override;

    /// Makes this object the `App` of what the engine loads. It outlives the engine's objects.
    void installIn(QQmlEngine& engine);
    static App* create(QQmlEngine* engine, QJSEngine*);

    /// The window stays out of the way at first. Before the engine loads.
    void startQuietly() { m_start = m_background.quietStart(); }
    Background::Start start() const { return m_start; }
    /// The window is being closed. True: the program goes on without it; false: it ends.
    Q_INVOKABLE bool closeWindow();

    /// Asks the core how it is. Once, when the window is about to be shown.
    void begin();

    NodeState nodeState() const { return m_nodeState; }
    Screen screen() const { return m_screen; }
    ConnectionStatus* connection() { return &m_connection; }
    Contacts* contacts() { return &m_contacts; }
    Conversation* conversation() { return &m_conversation; }
    NetworkViewModel* network() { return &m_network; }
    Transfers* transfers() { return &m_transfers; }
    Notices* notices() { return &m_notices; }
    WindowMemory* window() { return &m_window; }
    Preferences* preferences() { return &m_preferences; }
    SystemLook* look() { return &m_look; }
    SettingsViewModel* settings() { return &m_settings; }
    Onboarding* onboarding() { return &m_onboarding; }
    Unlocking* unlock() { return &m_unlocking; }

    /// An `allium:` link that somebody opened and nobody has dealt with yet.
    QString pendingLink() const { return m_pendingLink; }
    void openLink(const QString& link);
    /// For the page that deals with it.
    Q_INVOKABLE QString takeLink();

    /// For the main screen: where somebody wants to go in it, once; empty: nowhere.
    Q_INVOKABLE QString takePlace() { return std::exchange(m_wantedPlace, {}); }

    /// The first run is over.
    Q_INVOKABLE void finishOnboarding();
    /// As the preferences say: shows nothing until the secret is given again, or closes the profile,
    /// so that sessions end and keys are wiped.
    Q_INVOKABLE void lock();
    /// The sentence for an error kind of the core.
    Q_INVOKABLE QString errorText(const QString& kind) const;
    /// Whether a page of that address is part of this program.
    Q_INVOKABLE bool hasPage(const QUrl& page) const;

    /// After another language was installed: makes the screen anew in it, as everything on it was said in the
    /// former one.
    void retranslate();
    /// Somebody wants to see the window, and in it this place unless empty; see placeWanted(). While the
    /// window is locked the place waits.
    void show(const QString& place);
    Q_INVOKABLE void raise() { Q_EMIT raiseRequested(); }
    Q_INVOKABLE void quit() { Q_EMIT quitRequested(); }

Q_SIGNALS:
    void nodeStateChanged();
    void screenChanged();
    void pendingLinkChanged();
    /// What is shown is new, and speaks another language.
    void languageChanged();
    void minimizeRequested();
    void raiseRequested();
    /// A page by its key, or a section of one: "files", "contacts/requests". Heard by the main screen alone.
    void placeWanted(const QString& place);
    void quitRequested();

private:
    void refresh();
    void setNodeState(const QString& name);
    void tellOfOpening(const QJsonObject& status);
    void setScreen(Screen screen);
    void showUnlock(bool windowOnly);
    void wantPlace(const QString& place);
    void connectDesktop();
    void showInTray();
    void onEvent(const QString& type, const QJsonObject& fields);

    Core& m_core;
    QPointer<QQmlEngine> m_engine;
    Pictures m_pictures;
    ConnectionStatus m_connection;
    Conversation m_conversation;
    Notices m_notices;
    WindowMemory m_window;
    Preferences m_preferences;
    SystemLook m_look;
    Background m_background;
    SettingsViewModel m_settings;
    Onboarding m_onboarding;
    Unlocking m_unlocking;
    WindowLock m_windowLock;
    Contacts m_contacts;
    NetworkViewModel m_network;
    Transfers m_transfers;
    Notifications m_notifications;
    NodeState m_nodeState = NodeState::Unknown;
    Screen m_screen = Screen::Starting;
    Background::Start m_start = Background::Start::Shown;
    QString m_pendingLink;
    QString m_wantedPlace;
    bool m_toldOfOpening = false;
};

} // namespace allium::desktop
