// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/DownloadCore.h"
#include "core/transfer/UploadCore.h"
#include "tests/support/SeededRandom.h"
#include "tests/unit/transfer/TestData.h"

#include <functional>
#include <map>
#include <set>

namespace allium::test {

using namespace allium::transfer;

/// Some files and all that is made from them.
struct TestContent {
    explicit TestContent(const QList<qsizetype>& sizes)
    {
        std::vector<Manifest::Entry> entries;
        for (qsizetype i = 0; i < sizes.size(); ++i) {
            auto bytes = content(sizes[i]);
            if (!bytes.isEmpty())
                bytes[0] = static_cast<char>(i); // so that files of one size differ
            const auto tree = treeOf(bytes);
            const auto path = SafePath::parse(QByteArray("file") + QByteArray::number(i).rightJustified(4, '0'));
            entries.push_back({ *path, static_cast<std::uint64_t>(bytes.size()), tree.root(), 0 });
            trees.emplace(tree.root(), std::pair(tree, bytes));
        }
        manifest = Manifest::make(Manifest::Kind::Folder, *FileName::parse("folder"), {}, entries).value();
        encoded = manifest->encode();
        id = contentIdOf(encoded);
        layout = std::make_shared<ContentLayout>(*manifest);
        auto shared_ = std::make_shared<SharedContent>();
        shared_->content = id;
        for (const auto& entry : manifest->entries)
            shared_->files.emplace(entry.root, entry.size);
        shared = shared_;
    }

    QByteArray sector(SectorIndex index) const
    {
        const auto& file = layout->files()[layout->fileAt(index)];
        const auto& bytes = trees.at(file.root).second;
        const auto at = static_cast<qsizetype>(index.value - file.firstSector) * SectorBytes;
        return bytes.mid(at, SectorBytes);
    }

    std::map<wire::FileRoot, std::pair<HashTree, QByteArray>> trees;
    std::optional<Manifest> manifest;
    QByteArray encoded;
    wire::ContentId id;
    std::shared_ptr<const ContentLayout> layout;
    std::shared_ptr<const SharedContent> shared;
};

/// A DownloadCore and an UploadCore for each peer, joined by circuits that delay, limit and break.
/// Everything happens in virtual time and repeats from the seed.
class CoreHarness : public AccessPolicy, public ShareCatalog {
public:
    struct Conditions {
        Milliseconds latency { 150 };
        Milliseconds jitter { 0 };
        double bytesPerSecond = 1e6; ///< per circuit and direction
        double breakPercent = 0; ///< of messages that break their circuit instead of arriving
        double lieEvery = 0; ///< of Data messages of the first peer with a flipped byte
        std::map<unsigned, double> slotRate; ///< other rates for the first circuit of these slots
    };

    explicit CoreHarness(const TestContent& shared, std::uint64_t seed = 1, DownloadCore::Settings settings = {})
        : content(shared)
        , have(shared.layout->sectors())
        , random(seed)
        , m_settings(std::move(settings))
        , download(shared.id, m_settings)
    {
        peers.push_back(random.make<wire::AccountId>());
    }

    bool mayFetch(const wire::AccountId&, const wire::ContentId&) const override { return allowed; }
    std::shared_ptr<const SharedContent> find(const wire::ContentId& id) const override
    {
        return id == content.id && isShared ? content.shared : nullptr;
    }

    void start()
    {
        download.start(now);
        pumpDownload();
    }
    /// As after a restart: only what was written counts.
    void restartDownload()
    {
        for (auto& [id, circuit] : circuits)
            circuit.open = false;
        for (auto& [id, circuit] : circuits)
            uploadOf(circuit.peer).closed(circuit.upload);
        circuits.clear();
        ++m_generation;
        m_unwritten.clear();
        download = DownloadCore(content.id, content.layout, have, m_settings);
        finished = false;
    }

    /// Runs until nothing is left to do or `limit` has passed.
    bool run(Milliseconds limit, const std::function<bool()>& until = {})
    {
        const auto end = now + limit;
        while (!(until ? until() : finished && m_unwritten.empty())) {
            auto next = m_events.empty() ? end + Milliseconds(1) : m_events.begin()->first.first;
            const auto deadline = download.deadline();
            if (deadline && *deadline < next) {
                if (*deadline > end)
                    return false;
                now = std::max(now, *deadline);
                download.tick(now);
                pumpDownload();
                continue;
            }
            if (next > end)
                return false;
            now = std::max(now, next);
            auto event = std::move(m_events.begin()->second);
            m_events.erase(m_events.begin());
            event();
        }
        return true;
    }

