// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace allium::tor {

/// A door on this machine: a Unix socket, or a loopback TCP port where there are none. Anything
/// that would leave the machine cannot be written as one.
struct LocalEndpoint {
    /// sun_path of Linux, less its final zero.
    static constexpr qsizetype MaxPathBytes = 107;

    QString path; ///< absolute; empty for TCP
    quint16 port = 0; ///< of 127.0.0.1

    bool isValid() const { return isUnix() ? port == 0 : port != 0; }
    bool isUnix() const { return !path.isEmpty(); }

    /// Reads how tor spells listeners: unix:/path, unix:"/path", 127.0.0.1:9051, localhost:9051, 9051.
    /// Nothing for other hosts and for paths that are relative or too long.
    static std::optional<LocalEndpoint> parse(QByteArrayView text);
    /// unix:/path or 127.0.0.1:port
    QByteArray toString() const;

    friend bool operator==(const LocalEndpoint&, const LocalEndpoint&) = default;
};

} // namespace allium::tor
