// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/App.h"

#include "app/desktop/models/PictureProvider.h"
#include "app/desktop/viewmodels/ErrorText.h"
#include "core/base/Log.h"

#include <QFile>
#include <QFileInfo>
#include <QMetaEnum>
#include <QQmlEngine>

Q_LOGGING_CATEGORY(logApp, "desktop.app")

namespace allium::desktop {
namespace {

constexpr const char* EngineProperty = "alliumApp";

/// The core's names of states are ours in lower case.
App::NodeState stateNamed(const QString& name)
{
    const auto states = QMetaEnum::fromType<App::NodeState>();
    for (int i = 0; i < states.keyCount(); ++i) {
        if (name.compare(QLatin1String(states.key(i)), Qt::CaseInsensitive) == 0)
            return static_cast<App::NodeState>(states.value(i));
    }
    return App::NodeState::Unknown;
}

QString preferencesBeside(const QString& settingsFile)
{
    return settingsFile.isEmpty() ? QString() : QFileInfo(settingsFile).path() + QStringLiteral("/preferences.ini");
}

} // namespace

App::App(Core& core, const QString& settingsFile, Platform platform, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_pictures(core)
    , m_connection(core)
    , m_conversation(core)
    , m_window(settingsFile)
    , m_preferences(preferencesBeside(settingsFile))
    , m_background(std::move(platform), m_preferences)
    , m_settings(core, m_preferences, m_background)
    , m_onboarding(core)
    , m_unlocking(core)
    , m_windowLock(core, m_preferences)
    , m_contacts(core, m_notices)
    , m_network(core, m_connection, m_notices)
    , m_transfers(core, m_notices)
    , m_notifications({ core, m_preferences, *m_contacts.list(), *m_contacts.incoming(), m_conversation }, m_background.notifier())
{
    m_conversation.files()->follow(m_preferences);
    m_transfers.actions()->follow(m_preferences);
    connect(m_onboarding.picture(), &OwnPicture::made, &m_pictures, &Pictures::keep);
    connect(&m_onboarding, &Onboarding::finished, this, &App::finishOnboarding);
    connect(&m_unlocking, &Unlocking::windowUnlocked, this, [this] {
        if (m_nodeState == NodeState::Open)
            setScreen(Screen::Main);
    });
    connect(&m_unlocking, &Unlocking::quitRequested, this, &App::quit);
    connect(&m_unlocking, &Unlocking::profileSetAside, this, [this](const QString& folder) {
        m_onboarding.startRestoring();
        m_notices.add(tr("Nothing was deleted. The profile that does not open is now in %1").arg(folder), Notices::Tone::Info);
    });
    connect(&m_windowLock, &WindowLock::due, this, &App::lock);
    connect(&core, &Core::eventReceived, this, &App::onEvent);
    connect(&m_conversation, &Conversation::alliumLinkOpened, this, &App::openLink);
    connectDesktop();
}

void App::connectDesktop()
{
    connect(&m_notices, &Notices::placeWanted, this, &App::wantPlace);
    connect(&m_notifications, &Notifications::placeWanted, this, &App::show);
    connect(&m_background, &Background::openRequested, this, &App::raise);
    connect(&m_background, &Background::lockRequested, this, &App::lock);
    connect(&m_background, &Background::quitRequested, this, &App::quit);
    connect(&m_background, &Background::iconMissing, this, &App::minimizeRequested);
    connect(m_contacts.list(), &ContactListModel::unreadChanged, this, &App::showInTray);
    connect(m_contacts.incoming(), &RequestListModel::countChanged, this, &App::showInTray);
    connect(&m_connection, &ConnectionStatus::changed, this, &App::showInTray);
    showInTray();
    auto& sleep = m_background.sleep();
    connect(&sleep, &SleepWatcher::aboutToSleep, this, [this] {
        m_windowLock.onSleep();
        // Hiding what the window shows is done by now; closing the profile takes a moment.
        if (!m_unlocking.isClosing())
            m_background.sleep().ready();
    });
}

void App::showInTray()
{
    const bool waits = m_contacts.list()->unread() > 0 || m_contacts.incoming()->count() > 0;
    //: the tip of the icon beside the clock; %1 says how the connection is
    m_background.setState(waits, waits ? tr("Allium: something new. %1").arg(m_connection.sentence()) : tr("Allium: %1").arg(m_connection.sentence()));
}

bool App::closeWindow()
{
    const bool goesOn = m_background.keepsRunning();
    if (!goesOn)
        quit();
    return goesOn;
}

void App::wantPlace(const QString& place)
{
    m_wantedPlace = place;
    Q_EMIT placeWanted(place);
}

App::~App() = default;

void App::installIn(QQmlEngine& engine)
{
    m_engine = &engine;
    QJSEngine::setObjectOwnership(this, QJSEngine::CppOwnership);
    engine.addImageProvider(QStringLiteral("pictures"), new PictureProvider(m_pictures)); // the engine's from here on
    engine.setProperty(EngineProperty, QVariant::fromValue(static_cast<QObject*>(this)));
}

App* App::create(QQmlEngine* engine, QJSEngine*)
{
    return qobject_cast<App*>(engine->property(EngineProperty).value<QObject*>());
}

void App::begin()
{
    refresh();
    m_settings.profiles()->load(); // which of several this is stands above the window
}

void App::refresh()
{
    m_core.call("status", {}, this, [this](const Core::Answer& status) {
        if (!status)
            return;
        const auto object = status->toObject();
        m_connection.take(object);
        setNodeState(object.value(QLatin1String("state")).toString());
        tellOfOpening(object);
    });
}

/// What only the status says of a profile that was just opened; once for each opening.
void App::tellOfOpening(const QJsonObject& status)
{
    const auto is = [&](const char* field) { return status.value(QLatin1String(field)).toBool(); };
    if (m_nodeState != NodeState::Open || std::exchange(m_toldOfOpening, true))
        return;
    if (is("changes_lost"))
        m_notices.addWithAction(errorText(QStringLiteral("storage.changes-lost")), Notices::Tone::Warning, tr("Make a backup"),
                                QStringLiteral("settings/backup"));
    if (is("other_device_running"))
        m_notices.add(errorText(QStringLiteral("account.other-device")), Notices::Tone::Warning);
}

void App::onEvent(const QString& type, const QJsonObject& fields)
{
    if (type == QLatin1String("node.state")) {
        // The rest of the status (tor, doors) belongs to the new state as well.
        refresh();
        setNodeState(fields.value(QLatin1String("state")).toString());
    } else if (type == QLatin1String("storage.failed")) {
        m_notices.add(errorText(fields.value(QLatin1String("kind")).toString()), Notices::Tone::Danger);
    } else if (type == QLatin1String("device.still-runs")) {
        m_notices.add(errorText(QStringLiteral("account.other-device")), Notices::Tone::Warning);
    }
}

void App::setNodeState(const QString& name)
{
    const auto state = stateNamed(name);
    if (state == m_nodeState)
        return;
    const auto before = std::exchange(m_nodeState, state);
    Q_EMIT nodeStateChanged();
    if (state != NodeState::Open) {
        m_toldOfOpening = false;
        m_wantedPlace.clear();
    }
    if (state == NodeState::Locked || state == NodeState::Empty) {
        m_pictures.clear();
        m_background.sleep().ready();
    }
    m_contacts.setOpen(state == NodeState::Open);
    m_transfers.setOpen(state == NodeState::Open);
    switch (state) {
    case NodeState::Empty:
        return setScreen(Screen::Onboarding);
    case NodeState::Locked:
        // After an attempt that failed the page says so, and stays as it is.
        if (m_screen != Screen::Unlock || before != NodeState::Opening)
            showUnlock(false);
        return;
    case NodeState::Open:
        // The first run has steps beyond the open profile and says itself when it is over, unless somebody
        // else made the profile.
        return setScreen(m_screen == Screen::Onboarding && m_onboarding.isMaking() ? Screen::Onboarding : Screen::Main);
    case NodeState::Closing:
        if (m_screen != Screen::Main && m_screen != Screen::Unlock)
            return;
        m_unlocking.waitForClose();
        return setScreen(Screen::Unlock);
    case NodeState::Unknown:
    case NodeState::Opening:
        return;
    }
}

void App::setScreen(Screen screen)
{
    if (screen == m_screen)
        return;
    m_screen = screen;
    qCInfo(logApp) << "screen:" << QMetaEnum::fromType<Screen>().valueToKey(static_cast<int>(screen));
    m_windowLock.setArmed(screen == Screen::Main);
    m_notifications.setDiscreet(screen != Screen::Main);
    Q_EMIT screenChanged();
}

void App::finishOnboarding()
{
    if (m_nodeState == NodeState::Open)
        setScreen(Screen::Main);
}

void App::showUnlock(bool windowOnly)
{
    m_unlocking.begin(windowOnly);
    setScreen(Screen::Unlock);
}

void App::lock()
{
    if (m_screen != Screen::Main)
        return;
    if (!m_preferences.lockDisconnects())
        return showUnlock(true);
    m_unlocking.waitForClose();
    setScreen(Screen::Unlock);
    m_core.call("lock", {}, this, {});
}

void App::retranslate()
{
    m_connection.retranslate();
    m_contacts.adding()->retranslate();
    m_settings.retranslate();
    m_background.retranslate();
    showInTray();
    const auto shown = m_screen;
    setScreen(Screen::Starting);
    if (m_engine)
        m_engine->retranslate();
    setScreen(shown);
    Q_EMIT languageChanged();
}

void App::openLink(const QString& link)
{
    if (!link.isEmpty() && link != m_pendingLink) {
        m_pendingLink = link;
        qCInfo(logApp) << "a link was opened"; // it says whom somebody knows, so no more than that
        Q_EMIT pendingLinkChanged();
    }
    raise();
}

void App::show(const QString& place)
{
    if (!place.isEmpty())
        wantPlace(place);
    raise();
}

QString App::takeLink()
{
    auto link = std::exchange(m_pendingLink, {});
    if (!link.isEmpty())
        Q_EMIT pendingLinkChanged();
    return link;
}

QString App::errorText(const QString& kind) const
{
    return ErrorText::explain(kind.toUtf8()).paragraph();
}

bool App::hasPage(const QUrl& page) const
{
    return page.scheme() == QLatin1String("qrc") && QFile::exists(QLatin1Char(':') + page.path());
}

} // namespace allium::desktop
