// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ByteCodec.h"
#include "core/transfer/UploadCore.h"

#include <cstdlib>

using namespace allium;
using namespace allium::transfer;

namespace {

class Everything : public AccessPolicy, public ShareCatalog {
public:
    Everything()
    {
        auto shared = std::make_shared<SharedContent>();
        shared->files.emplace(wire::FileRoot(), 5 * LeafBytes + 3);
        content = shared;
    }
    bool mayFetch(const wire::AccountId&, const wire::ContentId&) const override { return true; }
    std::shared_ptr<const SharedContent> find(const wire::ContentId& id) const override
    {
        return id.isZero() ? content : nullptr;
    }
    std::shared_ptr<const SharedContent> content;
};

} // namespace

/// Messages on two streams of one peer, reads answered in any order. Never reads beyond the file.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    ByteReader input(QByteArrayView(data, static_cast<qsizetype>(size)));
    const Everything everything;
    UploadCore core(everything, everything, { .streamBytes = 4 * SectorBytes, .requestsPerStream = 16 });
    UploadId streams[2] { core.opened({}), core.opened({}) };
    std::vector<UploadCore::ReadRange> reads;
    std::vector<ReadId> manifests;
    for (int steps = 0; input.ok() && input.remaining() > 0 && steps < 1000; ++steps) {
        const auto what = input.number<std::uint8_t>();
        const auto stream = streams[what & 1U];
        switch ((what >> 1) & 7U) {
        case 0:
            core.writable(stream, input.number<std::uint16_t>());
            break;
        case 1:
            core.closed(stream);
            break;
        case 2:
            if (!reads.empty()) {
                const auto read = reads.back();
                reads.pop_back();
                core.leavesRead(read.read, ReadLeaves { QByteArray(qsizetype(read.part.count) * LeafBytes, 'a'),
                                                        std::vector<QByteArray>(read.part.count) });
            }
            break;
        case 3:
            if (!reads.empty()) {
                core.leavesRead(reads.front().read, fail(NackReason::ReadError));
                reads.erase(reads.begin());
            }
            break;
        case 4:
            if (!manifests.empty()) {
                core.manifestRead(manifests.back(), QByteArray(100'000, 'm'));
                manifests.pop_back();
            }
            break;
        case 5:
            core.received(stream, encodeMessage(Get { { input.number<std::uint8_t>() }, {}, {},
                                                      { input.number<std::uint8_t>() % 8U,
                                                        input.number<std::uint8_t>() % 8U },
                                                      input.number<std::uint8_t>() % 4U }));
            break;
        default:
            core.received(stream, input.raw(std::min<qsizetype>(input.number<std::uint8_t>(), input.remaining())));
        }
        for (auto& action : core.takeActions()) {
            if (const auto* read = std::get_if<UploadCore::ReadRange>(&action)) {
                if (!TreeShape(read->length).contains(read->range) || !TreeShape(read->length).contains(read->part))
                    std::abort();
                reads.push_back(*read);
            } else if (const auto* manifest = std::get_if<UploadCore::ReadManifest>(&action)) {
                manifests.push_back(manifest->read);
            }
        }
        if (core.pendingRequests(stream) > 16)
            std::abort();
    }
    return 0;
}
