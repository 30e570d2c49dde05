// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/models/ContactListModel.h"
#include "app/desktop/models/RequestListModel.h"
#include "app/desktop/viewmodels/AddContact.h"
#include "app/desktop/viewmodels/ContactDetails.h"
#include "app/desktop/viewmodels/MyId.h"
#include "app/desktop/viewmodels/Notices.h"

#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// Everything about people for the window: keeps the models up to date from the core's events, and
/// does what is done to a person from a list. What fails becomes a notice.
class Contacts : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.contacts is it")
    Q_PROPERTY(allium::desktop::ContactListModel* list READ list CONSTANT)
    Q_PROPERTY(allium::desktop::RequestListModel* incoming READ incoming CONSTANT)
    Q_PROPERTY(allium::desktop::RequestListModel* outgoing READ outgoing CONSTANT)
    Q_PROPERTY(allium::desktop::RequestListModel* blocked READ blocked CONSTANT)
    Q_PROPERTY(allium::desktop::ContactDetails* person READ person CONSTANT)
    Q_PROPERTY(allium::desktop::AddContact* adding READ adding CONSTANT)
    Q_PROPERTY(allium::desktop::MyId* me READ me CONSTANT)
    Q_PROPERTY(bool flooded READ isFlooded NOTIFY floodedChanged)
public:
    Contacts(Core& core, Notices& notices, QObject* parent = nullptr);

    ContactListModel* list() { return &m_list; }
    RequestListModel* incoming() { return &m_incoming; }
    RequestListModel* outgoing() { return &m_outgoing; }
    RequestListModel* blocked() { return &m_blocked; }
    ContactDetails* person() { return &m_person; }
    AddContact* adding() { return &m_adding; }
    MyId* me() { return &m_me; }

    /// Whether the profile is open: then everything is read, otherwise forgotten.
    void setOpen(bool open);

    /// From so many on, somebody has spread the onion ID or asks under many names.
    static constexpr int FloodOfRequests = 12;
    bool isFlooded() const { return m_incoming.count() >= FloodOfRequests; }
    /// Nobody new reaches us; contacts do.
    Q_INVOKABLE void closeDoor();
    /// All who ask now.
    Q_INVOKABLE void rejectAll();

    Q_INVOKABLE void accept(const QString& id);
    Q_INVOKABLE void reject(const QString& id);
    Q_INVOKABLE void cancel(const QString& id);
    Q_INVOKABLE void remove(const QString& id);
    Q_INVOKABLE void block(const QString& id);
    Q_INVOKABLE void unblock(const QString& id);

    /// The sentences for why a request does not get there; empty for none.
    Q_INVOKABLE static QString explain(const QString& kind);

Q_SIGNALS:
    void floodedChanged();
    /// Whoever waited alone was accepted and is in the list.
    void welcomed(const QString& id);

private:
    void onEvent(const QString& type, const QJsonObject& fields);
    void load();
    void loadRequests();
    void loadLastOf(const QString& id);
    void act(const QByteArray& command, const QString& id);
    void takeRequests(const QJsonArray& answer);

    Core& m_core;
    Notices& m_notices;
    ContactListModel m_list;
    RequestListModel m_incoming;
    RequestListModel m_outgoing;
    RequestListModel m_blocked;
    ContactDetails m_person;
    AddContact m_adding;
    MyId m_me;
    QString m_expected; ///< accepted as the last who waited, and not yet in the list
    bool m_isOpen = false;
    int m_requestsAsked = 0; ///< the newest question; older answers are out of date
};

} // namespace allium::desktop