    void breakCircuit(CircuitId id)
    {
        const auto found = circuits.find(id);
        if (found == circuits.end())
            return;
        auto circuit = found->second;
        circuits.erase(found);
        uploadOf(circuit.peer).closed(circuit.upload);
        download.circuitClosed(id, now);
        pumpDownload();
    }

    bool isComplete() const
    {
        if (!have.isFull())
            return false;
        for (std::uint64_t i = 0; i < have.size(); ++i) {
            if (written.at(i) != content.sector({ i }))
                return false;
        }
        return true;
    }

    struct Circuit {
        wire::AccountId peer;
        UploadId upload;
        unsigned slot = 0;
        bool open = true;
        MonotonicTime toUpload;
        MonotonicTime toDownload;
        double rate = 0;
        Milliseconds latency { 0 };
    };

    const TestContent& content;
    Conditions conditions;
    bool allowed = true;
    bool isShared = true;
    std::set<wire::FileRoot> changed; ///< reading these fails
    bool manifestLies = false;
    SectorMap have;
    std::map<std::uint64_t, QByteArray> written;
    MonotonicTime now { Milliseconds(1'000'000) };
    SeededRandom random;

private:
    DownloadCore::Settings m_settings;

public:
    DownloadCore download;
    std::vector<wire::AccountId> peers;
    std::map<CircuitId, Circuit> circuits;
    std::vector<DownloadCore::DropPeer> dropped;
    std::vector<net::CloseReason> closeReasons;
    bool finished = false;
    int dials = 0;
    int mostCircuits = 0;
    qint64 upBytes = 0; ///< on the wire, from uploader to downloader
    std::function<bool(unsigned slot)> dialWorks = [](unsigned) { return true; };

    UploadCore& uploadOf(const wire::AccountId& peer)
    {
        auto& core = m_uploads[peer];
        if (!core)
            core = std::make_unique<UploadCore>(*this, *this, UploadCore::Limits {});
        return *core;
    }

    void pumpDownload()
    {
        for (auto& action : download.takeActions())
            std::visit([this](auto& value) { perform(value); }, action);
        mostCircuits = std::max(mostCircuits, static_cast<int>(circuits.size()));
    }

private:
    void at(MonotonicTime time, std::function<void()> event)
    {
        const auto generation = m_generation;
        m_events.emplace(std::pair(time, m_order++), [this, generation, event = std::move(event)] {
            if (generation == m_generation)
                event();
        });
    }

    void perform(DownloadCore::OpenCircuit& open)
    {
        ++dials;
        at(now + Milliseconds(500), [this, slot = open.slot] {
            if (!dialWorks(slot) || peers.empty()) {
                download.circuitFailed(slot, now);
                pumpDownload();
                return;
            }
            Circuit circuit;
            circuit.peer = peers[slot % peers.size()];
            circuit.slot = slot;
            circuit.upload = uploadOf(circuit.peer).opened(circuit.peer);
            const auto special = conditions.slotRate.find(slot);
            circuit.rate = special == conditions.slotRate.end() ? conditions.bytesPerSecond : special->second;
            conditions.slotRate.erase(slot);
            circuit.latency = conditions.latency
                + Milliseconds(random.below(static_cast<std::uint64_t>(conditions.jitter.count()) + 1));
            const auto id = download.circuitOpened(slot, circuit.peer, now);
            circuits.emplace(id, circuit);
            pumpDownload();
            pumpUpload(circuit.peer);
        });
    }
    void perform(DownloadCore::CloseCircuit& close)
    {
        closeReasons.push_back(close.reason);
        const auto found = circuits.find(close.circuit);
        if (found == circuits.end())
            return;
        uploadOf(found->second.peer).closed(found->second.upload);
        circuits.erase(found);
    }
    void perform(DownloadCore::SendMessage& send)
    {
        auto& circuit = circuits.at(send.circuit);
        deliver(circuit, circuit.toUpload, send.message, send.circuit, [this, id = send.circuit](const QByteArray& message) {
            const auto peer = circuits.at(id).peer;
            uploadOf(peer).received(circuits.at(id).upload, message);
            pumpUpload(peer);
        });
    }
    void perform(DownloadCore::DecodeManifest& decode)
    {
        at(now + Milliseconds(5), [this, encoded = decode.encoded] {
            if (contentIdOf(encoded) == content.id && Manifest::decode(encoded))
                download.manifestDecoded(content.layout, have, now);
            else
                download.manifestRefused(now);
            pumpDownload();
        });
    }
    void perform(DownloadCore::WriteSector& write)
    {
        m_unwritten.insert(write.sector.value);
        at(now + Milliseconds(10), [this, write] {
            written[write.sector.value] = write.data;
            have.set(write.sector);
            m_unwritten.erase(write.sector.value);
            download.sectorWritten(write.data.size(), now);
            pumpDownload();
        });
    }
    void perform(DownloadCore::DropPeer& drop)
    {
        dropped.push_back(drop);
        std::erase(peers, drop.peer);
    }
    void perform(DownloadCore::Finished&) { finished = true; }

