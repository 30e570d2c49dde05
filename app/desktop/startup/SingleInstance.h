// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>

#include <chrono>

namespace allium::desktop {

/// One window for each profile. Whoever holds the profile's lock listens; a second start finds the
/// profile in use, hands over what it was asked to open, and ends. The socket is for its owner only.
class SingleInstance : public QObject {
    Q_OBJECT
public:
    /// What a second start may say; longer is not listened to.
    static constexpr qsizetype MaxBytes = 8192;

    /// Where the window of the profile in `folder` listens.
    static QString socketFor(const QString& folder);

    /// For the one that holds the profile.
    bool listen(const QString& folder);

    /// For the one that is about to give the profile back: what is started from now on is not for it.
    void stopListening() { m_server.close(); }

    /// For a second start: true when a window took the link (which may be empty) over within `patience`. False
    /// when none listens, at once: there is none, or it begins or ends this moment.
    static bool handOver(const QString& folder, const QString& link, std::chrono::milliseconds patience);

Q_SIGNALS:
    /// A second start wants the window in front, and the link opened unless it is empty.
    void activated(const QString& link);

private:
    void greet();

    QLocalServer m_server;
};

} // namespace allium::desktop
