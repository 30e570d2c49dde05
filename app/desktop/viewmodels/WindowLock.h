// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/viewmodels/Preferences.h"

#include <QTimer>

namespace allium::desktop {

/// Says when the window should be locked by itself: nobody touched keyboard or pointer for as long as
/// the preferences say, or the machine slept. Watches the application's input while `armed`.
class WindowLock : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    WindowLock(Core& core, const Preferences& preferences, QObject* parent = nullptr);

    /// Only where there is something to hide.
    void setArmed(bool armed);
    /// The machine is about to sleep.
    void onSleep();

Q_SIGNALS:
    void due();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void restart();

    const Preferences& m_preferences;
    QTimer m_idle;
    bool m_armed = false;
};

} // namespace allium::desktop
