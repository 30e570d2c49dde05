// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/VirtualTime.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

namespace allium::test {

Timers::Id VirtualTime::start(Milliseconds delay, Callback callback)
{
    const Id id = m_next++;
    const auto deadline = m_now + std::max(delay, Milliseconds(0));
    m_queue.emplace(std::pair { deadline, id }, std::move(callback));
    m_deadlines.emplace(id, deadline);
    return id;
}

void VirtualTime::cancel(Id id)
{
    const auto found = m_deadlines.find(id);
    if (found == m_deadlines.end())
        return;
    m_queue.erase({ found->second, id });
    m_deadlines.erase(found);
}

void VirtualTime::moveTo(MonotonicTime time)
{
    m_wall += time - m_now;
    m_now = time;
}

bool VirtualTime::fireNext(MonotonicTime until)
{
    drainEvents();
    if (m_queue.empty() || m_queue.begin()->first.first > until)
        return false;
    const auto [deadline, id] = m_queue.begin()->first;
    const auto callback = std::move(m_queue.begin()->second);
    m_queue.erase(m_queue.begin());
    m_deadlines.erase(id);
    moveTo(std::max(m_now, deadline));
    callback();
    drainEvents();
    return true;
}

void VirtualTime::advance(Milliseconds span)
{
    const auto end = m_now + span;
    while (fireNext(end)) { }
    moveTo(end);
}

bool VirtualTime::advanceUntil(const std::function<bool()>& done, Milliseconds limit)
{
    const auto end = m_now + limit;
    drainEvents();
    while (!done()) {
        if (!fireNext(end))
            return done();
    }
    return true;
}

void drainEvents()
{
    // Deferred deletes and slots post in turn; a few rounds bring everything home. What posts
    // itself for ever is cut off, as the event loop would cut it off by going on.
    constexpr int Rounds = 8;
    for (int round = 0; round < Rounds; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
}

bool waitFor(const std::function<bool()>& done, Milliseconds limit)
{
    QElapsedTimer elapsed;
    elapsed.start();
    while (!done()) {
        if (elapsed.hasExpired(limit.count()))
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QTimer wake; // so that the wait below ends although nothing happens
        wake.start(5);
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

} // namespace allium::test
