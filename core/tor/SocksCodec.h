// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/crypto/OnionAddress.h"

#include <QByteArray>
#include <QByteArrayView>

namespace allium::tor {

/// Why tor's SOCKS port gave no stream: the reply codes of RFC 1928 and of tor's
/// socks-extensions.txt, and what can go wrong on the way to the port.
enum class SocksError {
    GeneralFailure, ///< 01
    NotAllowed, ///< 02
    NetworkUnreachable, ///< 03
    HostUnreachable, ///< 04
    ConnectionRefused, ///< 05
    TtlExpired, ///< 06: tor gave up waiting
    CommandNotSupported, ///< 07
    AddressTypeNotSupported, ///< 08
    DescriptorNotFound, ///< F0
    DescriptorInvalid, ///< F1
    IntroductionFailed, ///< F2
    RendezvousFailed, ///< F3
    ClientAuthMissing, ///< F4
    ClientAuthWrong, ///< F5
    AddressInvalid, ///< F6
    IntroductionTimedOut, ///< F7
    UnknownReply, ///< a code not listed
    Malformed, ///< not SOCKS 5
    LoginRefused, ///< the port does not take user names, so it could not isolate
    PortUnreachable, ///< nobody listens
    Lost, ///< the port hung up
    TimedOut,
};

/// Greeting, login and CONNECT in one piece: tor reads them in one go, and what follows them in
/// the same write travels with the first cells (saves a round trip each).
///
/// `isolation` is the user name, which keeps streams of different names on different circuits;
/// longer than 255 bytes it is replaced by its hash. `token` is the password, 1 to 255 bytes:
/// random for each run, so that two programs at one tor never share circuits by accident.
QByteArray encodeSocksConnect(const crypto::OnionEndpoint& endpoint, QByteArrayView isolation, QByteArrayView token);

/// Reads the three answers. Plain; asks for exactly as many bytes as belong to the answers, so
/// that the stream's own bytes stay in the socket.
///
///     [Method(2) ->] Login(2) -> Head(5) -> Rest(n) -> Done
///     any --refused or malformed--> Failed
class SocksReplyParser {
public:
    /// How many bytes feed() wants next; 0 when done or failed.
    qsizetype wantedBytes() const { return m_wanted - m_buffer.size(); }
    bool isDone() const { return m_step == Step::Done; }

    /// At most wantedBytes(); more is an error of ours and fails.
    Result<void, SocksError> feed(QByteArrayView bytes);

private:
    enum class Step { Method, Login, Head, Rest, Done, Failed };

    Result<void, SocksError> finishStep();
    void enter(Step step, qsizetype wanted);
    tl::unexpected<SocksError> failed(SocksError error);

    Step m_step = Step::Method;
    qsizetype m_wanted = 2;
    QByteArray m_buffer; ///< of the current step
};

} // namespace allium::tor
