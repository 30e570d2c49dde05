// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/TorConfiguration.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace allium::tor {

namespace {

constexpr auto SocksFlags = " OnionTrafficOnly ExtendedErrors IsolateSOCKSAuth KeepAliveIsolateSOCKSAuth";

/// Lower case. Settings that Allium writes itself, that would open doors to tor or to the machine,
/// turn it into a relay, weaken its anonymity, or write addresses to a log.
constexpr std::array RefusedKeys {
    "allowsinglehopcircuits", "authoritativedirectory", "avoiddiskwrites", "bridgeauthoritativedir", "bridgerelay",
    "cachedirectory", "cachedirectorygroupreadable", "clientonionauthdir", "clientonly", "controlport",
    "controlportfilegroupreadable", "controlportwritetofile", "controlsocket", "controlsocketsgroupwritable",
    "cookieauthentication", "cookieauthfile", "cookieauthfilegroupreadable", "datadirectory",
    "datadirectorygroupreadable", "dirport", "disablenetwork", "dnsport", "exitrelay", "extorport", "hashedcontrolpassword", "hiddenservice", "httptunnelport", "keydirectory",
    "keydirectorygroupreadable", "log", "logmessagedomains", "logtimegranularity", "metricsport", "natdport", "orport",
    "owningcontrollerprocess", "pidfile", "publishhidservdescriptors", "reloadtorrconsighup", "runasdaemon", "safelogging",
    "socksport", "sockspolicy", "syslogidentitytag", "tor2webmode", "transport", "unixsocksgroupwritable", "user",
    "v3authoritativedirectory", "vanguardsliteenabled",
};

/// Begins like a refused key (BridgeRelay), is one of its own, and welcome.
constexpr QByteArrayView AllowedKey = "bridge";

bool isRefused(const QByteArray& key)
{
    if (key == AllowedKey)
        return false;
    // Options with two underscores are for controllers. tor completes an abbreviated key, so the
    // beginning of a refused one is refused as well.
    return key.startsWith("__") || key.startsWith("hiddenservice") || key.startsWith("%")
        || std::any_of(RefusedKeys.begin(), RefusedKeys.end(),
                       [&](const char* refused) { return QByteArrayView(refused).startsWith(key); });
}

/// As tor's own writer does: quoted when it must be.
QByteArray quoted(const QString& path)
{
    QByteArray text = "\"";
    for (const char c : QFile::encodeName(path)) {
        if (c == '"' || c == '\\')
            text.append('\\');
        text.append(c);
    }
    return text + '"';
}

bool isUsablePath(const QString& path)
{
    const auto bytes = QFile::encodeName(path);
    return !bytes.isEmpty()
        && std::none_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 127; });
}

Result<void, TorrcError> checkSocketPath(const QString& path)
{
    if (QFile::encodeName(path).size() > LocalEndpoint::MaxPathBytes)
        return fail(TorrcError { TorrcError::Kind::PathTooLong, 0, QFile::encodeName(path) });
    return {};
}

} // namespace

std::optional<LocalEndpoint> TorConfiguration::controlEndpoint() const
{
    if (sockets == Sockets::Unix) {
        if (!QFileInfo::exists(controlSocketPath()))
            return std::nullopt;
        return LocalEndpoint { controlSocketPath(), 0 };
    }
    QFile file(controlPortFile());
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto line = file.readLine(64);
    return line.startsWith("PORT=") ? LocalEndpoint::parse(QByteArrayView(line).sliced(5)) : std::nullopt;
}

Result<void, TorrcError> TorConfiguration::checkCustomLine(QByteArrayView line, int number)
{
    using Kind = TorrcError::Kind;
    if (line.size() > MaxCustomLineBytes)
        return fail(TorrcError { Kind::LineTooLong, number, {} });
    const bool clean = std::none_of(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == 127;
    });
    if (!clean || line.trimmed().endsWith('\\'))
        return fail(TorrcError { Kind::BadCharacter, number, {} });
    auto text = line.trimmed();
    if (text.isEmpty() || text.startsWith('#'))
        return {};
    // "+Key" adds to a list, "/Key" clears it.
    if (text.startsWith('+') || text.startsWith('/'))
        text = text.sliced(1);
    // A comment ends a key as well.
    const auto end = std::find_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t' || c == '#'; });
    const auto key = text.first(end - text.begin()).toByteArray();
    const auto value = text.sliced(key.size()).trimmed();
    const auto lower = key.toLower();
    // Common in recipes for private networks, and what we set anyway.
    const bool restatesOurs = lower == "cookieauthentication" && value == QByteArrayView("1");
    if (key.isEmpty() || (isRefused(lower) && !restatesOurs))
        return fail(TorrcError { Kind::RefusedKey, number, key });
    return {};
}

Result<QByteArray, TorrcError> TorConfiguration::torrc() const
{
    using Kind = TorrcError::Kind;
    if (customLines.size() > MaxCustomLines)
        return fail(TorrcError { Kind::TooManyLines, static_cast<int>(MaxCustomLines) + 1, {} });
    for (const auto& folder : { dataFolder, runtimeFolder }) {
        if (!isUsablePath(folder))
            return fail(TorrcError { Kind::BadPath, 0, QFile::encodeName(folder) });
    }

    QByteArray text = "DataDirectory " + quoted(dataFolder) + "\nClientOnly 1\n";
    if (sockets == Sockets::Unix) {
        ALLIUM_CHECK(checkSocketPath(controlSocketPath()));
        ALLIUM_CHECK(checkSocketPath(socksSocketPath()));
        text += "ControlSocket " + quoted(controlSocketPath()) + '\n';
        text += "SocksPort unix:" + quoted(socksSocketPath()) + SocksFlags + '\n';
    } else {
        text += "ControlPort 127.0.0.1:auto\nControlPortWriteToFile " + quoted(controlPortFile()) + '\n';
        text += QByteArray("SocksPort 127.0.0.1:auto") + SocksFlags + '\n';
    }
    text += "CookieAuthentication 1\n";
    if (ownerPid > 0)
        text += "__OwningControllerProcess " + QByteArray::number(ownerPid) + '\n';
    text += verbose ? "Log info stdout\n" : "Log notice stdout\n";
    // A service under proof-of-work load may take five minutes; our dialler gives up sooner by itself.
    text += "SafeLogging 1\nAvoidDiskWrites 1\nSocksTimeout 300\nDormantCanceledByStartup 1\n";
    text += networkEnabled ? "DisableNetwork 0\n" : "DisableNetwork 1\n";
    for (qsizetype i = 0; i < customLines.size(); ++i) {
        ALLIUM_CHECK(checkCustomLine(customLines[i], static_cast<int>(i) + 1));
        text += customLines[i] + '\n';
    }
    return text;
}

} // namespace allium::tor
