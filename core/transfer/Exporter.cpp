// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/Exporter.h"

#include <QDir>

namespace allium::transfer {

namespace {

constexpr int MostNumbers = 10'000;

DiskResult<void> writeFile(const SectorFile& source, std::size_t entry, DiskFile& target, Progress& progress)
{
    const auto& layout = source.layout();
    const auto fileIndex = layout.fileOfEntry(entry);
    const auto& file = layout.files()[*fileIndex];
    for (std::uint64_t i = 0; i < file.shape.sectors(); ++i) {
        if (progress.cancelled)
            return fail(DiskError::Cancelled);
        ALLIUM_TRY(const auto plain, source.read({ file.firstSector + i }));
        ALLIUM_CHECK(target.writeAt(i * SectorBytes, plain));
        progress.done += static_cast<std::uint64_t>(plain.size());
    }
    return target.syncData();
}

DiskResult<void> writeTree(const SectorFile& source, const Manifest& manifest, const Folder& root, Progress& progress)
{
    for (std::size_t i = 0; i < manifest.entries.size(); ++i) {
        const auto& entry = manifest.entries[i];
        const auto& parts = entry.path.parts();
        const std::size_t folders = parts.size() - (entry.isDirectory() ? 0 : 1);
        std::optional<Folder> current;
        for (std::size_t part = 0; part < folders; ++part) {
            ALLIUM_TRY(auto next, (current ? *current : root).makeFolder(parts[part].utf8()));
            current = std::move(next);
        }
        if (entry.isDirectory())
            continue;
        ALLIUM_TRY(const auto file, (current ? *current : root).createFile(parts.back().utf8(), true));
        ALLIUM_CHECK(writeFile(source, i, *file, progress));
    }
    return root.sync();
}

/// Renames to the manifest's name or the first numbered one that is free.
DiskResult<FileName> publish(const Folder& folder, const QByteArray& temporary, const FileName& wanted)
{
    auto name = wanted;
    for (int number = 2; number < MostNumbers; ++number) {
        const auto renamed = folder.renameNew(temporary, name.utf8());
        if (renamed)
            return name;
        if (renamed.error() != DiskError::AlreadyExists)
            return fail(renamed.error());
        name = wanted.numbered(number);
    }
    return fail(DiskError::AlreadyExists);
}

DiskResult<QString> exportTo(const SectorFile& source, const Manifest& manifest, const QString& path,
                             const QByteArray& temporary, Progress& progress)
{
    ALLIUM_TRY(const auto folder, Folder::open(path));
    const auto write = [&]() -> DiskResult<FileName> {
        if (manifest.kind == Manifest::Kind::File) {
            ALLIUM_TRY(const auto file, folder.createFile(temporary, true));
            ALLIUM_CHECK(writeFile(source, 0, *file, progress));
        } else {
            ALLIUM_TRY(const auto inner, folder.makeFolder(temporary));
            ALLIUM_CHECK(writeTree(source, manifest, inner, progress));
        }
        ALLIUM_TRY(auto name, publish(folder, temporary, manifest.name));
        ALLIUM_CHECK(folder.sync());
        return name;
    };
    const auto name = write();
    if (!name) {
        // What failed is what the caller must hear; a temporary left behind is named for what it is.
        [[maybe_unused]] const auto cleared = folder.removeTree(temporary);
        return fail(name.error());
    }
    return QDir(path).filePath(name->toString());
}

ExportError exportErrorOf(DiskError error)
{
    switch (error) {
    case DiskError::Full:
        return ExportError::DiskFull;
    case DiskError::NotFound:
        return ExportError::NoSuchFolder;
    case DiskError::NotAFile:
    case DiskError::NotAllowed:
        return ExportError::NotAllowed;
    case DiskError::Damaged:
    case DiskError::TooShort:
        return ExportError::Damaged;
    case DiskError::Cancelled:
        return ExportError::Cancelled;
    default:
        return ExportError::Failed;
    }
}

} // namespace

Result<QString, ExportError> exportContent(const SectorFile& source, const Manifest& manifest, const QString& folder,
                                           const QByteArray& temporaryName, Progress& progress)
{
    progress.total = manifest.totalBytes;
    const auto made = exportTo(source, manifest, folder, temporaryName, progress);
    if (!made)
        return fail(exportErrorOf(made.error()));
    return *made;
}

} // namespace allium::transfer
