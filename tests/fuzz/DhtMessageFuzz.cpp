// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/Messages.h"

#include <cstdlib>

using namespace allium;
using namespace allium::dht;

/// Whatever decodes encodes to something that says the same, and its records to the bytes that were signed.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static const auto network = net::networkIdOf("a network");
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    if (const auto record = Record::decode(bytes, network); record && record->encode() != bytes)
        std::abort();
    if (const auto node = NodeInfo::decode(bytes, network); node && node->encode() != bytes)
        std::abort();
    const auto message = decodeMessage(bytes, network);
    if (!message)
        return 0;
    const auto again = decodeMessage(encodeMessage(*message), network);
    if (!again || *again != *message)
        std::abort();
    return 0;
}
