// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/Manifest.h"

#include "core/base/ByteCodec.h"

#include <QSet>

#include <algorithm>

namespace allium::transfer {

namespace {

constexpr std::uint8_t Version = 1;
/// 32 names of 255 bytes and the slashes between them.
constexpr qsizetype MaxPathBytes = 32 * 256 - 1;
/// Path length, one byte of path, size, root, flags.
constexpr qsizetype MinEntryBytes = 4 + 1 + 8 + 32 + 4;

bool isMime(QByteArrayView mime)
{
    if (mime.isEmpty())
        return true;
    if (mime.size() > Manifest::MaxMimeBytes || mime.count('/') != 1 || mime.startsWith('/') || mime.endsWith('/'))
        return false;
    return std::all_of(mime.begin(), mime.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || QByteArrayView("/.+-_").contains(c);
    });
}

Result<void, ManifestError> checkPaths(const Manifest& manifest)
{
    QSet<QByteArray> folded;
    QSet<QByteArray> files;
    folded.reserve(static_cast<qsizetype>(manifest.entries.size()));
    const SafePath* previous = nullptr;
    for (const auto& entry : manifest.entries) {
        if (previous && previous->utf8() >= entry.path.utf8())
            return fail(previous->utf8() == entry.path.utf8() ? ManifestError::DuplicatePath
                                                              : ManifestError::NotSorted);
        previous = &entry.path;
        const auto key = entry.path.folded();
        if (folded.contains(key))
            return fail(ManifestError::DuplicatePath);
        folded.insert(key);
        if (!entry.isDirectory())
            files.insert(key);
    }
    // An empty folder listed beside something in it is no conflict, but two spellings of one folder
    // would be, on systems that fold: what lies above each entry must be spelled one way.
    QHash<QByteArray, QByteArray> folders;
    for (const auto& entry : manifest.entries) {
        const auto path = entry.path.utf8();
        for (auto slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            const auto folder = path.left(slash);
            const auto known = SafePath::parse(folder);
            if (!known)
                return fail(ManifestError::BadPath);
            const auto key = known->folded();
            if (files.contains(key))
                return fail(ManifestError::PathConflict);
            const auto found = folders.constFind(key);
            if (found == folders.constEnd())
                folders.insert(key, folder);
            else if (*found != folder)
                return fail(ManifestError::DuplicatePath);
        }
    }
    return {};
}

Result<void, ManifestError> check(const Manifest& manifest)
{
    if (!isMime(manifest.mime))
        return fail(ManifestError::BadMime);
    if (manifest.entries.size() > Manifest::MaxEntries)
        return fail(ManifestError::TooManyEntries);
    std::uint64_t total = 0;
    for (const auto& entry : manifest.entries) {
        if ((entry.flags & ~Manifest::Entry::Directory) != 0)
            return fail(ManifestError::BadFlags);
        if (entry.isDirectory() && (entry.size != 0 || !entry.root.isZero()))
            return fail(ManifestError::DirectoryWithContent);
        if (entry.size > MaxFileBytes)
            return fail(ManifestError::FileTooLarge);
        total += entry.size; // 100,000 times 2^50 fits
    }
    if (total != manifest.totalBytes)
        return fail(ManifestError::TotalMismatch);
    if (total > Manifest::MaxTotalBytes)
        return fail(ManifestError::FileTooLarge);
    if (manifest.kind == Manifest::Kind::File
        && (manifest.entries.size() != 1 || manifest.entries.front().isDirectory()
            || manifest.entries.front().path.utf8() != manifest.name.utf8()))
        return fail(ManifestError::WrongEntryCount);
    ALLIUM_CHECK(checkPaths(manifest));
    const auto emptyRoot = rootHash(0, {});
    for (const auto& entry : manifest.entries) {
        if (!entry.isDirectory() && entry.size == 0 && entry.root != emptyRoot)
            return fail(ManifestError::BadRoot);
    }
    return {};
}

} // namespace

QByteArray Manifest::encode() const
{
    ByteWriter writer;
    writer.number(Version)
        .number(static_cast<std::uint8_t>(kind))
        .field(name.utf8())
        .number(totalBytes)
        .field(mime)
        .number(static_cast<std::uint32_t>(entries.size()));
    for (const auto& entry : entries)
        writer.field(entry.path.utf8()).number(entry.size).raw(entry.root.view()).number(entry.flags);
    return std::move(writer).bytes();
}

Result<Manifest, ManifestError> Manifest::decode(QByteArrayView encoded)
{
    if (encoded.size() > MaxBytes)
        return fail(ManifestError::TooLong);
    ByteReader reader(encoded);
    const auto version = reader.number<std::uint8_t>();
    if (reader.ok() && version != Version)
        return fail(ManifestError::BadVersion);
    const auto kind = reader.number<std::uint8_t>();
    if (reader.ok() && kind != static_cast<std::uint8_t>(Kind::File) && kind != static_cast<std::uint8_t>(Kind::Folder))
        return fail(ManifestError::BadKind);
    const auto nameBytes = reader.field(FileName::MaxBytes);
    const auto total = reader.number<std::uint64_t>();
    const auto mime = reader.field(MaxMimeBytes);
    const auto count = reader.number<std::uint32_t>();
    if (!reader.ok())
        return fail(ManifestError::Truncated);
    auto name = FileName::parse(nameBytes);
    if (!name)
        return fail(ManifestError::BadName);
    if (count > MaxEntries)
        return fail(ManifestError::TooManyEntries);
    if (reader.remaining() / MinEntryBytes < static_cast<qsizetype>(count))
        return fail(ManifestError::Truncated);

    Manifest manifest { static_cast<Kind>(kind), std::move(*name), total, mime.toByteArray(), {} };
    manifest.entries.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto pathBytes = reader.field(MaxPathBytes);
        const auto size = reader.number<std::uint64_t>();
        const auto root = reader.fixed<wire::FileRoot>();
        const auto flags = reader.number<std::uint32_t>();
        if (!reader.ok())
            return fail(ManifestError::Truncated);
        auto path = SafePath::parse(pathBytes);
        if (!path)
            return fail(ManifestError::BadPath);
        manifest.entries.push_back({ std::move(*path), size, root, flags });
    }
    if (!reader.atEnd())
        return fail(ManifestError::TrailingBytes);
    ALLIUM_CHECK(check(manifest));
    return manifest;
}

Result<Manifest, ManifestError> Manifest::make(Kind kind, FileName name, QByteArray mime, std::vector<Entry> entries)
{
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.path.utf8() < b.path.utf8(); });
    Manifest manifest { kind, std::move(name), 0, std::move(mime), std::move(entries) };
    for (const auto& entry : manifest.entries)
        manifest.totalBytes += entry.size;
    ALLIUM_CHECK(check(manifest));
    if (manifest.encode().size() > MaxBytes)
        return fail(ManifestError::TooLong);
    return manifest;
}

wire::ContentId contentIdOf(QByteArrayView encodedManifest)
{
    return *wire::ContentId::from(crypto::hash("allium manifest 1", { encodedManifest }).view());
}

} // namespace allium::transfer
