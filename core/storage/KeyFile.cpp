// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/KeyFile.h"

#include "core/base/Bug.h"
#include "core/base/ByteCodec.h"

#include <algorithm>
#include <cctype>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <unistd.h>
#endif

namespace allium::storage {

namespace {

constexpr QByteArrayView Magic = "ALLIUMKF";
constexpr qsizetype PrefixBytes = 8 + 2 + 4;
constexpr qsizetype HashBytes = crypto::Hash::SizeBytes;
constexpr qsizetype MaxWrapBytes = 256;

enum class WrapKind : std::uint8_t { KeyRing = 1, Passphrase = 2, Recovery = 3 };

crypto::Hash checksum(QByteArrayView bytes)
{
    return crypto::hash("allium key file checksum 1", { bytes });
}

bool isHint(QByteArrayView hint)
{
    return std::all_of(hint.begin(), hint.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
    });
}

void writeCost(ByteWriter& writer, const crypto::Salt& salt, crypto::KdfCost cost)
{
    writer.raw(salt.view()).number(cost.memoryKiB).number(cost.passes);
}

ByteWriter startAbout(WrapKind kind, const FileId& file)
{
    ByteWriter writer;
    writer.field("allium key wrap 1").number(static_cast<std::uint8_t>(kind)).raw(file.view());
    return writer;
}

auto damaged(const char* what)
{
    return fail(StorageError { StorageErrorKind::Damaged, what });
}

bool readWrap(KeyFile& file, WrapKind kind, ByteReader reader)
{
    switch (kind) {
    case WrapKind::KeyRing: {
        auto& wrap = file.keyRing.emplace();
        wrap.entry = reader.fixed<KeyRingEntry>();
        wrap.wrapped = reader.fixed<WrappedKey>();
        return reader.atEnd();
    }
    case WrapKind::Passphrase: {
        auto& wrap = file.passphrase.emplace();
        wrap.salt = reader.fixed<crypto::Salt>();
        wrap.cost.memoryKiB = reader.number<std::uint32_t>();
        wrap.cost.passes = reader.number<std::uint32_t>();
        wrap.wrapped = reader.fixed<WrappedKey>();
        return reader.atEnd() && wrap.cost.isAcceptable();
    }
    case WrapKind::Recovery:
        file.recovery.emplace().wrapped = reader.fixed<WrappedKey>();
        return reader.atEnd();
    }
    return false;
}

} // namespace

StorageResult<KeyFile> KeyFile::decode(QByteArrayView bytes)
{
    // The prefix and the checksum at the end are the same in every version.
    if (bytes.size() > MaxBytes)
        return damaged("too long");
    if (bytes.size() < PrefixBytes + HashBytes)
        return fail(StorageError { StorageErrorKind::Truncated, {} });
    ByteReader reader(bytes);
    if (reader.raw(Magic.size()) != Magic)
        return damaged("not a key file");
    const auto version = reader.number<std::uint16_t>();
    const auto length = static_cast<qsizetype>(reader.number<std::uint32_t>());
    if (length > bytes.size())
        return fail(StorageError { StorageErrorKind::Truncated, {} });
    if (length < bytes.size() || checksum(bytes.chopped(HashBytes)).view() != bytes.last(HashBytes))
        return damaged("checksum");
    if (version > Version)
        return fail(StorageError { StorageErrorKind::FromTheFuture, "key file " + QByteArray::number(version) });
    if (version != Version)
        return damaged("version");

    KeyFile file;
    file.fileId = reader.fixed<FileId>();
    file.hints.language = reader.field(MaxHintBytes).toByteArray();
    file.hints.theme = reader.field(MaxHintBytes).toByteArray();
    const auto wraps = reader.number<std::uint8_t>();
    std::uint8_t last = 0;
    for (int i = 0; i < wraps && reader.ok(); ++i) {
        const auto kind = reader.number<std::uint8_t>();
        const auto content = reader.field(MaxWrapBytes);
        if (!reader.ok() || kind <= last || !readWrap(file, static_cast<WrapKind>(kind), ByteReader(content)))
            return damaged("wrap");
        last = kind;
    }
    file.m_seal = reader.fixed<crypto::Hash>();
    if (reader.remaining() != HashBytes || !reader.ok() || wraps == 0 || !isHint(file.hints.language)
        || !isHint(file.hints.theme))
        return damaged("fields");
    return file;
}

/// Everything that the seal covers.
QByteArray KeyFile::body() const
{
    ByteWriter fields;
    fields.raw(fileId.view()).field(hints.language.first(std::min(hints.language.size(), MaxHintBytes)));
    fields.field(hints.theme.first(std::min(hints.theme.size(), MaxHintBytes)));
    const int wraps = (keyRing ? 1 : 0) + (passphrase ? 1 : 0) + (recovery ? 1 : 0);
    fields.number(static_cast<std::uint8_t>(wraps));
    const auto add = [&](WrapKind kind, const ByteWriter& content) {
        fields.number(static_cast<std::uint8_t>(kind)).field(content.bytes());
    };
    if (keyRing)
        add(WrapKind::KeyRing, ByteWriter().raw(keyRing->entry.view()).raw(keyRing->wrapped.view()));
    if (passphrase) {
        ByteWriter content;
        writeCost(content, passphrase->salt, passphrase->cost);
        add(WrapKind::Passphrase, content.raw(passphrase->wrapped.view()));
    }
    if (recovery)
        add(WrapKind::Recovery, ByteWriter().raw(recovery->wrapped.view()));
    const auto length = PrefixBytes + fields.bytes().size() + 2 * HashBytes;
    return ByteWriter()
        .raw(Magic)
        .number(Version)
        .number(static_cast<std::uint32_t>(length))
        .raw(fields.bytes())
        .bytes();
}

