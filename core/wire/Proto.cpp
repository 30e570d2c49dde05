// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/Proto.h"

#include "core/base/Bug.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/stubs/logging.h>

namespace allium::wire {
namespace {

/// protobuf writes a line to stderr for text that is not UTF-8, which a peer could do for ever.
/// Every refusal is ours to report.
auto* const formerLogHandler = google::protobuf::SetLogHandler(nullptr);

} // namespace

Result<void, WireError> parseProto(google::protobuf::MessageLite& message, QByteArrayView bytes, qsizetype limit)
{
    Q_UNUSED(formerLogHandler)
    if (bytes.size() > limit)
        return fail(WireError::TooLong);
    google::protobuf::io::CodedInputStream input(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                                 static_cast<int>(bytes.size()));
    input.SetRecursionLimit(MaxProtoDepth);
    if (!message.ParseFromCodedStream(&input) || !input.ConsumedEntireMessage())
        return fail(WireError::Malformed);
    return {};
}

QByteArray encodeProto(const google::protobuf::MessageLite& message)
{
    QByteArray bytes(static_cast<qsizetype>(message.ByteSizeLong()), Qt::Uninitialized);
    if (!message.SerializeToArray(bytes.data(), static_cast<int>(bytes.size()))) {
        ALLIUM_BUG("message could not be encoded");
        return {};
    }
    return bytes;
}

} // namespace allium::wire
