// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Contacts.h"

#include "app/desktop/viewmodels/ErrorText.h"

#include <QDateTime>

#include <utility>

namespace allium::desktop {
namespace {

QString text(const QJsonObject& fields, const char* key)
{
    return fields.value(QLatin1String(key)).toString();
}

} // namespace

Contacts::Contacts(Core& core, Notices& notices, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_notices(notices)
    , m_incoming(QStringLiteral("incoming"))
    , m_outgoing(QStringLiteral("outgoing"))
    , m_blocked(QStringLiteral("blocked"))
    , m_person(core, m_list, notices)
    , m_adding(core)
    , m_me(core)
{
    connect(&core, &Core::eventReceived, this, &Contacts::onEvent);
    connect(&m_incoming, &RequestListModel::countChanged, this, &Contacts::floodedChanged);
    connect(&m_me, &MyId::renewed, this, [this] {
        m_notices.add(tr("You have a new ID. Your contacts are told automatically."), Notices::Tone::Positive);
    });
}

void Contacts::setOpen(bool open)
{
    if (std::exchange(m_isOpen, open) == open)
        return;
    if (open) {
        m_me.refresh();
        return load();
    }
    m_person.setContactId({});
    m_adding.clear();
    m_me.clear();
    m_list.clear();
    takeRequests({});
}

void Contacts::load()
{
    const auto asked = ++m_requestsAsked;
    m_core.call("contacts", {}, this, [this, asked](const Core::Answer& answer) {
        if (!m_isOpen)
            return;
        if (!answer)
            return m_notices.add(ErrorText::explain(answer.error().kind).paragraph(), Notices::Tone::Danger);
        const auto all = answer->toArray();
        m_list.replaceAll(all);
        if (asked == m_requestsAsked)
            takeRequests(all);
    });
}

void Contacts::loadRequests()
{
    const auto asked = ++m_requestsAsked;
    m_core.call("requests", {}, this, [this, asked](const Core::Answer& answer) {
        if (answer && m_isOpen && asked == m_requestsAsked)
            takeRequests(answer->toArray());
    });
}

void Contacts::takeRequests(const QJsonArray& answer)
{
    m_incoming.take(answer);
    m_outgoing.take(answer);
    m_blocked.take(answer);
}

/// Somebody who is a contact again may have a conversation from before.
void Contacts::loadLastOf(const QString& id)
{
    m_core.call("history", { { QStringLiteral("contact"), id }, { QStringLiteral("limit"), 1 } }, this, [this, id](const Core::Answer& answer) {
        if (!answer)
            return;
        const auto messages = answer->toObject().value(QLatin1String("messages")).toArray();
        if (messages.isEmpty())
            return;
        const auto* person = m_list.find(id);
        const auto unread = person == nullptr ? 0 : person->unread;
        m_list.addMessage(messages.last().toObject());
        m_list.setUnread(id, unread);
    });
}

void Contacts::onEvent(const QString& type, const QJsonObject& fields)
{
    if (!m_isOpen)
        return;
    if (type == QLatin1String("message.received") || type == QLatin1String("message.stored")) {
        m_list.addMessage(fields);
    } else if (type == QLatin1String("message.state")) {
        m_list.setMessageState(text(fields, "contact"), text(fields, "id"), text(fields, "state"));
    } else if (type == QLatin1String("read.changed")) {
        m_list.setUnread(text(fields, "contact"), fields.value(QLatin1String("unread")).toInt());
    } else if (type == QLatin1String("typing.changed")) {
        m_list.setTyping(text(fields, "contact"), fields.value(QLatin1String("typing")).toBool());
    } else if (type == QLatin1String("history.forgotten")) {
        m_list.forgetMessages(text(fields, "contact"));
    } else if (type == QLatin1String("presence.changed")) {
        m_list.setOnline(text(fields, "id"), fields.value(QLatin1String("online")).toBool(), QDateTime::currentMSecsSinceEpoch());
    } else if (type == QLatin1String("contact.added")) {
        m_list.upsert(fields);
        loadLastOf(text(fields, "id"));
        loadRequests();
        if (text(fields, "id") == m_expected)
            Q_EMIT welcomed(std::exchange(m_expected, {}));
    } else if (type == QLatin1String("contact.changed")) {
        // Something may also be noted about people who are no contacts.
        if (Person::isContactState(text(fields, "state")))
            m_list.upsert(fields);
    } else if (type == QLatin1String("contact.removed")) {
        m_list.remove(text(fields, "id"));
        loadRequests();
    } else if (type == QLatin1String("requests.changed") || type == QLatin1String("request.received")) {
        loadRequests();
    }
}

void Contacts::act(const QByteArray& command, const QString& id)
{
    m_core.call(command, { { QStringLiteral("contact"), id } }, this, [this](const Core::Answer& answer) {
        if (!answer)
            m_notices.add(ErrorText::explain(answer.error().kind).paragraph(), Notices::Tone::Danger);
    });
}

QString Contacts::explain(const QString& kind)
{
    return kind.isEmpty() ? QString() : ErrorText::explain(kind.toUtf8()).paragraph();
}

void Contacts::closeDoor()
{
    m_core.call("account", { { QStringLiteral("door_open"), false } }, this, [this](const Core::Answer& answer) {
        if (!answer)
            return m_notices.add(ErrorText::explain(answer.error().kind).paragraph(), Notices::Tone::Danger);
        m_notices.addWithAction(tr("Requests are paused. Nobody new can reach you, your contacts still do."), Notices::Tone::Positive,
                                tr("Account settings"), QStringLiteral("settings/account"));
    });
}

void Contacts::rejectAll()
{
    for (int row = 0; row < m_incoming.count(); ++row)
        reject(m_incoming.index(row).data(RequestListModel::IdRole).toString());
}

void Contacts::accept(const QString& id)
{
    m_expected = m_incoming.count() == 1 ? id : QString();
    act("accept", id);
}

void Contacts::reject(const QString& id)
{
    act("reject", id);
}

void Contacts::cancel(const QString& id)
{
    act("cancel-request", id);
}

void Contacts::remove(const QString& id)
{
    act("rm", id);
}

void Contacts::block(const QString& id)
{
    act("block", id);
}

void Contacts::unblock(const QString& id)
{
    act("unblock", id);
}

} // namespace allium::desktop
