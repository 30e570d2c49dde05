// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QSet>

#include <vector>

namespace allium::node {

/// One internet socket of this process, as the kernel lists it.
struct InternetSocket {
    QByteArray protocol; ///< tcp, tcp6, udp, udp6, raw, raw6
    QByteArray local; ///< address:port
    QByteArray remote;
    quint64 inode = 0;
    /// A TCP socket whose both ends are on this machine (or not connected and bound to it).
    bool isLoopback = false;
};

/// Rows of /proc/net/<protocol> (proc(5)) whose inode is in `inodes`. Lines it cannot read are left out.
std::vector<InternetSocket> parseSocketTable(const QByteArray& protocol, QByteArrayView table, const QSet<quint64>& inodes);

/// Keeps the promise that only tor touches the network: shuts the ways by which Qt would open a
/// connection by itself, and shows what this process has open.
class LeakGuard {
public:
    /// Every QTcpSocket that does not explicitly ask for no proxy is sent to a closed port of this
    /// machine, host name and all, so that neither a connection nor a look-up leaves it. Call once,
    /// before anything else of Qt Network.
    static void install();

    /// The internet sockets of this process now. Linux only; empty elsewhere.
    static std::vector<InternetSocket> openSockets();
    /// Those of them that break the promise: not TCP between ends on this machine.
    static std::vector<InternetSocket> violations();
};

} // namespace allium::node
