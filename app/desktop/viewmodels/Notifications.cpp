// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Notifications.h"

namespace allium::desktop {
namespace {

constexpr qsizetype TextChars = 200;
const QString RequestsTag = QStringLiteral("requests");
const QString ContactPrefix = QStringLiteral("contact/");
const QString FilePrefix = QStringLiteral("file/");
const QString Program = QStringLiteral("Allium");

QString text(const QJsonObject& fields, const char* name)
{
    return fields.value(QLatin1String(name)).toString();
}

QString shortened(const QString& words)
{
    // Cut first: what a peer wrote may be long.
    const auto line = words.left(2 * TextChars).simplified();
    return line.size() <= TextChars ? line : line.left(TextChars).trimmed() + QChar(0x2026);
}

} // namespace

Notifications::Notifications(const Sources& sources, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_preferences(sources.preferences)
    , m_contacts(sources.contacts)
    , m_requests(sources.requests)
    , m_conversation(sources.conversation)
    , m_notifier(notifier)
{
    connect(&sources.core, &Core::eventReceived, this, &Notifications::onEvent);
    connect(&notifier, &Notifier::activated, this, &Notifications::onActivated);
    connect(&m_conversation, &Conversation::activeChanged, this, &Notifications::closeWhatIsSeen);
    connect(&m_conversation, &Conversation::contactChanged, this, &Notifications::closeWhatIsSeen);
    connect(&m_requests, &RequestListModel::countChanged, this, [this] {
        if (m_requests.count() > 0)
            return;
        m_newRequests = 0;
        m_notifier.close(RequestsTag);
    });
    connect(&m_preferences, &Preferences::changed, this, [this] {
        if (!m_preferences.notifications())
            m_notifier.closeAll();
    });
}

void Notifications::onEvent(const QString& type, const QJsonObject& fields)
{
    if (type == QLatin1String("node.state")) {
        // What a closed profile knew is nobody's business any more.
        if (text(fields, "state") != QLatin1String("open")) {
            m_underWay.clear();
            m_newRequests = 0;
            m_notifier.closeAll();
        }
    } else if (type == QLatin1String("read.changed")) {
        if (fields.value(QLatin1String("unread")).toInt() == 0)
            m_notifier.close(ContactPrefix + text(fields, "contact"));
    } else if (type == QLatin1String("contact.removed")) {
        m_notifier.close(ContactPrefix + text(fields, "id"));
    } else if (type == QLatin1String("message.received")) {
        onMessage(fields);
    } else if (type == QLatin1String("request.received")) {
        onRequest(fields);
    } else if (type == QLatin1String("transfer.changed")) {
        onTransfer(fields);
    }
}

void Notifications::onMessage(const QJsonObject& message)
{
    const auto contact = text(message, "contact");
    const auto* person = m_contacts.find(contact);
    if (!m_preferences.notifications() || (person != nullptr && person->isMuted)
        || (m_conversation.contact() == contact && m_conversation.isActive()))
        return;
    const auto unread = person == nullptr ? 1 : std::max(person->unread, 1);
    const auto offer = message.value(QLatin1String("offer")).toObject();
    QString words;
    if (showsText() && !offer.isEmpty())
        words = tr("Shares “%1” with you").arg(shortened(text(offer, "name")));
    else if (showsText() && message.contains(QLatin1String("text")))
        words = shortened(text(message, "text"));
    else if (unread == 1 && !offer.isEmpty())
        words = tr("Shares a file with you");
    else
        words = tr("%n new message(s)", nullptr, unread);
    const bool isNamed = showsNames() && person != nullptr;
    m_notifier.show({ ContactPrefix + contact, isNamed ? person->name : Program, words, true });
}

void Notifications::onRequest(const QJsonObject& request)
{
    ++m_newRequests;
    if (!m_preferences.notifications())
        return;
    const auto name = text(request, "name");
    // One for all of them: strangers shall not be able to fill anybody's screen.
    QString words;
    if (m_newRequests > 1)
        words = tr("%n people want to be your contact", nullptr, m_newRequests);
    else if (showsNames() && !name.isEmpty())
        words = tr("%1 wants to be your contact").arg(name);
    else
        words = tr("Somebody wants to be your contact");
    m_notifier.show({ RequestsTag, Program, words, false });
}

void Notifications::onTransfer(const QJsonObject& transfer)
{
    const auto id = text(transfer, "id");
    const auto state = text(transfer, "state");
    if (state == QLatin1String("running") || state == QLatin1String("verifying")) {
        m_underWay.insert(id);
        return;
    }
    if (!m_underWay.remove(id) || state != QLatin1String("done") || !m_preferences.notifications())
        return;
    const auto* person = m_contacts.find(text(transfer, "contact"));
    if (person != nullptr && person->isMuted)
        return;
    const bool isNamed = showsNames() && person != nullptr;
    m_notifier.show({ FilePrefix + id, isNamed ? person->name : Program,
                      showsText() ? tr("“%1” has arrived").arg(shortened(text(transfer, "name"))) : tr("A file has arrived"), false });
}

void Notifications::closeWhatIsSeen()
{
    if (m_conversation.isActive() && !m_conversation.contact().isEmpty())
        m_notifier.close(ContactPrefix + m_conversation.contact());
}

void Notifications::onActivated(const QString& tag, const QString& token)
{
    if (!token.isEmpty()) // Qt hands it to the compositor when the window asks to be shown
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
    if (tag == RequestsTag) {
        m_newRequests = 0;
        Q_EMIT placeWanted(QStringLiteral("contacts/requests"));
    } else if (tag.startsWith(ContactPrefix)) {
        Q_EMIT placeWanted(QStringLiteral("contacts/") + tag.mid(ContactPrefix.size()));
    } else {
        Q_EMIT placeWanted(QStringLiteral("files"));
    }
}

} // namespace allium::desktop
