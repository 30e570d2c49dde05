// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/transfer/HashTree.h"
#include "core/wire/Ids.h"

#include <QByteArray>

#include <variant>

/// What travels on a stream of kind File. PROTOCOL.md, "Messages"; core/wire/proto/transfer.proto.
namespace allium::transfer {

struct RequestTag;
/// Names a request on one stream; given by the asker, never used twice there.
using RequestNumber = StrongNumber<RequestTag, std::uint32_t>;

/// 4 MiB.
constexpr std::uint32_t MaxLeavesPerRequest = 256;
constexpr qsizetype MaxManifestPartBytes = 48LL * 1024;

enum class NackReason : std::uint32_t {
    NotShared = 1, ///< nothing with this content id, or not for you
    SourceChanged = 2, ///< the file is not what was shared any more
    ReadError = 3,
    Busy = 4, ///< ask again later
    Cancelled = 5, ///< you cancelled it
    BadRequest = 6, ///< no such file in this content, or no such leaves
};

struct ManifestGet {
    RequestNumber request;
    wire::ContentId content;
    std::uint32_t offset = 0;
};
struct ManifestPart {
    RequestNumber request;
    std::uint32_t total = 0;
    std::uint32_t offset = 0;
    QByteArray bytes;
};
struct Get {
    RequestNumber request;
    wire::ContentId content;
    wire::FileRoot root;
    LeafRange range;
    unsigned anchorLevel = 0;
};
struct Data {
    RequestNumber request;
    std::uint64_t leaf = 0;
    QByteArray bytes;
    QByteArray proof;
};
struct Cancel {
    RequestNumber request;
};
struct Nack {
    RequestNumber request;
    NackReason reason = NackReason::NotShared;
};

using Message = std::variant<ManifestGet, ManifestPart, Get, Data, Cancel, Nack>;

enum class MessageError {
    Malformed,
    Unknown, ///< a body this version does not know: to be ignored
    BadId,
    BadSize,
    BadRange,
    BadReason,
};

QByteArray encodeMessage(const Message& message);
/// The same for Data, from pieces that lie elsewhere.
QByteArray encodeData(RequestNumber request, std::uint64_t leaf, QByteArrayView bytes, QByteArrayView proof);
Result<Message, MessageError> decodeMessage(QByteArrayView bytes);

} // namespace allium::transfer
