// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/LogindSleep.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace allium::desktop {
namespace {

const QString Service = QStringLiteral("org.freedesktop.login1");
const QString Path = QStringLiteral("/org/freedesktop/login1");
const QString Interface = QStringLiteral("org.freedesktop.login1.Manager");

} // namespace

LogindSleep::LogindSleep(const QDBusConnection& bus, QObject* parent)
    : SleepWatcher(parent)
    , m_bus(bus)
{
    m_grace.setSingleShot(true);
    m_grace.setInterval(Grace);
    connect(&m_grace, &QTimer::timeout, this, &LogindSleep::ready);
    if (m_bus.isConnected())
        m_bus.connect(Service, Path, Interface, QStringLiteral("PrepareForSleep"), this, SLOT(onPrepareForSleep(bool)));
}

void LogindSleep::setNeeded(bool needed)
{
    m_needed = needed;
    if (needed)
        hold();
    else
        ready();
}

void LogindSleep::ready()
{
    m_grace.stop();
    m_inhibitor = {};
}

void LogindSleep::hold()
{
    if (!m_bus.isConnected() || m_inhibitor.isValid() || std::exchange(m_asking, true))
        return;
    auto call = QDBusMessage::createMethodCall(Service, Path, Interface, QStringLiteral("Inhibit"));
    call << QStringLiteral("sleep") << QStringLiteral("Allium") << tr("Locking", "what is done before the computer sleeps") << QStringLiteral("delay");
    auto* const watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* finished) {
        finished->deleteLater();
        m_asking = false;
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *finished;
        if (m_needed && !reply.isError())
            m_inhibitor = reply.value();
    });
}

void LogindSleep::onPrepareForSleep(bool begins)
{
    if (begins) {
        m_grace.start();
        Q_EMIT aboutToSleep();
    } else if (m_needed) {
        hold(); // for the next time
    }
}

} // namespace allium::desktop
