// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/wire/WireError.h"
#include "core/wire/proto/frame.pb.h"

#include <QByteArray>
#include <QByteArrayView>

namespace allium::wire {

/// Frame ↔ what is sealed as one Noise message:
///
///     length (2, big-endian) ‖ Frame in proto3 ‖ zeros
///
/// The padding policy stands here and nowhere else.
class FrameCodec {
public:
    /// Of the proto3 encoding.
    static constexpr qsizetype MaxFrameBytes = 65'000;
    static constexpr qsizetype LengthBytes = 2;
    /// What a Noise message of 65,535 bytes holds beside its tag.
    static constexpr qsizetype MaxPlainBytes = 65'519;

    /// File data hides nothing by padding (its amount shows anyway) and would pay for it.
    enum class Padding { Cells, None };

    /// Length after padding: 448 n up to four tor cells (448 + length + tag + header fit into one),
    /// then steps of 16 KiB.
    static qsizetype paddedLength(qsizetype length);

    /// The frame must be within MaxFrameBytes.
    static QByteArray encode(const Frame& frame, Padding padding);
    /// The same as a frame with a `message` body, with one copy instead of three.
    static QByteArray encodeMessage(std::uint32_t stream, QByteArrayView message, Padding padding);
    static Result<Frame, WireError> decode(QByteArrayView plain);
};

} // namespace allium::wire
