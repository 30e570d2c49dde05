// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/AboutProgram.h"

#include <QFile>

namespace allium::desktop {

AboutProgram::AboutProgram(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
}

void AboutProgram::load()
{
    m_core.call("status", {}, this, [this](const Core::Answer& answer) {
        if (!answer)
            return;
        const auto status = answer->toObject();
        m_version = status.value(QLatin1String("version")).toString();
        m_folder = status.value(QLatin1String("folder")).toString();
        m_tor = status.value(QLatin1String("tor")).toObject().value(QLatin1String("version")).toString();
        Q_EMIT changed();
    });
    m_core.call("versions", {}, this, [this](const Core::Answer& answer) {
        if (!answer)
            return;
        m_versions = answer->toObject();
        Q_EMIT changed();
    });
}

QStringList AboutProgram::parts() const
{
    const auto part = [this](const char* name, const char* key, const char* licence) {
        return QStringLiteral("%1 %2, %3").arg(QLatin1String(name), m_versions.value(QLatin1String(key)).toString(), QLatin1String(licence));
    };
    //: instead of the version of tor
    const auto tor = m_tor.isEmpty() ? tr("not running") : m_tor;
    return { part("Qt", "qt", "LGPL-3.0"), QStringLiteral("Tor %1, BSD-3-Clause").arg(tor), part("libsodium", "libsodium", "ISC"),
             part("SQLite", "sqlite", "Public Domain"), QStringLiteral("Protocol Buffers, BSD-3-Clause"),
             QStringLiteral("QtKeychain, BSD-3-Clause"), QStringLiteral("tl::expected, CC0-1.0"), QStringLiteral("Inter, OFL-1.1") };
}

QString AboutProgram::licence()
{
    QFile file(QStringLiteral(":/allium/LICENSE"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace allium::desktop
