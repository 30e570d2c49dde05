// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace allium::wire {

/// Why bytes from a peer were refused. All are the peer's fault and end the session.
enum class WireError {
    TooLong, ///< longer than this kind of message may be
    Truncated, ///< shorter than it says or must be
    Malformed, ///< not what the schema or the strict codec allows
    TrailingBytes,
    UnknownBody, ///< a frame of a kind this version does not know, or of none
    BadPadding, ///< padding that is not zero
};

} // namespace allium::wire
