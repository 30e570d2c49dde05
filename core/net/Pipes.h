// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Timers.h"
#include "core/net/Transport.h"

namespace allium::net {

/// Shared ownership that deletes from the event loop, so that the last pointer may go inside one
/// of the connection's own signals.
std::shared_ptr<Connection> shareConnection(std::unique_ptr<Connection> connection);

/// Closes a connection after `lastBytes` and keeps it until that is done, ten seconds at most.
/// Nothing is heard of it any more. `transport` is where it came from and owns it meanwhile.
void closeGently(const std::shared_ptr<Connection>& connection, QByteArrayView lastBytes, Transport* transport,
                 Timers& timers);

} // namespace allium::net
