// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/wire/WireError.h"

#include <QByteArray>
#include <QByteArrayView>

#include <google/protobuf/message_lite.h>

#include <string>

namespace allium::wire {

/// Nested messages deeper than this are refused.
constexpr int MaxProtoDepth = 16;

/// Parses `bytes` into `message` after checking the length; nesting is bounded and invalid UTF-8 in
/// strings refused. Unknown fields are kept and ignored, as proto3 wants for later versions.
/// Repeated fields are bounded by `limit` alone: callers cap their counts.
Result<void, WireError> parseProto(google::protobuf::MessageLite& message, QByteArrayView bytes, qsizetype limit);

template <class Message>
Result<Message, WireError> decodeProto(QByteArrayView bytes, qsizetype limit)
{
    Message message;
    ALLIUM_CHECK(parseProto(message, bytes, limit));
    return message;
}

/// Never for what is hashed or signed: equal messages need not have equal bytes.
QByteArray encodeProto(const google::protobuf::MessageLite& message);

/// Between QByteArray and the std::string of `bytes` and `string` fields.
inline std::string toStd(QByteArrayView bytes)
{
    return std::string(bytes.data(), static_cast<std::size_t>(bytes.size()));
}
inline QByteArrayView viewOf(const std::string& bytes)
{
    return QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size()));
}
inline QByteArray toBytes(const std::string& bytes)
{
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace allium::wire
