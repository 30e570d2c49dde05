// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/Diagnosis.h"

#include "core/storage/EncryptingVfs.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace allium::storage {

namespace {

using Page = std::array<std::uint8_t, FileLayout::PageBytes>;

QString logOf(const QString& path)
{
    return path + QStringLiteral("-wal");
}

bool openPage(QFile& file, std::int64_t index, const PageCipher& cipher, Page& page)
{
    return file.seek(index * FileLayout::PageBytes)
        && file.read(reinterpret_cast<char*>(page.data()), FileLayout::PageBytes) == FileLayout::PageBytes
        && cipher.open(PageCipher::Kind::Page, static_cast<std::uint64_t>(index) + 1, page);
}

bool openLogHeader(const QString& path, const PageCipher& cipher)
{
    QFile log(logOf(path));
    std::array<std::uint8_t, FileLayout::SealedLogHeaderBytes> header {};
    return log.open(QIODevice::ReadOnly)
        && log.read(reinterpret_cast<char*>(header.data()), header.size()) == static_cast<qint64>(header.size())
        && cipher.open(PageCipher::Kind::LogHeader, 0, header);
}

std::int64_t pagesAccordingTo(const Page& first)
{
    std::int64_t pages = 0;
    for (std::size_t i = 28; i < 32; ++i)
        pages = (pages << 8) | first[i];
    return pages;
}

} // namespace

StorageResult<void> checkFileSize(const QString& path)
{
    const auto size = QFileInfo(path).size();
    if (size < FileLayout::PageBytes)
        return fail(StorageError { StorageErrorKind::Truncated, "less than a page" });
    // A crash while a checkpoint made the file longer leaves a part of a page; the log has all of it.
    if (size % FileLayout::PageBytes != 0 && QFileInfo(logOf(path)).size() == 0)
        return fail(StorageError { StorageErrorKind::Truncated, "ends within a page" });
    return {};
}

StorageErrorKind diagnose(const QString& path, const PageCipher& cipher)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return StorageErrorKind::Io;
    Page page {};
    const auto pages = file.size() / FileLayout::PageBytes;
    if (openPage(file, 0, cipher, page))
        return pagesAccordingTo(page) > pages ? StorageErrorKind::Truncated : StorageErrorKind::Damaged;
    if (openLogHeader(path, cipher))
        return StorageErrorKind::Damaged;
    constexpr std::int64_t Samples = 16;
    const auto stride = std::max<std::int64_t>(1, pages / Samples);
    for (std::int64_t index = 1; index < pages; index += stride) {
        if (openPage(file, index, cipher, page))
            return StorageErrorKind::Damaged;
    }
    return StorageErrorKind::WrongKey;
}

} // namespace allium::storage
