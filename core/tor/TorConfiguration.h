// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/tor/LocalEndpoint.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <optional>

namespace allium::tor {

/// Why a torrc cannot be written. For people it becomes "line 3: ControlPort is set by Allium".
struct TorrcError {
    enum class Kind {
        RefusedKey, ///< Allium owns this setting, or it would give the user away
        BadCharacter, ///< control characters or a continued line
        LineTooLong,
        TooManyLines,
        BadPath, ///< a folder's name that tor could not read back
        PathTooLong, ///< a socket's path over 107 bytes
    };

    Kind kind = Kind::BadCharacter;
    int line = 0; ///< of the custom lines, from 1; 0 when it is none of them
    QByteArray key; ///< as the user wrote it

    friend bool operator==(const TorrcError&, const TorrcError&) = default;
};

/// Everything tor is told before it starts.
struct TorConfiguration {
    static constexpr qsizetype MaxCustomLineBytes = 4096;
    static constexpr qsizetype MaxCustomLines = 500;

    enum class Sockets { Unix, LoopbackTcp };

#ifdef Q_OS_WIN
    static constexpr Sockets DefaultSockets = Sockets::LoopbackTcp;
#else
    static constexpr Sockets DefaultSockets = Sockets::Unix;
#endif

    QString dataFolder; ///< tor's own; 0700
    QString runtimeFolder; ///< holds the sockets; 0700
    Sockets sockets = DefaultSockets;
    qint64 ownerPid = 0; ///< tor ends when this process does; 0 for the preview
    bool networkEnabled = true;
    bool verbose = false; ///< info instead of notice; still without addresses
    QByteArrayList customLines; ///< bridges, private networks, whatever is not refused

    QString controlSocketPath() const { return runtimeFolder + QLatin1String("/control"); }
    QString socksSocketPath() const { return runtimeFolder + QLatin1String("/socks"); }
    /// LoopbackTcp: where tor writes which control port it chose.
    QString controlPortFile() const { return runtimeFolder + QLatin1String("/control-port"); }

    /// Where to reach that tor's control port; nothing until it has made one.
    std::optional<LocalEndpoint> controlEndpoint() const;

    /// What tor reads; also what the settings page shows.
    Result<QByteArray, TorrcError> torrc() const;

    /// Checks one line; `number` goes into the error.
    static Result<void, TorrcError> checkCustomLine(QByteArrayView line, int number);
};

} // namespace allium::tor
