// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Bug.h"
#include "core/wire/DeviceCertificate.h"
#include "core/wire/FrameCodec.h"
#include "core/wire/PacketReader.h"

#include <cstddef>

using namespace allium;
using namespace allium::wire;

// The input as one frame, as a certificate, and as a pipe of packets in uneven pieces.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    if (const auto frame = FrameCodec::decode(bytes)) {
        const auto again = FrameCodec::decode(FrameCodec::encode(*frame, FrameCodec::Padding::Cells));
        ALLIUM_ASSERT(again.has_value());
        ALLIUM_ASSERT(again->SerializeAsString() == frame->SerializeAsString());
    }
    if (const auto certificate = DeviceCertificate::decode(bytes))
        ALLIUM_ASSERT(certificate->encode() == bytes.toByteArray());

    PacketReader reader(1000);
    qsizetype packets = 0;
    for (qsizetype at = 0; at < bytes.size();) {
        const auto piece = std::min<qsizetype>(1 + static_cast<std::uint8_t>(bytes[at]), bytes.size() - at);
        reader.feed(bytes.sliced(at, piece));
        at += piece;
        while (true) {
            const auto packet = reader.next();
            if (!packet)
                return 0;
            if (!*packet)
                break;
            packets += PacketReader::HeaderBytes + (*packet)->size();
        }
    }
    ALLIUM_ASSERT(packets + reader.bufferedBytes() == bytes.size());
    return 0;
}
