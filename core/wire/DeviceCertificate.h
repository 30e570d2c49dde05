// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/wire/Ids.h"
#include "core/wire/WireError.h"

#include <QByteArray>

namespace allium::wire {

/// "This device, with this Noise key, speaks for me", signed by the account. Strict encoding, 165
/// bytes, integers big-endian:
///
///     1 (format) ‖ account 32 ‖ device 16 ‖ noise static 32 ‖ created 8 ‖ expires 8 ‖ flags 4 ‖ signature 64
///
/// Times are whole seconds of UTC. Expiry bars devices that are new to the reader only: somebody
/// who comes back after a year with a known key is still who they were.
struct DeviceCertificate {
    static constexpr qsizetype SizeBytes = 165;
    /// Clocks of honest peers may differ by this much.
    static constexpr std::chrono::hours ClockAllowance { 24 };

    AccountId account;
    DeviceId device;
    crypto::X25519PublicKey noiseStatic;
    WallTime created;
    WallTime expires;
    std::uint32_t flags = 0; ///< none defined; signed and passed on as they are
    crypto::Signature signature;

    /// Rounds the times down to seconds.
    static DeviceCertificate issue(const crypto::SigningKey& accountKey, const DeviceId& device,
                                   const crypto::X25519PublicKey& noiseStatic, WallTime created, WallTime expires,
                                   std::uint32_t flags = 0);
    QByteArray encode() const;
    /// Only what carries a good signature of the account it names. Dates are not looked at.
    static Result<DeviceCertificate, WireError> decode(QByteArrayView bytes);

    bool isCurrent(WallTime now) const { return created <= now + ClockAllowance && now <= expires + ClockAllowance; }

    friend bool operator==(const DeviceCertificate&, const DeviceCertificate&) = default;
};

} // namespace allium::wire
