// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Bug.h"
#include "core/crypto/Noise.h"

#include "tests/support/SeededRandom.h"

#include <cstddef>
#include <cstdint>

using namespace allium;
using namespace allium::crypto;

using Role = NoiseHandshake::Role;
using Pattern = NoiseHandshake::Pattern;

// First byte: bits 0 and 1 the message to attack (of 0 to 2), bit 2 the pattern, bit 3 whether the
// rest is the message itself or is XORed onto the true one, from its end on.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const int target = (data[0] & 3) % 3;
    const auto pattern = (data[0] & 4) != 0 ? Pattern::XXpsk3 : Pattern::XX;
    const bool onto = (data[0] & 8) != 0;
    const QByteArrayView rest(data + 1, static_cast<qsizetype>(size) - 1);

    test::SeededRandom random(1);
    NoiseHandshake initiator(Role::Initiator, pattern, DhKeyPair::generate(random), "fuzz", random);
    NoiseHandshake responder(Role::Responder, pattern, DhKeyPair::generate(random), "fuzz", random);
    initiator.setPsk(NoiseHandshake::Psk());
    responder.setPskLookup([](const X25519PublicKey&) { return NoiseHandshake::Psk(); });

    for (int index = 0; index < target; ++index) {
        auto message = (index % 2 == 0 ? initiator : responder).write("payload");
        ALLIUM_ASSERT((index % 2 == 0 ? responder : initiator).read(*message).has_value());
    }
    auto& writer = target % 2 == 0 ? initiator : responder;
    auto& reader = target % 2 == 0 ? responder : initiator;
    const auto original = *writer.write("payload");
    auto message = rest.toByteArray();
    if (onto) {
        message = original;
        for (qsizetype i = 0; i < rest.size() && i < message.size(); ++i) {
            auto& byte = message[message.size() - 1 - i];
            byte = static_cast<char>(byte ^ rest[i]);
        }
    }

    const auto read = reader.read(message);
    if (target > 0)
        ALLIUM_ASSERT(read.has_value() == (message == original)); // nobody forges what is sealed
    if (!read) {
        ALLIUM_ASSERT(!reader.isComplete() && !reader.remoteStatic());
        ALLIUM_ASSERT(reader.read(original).error() == NoiseHandshake::Error::OutOfOrder);
    } else if (target < 2) {
        // Also with a key of the attacker's choice the answer is a message or an error.
        (void)reader.write("answer");
    }
    return 0;
}
