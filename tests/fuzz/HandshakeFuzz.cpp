// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Bug.h"
#include "core/net/Handshake.h"

#include "tests/support/NetPerson.h"
#include "tests/support/VirtualTime.h"

#include <cstddef>

using namespace allium;
using namespace allium::net;

namespace {

struct World {
    World()
        : alice(1)
        , bob(2)
    {
        test::NetPerson::befriend(alice, bob);
    }
    test::VirtualTime time;
    test::NetPerson alice;
    test::NetPerson bob;
    NetEnvironment aliceSide { time, time, alice.random, alice, {} };
    NetEnvironment bobSide { time, time, bob.random, bob, {} };
    wire::ServiceProof proof = wire::ServiceProof::issue(bob.onionKey, bob.account, bob.deviceKey.publicKey());
};

} // namespace

// First byte: bit 0 the role attacked (0: the responder), bit 1 the pattern, bit 2 the message (the
// first or the second that this role reads), bit 3 whether the rest is fed as it is or XORed onto
// the true bytes, bit 4 whether in pieces of one byte.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    static World world; // its keys take longer than the rest
    world.alice.random = test::SeededRandom(1);
    world.bob.random = test::SeededRandom(2);
    const bool attackDialler = (data[0] & 1) != 0;
    const auto pattern = (data[0] & 2) != 0 ? Handshake::Pattern::XXpsk3 : Handshake::Pattern::XX;
    const bool second = (data[0] & 4) != 0 && !attackDialler;
    const bool onto = (data[0] & 8) != 0;
    const bool single = (data[0] & 16) != 0;
    const QByteArrayView rest(data + 1, static_cast<qsizetype>(size) - 1);

    const auto now = world.time.wallNow();
    Handshake dialler(world.aliceSide,
                      Handshake::Initiator { world.bob.onion(), Purpose::Friend, pattern, world.bob.account }, now);
    Handshake responder(world.bobSide,
                        Handshake::Responder { world.bob.onion(), world.proof, { Purpose::Friend } }, now);
    auto& victim = attackDialler ? dialler : responder;
    auto original = dialler.takeOutput();
    if (attackDialler || second) {
        responder.feed(original);
        original = responder.takeOutput();
    }
    if (second) {
        dialler.feed(original);
        original = dialler.takeOutput();
    }
    auto bytes = rest.toByteArray();
    if (onto) {
        bytes = original;
        for (qsizetype i = 0; i < rest.size() && i < bytes.size(); ++i)
            bytes[i] = static_cast<char>(bytes[i] ^ rest[i]);
    }
    if (single) {
        for (qsizetype i = 0; i < bytes.size(); ++i)
            victim.feed(QByteArrayView(bytes).sliced(i, 1));
    } else {
        victim.feed(bytes);
    }
    // The dialler is done with message 2, the responder with message 3; nobody forges either.
    if (victim.state() == Handshake::State::Done)
        ALLIUM_ASSERT(bytes.startsWith(original) && (attackDialler || second));
    return 0;
}
