// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dht/NodeInfo.h"
#include "core/dht/Record.h"

#include <variant>
#include <vector>

/// What travels on a link between two nodes. PROTOCOL.md, "Messages"; core/wire/proto/dht.proto.
namespace allium::dht {

struct QueryIdTag;
/// Names a request on one path; random, so that it says nothing of who asks.
using QueryId = FixedBytes<QueryIdTag, 16>;

enum class Operation : std::uint32_t {
    Find = 1, ///< who is closest to the target
    Get = 2,
    Put = 3,
};

enum class ReplyStatus : std::uint32_t {
    Found = 1,
    NotFound = 2, ///< it arrived, and there is nothing
    Stored = 3,
    NotStored = 4, ///< something newer is there, or there is no room
    Unreachable = 5, ///< nobody on the way could pass it on
};

struct Request {
    /// More than any way needs (PROTOCOL.md 1.4: ten at most in simulations).
    static constexpr std::uint32_t MaxHops = 24;

    QueryId query;
    Key target;
    Operation operation = Operation::Find;
    std::uint32_t hops = 0;
    std::optional<Record> record; ///< of a Put, whose target is its key
    std::optional<std::uint64_t> expected; ///< RecordStore::put()

    friend bool operator==(const Request&, const Request&) = default;
};

struct HopAck {
    QueryId query;
    bool isRefused = false; ///< busy, or it was here before

    friend bool operator==(const HopAck&, const HopAck&) = default;
};

struct Reply {
    static constexpr int MaxRecords = 20;
    static constexpr int MaxNodes = 20;

    QueryId query;
    ReplyStatus status = ReplyStatus::NotFound;
    std::vector<Record> records;
    std::vector<NodeInfo> nodes;
    std::uint32_t hops = 0;

    friend bool operator==(const Reply&, const Reply&) = default;
};

using Message = std::variant<Request, HopAck, Reply>;

enum class MessageError {
    Malformed,
    Unknown, ///< a body or an operation of a later version: to be ignored
    TooMany, ///< hops, records or nodes
    BadRecord, ///< Record::decode() refused it, or it is not for the target
    BadNode,
};

constexpr qsizetype MaxMessageBytes = 60'000;

QByteArray encodeMessage(const Message& message);
/// Everything signed in it has been checked.
Result<Message, MessageError> decodeMessage(QByteArrayView bytes, const net::NetworkId& network);

} // namespace allium::dht
