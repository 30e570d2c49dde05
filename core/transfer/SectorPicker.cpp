// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/SectorPicker.h"

#include <algorithm>

namespace allium::transfer {

SectorPicker::SectorPicker(std::shared_ptr<const ContentLayout> layout, SectorMap have)
    : m_layout(std::move(layout))
    , m_have(std::move(have))
    , m_assigned(m_have)
{
    for (std::uint64_t i = 0; i < m_have.size(); ++i)
        m_bytesHave += m_have.contains({ i }) ? m_layout->sectorBytes({ i }) : 0;
}

std::optional<SectorRun> SectorPicker::next(std::uint64_t most)
{
    m_cursor = SectorMap::firstInNeither(m_assigned, m_have, m_cursor);
    if (m_cursor == m_assigned.size())
        return std::nullopt;
    SectorRun run { { m_cursor }, 1 };
    const auto& file = fileOf(run);
    most = std::min(most, file.firstSector + file.shape.sectors() - m_cursor);
    while (run.count < most && !m_assigned.contains({ run.end() }))
        ++run.count;
    return run;
}

void SectorPicker::assign(const SectorRun& run)
{
    for (auto i = run.first.value; i < run.end(); ++i)
        m_assigned.set({ i });
}

void SectorPicker::release(const SectorRun& run)
{
    for (auto i = run.first.value; i < run.end(); ++i) {
        if (m_have.contains({ i }))
            continue;
        m_assigned.clear({ i });
        m_cursor = std::min(m_cursor, i);
    }
}

std::int64_t SectorPicker::bytesOf(const SectorRun& run) const
{
    const auto& file = fileOf(run);
    const auto start = (run.first.value - file.firstSector) * SectorBytes;
    return static_cast<std::int64_t>(std::min(start + run.count * SectorBytes, file.shape.length()) - start);
}

KnownNodes& SectorPicker::knownOf(std::size_t file)
{
    return m_known.try_emplace(file, m_layout->files()[file].shape).first->second;
}

Anchor SectorPicker::anchorOf(const SectorRun& run)
{
    return knownOf(m_layout->fileAt(run.first)).anchorFor(m_layout->leavesOf(run.first, run.count));
}

bool SectorPicker::accept(SectorIndex sector, const std::vector<RangeVerifier::Node>& nodes)
{
    if (m_have.contains(sector))
        return false;
    const auto index = m_layout->fileAt(sector);
    auto& known = knownOf(index);
    known.learn(nodes);
    known.sectorComplete(sector.value - m_layout->files()[index].firstSector);
    if (known.size() == 0)
        m_known.erase(index);
    m_have.set(sector);
    m_assigned.set(sector);
    m_bytesHave += m_layout->sectorBytes(sector);
    return true;
}

} // namespace allium::transfer
