// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Bug.h"
#include "core/crypto/OnionAddress.h"

#include <cstddef>
#include <cstdint>

using namespace allium::crypto;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView text(data, static_cast<qsizetype>(size));

    if (const auto address = OnionAddress::parse(text)) {
        ALLIUM_ASSERT(OnionAddress::parse(address->host()) == *address);
        ALLIUM_ASSERT(OnionAddress::fromBinary(address->binary()) == *address);
    }
    if (const auto address = OnionAddress::fromBinary(text))
        ALLIUM_ASSERT(address->binary() == text);
    if (const auto endpoint = OnionEndpoint::parse(text)) {
        ALLIUM_ASSERT(OnionEndpoint::parse(endpoint->toString()) == *endpoint);
        ALLIUM_ASSERT(OnionEndpoint::parse(endpoint->toMultiaddr())->port == endpoint->port);
        ALLIUM_ASSERT(OnionEndpoint::parse(endpoint->toDnsMultiaddr())->address == endpoint->address);
    }
    if (const auto bytes = fromBase32(text))
        ALLIUM_ASSERT(base32(*bytes) == text.toByteArray().toLower());
    return 0;
}
