// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/tor/ControlReply.h"

#include <QByteArray>
#include <QByteArrayView>

#include <deque>
#include <optional>

namespace allium::tor {

/// Turns control-port bytes into replies. Does no I/O and keeps no clock: feed it what the socket
/// gave, then take replies until there are none.
///
///     AwaitingLine --"250+"--> InDataBlock --"."--> AwaitingLine
///     any state --malformed or oversized--> Failed
///
/// Failed is final: framing is lost, so the owner drops the connection.
class ControlReplyParser {
public:
    /// Bound what a misbehaving peer can make us buffer.
    static constexpr qsizetype MaxLineBytes = qsizetype(64) * 1024;
    static constexpr qsizetype MaxReplyBytes = qsizetype(4) * 1024 * 1024;

    enum class Error { LineTooLong, ReplyTooLong, BadStatus, BadSeparator };

    Result<void, Error> feed(QByteArrayView bytes);

    /// The oldest complete reply, or nothing until more bytes arrive.
    std::optional<ControlReply> take();

private:
    enum class State { AwaitingLine, InDataBlock, Failed };

    Result<void, Error> takeLine(QByteArrayView line);
    Result<void, Error> takeReplyLine(QByteArrayView line);
    void takeDataLine(QByteArrayView line);
    tl::unexpected<Error> failed(Error error);

    State m_state = State::AwaitingLine;
    std::optional<Error> m_error; ///< set in Failed
    QByteArray m_unparsed; ///< less than one line
    ControlReply m_partial;
    qsizetype m_partialBytes = 0;
    bool m_blockHasLines = false;
    std::deque<ControlReply> m_ready;
};

} // namespace allium::tor
