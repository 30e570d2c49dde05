// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tor/ControlAuthentication.h"
#include "core/tor/LocalEndpoint.h"
#include "core/tor/TorBinary.h"
#include "core/tor/TorConfiguration.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <optional>

namespace allium::tor {

/// Which tor to use and how. Set while the controller is off.
struct TorSettings {
    enum class Mode {
        Own, ///< start one: `search` says which program
        Running, ///< connect to a tor that somebody else started; it stays when we go
    };

    Mode mode = Mode::Own;
    TorSearch search;
    QString dataFolder; ///< Own: where tor keeps its state; made with 0700
    QByteArrayList customLines; ///< Own
    bool networkEnabled = true;
    bool verbose = false;

    LocalEndpoint control; ///< Running
    ControlCredentials credentials; ///< Running
    std::optional<LocalEndpoint> socks; ///< Running: unless tor's first local one is right
};

/// Why tor is not there, for good (state Failed) or for the moment (Restarting).
struct TorFailure {
    enum class Kind {
        BinaryNotFound,
        BinaryNotExecutable,
        BinaryWontRun,
        BinaryTooOld,
        BadTorrc, ///< `torrc` says which line
        TorrcRefusedByTor, ///< `detail` has tor's words
        DataFolder, ///< cannot be made or is not ours
        RuntimeFolder, ///< no place for sockets
        KeepsExiting, ///< ended several times before it could be talked to
        ControlUnreachable,
        ControlMalformed,
        CookieUnreadable,
        AuthenticationRefused,
        SingleHop, ///< that tor is set to give away where its services are
        NoSocksPort, ///< Running: it has none on this machine
        Ended, ///< died or hung up; being restarted
    };

    Kind kind = Kind::Ended;
    QByteArray detail; ///< English, from tor's log
    std::optional<TorrcError> torrc;
};

} // namespace allium::tor
