// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/BridgeLine.h"

#include <QHostAddress>

#include <algorithm>

namespace allium::tor {
namespace {

constexpr qsizetype FingerprintDigits = 40;

bool isTransportName(const QByteArray& word)
{
    // A C identifier, as the specification of pluggable transports has it.
    return !word.isEmpty() && !(word[0] >= '0' && word[0] <= '9')
        && std::all_of(word.begin(), word.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
           });
}

bool isEndpoint(const QByteArray& word)
{
    const auto colon = word.lastIndexOf(':');
    if (colon <= 0)
        return false;
    bool isNumber = false;
    const auto port = word.sliced(colon + 1).toUInt(&isNumber);
    auto host = word.first(colon);
    const bool bracketed = host.startsWith('[') && host.endsWith(']');
    if (bracketed)
        host = host.sliced(1, host.size() - 2);
    QHostAddress address;
    return isNumber && port > 0 && port <= 65535 && address.setAddress(QString::fromLatin1(host))
        && bracketed == (address.protocol() == QAbstractSocket::IPv6Protocol);
}

bool isFingerprint(const QByteArray& word)
{
    return word.size() == FingerprintDigits && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

} // namespace

bool isBridgeLine(QByteArrayView line)
{
    auto words = line.toByteArray().simplified().split(' ');
    if (std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\t'; }))
        return false;
    const bool hasTransport = isTransportName(words[0]);
    if (hasTransport)
        words.removeFirst();
    if (words.isEmpty() || !isEndpoint(words.takeFirst()))
        return false;
    if (!words.isEmpty() && isFingerprint(words[0]))
        words.removeFirst();
    return (hasTransport || words.isEmpty())
        && std::all_of(words.begin(), words.end(), [](const QByteArray& word) { return word.indexOf('=') > 0; });
}

} // namespace allium::tor
