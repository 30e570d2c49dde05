// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/qml/conversation/TalkFixture.h"

#include <QDateTime>
#include <QJsonDocument>

namespace allium::test {

TalkFixture::TalkFixture(QObject* parent)
    : QObject(parent)
    , m_time(QDateTime(QDate::currentDate().addDays(-1), QTime(18, 40)).toMSecsSinceEpoch())
{
    m_core.answer("contacts", [this](const FakeCore::Call&) -> desktop::Core::Answer {
        const QJsonObject bob { { QStringLiteral("id"), QStringLiteral("bob") },
                                { QStringLiteral("name"), QStringLiteral("Bob") },
                                { QStringLiteral("state"), m_state },
                                { QStringLiteral("online"), false },
                                { QStringLiteral("last_seen"), QDateTime::currentMSecsSinceEpoch() - 12 * 60'000 },
                                { QStringLiteral("unread"), m_read < 0 ? 0 : static_cast<int>(m_messages.size() - m_read) } };
        return QJsonValue(QJsonArray { bob });
    });
    m_core.answer("history", [this](const FakeCore::Call& call) { return page(call.params); });
    m_core.answer("transfers", "[]");
    m_core.answer("draft", R"({"text":""})");
    for (const auto* command : { "read", "whisper", "cancel-message", "forget-history", "share", "get", "decline", "pause", "resume", "cancel-preparation" })
        m_core.answer(command, "{}");
}

void TalkFixture::add(QJsonObject message, const QVariantMap& more)
{
    const auto position = m_messages.size() + 1;
    const bool mine = message.value(QLatin1String("outgoing")).toBool();
    message.insert(QLatin1String("id"), QStringLiteral("m%1").arg(position));
    message.insert(QLatin1String("contact"), QStringLiteral("bob"));
    message.insert(QLatin1String("position"), position);
    message.insert(QLatin1String("state"), mine ? QStringLiteral("delivered") : QStringLiteral("received"));
    message.insert(QLatin1String("time"), m_time);
    m_time += 60'000;
    const auto fields = QJsonObject::fromVariantMap(more);
    for (auto it = fields.begin(); it != fields.end(); ++it)
        message.insert(it.key(), it.value());
    if (more.contains(QStringLiteral("time")))
        m_time = more.value(QStringLiteral("time")).toLongLong() + 60'000;
    m_messages.append(message);
    if (m_isOpen)
        m_core.emitEvent(mine ? QStringLiteral("message.stored") : QStringLiteral("message.received"), QJsonDocument(message).toJson());
}

void TalkFixture::say(bool mine, const QString& text, const QVariantMap& more)
{
    add({ { QStringLiteral("outgoing"), mine }, { QStringLiteral("text"), text } }, more);
}

void TalkFixture::fill(int count)
{
    for (int i = 1; i <= count; ++i)
        say(i % 3 == 0, QStringLiteral("Message %1").arg(i));
}

void TalkFixture::offer(bool mine, const QString& name, double size, const QString& content, const QVariantMap& more)
{
    add({ { QStringLiteral("outgoing"), mine },
          { QStringLiteral("offer"), QJsonObject { { QStringLiteral("content"), content },
                                                   { QStringLiteral("name"), name },
                                                   { QStringLiteral("size"), size },
                                                   { QStringLiteral("files"), 1 } } } },
        more);
}

void TalkFixture::happen(const QString& type, const QVariantMap& fields)
{
    m_core.emitEvent(type, QJsonDocument(QJsonObject::fromVariantMap(fields)).toJson());
}

desktop::Core::Answer TalkFixture::page(const QJsonObject& params) const
{
    const auto count = static_cast<qint64>(m_messages.size());
    const auto limit = params.value(QLatin1String("limit")).toInteger();
    auto last = std::min(params.value(QLatin1String("before")).toInteger(count + 1) - 1, count);
    auto first = std::max<qint64>(last - limit + 1, 1);
    if (params.contains(QLatin1String("after"))) {
        first = params.value(QLatin1String("after")).toInteger() + 1;
        last = std::min(first + limit - 1, count);
    }
    QJsonArray messages;
    for (auto position = first; position <= last; ++position)
        messages.append(m_messages[position - 1]);
    return QJsonValue(QJsonObject { { QStringLiteral("messages"), messages }, { QStringLiteral("read"), m_read < 0 ? count : m_read } });
}

void TalkFixture::open()
{
    m_isOpen = true;
    m_conversation.open(QStringLiteral("bob"));
    FakeCore::settle();
    FakeCore::settle(); // the page may lead to another
}

int TalkFixture::calls(const QString& command) const
{
    FakeCore::settle();
    return static_cast<int>(m_core.calls(command.toLatin1()).size());
}

QVariantMap TalkFixture::lastCall(const QString& command) const
{
    const auto calls = m_core.calls(command.toLatin1());
    return calls.empty() ? QVariantMap() : calls.back().params.toVariantMap();
}

} // namespace allium::test
