// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/SealedLogFile.h"

#include <QLoggingCategory>

#include <algorithm>

Q_DECLARE_LOGGING_CATEGORY(lcStorage)

namespace allium::storage {

namespace {

using Layout = FileLayout;
using Kind = PageCipher::Kind;

constexpr std::size_t PageBytes = Layout::PageBytes;
constexpr std::size_t ContentBytes = Layout::PageBytes - Layout::ReservedBytes;
constexpr std::size_t HeaderBytes = Layout::LogHeaderBytes;
constexpr std::size_t FrameBytes = Layout::FrameBytes;
constexpr std::size_t FrameHeaderBytes = Layout::FrameHeaderBytes;

// Where SQLite keeps them in its log header and in the header of a frame.
constexpr std::size_t SaltsInHeader = 16;
constexpr std::size_t SaltsInFrame = 8;
constexpr std::size_t CommitMarkInFrame = 4;
constexpr std::size_t CommitMarkBytes = 4;

std::int64_t frameOffset(std::int64_t frame)
{
    return Layout::SealedLogHeaderBytes + frame * Layout::FrameBytes;
}

} // namespace

int SealedLogFile::read(std::span<std::uint8_t> out, std::int64_t offset)
{
    if (const int code = flush(); code != SQLITE_OK)
        return code;
    if (offset < Layout::LogHeaderBytes)
        return readHeader(out, static_cast<std::size_t>(offset));
    const auto past = offset - Layout::LogHeaderBytes;
    return readFrame(out, past / Layout::FrameBytes, static_cast<std::size_t>(past % Layout::FrameBytes));
}

/// A header that is missing or was never filled (the power went before its sync) belongs to an
/// empty log. Any other that does not open is damage: to call that an empty log would make SQLite
/// drop everything in it.
int SealedLogFile::readHeader(std::span<std::uint8_t> out, std::size_t inner)
{
    std::array<std::uint8_t, Layout::SealedLogHeaderBytes> record {};
    if (inner + out.size() > HeaderBytes)
        return SQLITE_IOERR_READ;
    Presence presence {};
    if (const int code = readRecord(record, 0, presence); code != SQLITE_OK)
        return code;
    if (presence != Presence::Whole) {
        zero(out);
        return SQLITE_IOERR_SHORT_READ;
    }
    if (isZero(record)) {
        zero(out);
        return SQLITE_OK;
    }
    if (!m_cipher.open(Kind::LogHeader, 0, record)) {
        qCWarning(lcStorage, "the header of the log is not as it was written");
        return SQLITE_IOERR_DATA;
    }
    std::copy_n(record.data() + SaltsInHeader, SaltBytes, m_salts.emplace().data());
    std::copy_n(record.data() + inner, out.size(), out.data());
    return SQLITE_OK;
}

int SealedLogFile::openFrame(std::int64_t frame, Presence& presence)
{
    m_held = -1;
    const int code = readRecord(m_record, frameOffset(frame), presence);
    if (code != SQLITE_OK || presence != Presence::Whole)
        return code;
    const bool opens = m_salts && m_cipher.open(Kind::LogFrame, static_cast<std::uint64_t>(frame), m_record);
    const auto salts = std::span(m_record).subspan(SaltsInFrame, SaltBytes);
    // SQLite leaves salts and checksum zero in frames that it will correct at the commit.
    if (opens && (std::equal(salts.begin(), salts.end(), m_salts->begin()) || (m_wrote && isZero(salts))))
        m_held = frame;
    else
        presence = Presence::Partial;
    return SQLITE_OK;
}

/// Frames are written one after the other, so behind the torn one there should be none of this log
/// with a commit in it. Where there is, something that was whole has been lost.
int SealedLogFile::endAt(std::int64_t frame)
{
    Presence presence = Presence::Whole;
    for (auto later = frame + 1; presence != Presence::Absent; ++later) {
        if (const int code = openFrame(later, presence); code != SQLITE_OK)
            return code;
        const auto mark = std::span(m_record).subspan(CommitMarkInFrame, CommitMarkBytes);
        if (presence == Presence::Whole && !isZero(mark)) {
            qCWarning(lcStorage) << "log frame" << frame << "is damaged; commits stand behind it";
            m_findings.brokenAt = frame;
            break;
        }
    }
    m_held = -1;
    return SQLITE_OK;
}

int SealedLogFile::readFrame(std::span<std::uint8_t> out, std::int64_t frame, std::size_t inner)
{
    if (inner + out.size() > FrameBytes)
        return SQLITE_IOERR_READ;
    if (m_held != frame) {
        Presence presence {};
        if (const int code = openFrame(frame, presence); code != SQLITE_OK)
            return code;
        if (presence == Presence::Absent) {
            zero(out);
            return SQLITE_IOERR_SHORT_READ;
        }
        if (presence == Presence::Partial) {
            zero(out);
            // Whole frames are read before anything is written only to find the end of the log,
            // which is where a crash tore a frame: page number 0 ends it.
            if (out.size() == FrameBytes && !m_wrote)
                return endAt(frame);
            qCWarning(lcStorage) << "log frame" << frame << "is not as it was written";
            return SQLITE_IOERR_DATA;
        }
    }
    std::copy_n(m_record.data() + inner, out.size(), out.data());
    return SQLITE_OK;
}

int SealedLogFile::write(std::span<const std::uint8_t> bytes, std::int64_t offset)
{
    if (offset < Layout::LogHeaderBytes) {
        const int code = flush();
        return code == SQLITE_OK ? writeHeader(bytes, static_cast<std::size_t>(offset)) : code;
    }
    const auto past = offset - Layout::LogHeaderBytes;
    const auto frame = past / Layout::FrameBytes;
    const auto inner = static_cast<std::size_t>(past % Layout::FrameBytes);
    if (inner + bytes.size() > FrameBytes)
        return SQLITE_IOERR_WRITE;

    // A header written just after its frame was read corrects the checksum of a frame that is there:
    // nothing follows that, so it must not wait.
    const bool isNew = m_held != frame;
    if (isNew && inner == 0 && bytes.size() == FrameHeaderBytes) {
        if (const int code = flush(); code != SQLITE_OK)
            return code;
        m_waiting.emplace();
        m_waiting->frame = frame;
        std::copy(bytes.begin(), bytes.end(), m_waiting->header.begin());
        return SQLITE_OK;
    }
    const bool completes = m_waiting && m_waiting->frame == frame && inner == FrameHeaderBytes
        && bytes.size() == PageBytes;
    if (!completes) {
        const int code = flush();
        return code == SQLITE_OK ? patchFrame(bytes, frame, inner) : code;
    }
    if (!reservedBytesAreZero(bytes))
        return SQLITE_IOERR_WRITE;
    m_held = -1;
    std::copy(m_waiting->header.begin(), m_waiting->header.end(), m_record.begin());
    std::copy_n(bytes.data(), ContentBytes, m_record.data() + FrameHeaderBytes);
    m_waiting.reset();
    return sealFrame(frame);
}

int SealedLogFile::writeHeader(std::span<const std::uint8_t> bytes, std::size_t inner)
{
    if (inner != 0 || bytes.size() != HeaderBytes)
        return SQLITE_IOERR_WRITE;
    std::array<std::uint8_t, Layout::SealedLogHeaderBytes> record {};
    std::copy(bytes.begin(), bytes.end(), record.begin());
    std::copy_n(record.data() + SaltsInHeader, SaltBytes, m_salts.emplace().data());
    m_cipher.seal(Kind::LogHeader, 0, record, m_nonces.take());
    m_wrote = true;
    return writeRecord(record, 0);
}

int SealedLogFile::patchFrame(std::span<const std::uint8_t> bytes, std::int64_t frame, std::size_t inner)
{
    if (m_held != frame) {
        Presence presence {};
        if (const int code = openFrame(frame, presence); code != SQLITE_OK)
            return code;
        // Nothing readable lies there yet: what is not written now follows, or SQLite's checksum
        // over header and page says that the frame is not valid.
        if (presence != Presence::Whole)
            zero(m_record);
    }
    m_held = -1;
    std::copy(bytes.begin(), bytes.end(), m_record.data() + inner);
    if (!reservedBytesAreZero(std::span(m_record).subspan(FrameHeaderBytes)))
        return SQLITE_IOERR_WRITE;
    return sealFrame(frame);
}

/// m_record holds the plain frame; afterwards it is of no use.
int SealedLogFile::sealFrame(std::int64_t frame)
{
    m_wrote = true;
    m_cipher.seal(Kind::LogFrame, static_cast<std::uint64_t>(frame), m_record, m_nonces.take());
    return writeRecord(m_record, frameOffset(frame));
}

int SealedLogFile::flush()
{
    if (!m_waiting)
        return SQLITE_OK;
    const auto waiting = *m_waiting;
    m_waiting.reset();
    return patchFrame(waiting.header, waiting.frame, 0);
}

int SealedLogFile::truncate(std::int64_t size)
{
    m_waiting.reset();
    m_held = -1;
    const auto onDisk = size == 0 ? 0 : size + Layout::ReservedBytes;
    return lower()->pMethods->xTruncate(lower(), onDisk);
}

int SealedLogFile::sync(int flags)
{
    const int code = flush();
    return code == SQLITE_OK ? syncLower(flags) : code;
}

int SealedLogFile::size(std::int64_t& bytes)
{
    if (const int code = flush(); code != SQLITE_OK)
        return code;
    sqlite3_int64 onDisk = 0;
    const int code = lower()->pMethods->xFileSize(lower(), &onDisk);
    bytes = onDisk < Layout::SealedLogHeaderBytes ? 0 : onDisk - Layout::ReservedBytes;
    return code;
}

} // namespace allium::storage
