// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/NetEnvironment.h"

#include "core/crypto/Hash.h"

namespace allium::net {

using namespace std::chrono_literals;

NetworkId networkIdOf(QByteArrayView name)
{
    const auto hash = crypto::hash("allium network 1", { name });
    return *NetworkId::from(hash.view().first(static_cast<qsizetype>(NetworkId::SizeBytes)));
}

SessionLimits SessionLimits::forStrangers()
{
    SessionLimits limits;
    limits.maxPeerStreams = 4;
    limits.receiveWindowBytes = 32LL * 1024;
    limits.maxReceiveWindowBytes = 64LL * 1024;
    limits.receiveBytesPerSecond = 2LL * 1024;
    limits.receiveBurstBytes = 128LL * 1024;
    limits.maxAge = 15min;
    return limits;
}

BackoffPolicy BackoffPolicy::privateNetwork()
{
    BackoffPolicy policy;
    policy.steps = { 1s, 2s, 5s, 10s, 30s };
    policy.absent = 10s;
    policy.absentSpacing = 100ms;
    policy.politeMin = 2s;
    policy.politeMax = 4s;
    policy.betweenDials = 100ms;
    return policy;
}

const SessionLimits& NetSettings::limitsFor(Purpose purpose) const
{
    switch (purpose) {
    case Purpose::Request:
        return strangers;
    case Purpose::Friend:
        return friends;
    case Purpose::File:
        break;
    }
    return files;
}

} // namespace allium::net
