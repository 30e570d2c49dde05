// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/models/ContactListModel.h"
#include "app/desktop/models/Pictures.h"
#include "app/desktop/viewmodels/Notices.h"

#include <QStringList>

namespace allium::desktop {

/// One contact, as their page shows them. Set contactId to choose whom; `exists` falls when they are no
/// contact any more. Follows the list, and asks the core for nothing but the safety words.
class ContactDetails : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.contacts.person is it")
    Q_PROPERTY(QString contactId READ contactId WRITE setContactId NOTIFY contactIdChanged)
    Q_PROPERTY(bool exists READ exists NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString theirName READ theirName NOTIFY changed)
    Q_PROPERTY(QString onionId READ onionId NOTIFY changed)
    Q_PROPERTY(QUrl picture READ picture NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(bool online READ isOnline NOTIFY changed)
    Q_PROPERTY(bool waiting READ isWaiting NOTIFY changed)
    Q_PROPERTY(bool muted READ isMuted NOTIFY changed)
    Q_PROPERTY(qint64 unasked READ unasked NOTIFY changed)
    Q_PROPERTY(bool compared READ isCompared NOTIFY changed)
    Q_PROPERTY(double comparedAt READ comparedAt NOTIFY changed)
    Q_PROPERTY(double lastSeen READ lastSeen NOTIFY changed)
    Q_PROPERTY(QStringList words READ words NOTIFY wordsChanged)
public:
    ContactDetails(Core& core, ContactListModel& list, Notices& notices, QObject* parent = nullptr);

    QString contactId() const { return m_id; }
    void setContactId(const QString& id);

    bool exists() const { return m_list.find(m_id) != nullptr; }
    QString name() const { return person().name; }
    QString theirName() const { return person().theirName; }
    QString onionId() const { return person().onionId; }
    QUrl picture() const { return Pictures::ofContact(m_id, person().picture); }
    QString note() const { return person().note; }
    bool isOnline() const { return person().isOnline; }
    bool isWaiting() const { return person().state == QLatin1String("accepted"); } ///< they have not heard of the acceptance yet
    bool isMuted() const { return person().isMuted; }
    qint64 unasked() const { return person().unasked; } ///< bytes of their files that may be kept without asking; 0: ask
    bool isCompared() const { return person().compared != 0; }
    double comparedAt() const { return static_cast<double>(person().compared); }
    double lastSeen() const { return static_cast<double>(person().lastSeen); } ///< 0: never
    QStringList words() const { return m_words; } ///< empty until the core has answered

    Q_INVOKABLE void rename(const QString& name); ///< empty: what they call themselves
    Q_INVOKABLE void setNote(const QString& note);
    Q_INVOKABLE void setMuted(bool muted);
    Q_INVOKABLE void setUnasked(qint64 bytes);
    Q_INVOKABLE void setCompared(bool compared);
    Q_INVOKABLE void copyOnionId() const;

Q_SIGNALS:
    void contactIdChanged();
    void changed();
    void wordsChanged();

private:
    const Person& person() const;
    void set(const QString& key, const QJsonValue& value);
    void askForWords();
    void setWords(const QStringList& words);

    Core& m_core;
    ContactListModel& m_list;
    Notices& m_notices;
    QString m_id;
    QStringList m_words;
};

} // namespace allium::desktop
