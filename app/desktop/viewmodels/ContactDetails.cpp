// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/ContactDetails.h"

#include "app/desktop/viewmodels/ErrorText.h"

#include <QClipboard>
#include <QGuiApplication>

namespace allium::desktop {

ContactDetails::ContactDetails(Core& core, ContactListModel& list, Notices& notices, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_list(list)
    , m_notices(notices)
{
    const auto changedIfMine = [this](const QString& id) {
        if (id == m_id)
            Q_EMIT changed();
    };
    connect(&list, &ContactListModel::personChanged, this, changedIfMine);
    connect(&list, &ContactListModel::personRemoved, this, changedIfMine);
    connect(&list, &ContactListModel::loadedChanged, this, &ContactDetails::changed);
}

const Person& ContactDetails::person() const
{
    static const Person nobody;
    const auto* person = m_list.find(m_id);
    return person == nullptr ? nobody : *person;
}

void ContactDetails::setContactId(const QString& id)
{
    if (id == m_id)
        return;
    m_id = id;
    setWords({});
    Q_EMIT contactIdChanged();
    Q_EMIT changed();
    if (!id.isEmpty())
        askForWords();
}

void ContactDetails::askForWords()
{
    m_core.call("words", { { QStringLiteral("contact"), m_id } }, this, [this, id = m_id](const Core::Answer& answer) {
        if (answer && id == m_id)
            setWords(answer->toObject().value(QLatin1String("words")).toVariant().toStringList());
    });
}

void ContactDetails::setWords(const QStringList& words)
{
    if (words == m_words)
        return;
    m_words = words;
    Q_EMIT wordsChanged();
}

void ContactDetails::set(const QString& key, const QJsonValue& value)
{
    m_core.call("contact-set", { { QStringLiteral("contact"), m_id }, { key, value } }, this, [this](const Core::Answer& answer) {
        if (!answer) {
            m_notices.add(ErrorText::explain(answer.error().kind).paragraph(), Notices::Tone::Danger);
            Q_EMIT changed(); // so that switches go back
        }
    });
}

void ContactDetails::rename(const QString& name)
{
    m_core.call("rename", { { QStringLiteral("contact"), m_id }, { QStringLiteral("name"), name } }, this, [this](const Core::Answer& answer) {
        if (!answer)
            m_notices.add(ErrorText::explain(answer.error().kind).paragraph(), Notices::Tone::Danger);
    });
}

void ContactDetails::setNote(const QString& note)
{
    if (note != person().note)
        set(QStringLiteral("note"), note);
}

void ContactDetails::setMuted(bool muted)
{
    if (muted != person().isMuted)
        set(QStringLiteral("muted"), muted);
}

void ContactDetails::setUnasked(qint64 bytes)
{
    if (bytes != unasked())
        set(QStringLiteral("unasked"), bytes);
}

void ContactDetails::setCompared(bool compared)
{
    if (compared != isCompared())
        set(QStringLiteral("compared"), compared);
}

void ContactDetails::copyOnionId() const
{
    QGuiApplication::clipboard()->setText(person().onionId);
}

} // namespace allium::desktop
