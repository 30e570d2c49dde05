// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FixedBytes.h"
#include "core/base/Random.h"

namespace allium::dht {

struct KeyTag;
struct NodeIdTag;
struct DistanceTag;

/// A point of the key space: where a record belongs, what a lookup is for. 256 bits, big-endian.
using Key = FixedBytes<KeyTag, 32>;
/// The point at which a node sits. It follows from the node's onion key and proof of work (NodeWork).
using NodeId = FixedBytes<NodeIdTag, 32>;
/// What lies between two points. Smaller is closer.
using Distance = FixedBytes<DistanceTag, 32>;

constexpr int KeyBits = 256;

inline Key keyOf(const NodeId& id)
{
    return Key(*Key::from(id.view()));
}

/// Bitwise XOR, as in Kademlia (Maymounkov, Mazières 2002): what routing and storing go by.
Distance distance(const Key& a, const Key& b);
inline Distance distance(const NodeId& a, const Key& b)
{
    return distance(keyOf(a), b);
}
inline bool isCloser(const NodeId& a, const NodeId& b, const Key& target)
{
    return distance(a, target) < distance(b, target);
}

/// Leading bits that both have in common: the bucket of one in the other's table. 256 when they are equal.
int sharedBits(const Key& a, const Key& b);
inline int sharedBits(const NodeId& a, const NodeId& b)
{
    return sharedBits(keyOf(a), keyOf(b));
}

/// Any point of the bucket that shares exactly `bits` bits with `self`; `bits` is below 256.
Key randomInBucket(const NodeId& self, int bits, Random& random);

/// How far it is from one point up to the other on the ring, the view in which ids are numbers modulo 2^256.
Distance ringDistance(const Key& from, const Key& to);
/// The point 2^exponent further on the ring; `exponent` is 0 to 255.
Key ringPoint(const NodeId& from, int exponent);

} // namespace allium::dht
