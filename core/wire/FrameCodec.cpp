// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/FrameCodec.h"

#include "core/base/Bug.h"
#include "core/wire/Proto.h"

#include <QtEndian>

#include <algorithm>

namespace allium::wire {

namespace {

    constexpr qsizetype CellBytes = 448;
    constexpr qsizetype SmallCells = 4;
    constexpr qsizetype StepBytes = 16LL * 1024;

    QByteArray plainOf(qsizetype frameBytes, FrameCodec::Padding padding)
    {
        const auto used = FrameCodec::LengthBytes + frameBytes;
        const auto total = padding == FrameCodec::Padding::None ? used : FrameCodec::paddedLength(used);
        QByteArray plain(total, Qt::Uninitialized);
        qToBigEndian(static_cast<quint16>(frameBytes), plain.data());
        std::fill(plain.data() + used, plain.data() + total, '\0');
        return plain;
    }

    char* putVarint(char* out, std::uint64_t value)
    {
        while (value >= 0x80) {
            *out++ = static_cast<char>((value & 0x7f) | 0x80);
            value >>= 7;
        }
        *out++ = static_cast<char>(value);
        return out;
    }

} // namespace

qsizetype FrameCodec::paddedLength(qsizetype length)
{
    const auto roundUp = [length](qsizetype step) { return (length + step - 1) / step * step; };
    if (length <= SmallCells * CellBytes)
        return roundUp(CellBytes);
    return std::min(roundUp(StepBytes), MaxPlainBytes);
}

QByteArray FrameCodec::encode(const Frame& frame, Padding padding)
{
    const auto length = static_cast<qsizetype>(frame.ByteSizeLong());
    if (length > MaxFrameBytes) {
        ALLIUM_BUG("frame over its limit");
        return {};
    }
    QByteArray plain = plainOf(length, padding);
    if (!frame.SerializeToArray(plain.data() + LengthBytes, static_cast<int>(length))) {
        ALLIUM_BUG("frame could not be encoded");
        return {};
    }
    return plain;
}

QByteArray FrameCodec::encodeMessage(std::uint32_t stream, QByteArrayView message, Padding padding)
{
    // Field 1 as varint, field 10 as length-delimited: what protobuf writes for such a frame.
    constexpr char StreamTag = 0x08;
    constexpr char MessageTag = 0x52;
    char head[16];
    char* end = head;
    if (stream != 0) {
        *end++ = StreamTag;
        end = putVarint(end, stream);
    }
    *end++ = MessageTag;
    end = putVarint(end, static_cast<std::uint64_t>(message.size()));

    const auto length = static_cast<qsizetype>(end - head) + message.size();
    if (length > MaxFrameBytes) {
        ALLIUM_BUG("frame over its limit");
        return {};
    }
    QByteArray plain = plainOf(length, padding);
    char* out = std::copy(head, end, plain.data() + LengthBytes);
    std::copy(message.begin(), message.end(), out);
    return plain;
}

Result<Frame, WireError> FrameCodec::decode(QByteArrayView plain)
{
    if (plain.size() < LengthBytes)
        return fail(WireError::Truncated);
    const auto length = static_cast<qsizetype>(qFromBigEndian<quint16>(plain.data()));
    if (length > MaxFrameBytes)
        return fail(WireError::TooLong);
    if (length > plain.size() - LengthBytes)
        return fail(WireError::Truncated);
    const auto padding = plain.sliced(LengthBytes + length);
    if (std::any_of(padding.begin(), padding.end(), [](char byte) { return byte != 0; }))
        return fail(WireError::BadPadding);
    ALLIUM_TRY(auto frame, decodeProto<Frame>(plain.sliced(LengthBytes, length), MaxFrameBytes));
    if (frame.body_case() == Frame::BODY_NOT_SET)
        return fail(WireError::UnknownBody);
    return frame;
}

} // namespace allium::wire
