// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/net/Session.h"
#include "core/transfer/CircuitSlots.h"
#include "core/transfer/CircuitWindow.h"
#include "core/transfer/Messages.h"
#include "core/transfer/SectorPicker.h"

#include <map>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace allium::transfer {

struct CircuitTag;
/// One session with one peer, as long as it is open.
using CircuitId = StrongNumber<CircuitTag, std::uint32_t>;

/// Why a peer is no source (any more).
enum class PeerFault { BadData, NotShared, SourceChanged, ReadError };

/// Fetches one content: manifest first, then sectors in order, over several circuits at once, each
/// leaf verified as it arrives. Pure: messages and the time go in, actions come out.
///
///     FetchingManifest --DecodeManifest / manifestDecoded()--> Fetching --last sector--> Finished
///
/// There is no paused state: to pause, drop the object; to go on, make another from the bitmap of
/// what is on the disk, as after a restart. After each call take the actions and call tick() at
/// deadline(). Nothing here says where peers come from: whoever opens circuits decides.
class DownloadCore {
public:
    struct Settings {
        unsigned circuits = 4; ///< for contents of `manyFromBytes` and more; otherwise one
        std::uint64_t manyFromBytes = 4ULL * 1024 * 1024;
        std::int64_t maxUnwrittenBytes = 16LL * 1024 * 1024; ///< nothing new is asked for beyond
        Milliseconds answerTimeout = std::chrono::seconds(60);
        Milliseconds slowTime = std::chrono::seconds(20); ///< below a quarter of the median rate
        /// Between dials of a slot that keeps failing; the last repeats.
        std::vector<Milliseconds> redial { std::chrono::seconds(5), std::chrono::seconds(15),
                                           std::chrono::seconds(60), std::chrono::minutes(5),
                                           std::chrono::minutes(15) };
    };

    /// Open circuit number `slot` to some source; answer with circuitOpened() or circuitFailed().
    struct OpenCircuit {
        unsigned slot = 0;
    };
    struct CloseCircuit {
        CircuitId circuit;
        net::CloseReason reason = net::CloseReason::Ok;
    };
    struct SendMessage {
        CircuitId circuit;
        QByteArray message;
    };
    /// All bytes are here: check them against the content id, decode, answer with
    /// manifestDecoded() or manifestRefused().
    struct DecodeManifest {
        QByteArray encoded;
    };
    /// A verified sector; answer with sectorWritten().
    struct WriteSector {
        SectorIndex sector;
        QByteArray data;
    };
    /// Its circuits are being closed; don't open any more to it.
    struct DropPeer {
        wire::AccountId peer;
        PeerFault fault = PeerFault::BadData;
    };
    /// Every sector has been handed out.
    struct Finished { };
    using Action = std::variant<OpenCircuit, CloseCircuit, SendMessage, DecodeManifest, WriteSector, DropPeer, Finished>;

    DownloadCore(const wire::ContentId& content, Settings settings);
    /// With the manifest known: `have` is what is on the disk.
    DownloadCore(const wire::ContentId& content, std::shared_ptr<const ContentLayout> layout, SectorMap have,
                 Settings settings);

    void start(MonotonicTime now);
    CircuitId circuitOpened(unsigned slot, const wire::AccountId& peer, MonotonicTime now);
    /// `retryAfter`: not before, when the network knows better than our own back-off.
    void circuitFailed(unsigned slot, MonotonicTime now, std::optional<Milliseconds> retryAfter = std::nullopt);
    void circuitClosed(CircuitId circuit, MonotonicTime now);
    /// A source has come online: dial now.
    void peerAvailable(MonotonicTime now);
    void received(CircuitId circuit, QByteArrayView message, MonotonicTime now);
    void manifestDecoded(std::shared_ptr<const ContentLayout> layout, SectorMap have, MonotonicTime now);
    void manifestRefused(MonotonicTime now);
    void sectorWritten(std::int64_t bytes, MonotonicTime now);
    void tick(MonotonicTime now);

    std::vector<Action> takeActions() { return std::exchange(m_actions, {}); }
    std::optional<MonotonicTime> deadline() const;

    bool hasLayout() const { return m_picker.has_value(); }
    bool isFinished() const { return m_finished; }
    std::size_t openCircuits() const { return m_circuits.size(); }
    bool isDialling() const { return m_slots.isDialling(); }
    std::uint64_t bytesReceived() const { return m_picker ? m_picker->bytesHave() : 0; } ///< verified
    std::uint64_t bytesWasted() const { return m_bytesWasted; } ///< twice, or after a cancel

private:
    struct Request {
        SectorRun run;
        LeafRange range;
        std::optional<RangeVerifier> verifier; ///< none for the manifest
        std::uint64_t nextLeaf = 0;
        QByteArray sector; ///< leaves of the sector under way
        MonotonicTime sent;
        bool answered = false;
        bool cancelled = false;
        bool hedged = false; ///< asked for a second time elsewhere, or is the second

        /// What has not been handed out.
        SectorRun rest() const;
    };
    struct Circuit {
        wire::AccountId peer;
        unsigned slot = 0;
        CircuitWindow window;
        std::map<std::uint32_t, Request> requests; ///< by number, so the oldest first
        std::uint32_t nextRequest = 1;
        std::int64_t inFlight = 0;
        MonotonicTime lastArrival;
        std::optional<MonotonicTime> slowSince;
        MonotonicTime busyUntil;
    };
    using Circuits = std::map<CircuitId, Circuit>;

    void update(MonotonicTime now);
    void askForManifest(MonotonicTime now);
    void fill(MonotonicTime now);
    void hedge(MonotonicTime now);
    std::uint64_t wantedSectors(const Circuit& circuit) const;
    void ask(CircuitId id, Circuit& circuit, const SectorRun& run, bool hedged, MonotonicTime now);
    void handle(CircuitId id, Circuit& circuit, const ManifestPart& part, MonotonicTime now);
    void handle(CircuitId id, Circuit& circuit, const Data& data, MonotonicTime now);
    void handle(CircuitId id, Circuit& circuit, const Nack& nack, MonotonicTime now);
    void noteArrival(Circuit& circuit, Request& request, std::int64_t bytes, MonotonicTime now);
    void sectorDone(Request& request);
    void cancelElsewhere(SectorIndex sector);
    void release(const Request& request);
    void strike(CircuitId id, MonotonicTime now);
    void dropPeer(const wire::AccountId& peer, PeerFault fault, MonotonicTime now);
    void removeCircuit(Circuits::iterator circuit, MonotonicTime now, Milliseconds retryAfter);
    void checkSpeed(MonotonicTime now);

    wire::ContentId m_content;
    Settings m_settings;
    std::optional<SectorPicker> m_picker; ///< once the manifest is known
    CircuitSlots m_slots;
    Circuits m_circuits;
    std::uint32_t m_nextCircuit = 1;
    std::map<wire::AccountId, int> m_strikes;
    QByteArray m_manifest;
    std::uint32_t m_manifestTotal = 0;
    std::optional<wire::AccountId> m_manifestPeer; ///< who sent what is being decoded
    std::int64_t m_unwritten = 0;
    std::uint64_t m_bytesWasted = 0;
    std::optional<MonotonicTime> m_nextCheck;
    bool m_started = false;
    bool m_finished = false;
    std::vector<Action> m_actions;
};

} // namespace allium::transfer
