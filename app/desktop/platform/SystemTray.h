// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/platform/Platform.h"

class QMenu;
class QSystemTrayIcon;

namespace allium::desktop {

/// The icon as Qt puts it there: a StatusNotifierItem where a panel listens for one, XEmbed otherwise.
/// Needs a QApplication, whose window icon it shows; without one there is no icon.
class SystemTray final : public Tray {
    Q_OBJECT
public:
    explicit SystemTray(QObject* parent = nullptr);
    ~SystemTray() override;

    bool isAvailable() const override;
    void setShown(bool shown) override;
    void setState(bool unread, const QString& tip) override;

private:
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    QString m_tip;
    bool m_unread = false;
};

} // namespace allium::desktop
