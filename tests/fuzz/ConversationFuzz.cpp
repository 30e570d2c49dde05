// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/ControlMessages.h"
#include "core/contacts/ConversationLink.h"

using namespace allium;
using namespace allium::contacts;

namespace {

/// A store that says yes to everything.
class Port final : public ConversationPort {
public:
    void send(const QByteArray& message) override
    {
        if (message.size() > 64'000)
            __builtin_trap();
    }
    void begin(const std::optional<Ack>&) override { beginning = true; }
    void fetch(std::uint64_t, bool, int limit) override
    {
        if (limit <= 0)
            __builtin_trap();
        fetching = true;
    }
    void applyAck(const Ack&) override { }
    void commit(std::vector<ChatMessage> messages) override
    {
        if (messages.empty() || committing)
            __builtin_trap();
        committing = true;
    }
    void applyBase(std::uint64_t) override { }
    void applyRead(const wire::MessageId&) override
    {
        if (reading)
            __builtin_trap();
        reading = true;
    }
    void theyType() override { }

    bool beginning = false;
    bool fetching = false;
    bool committing = false;
    bool reading = false;
};

} // namespace

/// Length-prefixed messages; a length's top bit lets the store answer what it was asked.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    Port port;
    ConversationLink link(port, {}, {});
    QByteArrayView rest(data, static_cast<qsizetype>(size));
    static_cast<void>(decodeControlMessage(rest));
    while (rest.size() >= 2) {
        const auto head = (static_cast<uint8_t>(rest[0]) << 8) | static_cast<uint8_t>(rest[1]);
        const auto length = std::min<qsizetype>(head & 0x7fff, rest.size() - 2);
        link.receive(rest.sliced(2, length));
        if (const auto message = decodeConversationMessage(rest.sliced(2, length))) {
            const auto again = encode(*message);
            const auto reread = decodeConversationMessage(again);
            if (!reread || encode(*reread) != again)
                __builtin_trap();
        }
        rest = rest.sliced(2 + length);
        if ((head & 0x8000) == 0)
            continue;
        if (std::exchange(port.beginning, false))
            link.began({});
        if (std::exchange(port.fetching, false))
            link.fetched({});
        if (std::exchange(port.committing, false))
            link.committed({});
        if (std::exchange(port.reading, false))
            link.readApplied();
    }
    return 0;
}
