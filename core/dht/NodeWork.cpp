// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/NodeWork.h"

#include "core/base/ByteCodec.h"
#include "core/crypto/Hash.h"
#include "core/crypto/MemoryWork.h"

#include <algorithm>
#include <array>

namespace allium::dht {
namespace {

constexpr QByteArrayView SaltDomain("allium node work salt 1");
constexpr QByteArrayView IdDomain("allium node id 1");
constexpr std::size_t MemoryBytes = std::size_t { 32 } * 1024 * 1024;

using Salt = std::array<std::uint8_t, 16>;

Salt saltOf(const net::NetworkId& network)
{
    const auto whole = crypto::hash(SaltDomain, { network.view() });
    Salt salt {};
    std::copy_n(whole.data(), salt.size(), salt.begin());
    return salt;
}

std::optional<NodeWork::Outcome> outcomeOf(const NodeWork& work, const Salt& salt, const crypto::OnionAddress& onion)
{
    const auto password = ByteWriter().raw(onion.key().view()).number(work.day.value).raw(work.nonce.view()).bytes();
    const auto out = crypto::memoryWork(password, salt, MemoryBytes);
    if (!out)
        return std::nullopt;
    const auto id = crypto::hash(IdDomain, { onion.key().view(), out->view() });
    return NodeWork::Outcome { *NodeId::from(id.view()), crypto::zeroBitsOf(*out) };
}

} // namespace

EpochDay epochDayOf(WallTime time)
{
    const auto days = std::chrono::floor<std::chrono::days>(time).time_since_epoch().count();
    return EpochDay { static_cast<std::uint32_t>(std::max<std::int64_t>(days, 0)) };
}

std::optional<NodeWork::Outcome> NodeWork::outcome(const net::NetworkId& network, const crypto::OnionAddress& onion) const
{
    return outcomeOf(*this, saltOf(network), onion);
}

bool NodeWork::isInTime(WallTime now) const
{
    const std::uint64_t today = epochDayOf(now).value;
    return day.value <= today + 1 && today <= std::uint64_t { day.value } + LifeDays;
}

std::optional<std::pair<NodeWork, NodeId>> NodeWork::solve(const net::NetworkId& network, const crypto::OnionAddress& onion,
                                                           EpochDay day, unsigned bits, const std::atomic<bool>& cancelled)
{
    if (bits > MaxBits)
        return std::nullopt;
    const auto salt = saltOf(network);
    crypto::SystemRandom random;
    while (!cancelled.load(std::memory_order_relaxed)) {
        const NodeWork work { day, random.make<crypto::WorkNonce>() };
        const auto found = outcomeOf(work, salt, onion);
        if (!found)
            return std::nullopt;
        if (found->bits >= bits)
            return std::pair(work, found->id);
    }
    return std::nullopt;
}

} // namespace allium::dht
