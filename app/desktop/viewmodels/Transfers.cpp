// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Transfers.h"

#include "app/desktop/viewmodels/ErrorText.h"

#include <QCollator>
#include <QFileInfo>

namespace allium::desktop {

Transfers::Transfers(Core& core, Notices& notices, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_notices(notices)
    , m_actions(core)
{
    m_withPerson.setContact({});
    connect(&core, &Core::eventReceived, this, &Transfers::onEvent);
    connect(&m_actions, &FileActions::failed, this, &Transfers::complain);
}

void Transfers::setOpen(bool open)
{
    if (open == m_isOpen)
        return;
    m_isOpen = open;
    if (open) {
        load();
        loadPeople();
        m_core.call("preparations", {}, this, [this](const Core::Answer& answer) {
            if (answer && m_isOpen)
                m_preparations.replaceAll(answer->toArray());
        });
        return;
    }
    m_files.clear();
    m_preparations.clear();
    m_people.clear();
    Q_EMIT peopleChanged();
}

void Transfers::load()
{
    // In this order: a transfer that begins in between finds its offer.
    m_core.call("offers", {}, this, [this](const Core::Answer& offers) {
        if (!offers)
            return complain(offers.error().kind);
        m_core.call("transfers", {}, this, [this, list = offers->toArray()](const Core::Answer& transfers) {
            if (!transfers)
                return complain(transfers.error().kind);
            if (!m_isOpen)
                return;
            m_files.replaceAll(list, transfers->toArray());
            m_core.call("uploads", {}, this, [this](const Core::Answer& uploads) {
                for (const auto& upload : uploads ? uploads->toArray() : QJsonArray())
                    m_files.takeUpload(upload.toObject());
            });
        });
    });
}

void Transfers::loadPeople()
{
    m_core.call("contacts", {}, this, [this](const Core::Answer& answer) {
        if (!answer || !m_isOpen)
            return;
        QHash<QString, QString> names;
        m_people.clear();
        for (const auto& value : answer->toArray()) {
            const auto contact = value.toObject();
            const auto id = contact.value(QLatin1String("id")).toString();
            const auto name = contact.value(QLatin1String("name")).toString();
            const auto state = contact.value(QLatin1String("state")).toString();
            names.insert(id, name);
            if (state == QLatin1String("contact") || state == QLatin1String("accepted"))
                m_people.append(QVariantMap { { QStringLiteral("id"), id }, { QStringLiteral("name"), name } });
        }
        QCollator order;
        order.setCaseSensitivity(Qt::CaseInsensitive);
        std::sort(m_people.begin(), m_people.end(), [&order](const QVariant& a, const QVariant& b) {
            return order.compare(a.toMap().value(QStringLiteral("name")).toString(),
                                 b.toMap().value(QStringLiteral("name")).toString()) < 0;
        });
        m_files.setPeople(names);
        m_preparations.setPeople(names);
        Q_EMIT peopleChanged();
    });
}

void Transfers::onEvent(const QString& type, const QJsonObject& fields)
{
    if (!m_isOpen)
        return;
    m_preparations.takeEvent(type, fields);
    if (type == QLatin1String("transfer.changed")) {
        m_files.takeTransfer(fields);
    } else if (type == QLatin1String("upload.changed")) {
        m_files.takeUpload(fields);
    } else if (type == QLatin1String("transfer.removed")) {
        m_files.removeTransfer(fields.value(QLatin1String("id")).toString());
    } else if (type == QLatin1String("message.received") || type == QLatin1String("message.stored")) {
        if (fields.contains(QLatin1String("offer")))
            m_files.takeOffer(fields.value(QLatin1String("offer")).toObject());
    } else if (type == QLatin1String("message.state")) {
        m_files.setOfferState(fields.value(QLatin1String("id")).toString(), fields.value(QLatin1String("state")).toString(),
                              fields.value(QLatin1String("why")).toString());
    } else if (type == QLatin1String("history.forgotten")) {
        load(); // what was offered in it can be fetched no more
    } else if (type.startsWith(QLatin1String("contact."))) {
        loadPeople();
    }
}

void Transfers::share(const QList<QUrl>& files, const QString& contact)
{
    for (const auto& url : files) {
        if (!url.isLocalFile())
            continue;
        const auto path = QFileInfo(url.toLocalFile()).absoluteFilePath();
        const QJsonObject params { { QStringLiteral("contact"), contact }, { QStringLiteral("path"), path } };
        m_core.call("share", params, this, [this](const Core::Answer& answer) {
            if (!answer && answer.error().kind != "share.cancelled")
                complain(answer.error().kind);
        });
    }
}

void Transfers::forget(const QString& transfer)
{
    m_core.call("remove", { { QStringLiteral("transfer"), transfer } }, this, [this, transfer](const Core::Answer& answer) {
        if (answer)
            m_files.removeTransfer(transfer);
        else
            complain(answer.error().kind);
    });
}

void Transfers::complain(const QByteArray& kind)
{
    m_notices.add(ErrorText::explain(kind).paragraph(), Notices::Tone::Danger);
}

} // namespace allium::desktop
