// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"
#include "core/base/Result.h"
#include "core/crypto/Secret.h"
#include "core/tor/ControlReply.h"
#include "core/tor/ControlText.h"
#include "core/tor/TorVersion.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace allium::tor {

/// What we may show to a control port.
struct ControlCredentials {
    /// Set: authenticate with this password (HashedControlPassword in that tor's torrc). Cookie
    /// otherwise.
    crypto::Secret password;
    /// Where the cookie is, if not where tor says: a tor in another file system namespace.
    QString cookieFile;

    ControlCredentials clone() const { return { password.clone(), cookieFile }; }
};

/// The conversation that opens a control connection (control-spec 3.5, 3.24): PROTOCOLINFO, then
/// the best of SAFECOOKIE, password, COOKIE and no authentication that both sides know.
/// Plain: replies in, commands out.
///
///     start() --PROTOCOLINFO--> [AUTHCHALLENGE -->] AUTHENTICATE --250--> done
///     any step --refused or malformed--> Error
class ControlAuthentication {
public:
    enum class Error {
        Malformed,
        NoCommonMethod,
        CookieUnreadable, ///< not ours to read, or not 32 bytes
        ServerNotGenuine, ///< SAFECOOKIE: the other side does not know the cookie
        Refused,
    };
    using ReadCookie = std::function<std::optional<QByteArray>(const QString& path)>;

    ControlAuthentication(ControlCredentials credentials, Random& random, ReadCookie readCookie);

    ControlCommand start();
    /// The next command, or nothing when authenticated.
    Result<std::optional<ControlCommand>, Error> next(const ControlReply& reply);

    /// Known after the first reply.
    const std::optional<TorVersion>& version() const { return m_version; }

    /// HMAC-SHA256 with tor's two fixed keys over cookie, client nonce and server nonce.
    static QByteArray serverHash(QByteArrayView cookie, QByteArrayView clientNonce, QByteArrayView serverNonce);
    static QByteArray controllerHash(QByteArrayView cookie, QByteArrayView clientNonce, QByteArrayView serverNonce);

private:
    enum class Step { ProtocolInfo, Challenge, Authenticate, Done };
    using Next = Result<std::optional<ControlCommand>, Error>;

    Next onProtocolInfo(const ControlReply& reply);
    Next onChallenge(const ControlReply& reply);
    Next authenticateWith(QByteArrayView proof);

    ControlCredentials m_credentials;
    Random& m_random;
    ReadCookie m_readCookie;
    Step m_step = Step::ProtocolInfo;
    crypto::Secret m_cookie;
    QByteArray m_clientNonce;
    std::optional<TorVersion> m_version;
};

/// Reads at most 32 bytes: the default for ReadCookie.
std::optional<QByteArray> readCookieFile(const QString& path);

} // namespace allium::tor
