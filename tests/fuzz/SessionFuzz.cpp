// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Bug.h"
#include "core/net/SessionCore.h"

#include "tests/support/SeededRandom.h"

#include <cstddef>

using namespace allium;
using namespace allium::net;
using namespace std::chrono_literals;

// A peer that holds the keys and says what it likes. The input is a list of steps: one byte of
// command, one of length, then that many bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto key = [](char fill) { return *crypto::AeadKey::from(QByteArray(32, fill)); };
    test::SeededRandom random(1);
    MonotonicTime now { 1'000'000ms };
    auto limits = size % 2 == 0 ? SessionLimits() : SessionLimits::forStrangers();
    limits.rekeyMessages = 20;
    SessionCore core(key('b'), key('a'), size % 3 == 0, limits, random, now);
    crypto::NoiseCipher sealer(key('a'));
    qint64 received = 0;

    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    for (qsizetype at = 0; at + 2 <= bytes.size();) {
        const auto command = static_cast<std::uint8_t>(bytes[at]);
        const auto length = std::min<qsizetype>(static_cast<std::uint8_t>(bytes[at + 1]), bytes.size() - at - 2);
        const auto text = bytes.sliced(at + 2, length);
        at += 2 + length;
        const StreamId stream { length == 0 ? 0U : static_cast<std::uint8_t>(text[0]) };
        switch (command % 10) {
        case 0: { // a frame of the peer's making, properly framed and sealed
            QByteArray plain;
            plain.append(static_cast<char>(0)).append(static_cast<char>(length)).append(text);
            QByteArray packet;
            wire::appendPacket(packet, sealer.seal(plain));
            core.receive(packet, now);
            if (text == QByteArrayView("\x32\x00", 2))
                sealer.rekey();
            break;
        }
        case 1: { // sealed, but any plaintext
            QByteArray packet;
            wire::appendPacket(packet, sealer.seal(text));
            core.receive(packet, now);
            break;
        }
        case 2:
            core.receive(text, now);
            break;
        case 3:
            now += Milliseconds(length * length * 10);
            core.advance(now);
            break;
        case 4:
            (void)core.openStream(StreamKind::Conversation, length % 2 == 0);
            break;
        case 5:
            (void)core.send(stream, text);
            break;
        case 6:
            core.closeStream(stream, length % 2 == 0 ? CloseReason::Ok : CloseReason::Refused);
            break;
        case 7:
            core.setReceiveWindow(stream, static_cast<qint64>(length) * 1000);
            break;
        case 8:
            core.close(CloseReason::Shutdown, now);
            break;
        case 9:
            (void)core.takeOutput(static_cast<qsizetype>(length) * 10, now);
            break;
        }
        bool ended = false;
        while (const auto event = core.takeEvent()) {
            ALLIUM_ASSERT(!ended); // Ended is the last
            ended = std::holds_alternative<SessionCore::Ended>(*event);
            if (const auto* message = std::get_if<SessionCore::Received>(&*event)) {
                ALLIUM_ASSERT(core.isConfirmed());
                received += message->message.size();
                if (received % 3 != 0)
                    core.consumed(message->stream, message->message.size());
            }
        }
        ALLIUM_ASSERT(!ended || core.isEnded());
        ALLIUM_ASSERT(core.isEnded() || core.nextDeadline().has_value());
    }
    // Whatever happened, what is left to say comes to an end.
    for (int i = 0; core.hasOutput(); ++i) {
        ALLIUM_ASSERT(i < 10'000);
        if (core.takeOutput(1 << 16, now).isEmpty())
            break;
    }
    return 0;
}
