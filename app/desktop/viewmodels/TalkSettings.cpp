// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/TalkSettings.h"

#include "app/desktop/viewmodels/ErrorText.h"

namespace allium::desktop {

TalkSettings::TalkSettings(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
}

void TalkSettings::load()
{
    m_core.call("config", {}, this, [this](const Core::Answer& answer) {
        if (!answer)
            return;
        m_read = answer->toObject().value(QLatin1String("talk.tell_read")).toBool();
        m_typing = answer->toObject().value(QLatin1String("talk.tell_typing")).toBool();
        Q_EMIT changed();
    });
}

void TalkSettings::applyTellRead(bool on)
{
    if (on != m_read)
        apply("talk.tell_read", on);
}

void TalkSettings::applyTellTyping(bool on)
{
    if (on != m_typing)
        apply("talk.tell_typing", on);
}

void TalkSettings::apply(const char* name, bool on)
{
    m_core.call("config", { { QStringLiteral("name"), QLatin1String(name) },
                            { QStringLiteral("value"), on ? QStringLiteral("true") : QStringLiteral("false") } },
                this, [this](const Core::Answer& answer) {
                    m_error = answer ? QString() : ErrorText::explain(answer.error().kind).paragraph();
                    load();
                });
}

} // namespace allium::desktop
