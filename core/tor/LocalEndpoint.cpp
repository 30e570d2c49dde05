// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/LocalEndpoint.h"

#include <QFile>

namespace allium::tor {

std::optional<LocalEndpoint> LocalEndpoint::parse(QByteArrayView text)
{
    text = text.trimmed();
    if (text.startsWith("unix:")) {
        auto path = text.sliced(5);
        if (path.size() >= 2 && path.startsWith('"') && path.endsWith('"'))
            path = path.sliced(1, path.size() - 2);
        if (!path.startsWith('/') || path.size() > MaxPathBytes || path.contains('\0') || path.contains('\n'))
            return std::nullopt;
        return LocalEndpoint { QFile::decodeName(path.toByteArray()), 0 };
    }
    auto portText = text;
    if (const auto colon = text.lastIndexOf(':'); colon >= 0) {
        const auto host = text.first(colon);
        if (host != QByteArrayView("127.0.0.1") && host != QByteArrayView("localhost"))
            return std::nullopt;
        portText = text.sliced(colon + 1);
    }
    bool isNumber = false;
    const auto port = portText.toByteArray().toUShort(&isNumber);
    if (!isNumber || port == 0)
        return std::nullopt;
    return LocalEndpoint { {}, port };
}

QByteArray LocalEndpoint::toString() const
{
    return isUnix() ? "unix:" + QFile::encodeName(path) : "127.0.0.1:" + QByteArray::number(port);
}

} // namespace allium::tor
