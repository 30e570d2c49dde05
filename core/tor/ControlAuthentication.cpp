// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/ControlAuthentication.h"

#include <QCryptographicHash>
#include <QFile>
#include <QMessageAuthenticationCode>

namespace allium::tor {

namespace {

constexpr qsizetype CookieBytes = 32;
constexpr qsizetype NonceBytes = 32;

QByteArray hmac(QByteArrayView key, QByteArrayView cookie, QByteArrayView clientNonce, QByteArrayView serverNonce)
{
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, key.toByteArray());
    code.addData(cookie.data(), cookie.size());
    code.addData(clientNonce.data(), clientNonce.size());
    code.addData(serverNonce.data(), serverNonce.size());
    return code.result();
}

} // namespace

std::optional<QByteArray> readCookieFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    auto bytes = file.read(CookieBytes + 1);
    if (bytes.size() != CookieBytes)
        return std::nullopt;
    return bytes;
}

ControlAuthentication::ControlAuthentication(ControlCredentials credentials, Random& random, ReadCookie readCookie)
    : m_credentials(std::move(credentials))
    , m_random(random)
    , m_readCookie(std::move(readCookie))
{
}

QByteArray ControlAuthentication::serverHash(QByteArrayView cookie, QByteArrayView clientNonce,
                                             QByteArrayView serverNonce)
{
    return hmac("Tor safe cookie authentication server-to-controller hash", cookie, clientNonce, serverNonce);
}

QByteArray ControlAuthentication::controllerHash(QByteArrayView cookie, QByteArrayView clientNonce,
                                                 QByteArrayView serverNonce)
{
    return hmac("Tor safe cookie authentication controller-to-server hash", cookie, clientNonce, serverNonce);
}

ControlCommand ControlAuthentication::start()
{
    return ControlCommand("PROTOCOLINFO").word("1");
}

Result<std::optional<ControlCommand>, ControlAuthentication::Error>
ControlAuthentication::next(const ControlReply& reply)
{
    if (!reply.isOk())
        return fail(Error::Refused);
    switch (m_step) {
    case Step::ProtocolInfo:
        return onProtocolInfo(reply);
    case Step::Challenge:
        return onChallenge(reply);
    case Step::Authenticate:
        m_step = Step::Done;
        m_cookie.clear();
        return std::nullopt;
    case Step::Done:
        break;
    }
    return fail(Error::Malformed);
}

ControlAuthentication::Next ControlAuthentication::onProtocolInfo(const ControlReply& reply)
{
    QByteArrayList methods;
    QByteArray cookieFile;
    for (const auto& line : reply.lines) {
        const auto words = ControlWords::parse(line.text);
        if (!words)
            return fail(Error::Malformed);
        if (words->plain(0) == "AUTH") {
            methods = words->value("METHODS").split(',');
            cookieFile = words->value("COOKIEFILE");
        } else if (words->plain(0) == "VERSION") {
            if (auto version = TorVersion::parse(words->value("Tor")))
                m_version = *version;
        }
    }
    const bool safeCookie = methods.contains("SAFECOOKIE");
    if (!m_credentials.password.isEmpty()) {
        if (!methods.contains("HASHEDPASSWORD"))
            return fail(Error::NoCommonMethod);
        m_step = Step::Authenticate;
        auto command = ControlCommand("AUTHENTICATE").quoted(m_credentials.password.view()).sensitive();
        if (!command.isValid())
            return fail(Error::Refused);
        return command;
    }
    if (safeCookie || methods.contains("COOKIE")) {
        const auto path = m_credentials.cookieFile.isEmpty() ? QFile::decodeName(cookieFile) : m_credentials.cookieFile;
        auto cookie = m_readCookie(path);
        if (cookie && cookie->size() == CookieBytes) {
            m_cookie = crypto::Secret::copyOf(*cookie);
            crypto::wipe(*cookie);
        } else if (!methods.contains("NULL")) {
            return fail(Error::CookieUnreadable);
        }
    }
    if (m_cookie.isEmpty()) {
        if (!methods.contains("NULL"))
            return fail(Error::NoCommonMethod);
        m_step = Step::Authenticate;
        return ControlCommand("AUTHENTICATE");
    }
    // A plain cookie shows itself to whoever answers, so it is the last choice.
    if (!safeCookie)
        return authenticateWith(m_cookie.view());
    m_clientNonce.resize(NonceBytes);
    m_random.fill({ reinterpret_cast<std::uint8_t*>(m_clientNonce.data()), static_cast<std::size_t>(NonceBytes) });
    m_step = Step::Challenge;
    return ControlCommand("AUTHCHALLENGE").word("SAFECOOKIE").word(m_clientNonce.toHex());
}

ControlAuthentication::Next ControlAuthentication::onChallenge(const ControlReply& reply)
{
    const auto words = ControlWords::parse(reply.lines.empty() ? QByteArray() : reply.lines.front().text);
    if (!words || words->plain(0) != "AUTHCHALLENGE")
        return fail(Error::Malformed);
    const auto hash = QByteArray::fromHex(words->value("SERVERHASH"));
    const auto nonce = QByteArray::fromHex(words->value("SERVERNONCE"));
    if (hash.size() != 32 || nonce.size() != NonceBytes)
        return fail(Error::Malformed);
    if (crypto::Secret::copyOf(hash) != crypto::Secret::copyOf(serverHash(m_cookie.view(), m_clientNonce, nonce)))
        return fail(Error::ServerNotGenuine);
    return authenticateWith(controllerHash(m_cookie.view(), m_clientNonce, nonce));
}

ControlAuthentication::Next ControlAuthentication::authenticateWith(QByteArrayView proof)
{
    m_step = Step::Authenticate;
    return ControlCommand("AUTHENTICATE").word(proof.toByteArray().toHex()).sensitive();
}

} // namespace allium::tor
