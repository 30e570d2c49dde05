// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/ContentLayout.h"
#include "core/transfer/RangeVerifier.h"

#include <memory>
#include <optional>
#include <unordered_map>

namespace allium::transfer {

/// Sectors of one file, one after another.
struct SectorRun {
    SectorIndex first;
    std::uint64_t count = 0;

    std::uint64_t end() const { return first.value + count; }
    bool contains(SectorIndex sector) const { return sector.value >= first.value && sector.value < end(); }
    bool overlaps(const SectorRun& other) const { return first.value < other.end() && other.first.value < end(); }
};

/// What of a content is there, what has been asked for, and what to ask for next: in order. Keeps
/// what is known of the trees of files begun. Every sector that is there is assigned as well.
class SectorPicker {
public:
    SectorPicker(std::shared_ptr<const ContentLayout> layout, SectorMap have);

    const ContentLayout& layout() const { return *m_layout; }
    const SectorMap& have() const { return m_have; }
    bool isComplete() const { return m_have.isFull(); }
    std::uint64_t bytesHave() const { return m_bytesHave; }

    /// The first sectors nobody was asked for: 1 to `most` of one file.
    std::optional<SectorRun> next(std::uint64_t most);
    bool hasNext() { return next(1).has_value(); }
    void assign(const SectorRun& run);
    /// Free again, but for what is there.
    void release(const SectorRun& run);
    std::int64_t bytesOf(const SectorRun& run) const;
    const ContentLayout::File& fileOf(const SectorRun& run) const { return m_layout->files()[m_layout->fileAt(run.first)]; }
    /// The lowest node known above the run.
    Anchor anchorOf(const SectorRun& run);
    /// A sector has been verified, and these nodes with it. False when it was there already.
    bool accept(SectorIndex sector, const std::vector<RangeVerifier::Node>& nodes);

private:
    KnownNodes& knownOf(std::size_t file);

    std::shared_ptr<const ContentLayout> m_layout;
    SectorMap m_have;
    SectorMap m_assigned;
    std::uint64_t m_cursor = 0; ///< no free sector lies before
    std::uint64_t m_bytesHave = 0;
    std::unordered_map<std::size_t, KnownNodes> m_known; ///< of files begun and not complete
};

} // namespace allium::transfer
