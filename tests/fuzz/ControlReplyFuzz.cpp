// SPDX-License-Identifier: GPL-3.0-or-later
// Control-port bytes: replies, the words in them, and every kind of event (HS_DESC among them).
#include "core/tor/ControlAuthentication.h"
#include "core/tor/ControlEvent.h"
#include "core/tor/ControlReplyParser.h"
#include "tests/support/SeededRandom.h"

using namespace allium::tor;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size == 0)
        return 0;
    // The first byte says how the socket cuts the rest.
    const qsizetype chunk = data[0] + 1;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));
    ControlReplyParser parser;
    allium::test::SeededRandom random(1);
    ControlAuthentication talk({}, random, [](const QString&) { return QByteArray(32, 'c'); });
    for (qsizetype at = 0; at < bytes.size(); at += chunk) {
        const auto fed = parser.feed(bytes.sliced(at, std::min(chunk, bytes.size() - at)));
        while (const auto reply = parser.take()) {
            (void)parseControlEvent(*reply);
            (void)talk.next(*reply);
            for (const auto& line : reply->lines) {
                (void)ControlWords::parse(line.text);
                (void)ControlWords::parse(line.data);
                (void)parseBootstrapPhase(line.text);
            }
            (void)reply->value("net/listeners/socks");
        }
        if (!fed)
            break;
    }
    return 0;
}
