// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/XdgAutostart.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUrl>

namespace allium::desktop {

XdgAutostart::XdgAutostart(const QString& folder, const QString& profile, QStringList command)
    : m_file(folder + QStringLiteral("/allium") + (profile.isEmpty() ? QString() : QLatin1Char('-') + QString::fromLatin1(QUrl::toPercentEncoding(profile)))
             + QStringLiteral(".desktop"))
    , m_command(std::move(command))
{
}

QString XdgAutostart::execLine(const QStringList& command)
{
    QStringList words;
    for (auto word : command) {
        // Once for the quotes, and once more because the value is a string of its own.
        for (const auto special : { '\\', '"', '`', '$' })
            word.replace(QLatin1Char(special), QStringLiteral("\\") + QLatin1Char(special));
        word.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
        word.replace(QLatin1Char('%'), QStringLiteral("%%"));
        words.append(QLatin1Char('"') + word + QLatin1Char('"'));
    }
    return words.join(QLatin1Char(' '));
}

bool XdgAutostart::isOn() const
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    // Desktops switch an entry off by writing this into it.
    constexpr qint64 MuchMoreThanOurs = 65536;
    return !file.read(MuchMoreThanOurs).contains("\nHidden=true");
}

bool XdgAutostart::setOn(bool on)
{
    if (!on)
        return QFile::remove(m_file) || !QFileInfo::exists(m_file);
    if (!QDir().mkpath(QFileInfo(m_file).path()))
        return false;
    const auto entry = QStringLiteral("[Desktop Entry]\n"
                                      "Type=Application\n"
                                      "Name=Allium\n"
                                      "Icon=allium\n"
                                      "Exec=%1\n"
                                      "Terminal=false\n"
                                      "X-GNOME-Autostart-enabled=true\n")
                           .arg(execLine(m_command));
    QSaveFile file(m_file);
    return file.open(QIODevice::WriteOnly) && file.write(entry.toUtf8()) >= 0 && file.commit();
}

} // namespace allium::desktop
