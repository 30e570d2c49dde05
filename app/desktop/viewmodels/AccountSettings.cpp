// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/AccountSettings.h"

#include "app/desktop/viewmodels/ErrorText.h"

namespace allium::desktop {

AccountSettings::AccountSettings(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_picture(core)
{
    connect(&core, &Core::eventReceived, this, [this](const QString& type, const QJsonObject& fields) {
        if (type == QLatin1String("account.changed"))
            take(fields);
    });
}

void AccountSettings::load()
{
    ask({}, m_error);
}

void AccountSettings::applyName(const QString& name)
{
    if (name.trimmed() != m_name)
        ask({ { QStringLiteral("name"), name.trimmed() } }, m_nameError);
}

void AccountSettings::applyDoorOpen(bool open)
{
    if (open != m_doorOpen)
        ask({ { QStringLiteral("door_open"), open } }, m_error);
}

void AccountSettings::applyInvisible(bool invisible)
{
    if (invisible != m_invisible)
        ask({ { QStringLiteral("invisible"), invisible } }, m_error);
}

void AccountSettings::ask(const QJsonObject& change, QString& error)
{
    m_core.call("account", change, this, [this, &error](const Core::Answer& answer) {
        error = answer ? QString() : ErrorText::explain(answer.error().kind).paragraph();
        if (answer)
            take(answer->toObject());
        else
            Q_EMIT changed();
    });
}

void AccountSettings::take(const QJsonObject& account)
{
    m_name = account.value(QLatin1String("name")).toString();
    m_doorOpen = account.value(QLatin1String("door_open")).toBool();
    m_invisible = account.value(QLatin1String("invisible")).toBool();
    m_picture.take(account);
    Q_EMIT changed();
}

} // namespace allium::desktop
