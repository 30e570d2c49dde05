// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/Messages.h"

#include "core/wire/Proto.h"
#include "core/wire/proto/dht.pb.h"

namespace allium::dht {
namespace {

void fill(pb::Message& out, const Request& in)
{
    auto& body = *out.mutable_request();
    body.set_query(wire::toStd(in.query.view()));
    body.set_target(wire::toStd(in.target.view()));
    body.set_operation(static_cast<std::uint32_t>(in.operation));
    body.set_hops(in.hops);
    if (in.record)
        body.set_record(wire::toStd(in.record->encode()));
    if (in.expected)
        body.set_expected(*in.expected);
}

void fill(pb::Message& out, const HopAck& in)
{
    out.mutable_hop_ack()->set_query(wire::toStd(in.query.view()));
    out.mutable_hop_ack()->set_refused(in.isRefused);
}

void fill(pb::Message& out, const Reply& in)
{
    auto& body = *out.mutable_reply();
    body.set_query(wire::toStd(in.query.view()));
    body.set_status(static_cast<std::uint32_t>(in.status));
    for (const auto& record : in.records)
        body.add_records(wire::toStd(record.encode()));
    for (const auto& node : in.nodes)
        body.add_nodes(wire::toStd(node.encode()));
    body.set_hops(in.hops);
}

using Decoded = Result<Message, MessageError>;

Decoded read(const pb::Request& in, const net::NetworkId& network)
{
    const auto query = QueryId::from(wire::viewOf(in.query()));
    const auto target = Key::from(wire::viewOf(in.target()));
    if (!query || !target)
        return fail(MessageError::Malformed);
    if (in.operation() < static_cast<std::uint32_t>(Operation::Find) || in.operation() > static_cast<std::uint32_t>(Operation::Put))
        return fail(MessageError::Unknown);
    if (in.hops() > Request::MaxHops)
        return fail(MessageError::TooMany);
    Request request { *query, *target, static_cast<Operation>(in.operation()), in.hops(), {}, {} };
    if (in.has_expected())
        request.expected = in.expected();
    const bool isPut = request.operation == Operation::Put;
    if (isPut == in.record().empty())
        return fail(MessageError::Malformed);
    if (isPut) {
        auto record = Record::decode(wire::viewOf(in.record()), network);
        if (!record)
            return fail(record.error() == RecordError::UnknownType ? MessageError::Unknown : MessageError::BadRecord);
        if (record->key() != *target)
            return fail(MessageError::BadRecord);
        request.record = std::move(*record);
    }
    return Message(std::move(request));
}

Decoded read(const pb::HopAck& in)
{
    const auto query = QueryId::from(wire::viewOf(in.query()));
    if (!query)
        return fail(MessageError::Malformed);
    return Message(HopAck { *query, in.refused() });
}

Decoded read(const pb::Reply& in, const net::NetworkId& network)
{
    const auto query = QueryId::from(wire::viewOf(in.query()));
    if (!query)
        return fail(MessageError::Malformed);
    if (in.status() < static_cast<std::uint32_t>(ReplyStatus::Found) || in.status() > static_cast<std::uint32_t>(ReplyStatus::Unreachable))
        return fail(MessageError::Unknown);
    if (in.records_size() > Reply::MaxRecords || in.nodes_size() > Reply::MaxNodes || in.hops() > Request::MaxHops)
        return fail(MessageError::TooMany);
    Reply reply { *query, static_cast<ReplyStatus>(in.status()), {}, {}, in.hops() };
    for (const auto& bytes : in.records()) {
        auto record = Record::decode(wire::viewOf(bytes), network);
        if (!record)
            return fail(MessageError::BadRecord);
        reply.records.push_back(std::move(*record));
    }
    for (const auto& bytes : in.nodes()) {
        auto node = NodeInfo::decode(wire::viewOf(bytes), network);
        if (!node)
            return fail(MessageError::BadNode);
        reply.nodes.push_back(std::move(*node));
    }
    return Message(std::move(reply));
}

} // namespace

QByteArray encodeMessage(const Message& message)
{
    pb::Message out;
    std::visit([&](const auto& body) { fill(out, body); }, message);
    return wire::encodeProto(out);
}

Result<Message, MessageError> decodeMessage(QByteArrayView bytes, const net::NetworkId& network)
{
    const auto message = wire::decodeProto<pb::Message>(bytes, MaxMessageBytes);
    if (!message)
        return fail(MessageError::Malformed);
    switch (message->body_case()) {
    case pb::Message::kRequest:
        return read(message->request(), network);
    case pb::Message::kHopAck:
        return read(message->hop_ack());
    case pb::Message::kReply:
        return read(message->reply(), network);
    case pb::Message::BODY_NOT_SET:
        break;
    }
    return fail(MessageError::Unknown);
}

} // namespace allium::dht
