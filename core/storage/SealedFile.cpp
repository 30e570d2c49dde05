// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/SealedFile.h"

#include "core/base/Bug.h"

#include <QLoggingCategory>

#include <algorithm>
#include <cerrno>

Q_DECLARE_LOGGING_CATEGORY(lcStorage)

namespace allium::storage {

namespace {

using Layout = FileLayout;
using Kind = PageCipher::Kind;

constexpr std::size_t PageBytes = Layout::PageBytes;
constexpr std::size_t ContentBytes = Layout::PageBytes - Layout::ReservedBytes;

} // namespace

bool SealedFile::isZero(std::span<const std::uint8_t> bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](auto byte) { return byte == 0; });
}

void SealedFile::zero(std::span<std::uint8_t> bytes)
{
    std::fill(bytes.begin(), bytes.end(), std::uint8_t { 0 });
}

bool SealedFile::reservedBytesAreZero(std::span<const std::uint8_t> page)
{
    if (isZero(page.subspan(ContentBytes)))
        return true;
    ALLIUM_BUG("SQLite used the reserved bytes of a page");
    return false;
}

int SealedFile::readRecord(std::span<std::uint8_t> record, std::int64_t offset, Presence& presence)
{
    const int code = m_lower->pMethods->xRead(m_lower, record.data(), static_cast<int>(record.size()), offset);
    presence = Presence::Whole;
    if (code != SQLITE_IOERR_SHORT_READ)
        return code;
    sqlite3_int64 size = 0;
    if (const int sized = m_lower->pMethods->xFileSize(m_lower, &size); sized != SQLITE_OK)
        return sized;
    presence = size > offset ? Presence::Partial : Presence::Absent;
    return SQLITE_OK;
}

int SealedFile::writeRecord(std::span<const std::uint8_t> record, std::int64_t offset)
{
    return explain(m_lower->pMethods->xWrite(m_lower, record.data(), static_cast<int>(record.size()), offset));
}

int SealedFile::syncLower(int flags)
{
    return explain(m_lower->pMethods->xSync(m_lower, flags));
}

/// SQLite knows ENOSPC as "full"; a quota or a file size limit is no other thing to the person.
int SealedFile::explain(int code) const
{
    if (code == SQLITE_OK)
        return code;
    int number = 0;
    m_lower->pMethods->xFileControl(m_lower, SQLITE_FCNTL_LAST_ERRNO, &number);
#ifdef EDQUOT
    if (number == EDQUOT)
        return SQLITE_FULL;
#endif
    return number == ENOSPC || number == EFBIG ? SQLITE_FULL : code;
}

int SealedDatabaseFile::read(std::span<std::uint8_t> out, std::int64_t offset)
{
    const auto inner = static_cast<std::size_t>(offset % Layout::PageBytes);
    const auto page = offset / Layout::PageBytes;
    if (inner + out.size() > PageBytes)
        return SQLITE_IOERR_READ;
    if (out.size() < PageBytes)
        return page == 0 ? readPart(out, inner) : SQLITE_IOERR_READ;

    Presence presence {};
    if (const int code = readRecord(out, offset, presence); code != SQLITE_OK)
        return code;
    // Only an empty file has no first page. SQLite never asks for a later one that was not written,
    // and would take the zeros of a short read for its content.
    if (presence == Presence::Absent && page == 0)
        return SQLITE_IOERR_SHORT_READ;
    if (presence != Presence::Whole || !m_cipher.open(Kind::Page, static_cast<std::uint64_t>(page) + 1, out)) {
        qCWarning(lcStorage) << "page" << page + 1 << "is not as it was written";
        zero(out);
        return SQLITE_IOERR_DATA;
    }
    return SQLITE_OK;
}

/// SQLite looks at the header in page 1 before it looks whether there is a log. When the power went
/// while a checkpoint wrote that page, the log holds the good copy: so say what is always true of
/// the header and let SQLite find it. If the log has none, the read of the whole page fails.
int SealedDatabaseFile::readPart(std::span<std::uint8_t> out, std::size_t inner)
{
    Presence presence {};
    if (const int code = readRecord(m_record, 0, presence); code != SQLITE_OK)
        return code;
    if (presence == Presence::Absent) {
        zero(out);
        return SQLITE_IOERR_SHORT_READ;
    }
    if (presence != Presence::Whole || !m_cipher.open(Kind::Page, 1, m_record)) {
        zero(m_record);
        m_record[16] = Layout::PageBytes >> 8;
        m_record[20] = Layout::ReservedBytes;
    }
    std::copy_n(m_record.data() + inner, out.size(), out.data());
    return SQLITE_OK;
}

int SealedDatabaseFile::write(std::span<const std::uint8_t> bytes, std::int64_t offset)
{
    if (bytes.size() != PageBytes || offset % Layout::PageBytes != 0 || !reservedBytesAreZero(bytes))
        return SQLITE_IOERR_WRITE;
    std::copy_n(bytes.data(), ContentBytes, m_record.data());
    m_cipher.seal(Kind::Page, static_cast<std::uint64_t>(offset / Layout::PageBytes) + 1, m_record, m_nonces.take());
    return writeRecord(m_record, offset);
}

int SealedDatabaseFile::truncate(std::int64_t size)
{
    return lower()->pMethods->xTruncate(lower(), size);
}

int SealedDatabaseFile::sync(int flags)
{
    return syncLower(flags);
}

int SealedDatabaseFile::size(std::int64_t& bytes)
{
    sqlite3_int64 size = 0;
    const int code = lower()->pMethods->xFileSize(lower(), &size);
    bytes = size;
    return code;
}

} // namespace allium::storage
