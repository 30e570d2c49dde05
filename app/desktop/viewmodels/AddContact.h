// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/platform/QrReader.h"

#include <QTimer>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// Adding somebody by one input: an onion ID, a link, or a picture with the QR code of one. What is
/// typed is checked by the core while typing; only what can be sent becomes Ready.
///
///     Nothing --text--> Checking --"check-address"--> Mistake, Ready, Ourself, Known, Asked, Asking or Blocked
///     any --other text--> Checking;  Ready --send()--> Sending --"request"--> Nothing and sent(), or Mistake
class AddContact : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.contacts.adding is it")
    Q_PROPERTY(QString address READ address WRITE setAddress NOTIFY addressChanged)
    Q_PROPERTY(Status status READ status NOTIFY changed)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString onionId READ onionId NOTIFY changed)
    Q_PROPERTY(QString contactId READ contactId NOTIFY changed)
    Q_PROPERTY(QString greeting READ greeting WRITE setGreeting NOTIFY greetingChanged)
    Q_PROPERTY(int greetingLeft READ greetingLeft NOTIFY greetingChanged)
    Q_PROPERTY(bool canSend READ canSend NOTIFY changed)
    Q_PROPERTY(bool reading READ isReading NOTIFY changed)
public:
    /// Characters a greeting may have; the core's limit.
    static constexpr qsizetype GreetingChars = 500;

    enum class Status {
        Nothing,
        Checking,
        Mistake, ///< not an address, or it could not be sent: see sentence
        Ready,
        Ourself,
        Known, ///< a contact already
        Asked, ///< I asked them already
        Asking, ///< they asked me
        Blocked,
        Sending,
    };
    Q_ENUM(Status)

    explicit AddContact(Core& core, QObject* parent = nullptr);

    QString address() const { return m_address; }
    void setAddress(const QString& address);
    Status status() const { return m_status; }
    /// What is to be said about the input; empty while there is nothing.
    QString sentence() const { return m_sentence; }
    QString name() const { return m_name; } ///< in the link, or ours for them; may be empty
    QString onionId() const { return m_onionId; }
    QString contactId() const { return m_contactId; } ///< of Known and Asking
    QString greeting() const { return m_greeting; }
    void setGreeting(const QString& greeting);
    int greetingLeft() const; ///< negative: too long
    bool canSend() const { return m_status == Status::Ready && greetingLeft() >= 0; }
    bool isReading() const { return m_isReading; }

    /// After a change of language: says it again.
    void retranslate();

    Q_INVOKABLE void send();
    Q_INVOKABLE void clear();
    /// Text or picture, whichever the clipboard has.
    Q_INVOKABLE void paste();
    Q_INVOKABLE void readPicture(const QUrl& file);

Q_SIGNALS:
    void addressChanged();
    void greetingChanged();
    void changed();
    void sent(const QString& name);

private:
    void check();
    void take(const Core::Answer& answer);
    /// The sentence for whoever the address belongs to; `named` has %1 for the name.
    QString about(const QString& named, const QString& nameless) const;
    void become(Status status, const QString& sentence = {});
    void read(const QFuture<QrReader::Answer>& picture);

    Core& m_core;
    QrReader m_reader;
    QString m_address;
    Status m_status = Status::Nothing;
    QString m_sentence;
    QString m_name;
    QString m_onionId;
    QString m_contactId;
    QString m_greeting;
    bool m_isReading = false;
    int m_question = 0; ///< the newest; answers to older ones say nothing any more
};

} // namespace allium::desktop