crypto::Hash KeyFile::sealFor(const MasterKey& master) const
{
    const auto content = body();
    const auto seal = crypto::deriveKey(master.secret(), "allium key file seal 1", { content });
    return crypto::Hash::from(seal.view()).value_or(crypto::Hash {});
}

QByteArray KeyFile::encode(const MasterKey& master) const
{
    const auto sealed = body() + sealFor(master).toByteArray();
    return sealed + checksum(sealed).toByteArray();
}

WrappedKey KeyFile::wrap(const crypto::AeadKey& key, const MasterKey& master, QByteArrayView about,
                         Random& random) const
{
    const auto wrapped = WrappedKey::from(crypto::sealWithNonce(key, random, master.view(), about));
    ALLIUM_ASSERT(wrapped.has_value());
    return *wrapped;
}

StorageResult<MasterKey> KeyFile::unwrap(const crypto::AeadKey& key, const WrappedKey& wrapped,
                                         QByteArrayView about) const
{
    auto plain = crypto::openWithNonce(key, wrapped.view(), about);
    if (!plain)
        return fail(StorageError { StorageErrorKind::WrongKey, {} });
    auto master = MasterKey::from(*plain);
    crypto::wipe(*plain);
    if (!master || !isSealedWith(*master))
        return damaged("the key file was changed by somebody else");
    return std::move(*master);
}

QByteArray KeyFile::aboutKeyRing(const KeyRingEntry& entry) const
{
    return startAbout(WrapKind::KeyRing, fileId).raw(entry.view()).bytes();
}

QByteArray KeyFile::aboutPassphrase(const crypto::Salt& salt, crypto::KdfCost cost) const
{
    auto about = startAbout(WrapKind::Passphrase, fileId);
    writeCost(about, salt, cost);
    return std::move(about).bytes();
}

QByteArray KeyFile::aboutRecovery() const
{
    return startAbout(WrapKind::Recovery, fileId).bytes();
}

crypto::AeadKey KeyFile::recoveryKey(const RecoveryCode& code) const
{
    auto key = crypto::AeadKey::from(
        crypto::deriveKey(code.bytes().secret(), "allium recovery key 1", { fileId.view() }));
    ALLIUM_ASSERT(key.has_value());
    return std::move(*key);
}

StorageResult<MasterKey> KeyFile::openWithKeyRing(const crypto::AeadKey& fromKeyRing) const
{
    if (!keyRing)
        return fail(StorageError { StorageErrorKind::Misuse, "not protected by a key ring" });
    return unwrap(fromKeyRing, keyRing->wrapped, aboutKeyRing(keyRing->entry));
}

StorageResult<MasterKey> KeyFile::openWithPassphrase(const crypto::Secret& text) const
{
    if (!passphrase)
        return fail(StorageError { StorageErrorKind::Misuse, "not protected by a passphrase" });
    const auto key = crypto::deriveFromPassphrase(text, passphrase->salt, passphrase->cost);
    if (!key)
        return fail(StorageError { StorageErrorKind::OutOfMemory, "key derivation" });
    return unwrap(*key, passphrase->wrapped, aboutPassphrase(passphrase->salt, passphrase->cost));
}

StorageResult<MasterKey> KeyFile::openWithRecoveryCode(const RecoveryCode& code) const
{
    if (!recovery)
        return fail(StorageError { StorageErrorKind::Misuse, "no recovery code was made" });
    return unwrap(recoveryKey(code), recovery->wrapped, aboutRecovery());
}

void KeyFile::wrapForKeyRing(const MasterKey& master, const KeyRingEntry& entry, const crypto::AeadKey& key,
                             Random& random)
{
    keyRing = KeyRingWrap { entry, wrap(key, master, aboutKeyRing(entry), random) };
}

StorageResult<void> KeyFile::wrapForPassphrase(const MasterKey& master, const crypto::Secret& text,
                                               crypto::KdfCost cost, Random& random)
{
    const auto salt = random.make<crypto::Salt>();
    auto key = crypto::deriveFromPassphrase(text, salt, cost);
    while (!key && crypto::KdfCost { cost.memoryKiB / 2, cost.passes }.isAcceptable()) {
        cost.memoryKiB /= 2;
        key = crypto::deriveFromPassphrase(text, salt, cost);
    }
    if (!key)
        return fail(StorageError { StorageErrorKind::OutOfMemory, "key derivation" });
    passphrase = PassphraseWrap { salt, cost, wrap(*key, master, aboutPassphrase(salt, cost), random) };
    return {};
}

void KeyFile::wrapForRecoveryCode(const MasterKey& master, const RecoveryCode& code, Random& random)
{
    recovery = RecoveryWrap { wrap(recoveryKey(code), master, aboutRecovery(), random) };
}

crypto::KdfCost kdfCostForMemory(std::uint64_t bytes)
{
    crypto::KdfCost cost;
    constexpr std::uint32_t LeastKiB = 32 * 1024;
    while (cost.memoryKiB > LeastKiB && cost.memoryKiB * std::uint64_t { 1024 } > bytes / 8) {
        cost.memoryKiB /= 2;
        ++cost.passes; // a part of what is lost
    }
    return cost;
}

crypto::KdfCost kdfCostForThisMachine()
{
#ifdef Q_OS_WIN
    MEMORYSTATUSEX status {};
    status.dwLength = sizeof status;
    return kdfCostForMemory(GlobalMemoryStatusEx(&status) ? status.ullTotalPhys : 0);
#else
    const auto pages = sysconf(_SC_PHYS_PAGES);
    const auto pageBytes = sysconf(_SC_PAGESIZE);
    return kdfCostForMemory(pages > 0 && pageBytes > 0
                                ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(pageBytes)
                                : 0);
#endif
}

} // namespace allium::storage
