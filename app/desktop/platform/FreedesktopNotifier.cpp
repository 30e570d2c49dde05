// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/FreedesktopNotifier.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QVariantMap>

namespace allium::desktop {
namespace {

const QString Service = QStringLiteral("org.freedesktop.Notifications");
const QString Path = QStringLiteral("/org/freedesktop/Notifications");
/// Name of the icon and of the .desktop file.
const QString Program = QStringLiteral("allium");
const QString DefaultAction = QStringLiteral("default");
constexpr int AsTheServiceLikes = -1;

} // namespace

FreedesktopNotifier::FreedesktopNotifier(const QDBusConnection& bus, QObject* parent)
    : Notifier(parent)
    , m_bus(bus)
{
    if (!m_bus.isConnected())
        return;
    m_bus.connect(Service, Path, Service, QStringLiteral("ActionInvoked"), this, SLOT(onActionInvoked(uint, QString)));
    m_bus.connect(Service, Path, Service, QStringLiteral("ActivationToken"), this, SLOT(onActivationToken(uint, QString)));
    m_bus.connect(Service, Path, Service, QStringLiteral("NotificationClosed"), this, SLOT(onNotificationClosed(uint, uint)));
    auto* const watcher = new QDBusServiceWatcher(Service, m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, [this](const QString&, const QString&, const QString& owner) {
        m_shown.clear(); // another service knows none of them
        m_tokens.clear();
        if (owner.isEmpty())
            setAvailable(false);
        else
            askCapabilities();
    });
    askCapabilities();
}

FreedesktopNotifier::~FreedesktopNotifier()
{
    closeAll();
}

QDBusMessage FreedesktopNotifier::method(const QString& name) const
{
    return QDBusMessage::createMethodCall(Service, Path, Service, name);
}

void FreedesktopNotifier::askCapabilities()
{
    auto* const watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(method(QStringLiteral("GetCapabilities"))), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* finished) {
        finished->deleteLater();
        const QDBusPendingReply<QStringList> reply = *finished;
        const auto capabilities = reply.isError() ? QStringList() : reply.value();
        m_capabilities = QSet<QString>(capabilities.begin(), capabilities.end());
        setAvailable(!reply.isError());
    });
}

void FreedesktopNotifier::setAvailable(bool available)
{
    if (available == m_available)
        return;
    m_available = available;
    Q_EMIT availableChanged();
}

void FreedesktopNotifier::show(const Notification& notification)
{
    if (!m_available)
        return;
    auto& shown = m_shown[notification.tag];
    shown.isUnwanted = false;
    if (shown.isAsked)
        shown.next = notification;
    else
        post(notification, shown);
}

void FreedesktopNotifier::post(const Notification& notification, Shown& shown)
{
    shown.isAsked = true;
    // Some services take the text for markup, whoever wrote it.
    const auto text = m_capabilities.contains(QStringLiteral("body-markup")) ? notification.text.toHtmlEscaped() : notification.text;
    QStringList actions;
    if (m_capabilities.contains(QStringLiteral("actions")))
        actions << DefaultAction << tr("Open", "a notification");
    QVariantMap hints { { QStringLiteral("desktop-entry"), Program } };
    if (notification.isMessage)
        hints.insert(QStringLiteral("category"), QStringLiteral("im.received"));
    auto call = method(QStringLiteral("Notify"));
    call << QStringLiteral("Allium") << shown.id << Program << notification.title << text << actions << hints << AsTheServiceLikes;
    auto* const watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, tag = notification.tag](QDBusPendingCallWatcher* finished) {
        finished->deleteLater();
        const QDBusPendingReply<uint> reply = *finished;
        answered(tag, reply.isError() ? std::nullopt : std::optional(reply.value()));
    });
}

void FreedesktopNotifier::answered(const QString& tag, std::optional<uint> id)
{
    const auto found = m_shown.find(tag);
    if (found == m_shown.end() || !found->isAsked)
        return; // of a service that is gone
    found->isAsked = false;
    const auto next = std::exchange(found->next, std::nullopt);
    if (!id) {
        m_shown.erase(found);
        return;
    }
    found->id = *id;
    if (found->isUnwanted)
        close(tag);
    else if (next)
        post(*next, *found);
}

void FreedesktopNotifier::close(const QString& tag)
{
    const auto found = m_shown.find(tag);
    if (found == m_shown.end())
        return;
    if (found->isAsked) {
        found->isUnwanted = true;
        found->next.reset();
        return;
    }
    auto call = method(QStringLiteral("CloseNotification"));
    call << found->id;
    m_shown.erase(found);
    m_bus.send(call);
}

void FreedesktopNotifier::closeAll()
{
    const auto tags = m_shown.keys();
    for (const auto& tag : tags)
        close(tag);
}

QString FreedesktopNotifier::tagOf(uint id) const
{
    for (auto it = m_shown.begin(); it != m_shown.end(); ++it) {
        if (it->id == id)
            return it.key();
    }
    return {};
}

void FreedesktopNotifier::onActivationToken(uint id, const QString& token)
{
    if (!tagOf(id).isEmpty())
        m_tokens.insert(id, token);
}

void FreedesktopNotifier::onActionInvoked(uint id, const QString& action)
{
    const auto tag = tagOf(id);
    if (!tag.isEmpty() && action == DefaultAction)
        Q_EMIT activated(tag, m_tokens.take(id));
}

void FreedesktopNotifier::onNotificationClosed(uint id, uint)
{
    m_tokens.remove(id);
    const auto tag = tagOf(id);
    if (!tag.isEmpty() && !m_shown.value(tag).isAsked)
        m_shown.remove(tag);
}

} // namespace allium::desktop
