// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/DownloadCore.h"

#include "core/base/Bug.h"

#include <algorithm>

namespace allium::transfer {

namespace {

constexpr std::size_t MaxRequests = 256; ///< per circuit; matters for many tiny files
constexpr std::uint64_t MaxSectorsPerRequest = MaxLeavesPerRequest / LeavesPerSector / 4;
constexpr Milliseconds CheckInterval { 500 };
constexpr Milliseconds BusyTime { 2000 };
constexpr Milliseconds SoonAgain { 1000 };
constexpr int StrikesToDrop = 2;

} // namespace

DownloadCore::DownloadCore(const wire::ContentId& content, Settings settings)
    : m_content(content)
    , m_settings(std::move(settings))
    , m_slots(m_settings.redial)
{
}

DownloadCore::DownloadCore(const wire::ContentId& content, std::shared_ptr<const ContentLayout> layout,
                           SectorMap have, Settings settings)
    : DownloadCore(content, std::move(settings))
{
    manifestDecoded(std::move(layout), std::move(have), {});
}

void DownloadCore::start(MonotonicTime now)
{
    m_started = true;
    update(now);
}

void DownloadCore::manifestDecoded(std::shared_ptr<const ContentLayout> layout, SectorMap have, MonotonicTime now)
{
    m_manifest.clear();
    m_manifestPeer.reset();
    m_picker.emplace(std::move(layout), std::move(have));
    const bool many = m_picker->layout().uniqueBytes() - m_picker->bytesHave() >= m_settings.manyFromBytes;
    m_slots.resize(many ? std::max(1U, m_settings.circuits) : 1);
    update(now);
}

void DownloadCore::manifestRefused(MonotonicTime now)
{
    const auto peer = std::exchange(m_manifestPeer, std::nullopt);
    m_manifest.clear();
    for (const auto& [id, circuit] : m_circuits) {
        if (peer && circuit.peer == *peer) {
            strike(id, now);
            break;
        }
    }
    update(now);
}

CircuitId DownloadCore::circuitOpened(unsigned slot, const wire::AccountId& peer, MonotonicTime now)
{
    const CircuitId id { m_nextCircuit++ };
    Circuit circuit;
    circuit.peer = peer;
    circuit.slot = slot;
    circuit.lastArrival = now;
    m_circuits.emplace(id, std::move(circuit));
    m_slots.opened(slot);
    update(now);
    return id;
}

void DownloadCore::circuitFailed(unsigned slot, MonotonicTime now, std::optional<Milliseconds> retryAfter)
{
    m_slots.failed(slot, now, retryAfter.value_or(Milliseconds(0)));
    update(now);
}

void DownloadCore::circuitClosed(CircuitId circuit, MonotonicTime now)
{
    const auto found = m_circuits.find(circuit);
    if (found == m_circuits.end())
        return; // we closed it
    removeCircuit(found, now, SoonAgain);
    update(now);
}

void DownloadCore::removeCircuit(Circuits::iterator circuit, MonotonicTime now, Milliseconds retryAfter)
{
    m_slots.closed(circuit->second.slot, now, retryAfter);
    const auto requests = std::move(circuit->second.requests);
    m_circuits.erase(circuit);
    for (const auto& [number, request] : requests)
        release(request);
}

void DownloadCore::peerAvailable(MonotonicTime now)
{
    m_slots.dialNow();
    update(now);
}

void DownloadCore::sectorWritten(std::int64_t bytes, MonotonicTime now)
{
    m_unwritten -= bytes;
    update(now);
}

void DownloadCore::tick(MonotonicTime now)
{
    for (auto& [id, circuit] : m_circuits) {
        if (!circuit.requests.empty())
            circuit.window.tick(now);
    }
    checkSpeed(now);
    m_nextCheck.reset();
    update(now);
}

std::optional<MonotonicTime> DownloadCore::deadline() const
{
    if (m_finished)
        return std::nullopt;
    const auto dial = m_slots.deadline(!m_circuits.empty());
    return !dial || (m_nextCheck && *m_nextCheck < *dial) ? m_nextCheck : dial;
}

void DownloadCore::update(MonotonicTime now)
{
    if (!m_started || m_finished)
        return;
    if (m_picker && m_picker->isComplete()) {
        m_finished = true;
        for (const auto& [id, circuit] : m_circuits)
            m_actions.emplace_back(CloseCircuit { id, net::CloseReason::Ok });
        m_circuits.clear();
        m_actions.emplace_back(Finished {});
        return;
    }
    for (const auto slot : m_slots.takeDue(now, !m_circuits.empty()))
        m_actions.emplace_back(OpenCircuit { slot });
    if (!m_picker) {
        askForManifest(now);
    } else {
        fill(now);
        hedge(now);
    }
    const bool waiting = std::any_of(m_circuits.begin(), m_circuits.end(),
                                     [](const auto& entry) { return !entry.second.requests.empty(); });
    const bool busy = std::any_of(m_circuits.begin(), m_circuits.end(),
                                  [now](const auto& entry) { return entry.second.busyUntil > now; });
    if ((waiting || busy) && !m_nextCheck)
        m_nextCheck = now + CheckInterval;
}

void DownloadCore::askForManifest(MonotonicTime now)
{
    if (m_manifestPeer)
        return; // being decoded
    for (const auto& [id, circuit] : m_circuits) {
        if (!circuit.requests.empty())
            return;
    }
    for (auto& [id, circuit] : m_circuits) {
        if (circuit.busyUntil > now)
            continue;
        const RequestNumber number { circuit.nextRequest++ };
        Request request;
        request.sent = now;
        circuit.requests.emplace(number.value, std::move(request));
        circuit.window.resumed(now);
        circuit.lastArrival = now;
        const auto offset = static_cast<std::uint32_t>(m_manifest.size());
        m_actions.emplace_back(SendMessage { id, encodeMessage(ManifestGet { number, m_content, offset }) });
        return;
    }
}

std::uint64_t DownloadCore::wantedSectors(const Circuit& circuit) const
{
    const auto room = static_cast<std::uint64_t>(circuit.window.bytes()) / 8 / SectorBytes;
    return std::clamp<std::uint64_t>(room, 1, MaxSectorsPerRequest);
}

void DownloadCore::fill(MonotonicTime now)
{
    while (m_unwritten < m_settings.maxUnwrittenBytes) {
        // The emptiest circuit gets the next part, so that all of them work near the front.
        Circuits::iterator best = m_circuits.end();
        double bestFill = 1.0;
        for (auto it = m_circuits.begin(); it != m_circuits.end(); ++it) {
            const auto& circuit = it->second;
            const double used = static_cast<double>(circuit.inFlight) / static_cast<double>(circuit.window.bytes());
            if (circuit.requests.size() < MaxRequests && circuit.busyUntil <= now && used < bestFill) {
                best = it;
                bestFill = used;
            }
        }
        if (best == m_circuits.end())
            return;
        const auto run = m_picker->next(wantedSectors(best->second));
        if (!run)
            return;
        ask(best->first, best->second, *run, false, now);
    }
}

void DownloadCore::ask(CircuitId id, Circuit& circuit, const SectorRun& run, bool hedged, MonotonicTime now)
{
    const auto& file = m_picker->fileOf(run);
    const auto anchor = m_picker->anchorOf(run);
    Request request;
    request.run = run;
    request.range = m_picker->layout().leavesOf(run.first, run.count);
    request.verifier.emplace(file.shape, file.root, request.range, anchor);
    request.nextLeaf = request.range.first;
    request.sent = now;
    request.hedged = hedged;
    m_picker->assign(run);
    circuit.inFlight += m_picker->bytesOf(run);
    if (circuit.requests.empty()) {
        circuit.window.resumed(now);
        circuit.lastArrival = now;
    }
    const RequestNumber number { circuit.nextRequest++ };
    m_actions.emplace_back(
        SendMessage { id, encodeMessage(Get { number, m_content, file.root, request.range, anchor.level }) });
    circuit.requests.emplace(number.value, std::move(request));
}

SectorRun DownloadCore::Request::rest() const
{
    const auto done = (nextLeaf - range.first) / LeavesPerSector;
    return nextLeaf == range.end() ? SectorRun { { run.end() }, 0 }
                                   : SectorRun { { run.first.value + done }, run.count - done };
}

void DownloadCore::hedge(MonotonicTime now)
{
    if (m_circuits.size() < 2 || m_picker->hasNext())
        return;
    std::int64_t open = 0;
    std::int64_t windows = 0;
    for (const auto& [id, circuit] : m_circuits) {
        open += circuit.inFlight;
        windows += circuit.window.bytes();
    }
    if (open >= 2 * windows)
        return;
    for (auto& [id, circuit] : m_circuits) {
        if (circuit.busyUntil > now || circuit.inFlight * 4 > circuit.window.bytes())
            continue;
        // The oldest request of a slower circuit that an answer from here could overtake.
        Request* oldest = nullptr;
        for (auto& [otherId, other] : m_circuits) {
            const bool silent = now - other.lastArrival > 2 * circuit.window.roundTrip() + Milliseconds(1000);
            if (otherId == id || (other.window.rate() >= circuit.window.rate() && !silent))
                continue;
            for (auto& [number, request] : other.requests) {
                if (request.hedged || request.cancelled || now - request.sent < 2 * circuit.window.roundTrip())
                    continue;
                if (!oldest || request.sent < oldest->sent)
                    oldest = &request;
                break;
            }
        }
        if (!oldest)
            continue;
        oldest->hedged = true;
        ask(id, circuit, oldest->rest(), true, now);
    }
}

void DownloadCore::received(CircuitId id, QByteArrayView message, MonotonicTime now)
{
    const auto found = m_circuits.find(id);
    if (found == m_circuits.end())
        return; // sent before the peer knew that we closed
    const auto decoded = decodeMessage(message);
    if (!decoded) {
        if (decoded.error() != MessageError::Unknown)
            strike(id, now);
    } else if (const auto* data = std::get_if<Data>(&*decoded)) {
        handle(id, found->second, *data, now);
    } else if (const auto* part = std::get_if<ManifestPart>(&*decoded)) {
        handle(id, found->second, *part, now);
    } else if (const auto* nack = std::get_if<Nack>(&*decoded)) {
        handle(id, found->second, *nack, now);
    } else {
        strike(id, now); // only we ask here
    }
    update(now);
}

void DownloadCore::noteArrival(Circuit& circuit, Request& request, std::int64_t bytes, MonotonicTime now)
{
    if (!request.answered) {
        request.answered = true;
        circuit.window.answered(now - request.sent);
    }
    circuit.window.arrived(bytes, now);
    circuit.lastArrival = now;
}

void DownloadCore::handle(CircuitId id, Circuit& circuit, const ManifestPart& part, MonotonicTime now)
{
    const auto found = circuit.requests.find(part.request.value);
    const auto have = static_cast<std::uint32_t>(m_manifest.size());
    if (found == circuit.requests.end() || found->second.verifier || m_manifestPeer || part.offset != have
        || (have > 0 && part.total != m_manifestTotal))
        return strike(id, now);
    noteArrival(circuit, found->second, part.bytes.size(), now);
    m_manifestTotal = part.total;
    m_manifest.append(part.bytes);
    if (static_cast<std::uint32_t>(m_manifest.size()) < m_manifestTotal)
        return;
    circuit.requests.erase(found);
    m_manifestPeer = circuit.peer;
    m_actions.emplace_back(DecodeManifest { m_manifest });
}

void DownloadCore::handle(CircuitId id, Circuit& circuit, const Data& data, MonotonicTime now)
{
    const auto found = circuit.requests.find(data.request.value);
    if (found == circuit.requests.end() || !found->second.verifier || data.leaf != found->second.nextLeaf)
        return strike(id, now);
    auto& request = found->second;
    const auto expected = m_picker->fileOf(request.run).shape.leafBytes(data.leaf);
    noteArrival(circuit, request, data.bytes.size(), now);
    if (request.cancelled) {
        m_bytesWasted += static_cast<std::uint64_t>(data.bytes.size());
    } else {
        if (!request.verifier->verify(data.leaf, data.bytes, data.proof))
            return strike(id, now);
        request.sector.append(data.bytes);
    }
    ++request.nextLeaf;
    circuit.inFlight -= expected;
    m_slots.delivered(circuit.slot);
    const bool last = request.nextLeaf == request.range.end();
    if (!request.cancelled && (request.nextLeaf % LeavesPerSector == 0 || last))
        sectorDone(request);
    if (last)
        circuit.requests.erase(data.request.value);
}

void DownloadCore::sectorDone(Request& request)
{
    const SectorIndex sector { request.run.first.value
                               + (request.nextLeaf - 1 - request.range.first) / LeavesPerSector };
    auto data = std::exchange(request.sector, {});
    if (!m_picker->accept(sector, request.verifier->takeNodes())) {
        m_bytesWasted += static_cast<std::uint64_t>(data.size());
        return;
    }
    m_unwritten += data.size();
    m_actions.emplace_back(WriteSector { sector, std::move(data) });
    if (request.hedged)
        cancelElsewhere(sector);
}

void DownloadCore::cancelElsewhere(SectorIndex sector)
{
    for (auto& [id, circuit] : m_circuits) {
        for (auto& [number, request] : circuit.requests) {
            if (!request.hedged || request.cancelled || !request.run.contains(sector))
                continue;
            const auto rest = request.rest();
            bool needed = rest.count == 0; // the one that is just finishing
            for (auto i = rest.first.value; i < rest.end(); ++i)
                needed = needed || !m_picker->have().contains({ i });
            if (needed)
                continue;
            request.cancelled = true;
            m_bytesWasted += static_cast<std::uint64_t>(request.sector.size());
            request.sector.clear();
            m_actions.emplace_back(SendMessage { id, encodeMessage(Cancel { { number } }) });
        }
    }
}

void DownloadCore::handle(CircuitId id, Circuit& circuit, const Nack& nack, MonotonicTime now)
{
    const auto found = circuit.requests.find(nack.request.value);
    if (found == circuit.requests.end()) {
        // The last leaf of a cancelled request and the answer to the cancel may cross.
        if (nack.reason != NackReason::Cancelled || nack.request.value >= circuit.nextRequest)
            strike(id, now);
        return;
    }
    const auto request = std::move(found->second);
    circuit.requests.erase(found);
    circuit.lastArrival = now;
    if (request.verifier) {
        const auto& shape = m_picker->fileOf(request.run).shape;
        for (auto leaf = request.nextLeaf; leaf < request.range.end(); ++leaf)
            circuit.inFlight -= shape.leafBytes(leaf);
    }
    release(request);
    switch (nack.reason) {
    case NackReason::Cancelled:
        if (!request.cancelled)
            strike(id, now);
        return;
    case NackReason::Busy:
        circuit.busyUntil = now + BusyTime;
        return;
    case NackReason::NotShared:
        return dropPeer(circuit.peer, PeerFault::NotShared, now);
    case NackReason::SourceChanged:
        return dropPeer(circuit.peer, PeerFault::SourceChanged, now);
    case NackReason::ReadError:
        return dropPeer(circuit.peer, PeerFault::ReadError, now);
    case NackReason::BadRequest:
        return dropPeer(circuit.peer, PeerFault::BadData, now);
    }
}

void DownloadCore::release(const Request& request)
{
    if (!request.verifier || request.cancelled)
        return;
    m_picker->release(request.rest());
    if (!request.hedged)
        return;
    // Its twin may still be under way; from now on that one is alone and may be hedged again.
    for (auto& [id, circuit] : m_circuits) {
        for (auto& [number, other] : circuit.requests) {
            if (!other.verifier || other.cancelled || !other.run.overlaps(request.run))
                continue;
            other.hedged = false;
            m_picker->assign(other.rest());
        }
    }
}

void DownloadCore::strike(CircuitId id, MonotonicTime now)
{
    const auto found = m_circuits.find(id);
    if (found == m_circuits.end())
        return;
    const auto peer = found->second.peer;
    if (!m_picker && !m_manifestPeer)
        m_manifest.clear();
    if (++m_strikes[peer] >= StrikesToDrop)
        return dropPeer(peer, PeerFault::BadData, now);
    m_actions.emplace_back(CloseCircuit { id, net::CloseReason::Protocol });
    removeCircuit(found, now, SoonAgain);
}

void DownloadCore::dropPeer(const wire::AccountId& peer, PeerFault fault, MonotonicTime now)
{
    const auto dropped = peer; // the reference may lie in a circuit
    for (auto it = m_circuits.begin(); it != m_circuits.end();) {
        const auto next = std::next(it);
        if (it->second.peer == dropped) {
            m_actions.emplace_back(CloseCircuit {
                it->first, fault == PeerFault::BadData ? net::CloseReason::Protocol : net::CloseReason::Ok });
            removeCircuit(it, now, SoonAgain);
        }
        it = next;
    }
    m_actions.emplace_back(DropPeer { dropped, fault });
}

void DownloadCore::checkSpeed(MonotonicTime now)
{
    std::vector<double> rates;
    for (const auto& [id, circuit] : m_circuits) {
        if (!circuit.requests.empty() && circuit.window.isMeasured())
            rates.push_back(circuit.window.rate());
    }
    std::sort(rates.begin(), rates.end());
    const double median = rates.size() < 2 ? 0.0 : rates[rates.size() / 2];
    std::vector<CircuitId> stalled;
    std::vector<CircuitId> slow;
    for (auto& [id, circuit] : m_circuits) {
        if (circuit.requests.empty()) {
            circuit.slowSince.reset();
            continue;
        }
        if (now - circuit.lastArrival >= m_settings.answerTimeout)
            stalled.push_back(id);
        if (circuit.window.rate() * 4 >= median || !circuit.window.isMeasured())
            circuit.slowSince.reset();
        else if (!circuit.slowSince)
            circuit.slowSince = now;
        else if (now - *circuit.slowSince >= m_settings.slowTime && m_slots.mayReplace(circuit.slot))
            slow.push_back(id);
    }
    for (const auto id : stalled) {
        m_actions.emplace_back(CloseCircuit { id, net::CloseReason::TimedOut });
        removeCircuit(m_circuits.find(id), now, Milliseconds(0));
    }
    for (const auto id : slow) {
        const auto found = m_circuits.find(id);
        if (found == m_circuits.end())
            continue;
        m_actions.emplace_back(CloseCircuit { id, net::CloseReason::Ok });
        removeCircuit(found, now, Milliseconds(0));
    }
}

} // namespace allium::transfer
