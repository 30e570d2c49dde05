// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/platform/Platform.h"

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QTimer>

namespace allium::desktop {

/// Sleep as org.freedesktop.login1 announces it. While needed, holds a "delay" inhibitor, which keeps the
/// machine awake from the announcement until ready(), Grace at most.
class LogindSleep final : public SleepWatcher {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds Grace { 2 };

    explicit LogindSleep(const QDBusConnection& bus, QObject* parent = nullptr);

    void setNeeded(bool needed) override;
    void ready() override;

private Q_SLOTS:
    void onPrepareForSleep(bool begins);

private:
    void hold();

    QDBusConnection m_bus;
    QDBusUnixFileDescriptor m_inhibitor;
    QTimer m_grace;
    bool m_needed = false;
    bool m_asking = false;
};

} // namespace allium::desktop
