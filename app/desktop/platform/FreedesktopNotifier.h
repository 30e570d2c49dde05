// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/platform/Platform.h"

#include <QDBusConnection>
#include <QHash>
#include <QSet>

#include <optional>

class QDBusMessage;

namespace allium::desktop {

/// Notifications by org.freedesktop.Notifications, version 1.2. Never waits for the service: it is
/// asked what it can do when it appears, and what it answers is taken when it comes.
///
///     (nothing) --show--> Asked --id--> Shown --show--> Asked, replacing the id
///     Asked --show--> Asked, to be replaced when the id is there      Shown --close, closed--> (nothing)
class FreedesktopNotifier final : public Notifier {
    Q_OBJECT
public:
    explicit FreedesktopNotifier(const QDBusConnection& bus, QObject* parent = nullptr);
    /// What is shown goes: it would lead nowhere.
    ~FreedesktopNotifier() override;

    bool isAvailable() const override { return m_available; }
    void show(const Notification& notification) override;
    void close(const QString& tag) override;
    void closeAll() override;

private Q_SLOTS:
    void onActionInvoked(uint id, const QString& action);
    void onActivationToken(uint id, const QString& token);
    void onNotificationClosed(uint id, uint reason);

private:
    struct Shown {
        uint id = 0; ///< 0 while the service has not answered
        bool isAsked = false;
        bool isUnwanted = false; ///< to be closed as soon as its id is known
        std::optional<Notification> next; ///< to replace it then
    };

    QDBusMessage method(const QString& name) const;
    void askCapabilities();
    void setAvailable(bool available);
    void post(const Notification& notification, Shown& shown);
    void answered(const QString& tag, std::optional<uint> id);
    QString tagOf(uint id) const;

    QDBusConnection m_bus;
    QHash<QString, Shown> m_shown;
    QHash<uint, QString> m_tokens;
    QSet<QString> m_capabilities;
    bool m_available = false;
};

} // namespace allium::desktop
