// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/platform/Platform.h"

namespace allium::desktop {

/// An entry in the autostart folder of the session, as the XDG specification has it.
class XdgAutostart final : public Autostart {
public:
    /// `profile`: empty for the usual one. `command`: program and arguments.
    XdgAutostart(const QString& folder, const QString& profile, QStringList command);

    bool isAvailable() const override { return true; }
    bool isOn() const override;
    bool setOn(bool on) override;

    QString file() const { return m_file; }
    /// A command line as the value of "Exec".
    static QString execLine(const QStringList& command);

private:
    QString m_file;
    QStringList m_command;
};

} // namespace allium::desktop
