// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/WindowLock.h"

#include <QCoreApplication>
#include <QEvent>

#include <chrono>

namespace allium::desktop {

WindowLock::WindowLock(Core& core, const Preferences& preferences, QObject* parent)
    : QObject(parent)
    , m_preferences(preferences)
{
    m_idle.setSingleShot(true);
    m_idle.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_idle, &QTimer::timeout, this, &WindowLock::due);
    connect(&preferences, &Preferences::changed, this, &WindowLock::restart);
    connect(&core, &Core::eventReceived, this, [this](const QString& type, const QJsonObject& fields) {
        if (type != QLatin1String("node.resumed") || !m_armed)
            return;
        // Timers stood still meanwhile.
        const std::chrono::milliseconds away(fields.value(QLatin1String("away")).toInteger());
        const std::chrono::minutes allowed(m_preferences.lockMinutes());
        if (m_preferences.lockAfterSleep() || (allowed.count() > 0 && away >= allowed))
            Q_EMIT due();
    });
}

void WindowLock::setArmed(bool armed)
{
    if (armed == m_armed)
        return;
    m_armed = armed;
    if (armed)
        QCoreApplication::instance()->installEventFilter(this);
    else
        QCoreApplication::instance()->removeEventFilter(this);
    restart();
}

void WindowLock::onSleep()
{
    if (m_armed && m_preferences.lockAfterSleep())
        Q_EMIT due();
}

bool WindowLock::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
        restart();
        break;
    default:
        break;
    }
    return false;
}

void WindowLock::restart()
{
    const std::chrono::minutes allowed(m_preferences.lockMinutes());
    if (m_armed && allowed.count() > 0)
        m_idle.start(std::chrono::duration_cast<std::chrono::milliseconds>(allowed));
    else
        m_idle.stop();
}

} // namespace allium::desktop
