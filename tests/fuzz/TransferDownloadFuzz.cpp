// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ByteCodec.h"
#include "core/transfer/DownloadCore.h"

#include <cstdlib>
#include <map>

using namespace allium;
using namespace allium::transfer;

namespace {

/// A content small enough that random input now and then hits it.
const Manifest& manifest()
{
    static const Manifest made = [] {
        HashTreeBuilder builder;
        builder.add(QByteArray(5 * LeafBytes + 3, 'a'));
        const auto tree = builder.finish();
        std::vector<Manifest::Entry> entries { { *SafePath::parse("a"), tree.shape().length(), tree.root(), 0 } };
        return Manifest::make(Manifest::Kind::Folder, *FileName::parse("f"), {}, std::move(entries)).value();
    }();
    return made;
}

} // namespace

/// The input is a conversation: a byte says what happens, events carry length-prefixed messages. A
/// sector that is handed out must be right, whatever the peer sent.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    ByteReader input(QByteArrayView(data, static_cast<qsizetype>(size)));
    const auto encoded = manifest().encode();
    const auto layout = std::make_shared<ContentLayout>(manifest());
    DownloadCore::Settings settings;
    settings.manyFromBytes = 1; // four circuits
    const bool knowsManifest = (input.number<std::uint8_t>() & 1U) != 0;
    auto core = knowsManifest ? DownloadCore(contentIdOf(encoded), layout, SectorMap(layout->sectors()), settings)
                              : DownloadCore(contentIdOf(encoded), settings);
    MonotonicTime now { Milliseconds(1000) };
    std::map<unsigned, CircuitId> circuits;
    wire::AccountId peer;
    core.start(now);
    for (int steps = 0; input.ok() && input.remaining() > 0 && steps < 1000; ++steps) {
        for (auto& action : core.takeActions()) {
            if (const auto* open = std::get_if<DownloadCore::OpenCircuit>(&action)) {
                peer.data()[0] = static_cast<std::uint8_t>(open->slot % 2);
                circuits[open->slot] = core.circuitOpened(open->slot, peer, now);
            } else if (const auto* write = std::get_if<DownloadCore::WriteSector>(&action)) {
                if (write->data != QByteArray(static_cast<qsizetype>(layout->sectorBytes(write->sector)), 'a'))
                    std::abort();
                core.sectorWritten(write->data.size(), now);
            } else if (const auto* decode = std::get_if<DownloadCore::DecodeManifest>(&action)) {
                if (decode->encoded == encoded)
                    core.manifestDecoded(layout, SectorMap(layout->sectors()), now);
                else
                    core.manifestRefused(now);
            }
        }
        const auto what = input.number<std::uint8_t>();
        const auto circuit = circuits[what & 3U];
        switch ((what >> 2) & 7U) {
        case 0:
            core.circuitClosed(circuit, now);
            break;
        case 1:
            now += Milliseconds(input.number<std::uint16_t>());
            core.tick(now);
            break;
        case 2: // a right answer, so that the input gets further in
            core.received(circuit,
                          encodeData({ input.number<std::uint8_t>() }, input.number<std::uint8_t>() % 6,
                                     QByteArray(LeafBytes, 'a'), input.raw(std::min<qsizetype>(96, input.remaining()))),
                          now);
            break;
        default:
            core.received(circuit, input.raw(std::min<qsizetype>(input.number<std::uint8_t>(), input.remaining())), now);
        }
        if (core.bytesReceived() > layout->uniqueBytes())
            std::abort();
    }
    return 0;
}
