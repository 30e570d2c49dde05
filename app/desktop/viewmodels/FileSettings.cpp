// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/FileSettings.h"

#include "app/desktop/viewmodels/ErrorText.h"

namespace allium::desktop {

FileSettings::FileSettings(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
}

void FileSettings::load()
{
    m_core.call("config", {}, this, [this](const Core::Answer& answer) {
        if (!answer)
            return;
        m_circuits = answer->toObject().value(QLatin1String("transfer.circuits")).toInt();
        m_maxActive = answer->toObject().value(QLatin1String("transfer.max_active")).toInt();
        Q_EMIT changed();
    });
}

void FileSettings::applyCircuits(int circuits)
{
    if (circuits != m_circuits)
        apply("transfer.circuits", circuits);
}

void FileSettings::applyMaxActive(int files)
{
    if (files != m_maxActive)
        apply("transfer.max_active", files);
}

void FileSettings::apply(const char* name, int value)
{
    m_core.call("config", { { QStringLiteral("name"), QLatin1String(name) }, { QStringLiteral("value"), QString::number(value) } },
                this, [this](const Core::Answer& answer) {
                    m_error = answer ? QString() : ErrorText::explain(answer.error().kind).paragraph();
                    load();
                    Q_EMIT changed(); // also where it cannot be read
                });
}

} // namespace allium::desktop
