// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace allium::tor {

/// One answer or event of the control port (control-spec section 2.3). Its text comes from
/// another program and in part from the network: untrusted.
struct ControlReply {
    struct Line {
        QByteArray text; ///< what follows the status and separator, without line end
        QByteArray data; ///< of a "250+" line: the block, dots unstuffed, lines joined by \n
    };

    int status = 0; ///< of the last line
    std::vector<Line> lines; ///< at least one in a complete reply

    bool isOk() const { return status / 100 == 2; }
    bool isEvent() const { return status / 100 == 6; }
    /// The text of the last line: "OK" or why not.
    QByteArray message() const { return lines.empty() ? QByteArray() : lines.back().text; }
    /// The value in the "key=value" line (or block) of a GETINFO or GETCONF answer; null when missing.
    QByteArray value(QByteArrayView key) const;
};

} // namespace allium::tor
