// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Conversation.h"

#include "app/desktop/models/MessageText.h"
#include "app/desktop/viewmodels/Links.h"
#include "core/contacts/Limits.h"

#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QJsonArray>
#include <QUrl>

#include <algorithm>

namespace allium::desktop {
namespace {

constexpr std::chrono::milliseconds DraftPause { 800 };
/// As often as the core tells it on.
constexpr std::chrono::milliseconds TypingPause = contacts::limits::TypingPause;

QJsonObject to(const QString& contact)
{
    return { { QStringLiteral("contact"), contact } };
}

void insertAnswered(QJsonObject& params, const QuoteEntry& answered)
{
    params.insert(QLatin1String("reply_to"), answered.id);
    params.insert(QLatin1String("reply_own"), answered.mine);
}

} // namespace

Conversation::Conversation(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_messages(core)
    , m_files(core)
{
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(DraftPause);
    connect(&m_draftTimer, &QTimer::timeout, this, &Conversation::saveDraft);
    m_typingPause.setSingleShot(true);
    m_typingPause.setInterval(TypingPause);
    connect(&core, &Core::eventReceived, this, &Conversation::onEvent);
    connect(&m_messages, &MessageList::readUpTo, this, [this](qint64 position) { m_seen = m_reported = position; });
    connect(&m_messages, &MessageList::failed, this, &Conversation::tell);
    connect(&m_messages, &MessageList::missing, this,
            [this] { Q_EMIT failed(tr("The message that was answered is not here. It was deleted, or it never arrived.")); });
    connect(&m_files, &ConversationFiles::failed, this, &Conversation::tell);
}

Conversation::~Conversation()
{
    saveDraft();
}

void Conversation::open(const QString& contact)
{
    if (contact == m_contact)
        return;
    saveDraft();
    m_contact = contact;
    m_title.clear();
    m_state.clear();
    m_draft.clear();
    m_savedDraft.clear();
    m_savedAnswer.clear();
    m_answer.reset();
    m_draftKnown = false;
    m_lastSeen = m_seen = m_reported = 0;
    m_online = m_muted = false;
    m_typingPause.stop();
    setTyping(false);
    setUnseen(0);
    m_messages.open(contact);
    m_files.setContact(contact);
    Q_EMIT contactChanged();
    Q_EMIT changed();
    Q_EMIT draftLoaded();
    Q_EMIT answerChanged();
    if (contact.isEmpty())
        return;
    refresh();
    loadDraft();
    m_core.call("status", {}, this, [this](const Core::Answer& status) {
        if (status)
            takeTor(status->toObject().value(QLatin1String("tor")).toObject());
    });
}

void Conversation::refresh()
{
    m_core.call("contacts", {}, this, [this, contact = m_contact](const Core::Answer& answer) {
        if (!answer || contact != m_contact)
            return;
        const auto list = answer->toArray();
        for (const auto& value : list) {
            const auto object = value.toObject();
            if (object.value(QLatin1String("id")).toString() != m_contact)
                continue;
            takeContact(object);
            if (m_seen == m_reported && !m_reporting)
                setUnseen(object.value(QLatin1String("unread")).toInt());
        }
    });
}

void Conversation::takeContact(const QJsonObject& contact)
{
    m_title = contact.value(QLatin1String("name")).toString(m_title);
    m_state = contact.value(QLatin1String("state")).toString(m_state);
    m_picture = contact.value(QLatin1String("picture")).toString();
    m_online = contact.value(QLatin1String("online")).toBool(m_online);
    m_muted = contact.value(QLatin1String("muted")).toBool(m_muted);
    m_lastSeen = contact.value(QLatin1String("last_seen")).toInteger(m_lastSeen);
    setTyping(contact.value(QLatin1String("typing")).toBool());
    Q_EMIT changed();
}

bool Conversation::canSend() const
{
    return m_state == QLatin1String("contact");
}

QString Conversation::whyNot() const
{
    if (m_state.isEmpty() || canSend())
        return {};
    if (m_state == QLatin1String("blocked"))
        return tr("You have blocked %1. Unblock to write to them again.").arg(m_title);
    if (m_state == QLatin1String("accepted"))
        return tr("You accepted the request. You can write as soon as %1 has been reached.").arg(m_title);
    if (m_state == QLatin1String("outgoing"))
        return tr("You can write as soon as %1 has accepted your request.").arg(m_title);
    if (m_state == QLatin1String("incoming"))
        return tr("Accept the request to write to %1.").arg(m_title);
    return tr("%1 is not a contact any more, so nothing can be sent.").arg(m_title);
}

QString Conversation::outlook() const
{
    if (!canSend() || isOnline())
        return {};
    if (m_unconnected)
        return tr("You are not connected. What you write is kept and sent as soon as you are; the Network page says what is wrong.");
    if (m_connecting)
        return tr("You are being connected. What you write is kept and sent as soon as you are.");
    return tr("%1 is not online. What you write is kept and delivered when both of you have Allium running.").arg(m_title);
}

int Conversation::maxBytes() const
{
    return static_cast<int>(contacts::limits::TextBytes);
}

int Conversation::byteCount(const QString& text)
{
    return static_cast<int>(text.toUtf8().size());
}

bool Conversation::send(const QString& text)
{
    const auto trimmed = text.trimmed();
    if (trimmed.isEmpty() || byteCount(trimmed) > maxBytes() || !canSend())
        return false;
    post(trimmed, m_answer);
    // Whoever answers has read what is there.
    m_messages.setDivider(m_messages.newestPosition());
    m_draft.clear();
    setAnswer({});
    saveDraft();
    return true;
}

void Conversation::post(const QString& text, const std::optional<QuoteEntry>& answered)
{
    auto params = to(m_contact);
    params.insert(QLatin1String("text"), text);
    if (answered)
        insertAnswered(params, *answered);
    m_core.call("whisper", params, this, [this, text, answered, contact = m_contact](const Core::Answer& answer) {
        if (answer || contact != m_contact)
            return;
        // One that is gone cannot be answered the next time either.
        if (answered && !m_answer && answer.error().kind != "message.unknown")
            setAnswer(answered);
        Q_EMIT sendFailed(text, MessageText::failure(QString::fromUtf8(answer.error().kind)));
    });
}

void Conversation::sendAgain(const QString& message)
{
    const auto* entry = m_messages.find(message, true);
    if (entry == nullptr || entry->text.isEmpty() || !canSend())
        return;
    const bool isHere = entry->quote && entry->quote->position > 0;
    post(entry->text, isHere ? entry->quote : std::nullopt);
}

void Conversation::answer(const QString& message, bool mine)
{
    const auto* entry = m_messages.find(message, mine);
    if (entry == nullptr || !canSend())
        return;
    setAnswer(QuoteEntry { entry->id, mine, entry->position, entry->text.left(4 * contacts::limits::QuoteChars).simplified(),
                           entry->offer ? entry->offer->name : QString() });
}

void Conversation::setAnswer(const std::optional<QuoteEntry>& answered)
{
    if (!answered && !m_answer)
        return;
    m_answer = answered;
    m_draftTimer.start();
    Q_EMIT answerChanged();
}

QString Conversation::answered() const
{
    return m_answer ? MessageText::quoted(*m_answer) : QString();
}

void Conversation::cancelMessage(const QString& message)
{
    auto params = to(m_contact);
    params.insert(QLatin1String("message"), message);
    m_core.call("cancel-message", params, this, [this](const Core::Answer& answer) {
        if (!answer)
            return tell(answer.error().kind);
        if (!answer->toObject().value(QLatin1String("cancelled")).toBool())
            Q_EMIT failed(tr("The message is already on its way and cannot be taken back."));
    });
}

void Conversation::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    if (!active) {
        saveDraft();
        // What comes while nobody looks begins behind what has been seen.
        if (m_unseen == 0 && m_messages.isAtNewest())
            m_messages.setDivider(m_messages.newestPosition());
    }
    Q_EMIT activeChanged();
}

void Conversation::seen(qint64 position)
{
    if (!m_active || position <= m_seen)
        return;
    const auto looked = m_messages.receivedBetween(m_seen, position);
    m_seen = position;
    const bool isAll = m_messages.isAtNewest() && position >= m_messages.newestPosition();
    setUnseen(isAll ? 0 : std::max(m_unseen - looked, 0));
    report();
}

void Conversation::report()
{
    if (m_reporting || m_seen <= m_reported)
        return;
    m_reporting = true;
    auto params = to(m_contact);
    params.insert(QLatin1String("position"), m_seen);
    m_core.call("read", params, this, [this, contact = m_contact, position = m_seen](const Core::Answer& answer) {
        m_reporting = false;
        if (contact == m_contact && answer)
            m_reported = std::max(m_reported, position);
        if (answer)
            report();
    });
}

void Conversation::setTyping(bool typing)
{
    if (typing == m_typing)
        return;
    m_typing = typing;
    Q_EMIT typingChanged();
}

void Conversation::sayTyping()
{
    if (!isOnline() || m_typingPause.isActive())
        return;
    m_typingPause.start();
    m_core.call("typing", to(m_contact), this, {});
}

void Conversation::setUnseen(int count)
{
    if (count == m_unseen)
        return;
    m_unseen = count;
    Q_EMIT unseenChanged();
}

void Conversation::loadDraft()
{
    m_core.call("draft", to(m_contact), this, [this, contact = m_contact](const Core::Answer& answer) {
        if (contact != m_contact || m_draftKnown || !answer)
            return;
        m_draftKnown = true;
        m_draft = m_savedDraft = answer->toObject().value(QLatin1String("text")).toString();
        const auto answered = QuoteEntry::in(answer->toObject());
        m_savedAnswer = answered ? answered->id : QString();
        if (!m_answer) { // else one was chosen meanwhile
            m_answer = answered;
            Q_EMIT answerChanged();
        }
        Q_EMIT draftLoaded();
    });
}

void Conversation::setDraft(const QString& text)
{
    if (text == m_draft || m_contact.isEmpty())
        return;
    m_draft = text;
    m_draftKnown = true; // what is written now counts
    m_draftTimer.start();
    if (!text.isEmpty())
        sayTyping();
}

void Conversation::saveDraft()
{
    m_draftTimer.stop();
    const auto answered = m_answer ? m_answer->id : QString();
    if (m_contact.isEmpty() || !m_draftKnown || (m_draft == m_savedDraft && answered == m_savedAnswer))
        return;
    m_savedDraft = m_draft;
    m_savedAnswer = answered;
    auto params = to(m_contact);
    params.insert(QLatin1String("text"), m_draft);
    if (m_answer)
        insertAnswered(params, *m_answer);
    m_core.call("draft", params, this, {});
}

void Conversation::forgetHistory()
{
    m_core.call("forget-history", to(m_contact), this, [this](const Core::Answer& answer) {
        if (!answer)
            tell(answer.error().kind);
    });
}

void Conversation::onEvent(const QString& type, const QJsonObject& fields)
{
    if (type == QLatin1String("tor.changed"))
        return takeTor(fields);
    if (m_contact.isEmpty())
        return;
    // A profile that is closed leaves nothing to be read.
    if (type == QLatin1String("node.state") && fields.value(QLatin1String("state")).toString() != QLatin1String("open"))
        return close();
    if (type.startsWith(QLatin1String("contact.")) && fields.value(QLatin1String("id")).toString() == m_contact)
        return refresh();
    if (type == QLatin1String("presence.changed") && fields.value(QLatin1String("id")).toString() == m_contact) {
        m_online = fields.value(QLatin1String("online")).toBool();
        m_lastSeen = QDateTime::currentMSecsSinceEpoch();
        return Q_EMIT changed();
    }
    if (fields.value(QLatin1String("contact")).toString() != m_contact)
        return;
    if (type == QLatin1String("message.received")) {
        setUnseen(m_unseen + 1);
        if (m_active && m_messages.dividerRow() < 0)
            m_messages.setDivider(fields.value(QLatin1String("position")).toInteger());
    } else if (type == QLatin1String("typing.changed")) {
        setTyping(fields.value(QLatin1String("typing")).toBool());
    } else if (type == QLatin1String("read.changed")) {
        if (fields.value(QLatin1String("position")).toInteger() >= m_seen)
            setUnseen(fields.value(QLatin1String("unread")).toInt());
    } else if (type == QLatin1String("history.forgotten")) {
        setUnseen(0);
        m_draft.clear();
        m_savedDraft.clear();
        m_savedAnswer.clear();
        m_answer.reset();
        Q_EMIT answerChanged();
        Q_EMIT draftLoaded();
    }
}

void Conversation::takeTor(const QJsonObject& tor)
{
    const auto state = tor.value(QLatin1String("state")).toString();
    const bool connecting = state == QLatin1String("starting") || state == QLatin1String("connecting")
                            || state == QLatin1String("bootstrapping") || state == QLatin1String("restarting");
    const bool unconnected = state == QLatin1String("failed");
    if (connecting == m_connecting && unconnected == m_unconnected)
        return;
    m_connecting = connecting;
    m_unconnected = unconnected;
    Q_EMIT changed();
}

QStringList Conversation::links(const QString& text)
{
    QStringList addresses;
    const auto found = findLinks(text);
    for (const auto& link : found) {
        const auto address = text.mid(link.start, link.length);
        if (!addresses.contains(address))
            addresses.append(address);
    }
    return addresses;
}

void Conversation::openLink(const QString& address)
{
    const auto found = findLinks(address);
    if (found.size() != 1 || found.front().length != address.size())
        return;
    if (found.front().isAllium)
        Q_EMIT alliumLinkOpened(address);
    else
        QDesktopServices::openUrl(QUrl(address, QUrl::StrictMode));
}

void Conversation::copy(const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
}

void Conversation::tell(const QByteArray& kind)
{
    Q_EMIT failed(MessageText::failure(QString::fromUtf8(kind)));
}

} // namespace allium::desktop
