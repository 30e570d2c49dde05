// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/models/MessageList.h"
#include "app/desktop/models/Pictures.h"
#include "app/desktop/viewmodels/ConversationFiles.h"

#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// The conversation that is shown: with whom, what is said, what is being written, up to where it is
/// read. One object; open() changes what it shows.
class Conversation : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.conversation is it")
    Q_PROPERTY(QString contact READ contact WRITE open NOTIFY contactChanged)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QUrl picture READ picture NOTIFY changed)
    Q_PROPERTY(bool online READ isOnline NOTIFY changed)
    Q_PROPERTY(bool typing READ isTyping NOTIFY typingChanged)
    Q_PROPERTY(bool connecting READ isConnecting NOTIFY changed)
    Q_PROPERTY(double lastSeen READ lastSeen NOTIFY changed)
    Q_PROPERTY(bool muted READ isMuted NOTIFY changed)
    Q_PROPERTY(bool canSend READ canSend NOTIFY changed)
    Q_PROPERTY(QString whyNot READ whyNot NOTIFY changed)
    Q_PROPERTY(QString outlook READ outlook NOTIFY changed)
    Q_PROPERTY(int unseen READ unseen NOTIFY unseenChanged)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(QString draft READ draft NOTIFY draftLoaded)
    Q_PROPERTY(bool answering READ isAnswering NOTIFY answerChanged)
    Q_PROPERTY(bool answersMine READ answersMine NOTIFY answerChanged)
    Q_PROPERTY(QString answered READ answered NOTIFY answerChanged)
    Q_PROPERTY(int maxBytes READ maxBytes CONSTANT)
    Q_PROPERTY(allium::desktop::MessageList* messages READ messages CONSTANT)
    Q_PROPERTY(allium::desktop::ConversationFiles* files READ files CONSTANT)
public:
    explicit Conversation(Core& core, QObject* parent = nullptr);
    ~Conversation() override;

    /// The account of the contact. Nothing is lost of what was being written before.
    Q_INVOKABLE void open(const QString& contact);
    Q_INVOKABLE void close() { open({}); }

    QString contact() const { return m_contact; }
    QString title() const { return m_title; }
    QUrl picture() const { return Pictures::ofContact(m_contact, m_picture); } ///< of the contact
    bool isOnline() const { return m_online && canSend(); } ///< of somebody who is no contact nothing is known
    /// The other side is writing, as far as it says so.
    bool isTyping() const { return m_typing; }
    /// Neither is online: we are not connected ourselves yet.
    bool isConnecting() const { return m_connecting; }
    double lastSeen() const { return static_cast<double>(m_lastSeen); } ///< 0: never
    bool isMuted() const { return m_muted; }
    bool canSend() const;
    QString whyNot() const; ///< empty when one can
    /// What becomes of what is written now, where it does not go out at once; otherwise empty.
    QString outlook() const;
    int unseen() const { return m_unseen; } ///< arrived and not looked at
    /// Whether a person can see the conversation now.
    bool isActive() const { return m_active; }
    void setActive(bool active);
    int maxBytes() const;
    MessageList* messages() { return &m_messages; }
    ConversationFiles* files() { return &m_files; }

    /// False: empty or too long, and nothing happened. What fails later comes back by sendFailed().
    Q_INVOKABLE bool send(const QString& text);
    Q_INVOKABLE static int byteCount(const QString& text);
    /// As a new message that answers the same.
    Q_INVOKABLE void sendAgain(const QString& message);
    /// Only what has not left can be taken back.
    Q_INVOKABLE void cancelMessage(const QString& message);
    /// Somebody has looked at the message at this position.
    Q_INVOKABLE void seen(qint64 position);
    /// What stands in the box now, and somebody is writing it; kept over restarts.
    Q_INVOKABLE void setDraft(const QString& text);
    QString draft() const { return m_draft; }
    /// What is written now answers this message, until it is sent or answerNothing().
    Q_INVOKABLE void answer(const QString& message, bool mine);
    Q_INVOKABLE void answerNothing() { setAnswer({}); }
    bool isAnswering() const { return m_answer.has_value(); }
    bool answersMine() const { return m_answer && m_answer->mine; }
    QString answered() const; ///< its first words
    /// Where a message is that was answered; one that is not here is said to be missing by failed().
    Q_INVOKABLE void reveal(qint64 position) { m_messages.reveal(position); }
    Q_INVOKABLE void forgetHistory();

    /// http, https and allium addresses in a text, each as it stands there.
    Q_INVOKABLE static QStringList links(const QString& text);
    /// Asks the system to open a page, outside of Tor, or this program to deal with an allium: link.
    Q_INVOKABLE void openLink(const QString& address);
    Q_INVOKABLE static void copy(const QString& text);

Q_SIGNALS:
    void contactChanged();
    void changed();
    void typingChanged();
    void unseenChanged();
    void activeChanged();
    /// Another conversation's draft is there, to be put into the box.
    void draftLoaded();
    void answerChanged();
    /// It was not taken; `text` is to be put back where it was written.
    void sendFailed(const QString& text, const QString& reason);
    /// Something else did not work.
    void failed(const QString& reason);
    void alliumLinkOpened(const QString& link);

private:
    void refresh();
    void takeContact(const QJsonObject& contact);
    void post(const QString& text, const std::optional<QuoteEntry>& answered);
    void setAnswer(const std::optional<QuoteEntry>& answered);
    void loadDraft();
    void saveDraft();
    void report();
    void setUnseen(int count);
    void setTyping(bool typing);
    void sayTyping();
    void onEvent(const QString& type, const QJsonObject& fields);
    void takeTor(const QJsonObject& tor);
    void tell(const QByteArray& kind);

    Core& m_core;
    MessageList m_messages;
    ConversationFiles m_files;
    QString m_contact;
    QString m_title;
    QString m_state;
    QString m_picture;
    QString m_draft;
    QString m_savedDraft;
    std::optional<QuoteEntry> m_answer;
    QString m_savedAnswer; ///< its id
    QTimer m_draftTimer; ///< writing is not stored letter by letter
    QTimer m_typingPause; ///< while it runs the core has been told
    qint64 m_lastSeen = 0;
    qint64 m_seen = 0;
    qint64 m_reported = 0;
    int m_unseen = 0;
    bool m_online = false;
    bool m_typing = false;
    bool m_connecting = false;
    bool m_unconnected = false; ///< nor connecting: something is wrong with tor
    bool m_muted = false;
    bool m_active = false;
    bool m_reporting = false;
    bool m_draftKnown = false;
};

} // namespace allium::desktop
