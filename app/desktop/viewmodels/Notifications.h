// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/models/ContactListModel.h"
#include "app/desktop/models/RequestListModel.h"
#include "app/desktop/platform/Platform.h"
#include "app/desktop/viewmodels/Conversation.h"
#include "app/desktop/viewmodels/Preferences.h"

#include <QSet>

namespace allium::desktop {

/// What is worth a word on the desktop: messages, contact requests, files that have arrived. As the
/// preferences allow, never from muted contacts nor for the conversation somebody looks at, one for
/// each conversation, gone when it has been read.
class Notifications : public QObject {
    Q_OBJECT
public:
    /// All outlive it.
    struct Sources {
        Core& core;
        const Preferences& preferences;
        const ContactListModel& contacts;
        const RequestListModel& requests;
        const Conversation& conversation;
    };
    Notifications(const Sources& sources, Notifier& notifier, QObject* parent = nullptr);

    /// The window is locked: neither names nor words are shown, whatever the preferences say.
    void setDiscreet(bool discreet) { m_discreet = discreet; }

Q_SIGNALS:
    /// Somebody clicked: a place of the window, such as "contacts/requests".
    void placeWanted(const QString& place);

private:
    void onEvent(const QString& type, const QJsonObject& fields);
    void onMessage(const QJsonObject& message);
    void onRequest(const QJsonObject& request);
    void onTransfer(const QJsonObject& transfer);
    void onActivated(const QString& tag, const QString& token);
    void closeWhatIsSeen();
    bool showsNames() const { return m_preferences.notificationNames() && !m_discreet; }
    bool showsText() const { return m_preferences.notificationText() && !m_discreet; }

    const Preferences& m_preferences;
    const ContactListModel& m_contacts;
    const RequestListModel& m_requests;
    const Conversation& m_conversation;
    Notifier& m_notifier;
    QSet<QString> m_underWay; ///< transfers that were seen running
    int m_newRequests = 0; ///< since somebody last went to look
    bool m_discreet = false;
};

} // namespace allium::desktop
