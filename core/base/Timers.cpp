// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Timers.h"

#include <QTimer>

namespace allium {

void Timer::start(Milliseconds delay, Timers::Callback callback)
{
    stop();
    m_id = m_timers->start(delay, [this, callback = std::move(callback)] {
        // Copied first: the callback may destroy this timer, and itself with it, or start it again.
        const auto run = callback;
        m_id = 0;
        run();
    });
}

void Timer::stop()
{
    if (m_id != 0)
        m_timers->cancel(std::exchange(m_id, 0));
}

QtTimers::QtTimers() = default;
QtTimers::~QtTimers()
{
    // What a callback holds may cancel timers while it goes; by then there must be none to find.
    const auto running = std::exchange(m_running, {});
}

Timers::Id QtTimers::start(Milliseconds delay, Callback callback)
{
    const Id id = m_next++;
    auto timer = std::make_unique<QTimer>();
    timer->setSingleShot(true);
    timer->setTimerType(delay < std::chrono::seconds(2) ? Qt::PreciseTimer : Qt::CoarseTimer);
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(),
                     [this, id, callback = std::move(callback)] { onTimeout(id, callback); });
    arm(*timer, m_left[id] = std::max(delay, Milliseconds(0)));
    m_running.emplace(id, std::move(timer));
    return id;
}

void QtTimers::arm(QTimer& timer, Milliseconds& left)
{
    const auto part = std::min(left, LongestPart);
    left -= part;
    timer.start(part);
}

void QtTimers::onTimeout(Id id, const Callback& callback)
{
    const auto found = m_running.find(id);
    if (found == m_running.end())
        return;
    auto& left = m_left[id];
    if (left > Milliseconds(0))
        return arm(*found->second, left);
    const auto run = callback; // the timer that holds it goes before it runs
    cancel(id);
    run();
}

void QtTimers::cancel(Id id)
{
    const auto found = m_running.find(id);
    if (found == m_running.end())
        return;
    found->second->stop();
    found->second.release()->deleteLater();
    m_running.erase(found);
    m_left.erase(id);
}

} // namespace allium
