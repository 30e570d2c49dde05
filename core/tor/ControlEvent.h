// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/crypto/OnionAddress.h"
#include "core/tor/ControlReply.h"

#include <chrono>
#include <optional>
#include <variant>

namespace allium::tor {

/// How far tor has come in reaching its network (control-spec 4.1.10, BOOTSTRAP).
struct BootstrapStatus {
    int percent = 0; ///< 0 to 100
    QByteArray tag; ///< machine-readable phase, such as "conn_done"
    QByteArray summary; ///< English, for people who read logs
    bool isProblem = false; ///< tor does not get on and keeps trying; the fields below say what the trouble is
    QByteArray warning;
    QByteArray reason; ///< such as NOROUTE, TLS_ERROR, TIMEOUT
    QByteArray host;

    friend bool operator==(const BootstrapStatus&, const BootstrapStatus&) = default;
};

/// Our clock differs from the network's. Positive: ours is ahead.
struct ClockSkew {
    std::chrono::seconds skew { 0 };
    QByteArray source;
};

struct NetworkLiveness {
    bool up = false;
};

/// What happens to a service's descriptor at one directory (control-spec 4.1.25).
struct DescriptorEvent {
    enum class Action { Requested, Upload, Uploaded, Received, Failed, Other };

    Action action = Action::Other;
    std::optional<crypto::OnionAddress> address; ///< tor sometimes says UNKNOWN
    QByteArray directory; ///< fingerprint of the directory
    QByteArray reason; ///< of Failed: such as UPLOAD_REJECTED, NOT_FOUND
};

struct CircuitEvent {
    QByteArray id;
    QByteArray status; ///< LAUNCHED, BUILT, EXTENDED, FAILED, CLOSED, GUARD_WAIT
    QByteArray purpose; ///< such as HS_CLIENT_REND
    QByteArray reason;
};

/// A line of tor's own log.
struct LogMessage {
    enum class Severity { Notice, Warning, Error };

    Severity severity = Severity::Notice;
    QByteArray text;
};

/// Something we asked for but don't look into.
struct OtherEvent {
    QByteArray keyword;
};

using ControlEvent = std::variant<BootstrapStatus, ClockSkew, NetworkLiveness, DescriptorEvent, CircuitEvent,
                                  LogMessage, OtherEvent>;

enum class ControlEventError { NotAnEvent, Malformed };

/// Reads a 650 reply. Pure; accepts any bytes.
Result<ControlEvent, ControlEventError> parseControlEvent(const ControlReply& reply);

/// Reads the answer to GETINFO status/bootstrap-phase, which has the form of the event.
Result<BootstrapStatus, ControlEventError> parseBootstrapPhase(QByteArrayView value);

} // namespace allium::tor