    void pumpUpload(const wire::AccountId& peer)
    {
        for (auto& action : uploadOf(peer).takeActions())
            std::visit([&](auto& value) { perform(peer, value); }, action);
    }
    std::map<CircuitId, Circuit>::iterator circuitOf(const wire::AccountId& peer, UploadId upload)
    {
        return std::find_if(circuits.begin(), circuits.end(), [&](const auto& entry) {
            return entry.second.peer == peer && entry.second.upload == upload;
        });
    }
    void perform(const wire::AccountId& peer, UploadCore::SendMessage& send)
    {
        const auto found = circuitOf(peer, send.upload);
        if (found == circuits.end())
            return;
        if (conditions.lieEvery > 0 && peer == m_liar && decodeMessage(send.message).has_value()
            && std::holds_alternative<Data>(*decodeMessage(send.message))
            && static_cast<double>(random.below(1000)) < 1000 * conditions.lieEvery)
            send.message[send.message.size() / 2] = static_cast<char>(send.message[send.message.size() / 2] ^ 4);
        upBytes += send.message.size();
        deliver(found->second, found->second.toDownload, send.message, found->first,
                [this, id = found->first](const QByteArray& message) {
                    const auto target = circuits.at(id);
                    uploadOf(target.peer).writable(target.upload, 0);
                    pumpUpload(target.peer);
                    download.received(id, message, now);
                    pumpDownload();
                });
    }
    void perform(const wire::AccountId& peer, UploadCore::CloseUpload& close)
    {
        const auto found = circuitOf(peer, close.upload);
        if (found != circuits.end())
            breakCircuit(found->first);
    }
    void perform(const wire::AccountId& peer, UploadCore::ReadRange& read)
    {
        at(now + Milliseconds(1 + random.below(5)), [this, peer, read] {
            const auto& [tree, bytes] = content.trees.at(read.root);
            if (changed.contains(read.root)) {
                uploadOf(peer).leavesRead(read.read, fail(NackReason::SourceChanged));
            } else {
                const auto sectors = sectorsOf(bytes, read.part);
                const auto skip = static_cast<qsizetype>(read.part.first % LeavesPerSector) * LeafBytes;
                auto proofs = tree.prove(read.range, read.anchorLevel, read.part, sectors).value();
                uploadOf(peer).leavesRead(read.read, ReadLeaves { sectors.sliced(skip).toByteArray(), proofs });
            }
            pumpUpload(peer);
        });
    }
    void perform(const wire::AccountId& peer, UploadCore::ReadManifest& read)
    {
        at(now + Milliseconds(2), [this, peer, read] {
            auto encoded = content.encoded;
            if (manifestLies)
                encoded[encoded.size() / 2] = static_cast<char>(encoded[encoded.size() / 2] ^ 1);
            uploadOf(peer).manifestRead(read.read, encoded);
            pumpUpload(peer);
        });
    }

    /// In order on one circuit, at its rate; other circuits overtake freely.
    void deliver(Circuit& circuit, MonotonicTime& free, const QByteArray& message, CircuitId id,
                 const std::function<void(const QByteArray&)>& arrive)
    {
        if (conditions.breakPercent > 0 && static_cast<double>(random.below(100'000)) < 1000 * conditions.breakPercent) {
            at(now + Milliseconds(1), [this, id] { breakCircuit(id); });
            return;
        }
        const Milliseconds takes(1 + static_cast<int>(static_cast<double>(message.size()) * 1000 / circuit.rate));
        free = std::max(free, now) + takes;
        at(free + circuit.latency, [this, id, message, arrive] {
            if (circuits.contains(id))
                arrive(message);
        });
    }

public:
    wire::AccountId m_liar;

private:
    std::map<wire::AccountId, std::unique_ptr<UploadCore>> m_uploads;
    std::map<std::pair<MonotonicTime, std::uint64_t>, std::function<void()>> m_events;
    std::uint64_t m_order = 0;
    int m_generation = 0;
    std::set<std::uint64_t> m_unwritten;
};

} // namespace allium::test
