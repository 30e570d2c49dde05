// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/AccountSettings.h"

#include "app/desktop/viewmodels/ErrorText.h"

namespace allium::desktop {

AccountSettings::AccountSettings(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
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
        if (answer) {
            const auto account = answer->toObject();
            m_name = account.value(QLatin1String("name")).toString();
            m_doorOpen = account.value(QLatin1String("door_open")).toBool();
            m_invisible = account.value(QLatin1String("invisible")).toBool();
        }
        Q_EMIT changed();
    });
}

} // namespace allium::desktop
