// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/LeakGuard.h"

#include <QDir>
#include <QFile>
#include <QNetworkProxy>

#include <array>

namespace allium::node {
namespace {

/// "0100007F:1F90" or 32 digits of IPv6; the kernel prints 32-bit words in the machine's order.
struct Endpoint {
    QByteArray text;
    bool loopback = false;
    bool unspecified = false;
    bool ok = false;
};

Endpoint parseEndpoint(QByteArrayView field)
{
    Endpoint endpoint;
    const auto colon = field.indexOf(':');
    if (colon != 8 && colon != 32)
        return endpoint;
    auto address = QByteArray::fromHex(field.first(colon).toByteArray());
    bool portOk = false;
    const auto port = field.sliced(colon + 1).toByteArray().toUInt(&portOk, 16);
    if (!portOk || address.size() * 2 != colon)
        return endpoint;
#if Q_BYTE_ORDER == Q_LITTLE_ENDIAN
    for (qsizetype word = 0; word + 4 <= address.size(); word += 4)
        std::reverse(address.begin() + word, address.begin() + word + 4);
#endif
    static const QByteArray mapped = QByteArray(10, 0) + QByteArray(2, static_cast<char>(0xff));
    const bool isMapped = address.size() == 16 && address.startsWith(mapped);
    const QByteArray v4 = isMapped ? address.last(4) : address;
    endpoint.unspecified = address.count(char(0)) == address.size();
    if (v4.size() == 4)
        endpoint.loopback = v4[0] == 127;
    else
        endpoint.loopback = address == QByteArray(15, 0) + char(1);
    endpoint.text = address.toHex() + ':' + QByteArray::number(port);
    endpoint.ok = true;
    return endpoint;
}

} // namespace

std::vector<InternetSocket> parseSocketTable(const QByteArray& protocol, QByteArrayView table, const QSet<quint64>& inodes)
{
    std::vector<InternetSocket> sockets;
    const auto lines = table.toByteArray().split('\n');
    for (const auto& line : lines) {
        const auto fields = line.simplified().split(' ');
        if (fields.size() < 10)
            continue;
        bool ok = false;
        const auto inode = fields[9].toULongLong(&ok);
        if (!ok || !inodes.contains(inode))
            continue;
        const auto local = parseEndpoint(fields[1]);
        const auto remote = parseEndpoint(fields[2]);
        if (!local.ok || !remote.ok)
            continue;
        sockets.push_back({ protocol, local.text, remote.text, inode,
                            protocol.startsWith("tcp") && local.loopback && (remote.loopback || remote.unspecified) });
    }
    return sockets;
}

void LeakGuard::install()
{
    QNetworkProxy nowhere(QNetworkProxy::Socks5Proxy, QStringLiteral("127.0.0.1"), 1);
    nowhere.setCapabilities(QNetworkProxy::TunnelingCapability | QNetworkProxy::HostNameLookupCapability);
    QNetworkProxy::setApplicationProxy(nowhere);
}

std::vector<InternetSocket> LeakGuard::openSockets()
{
    QSet<quint64> inodes;
    const QDir descriptors(QStringLiteral("/proc/self/fd"));
    const auto names = descriptors.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    for (const auto& name : names) {
        const auto target = QFile::symLinkTarget(descriptors.filePath(name));
        const auto at = target.lastIndexOf(QLatin1String("socket:["));
        if (at >= 0)
            inodes.insert(target.mid(at + 8).chopped(1).toULongLong());
    }
    std::vector<InternetSocket> sockets;
    for (const char* protocol : std::array { "tcp", "tcp6", "udp", "udp6", "raw", "raw6" }) {
        QFile file(QStringLiteral("/proc/self/net/") + QLatin1String(protocol));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto found = parseSocketTable(protocol, file.readAll(), inodes);
        sockets.insert(sockets.end(), found.begin(), found.end());
    }
    return sockets;
}

std::vector<InternetSocket> LeakGuard::violations()
{
    auto sockets = openSockets();
    std::erase_if(sockets, [](const auto& socket) { return socket.isLoopback; });
    return sockets;
}

} // namespace allium::node
