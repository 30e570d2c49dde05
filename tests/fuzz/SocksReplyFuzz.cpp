// SPDX-License-Identifier: GPL-3.0-or-later
// What a SOCKS port answers, cut as a socket may cut it; the parser must never want what is not its own.
#include "core/base/Bug.h"
#include "core/tor/LocalEndpoint.h"
#include "core/tor/SocksCodec.h"
#include "core/tor/TorConfiguration.h"
#include "core/tor/TorVersion.h"

using namespace allium::tor;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size == 0)
        return 0;
    const qsizetype chunk = data[0] % 16 + 1;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));
    SocksReplyParser parser;
    for (qsizetype at = 0; at < bytes.size() && parser.wantedBytes() > 0;) {
        const auto part = std::min({ chunk, parser.wantedBytes(), bytes.size() - at });
        at += part;
        ALLIUM_ASSERT(at <= 4 + 5 + 257);
        if (!parser.feed(bytes.sliced(at - part, part)))
            break;
    }
    // Small readers of what other programs or people write.
    (void)LocalEndpoint::parse(bytes);
    (void)TorVersion::parse(bytes);
    (void)TorConfiguration::checkCustomLine(bytes, 1);
    return 0;
}
