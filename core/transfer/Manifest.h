// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/transfer/HashTree.h"
#include "core/transfer/SafePath.h"
#include "core/wire/Ids.h"

#include <QByteArray>

#include <vector>

namespace allium::transfer {

enum class ManifestError {
    TooLong, ///< over Manifest::MaxBytes
    Truncated,
    TrailingBytes,
    BadVersion,
    BadKind,
    BadName,
    BadMime,
    TooManyEntries,
    BadPath,
    BadFlags,
    DirectoryWithContent,
    FileTooLarge,
    NotSorted, ///< paths are in ascending byte order, so equal folders have equal ids
    DuplicatePath, ///< also when only case or composition differ
    PathConflict, ///< one entry is a file, another lies below it
    WrongEntryCount, ///< a single file has exactly one entry, named like the manifest
    BadRoot, ///< an empty file with a root that is not that of no bytes
    TotalMismatch, ///< sizes don't add up to the total
};

/// What a content id stands for: one file, or a folder as a list of files (PROTOCOL.md of this
/// folder). A Manifest that exists is valid: decode() and make() check every rule, paths included.
struct Manifest {
    static constexpr std::size_t MaxEntries = 100'000;
    static constexpr qsizetype MaxBytes = 32LL * 1024 * 1024;
    static constexpr qsizetype MaxMimeBytes = 127;
    static constexpr std::uint64_t MaxTotalBytes = std::uint64_t { 1 } << 53;

    enum class Kind : std::uint8_t { File = 1, Folder = 2 };

    struct Entry {
        static constexpr std::uint32_t Directory = 1; ///< an empty folder: no size, zero root

        SafePath path;
        std::uint64_t size = 0;
        wire::FileRoot root;
        std::uint32_t flags = 0;

        bool isDirectory() const { return (flags & Directory) != 0; }
        friend bool operator==(const Entry&, const Entry&) = default;
    };

    Kind kind = Kind::File;
    FileName name;
    std::uint64_t totalBytes = 0;
    QByteArray mime; ///< "type/subtype" or empty; a hint for icons, never trusted
    std::vector<Entry> entries; ///< by path

    /// Sorts the entries and adds up the total, then checks like decode().
    static Result<Manifest, ManifestError> make(Kind kind, FileName name, QByteArray mime,
                                                std::vector<Entry> entries);
    /// Accepts exactly what encode() gives.
    static Result<Manifest, ManifestError> decode(QByteArrayView encoded);
    QByteArray encode() const;

    friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// The content id of an encoded manifest.
wire::ContentId contentIdOf(QByteArrayView encodedManifest);

} // namespace allium::transfer
