// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/RequestMachine.h"
#include "tests/support/SeededRandom.h"

using namespace allium;
using namespace allium::contacts;

/// First byte: the state of the machine that the messages meet; then length-prefixed messages.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static const bool ready = crypto::initialize();
    if (!ready || size < 1)
        return 0;
    test::SeededRandom random(1);
    wire::AccountId me;
    wire::AccountId peer;
    me.data()[0] = 1;
    peer.data()[0] = 2;
    const WallTime now(Milliseconds(1'700'000'000'000));
    RequestMachine machine(me, peer, {});
    if ((data[0] & 1) != 0 && !machine.ask(now, random))
        return 0;
    if ((data[0] & 2) != 0)
        machine.block(now);
    QByteArrayView rest(data + 1, static_cast<qsizetype>(size - 1));
    while (rest.size() >= 2) {
        const auto length = std::min<qsizetype>((static_cast<uint8_t>(rest[0]) << 8) | static_cast<uint8_t>(rest[1]), rest.size() - 2);
        const auto message = decodeRequestMessage(rest.sliced(2, length));
        rest = rest.sliced(2 + length);
        if (!message)
            continue;
        // What was understood is written the same way again.
        const auto again = encode(*message);
        const auto reread = decodeRequestMessage(again);
        if (!reread || encode(*reread) != again)
            __builtin_trap();
        machine.receive(*message, now);
        const auto& relation = machine.relation();
        if (relation.isContact() != machine.pairSecret().has_value())
            __builtin_trap();
    }
    return 0;
}
