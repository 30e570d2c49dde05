// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/viewmodels/Conversation.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QJsonArray>
#include <QtQml/qqmlregistration.h>

namespace allium::test {

/// A conversation with Bob whose messages the test makes up.
class TalkFixture : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(allium::desktop::Conversation* conversation READ conversation CONSTANT)
public:
    explicit TalkFixture(QObject* parent = nullptr);

    desktop::Conversation* conversation() { return &m_conversation; }

    /// Written before the conversation is opened, or happening now. `more` overrides fields of the message.
    Q_INVOKABLE void say(bool mine, const QString& text, const QVariantMap& more = {});
    /// `count` messages of both sides.
    Q_INVOKABLE void fill(int count);
    Q_INVOKABLE void offer(bool mine, const QString& name, double size, const QString& content, const QVariantMap& more = {});
    Q_INVOKABLE void happen(const QString& type, const QVariantMap& fields);
    Q_INVOKABLE void setRead(int position) { m_read = position; }
    Q_INVOKABLE void setState(const QString& state) { m_state = state; }
    Q_INVOKABLE void open();
    /// How often a command was given, and with what the last time.
    Q_INVOKABLE int calls(const QString& command) const;
    Q_INVOKABLE QVariantMap lastCall(const QString& command) const;

private:
    void add(QJsonObject message, const QVariantMap& more);
    desktop::Core::Answer page(const QJsonObject& params) const;

    FakeCore m_core;
    desktop::Conversation m_conversation { m_core };
    QJsonArray m_messages;
    QString m_state = QStringLiteral("contact");
    qint64 m_read = -1;
    qint64 m_time;
    bool m_isOpen = false;
};

} // namespace allium::test
