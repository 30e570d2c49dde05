// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Timers.h"

#include <QObject>

namespace allium::node {

/// Notices that the machine (or this process) was stopped for a while: a timer that should fire
/// every few seconds came much too late by the wall clock, which runs on during suspend. A jump of
/// the clock looks the same and is as good a reason to check all connections.
class SuspendWatch : public QObject {
    Q_OBJECT
public:
    static constexpr Milliseconds Interval = std::chrono::seconds(5);
    static constexpr Milliseconds Threshold = std::chrono::seconds(20);

    SuspendWatch(const Clock& clock, Timers& timers);
    void start();
    void stop() { m_timer.stop(); }

Q_SIGNALS:
    void resumed(std::chrono::milliseconds away);

private:
    void check();

    const Clock& m_clock;
    Timer m_timer;
    WallTime m_last;
};

} // namespace allium::node
