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

    /// For a second start: true when a window took the link (which may be empty) over. False when
    /// none answers within `patience`: then the profile is in use by something without a window.
    static bool handOver(const QString& folder, const QString& link, std::chrono::milliseconds patience);

Q_SIGNALS:
    /// A second start wants the window in front, and the link opened unless it is empty.
    void activated(const QString& link);

private:
    void greet();

    QLocalServer m_server;
};

} // namespace allium::desktop
