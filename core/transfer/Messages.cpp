// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/Messages.h"

#include "core/net/Session.h"
#include "core/transfer/Manifest.h"
#include "core/wire/Proto.h"
#include "core/wire/proto/transfer.pb.h"

namespace allium::transfer {

namespace {

constexpr qsizetype MaxProofBytes = 64LL * 32;

void fill(wire::Transfer& out, const ManifestGet& in)
{
    auto& body = *out.mutable_manifest_get();
    body.set_request(in.request.value);
    body.set_content(wire::toStd(in.content.view()));
    body.set_offset(in.offset);
}

void fill(wire::Transfer& out, const ManifestPart& in)
{
    auto& body = *out.mutable_manifest_part();
    body.set_request(in.request.value);
    body.set_total(in.total);
    body.set_offset(in.offset);
    body.set_bytes(wire::toStd(in.bytes));
}

void fill(wire::Transfer& out, const Get& in)
{
    auto& body = *out.mutable_get();
    body.set_request(in.request.value);
    body.set_content(wire::toStd(in.content.view()));
    body.set_root(wire::toStd(in.root.view()));
    body.set_first_leaf(in.range.first);
    body.set_leaves(in.range.count);
    body.set_anchor_level(in.anchorLevel);
}

void fill(wire::Transfer& out, const Cancel& in)
{
    out.mutable_cancel()->set_request(in.request.value);
}

void fill(wire::Transfer& out, const Nack& in)
{
    out.mutable_nack()->set_request(in.request.value);
    out.mutable_nack()->set_reason(static_cast<std::uint32_t>(in.reason));
}

Result<Message, MessageError> read(const wire::ManifestGet& in)
{
    const auto content = wire::ContentId::from(wire::viewOf(in.content()));
    if (!content)
        return fail(MessageError::BadId);
    if (static_cast<qsizetype>(in.offset()) >= Manifest::MaxBytes)
        return fail(MessageError::BadRange);
    return ManifestGet { { in.request() }, *content, in.offset() };
}

Result<Message, MessageError> read(const wire::ManifestPart& in)
{
    const auto size = in.bytes().size();
    if (size == 0 || size > static_cast<std::size_t>(MaxManifestPartBytes)
        || static_cast<qsizetype>(in.total()) > Manifest::MaxBytes)
        return fail(MessageError::BadSize);
    if (in.offset() > in.total() || size > in.total() - in.offset())
        return fail(MessageError::BadRange);
    return ManifestPart { { in.request() }, in.total(), in.offset(), wire::toBytes(in.bytes()) };
}

Result<Message, MessageError> read(const wire::Get& in)
{
    const auto content = wire::ContentId::from(wire::viewOf(in.content()));
    const auto root = wire::FileRoot::from(wire::viewOf(in.root()));
    if (!content || !root)
        return fail(MessageError::BadId);
    if (in.leaves() == 0 || in.leaves() > MaxLeavesPerRequest || in.first_leaf() >= MaxFileBytes / LeafBytes
        || in.anchor_level() > 40)
        return fail(MessageError::BadRange);
    return Get { { in.request() }, *content, *root, { in.first_leaf(), in.leaves() }, in.anchor_level() };
}

Result<Message, MessageError> read(const wire::Data& in)
{
    if (in.bytes().empty() || in.bytes().size() > LeafBytes
        || in.proof().size() > static_cast<std::size_t>(MaxProofBytes) || in.proof().size() % 32 != 0)
        return fail(MessageError::BadSize);
    return Data { { in.request() }, in.leaf(), wire::toBytes(in.bytes()), wire::toBytes(in.proof()) };
}

} // namespace

QByteArray encodeData(RequestNumber request, std::uint64_t leaf, QByteArrayView bytes, QByteArrayView proof)
{
    wire::Transfer out;
    auto& body = *out.mutable_data();
    body.set_request(request.value);
    body.set_leaf(leaf);
    body.set_bytes(bytes.data(), static_cast<std::size_t>(bytes.size()));
    body.set_proof(proof.data(), static_cast<std::size_t>(proof.size()));
    return wire::encodeProto(out);
}

QByteArray encodeMessage(const Message& message)
{
    if (const auto* data = std::get_if<Data>(&message))
        return encodeData(data->request, data->leaf, data->bytes, data->proof);
    wire::Transfer out;
    std::visit(
        [&out](const auto& body) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(body)>, Data>)
                fill(out, body);
        },
        message);
    return wire::encodeProto(out);
}

Result<Message, MessageError> decodeMessage(QByteArrayView bytes)
{
    const auto in = wire::decodeProto<wire::Transfer>(bytes, net::Stream::MaxMessageBytes);
    if (!in)
        return fail(MessageError::Malformed);
    switch (in->body_case()) {
    case wire::Transfer::kManifestGet:
        return read(in->manifest_get());
    case wire::Transfer::kManifestPart:
        return read(in->manifest_part());
    case wire::Transfer::kGet:
        return read(in->get());
    case wire::Transfer::kData:
        return read(in->data());
    case wire::Transfer::kCancel:
        return Cancel { { in->cancel().request() } };
    case wire::Transfer::kNack: {
        const auto reason = in->nack().reason();
        if (reason < 1 || reason > static_cast<std::uint32_t>(NackReason::BadRequest))
            return fail(MessageError::BadReason);
        return Nack { { in->nack().request() }, static_cast<NackReason>(reason) };
    }
    case wire::Transfer::BODY_NOT_SET:
        break;
    }
    return fail(MessageError::Unknown);
}

} // namespace allium::transfer
