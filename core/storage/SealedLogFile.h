// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/SealedFile.h"

#include <array>
#include <optional>

namespace allium::storage {

/// The write-ahead log: a sealed header, then one record for each frame that holds SQLite's frame
/// header and page together.
///
/// SQLite writes the header of a new frame, then the page: the header waits here for its page, so
/// that a frame costs one seal and one write. Whatever else is asked for first finds it written.
///
/// A frame counts only with the salts of the header, which change whenever the log begins anew: what
/// an earlier log left in the same place is not taken for it.
class SealedLogFile final : public SealedFile {
public:
    SealedLogFile(const PageCipher& cipher, NoncePool& nonces, sqlite3_file* lower, LogFindings& findings)
        : SealedFile(cipher, nonces, lower)
        , m_findings(findings)
    {
    }
    int read(std::span<std::uint8_t> out, std::int64_t offset) override;
    int write(std::span<const std::uint8_t> bytes, std::int64_t offset) override;
    int truncate(std::int64_t size) override;
    int sync(int flags) override;
    int size(std::int64_t& bytes) override;

private:
    static constexpr std::size_t SaltBytes = 8;
    using Salts = std::array<std::uint8_t, SaltBytes>;

    struct Waiting {
        std::int64_t frame;
        std::array<std::uint8_t, FileLayout::FrameHeaderBytes> header;
    };
    int readHeader(std::span<std::uint8_t> out, std::size_t inner);
    /// Into m_record. Partial: there is one that does not open or is not of this log.
    int openFrame(std::int64_t frame, Presence& presence);
    int endAt(std::int64_t frame);
    int readFrame(std::span<std::uint8_t> out, std::int64_t frame, std::size_t inner);
    int writeHeader(std::span<const std::uint8_t> bytes, std::size_t inner);
    /// Changes a part of a frame that may be there already.
    int patchFrame(std::span<const std::uint8_t> bytes, std::int64_t frame, std::size_t inner);
    int sealFrame(std::int64_t frame);
    int flush();

    std::array<std::uint8_t, FileLayout::FrameBytes> m_record {};
    LogFindings& m_findings;
    std::optional<Salts> m_salts; ///< of the header, once that was read or written
    std::int64_t m_held = -1; ///< frame whose plain content m_record holds
    std::optional<Waiting> m_waiting;
    bool m_wrote = false; ///< from then on a frame that does not open is damage, not the end of the log
};

} // namespace allium::storage
