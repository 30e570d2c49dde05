// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/BackupFile.h"

#include "core/base/ByteCodec.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace allium::node {
namespace {

constexpr QByteArrayView Magic = "ALLIUMBK";
constexpr std::uint16_t Version = 1;
constexpr qsizetype HeaderBytes = 8 + 2 + 4 + 4 + 16 + 24;
constexpr qsizetype MaxSettingsBytes = 1024LL * 1024;

} // namespace

Result<QByteArray, BackupError> BackupFile::encode(const BackupContents& contents, const crypto::Secret& passphrase,
                                                   crypto::KdfCost cost, Random& random)
{
    // What could not be read back must not be called a backup.
    const auto settings = QJsonDocument(contents.settings).toJson(QJsonDocument::Compact);
    const auto contactsBytes = static_cast<qsizetype>(contents.contacts.size());
    if (settings.size() > MaxSettingsBytes || contactsBytes > MaxBytes - MaxSettingsBytes - 1024)
        return fail(BackupError::TooLarge);
    const auto salt = random.make<crypto::Salt>();
    const auto nonce = random.make<crypto::XNonce>();
    const auto key = crypto::deriveFromPassphrase(passphrase, salt, cost);
    if (!key)
        return fail(BackupError::OutOfMemory);
    const auto header = ByteWriter()
                            .raw(Magic)
                            .number(Version)
                            .number(cost.memoryKiB)
                            .number(cost.passes)
                            .raw(salt.view())
                            .raw(nonce.view())
                            .bytes();
    auto plain = ByteWriter()
                     .field(contents.contacts.view())
                     .field(settings)
                     .bytes();
    auto sealed = header + crypto::seal(*key, nonce, plain, header);
    crypto::wipe(plain);
    return sealed;
}

Result<BackupContents, BackupError> BackupFile::decode(QByteArrayView bytes, const crypto::Secret& passphrase)
{
    if (bytes.size() > MaxBytes)
        return fail(BackupError::TooLarge);
    ByteReader reader(bytes);
    if (reader.raw(Magic.size()) != Magic)
        return fail(reader.ok() ? BackupError::NotABackup : BackupError::Truncated);
    const auto version = reader.number<std::uint16_t>();
    if (reader.ok() && version != Version)
        return fail(version > Version ? BackupError::FromTheFuture : BackupError::NotABackup);
    crypto::KdfCost cost;
    cost.memoryKiB = reader.number<std::uint32_t>();
    cost.passes = reader.number<std::uint32_t>();
    const auto salt = reader.fixed<crypto::Salt>();
    const auto nonce = reader.fixed<crypto::XNonce>();
    const auto sealed = reader.raw(reader.remaining());
    if (!reader.ok() || sealed.size() < static_cast<qsizetype>(crypto::TagBytes))
        return fail(BackupError::Truncated);
    if (!cost.isAcceptable())
        return fail(BackupError::Damaged);
    const auto key = crypto::deriveFromPassphrase(passphrase, salt, cost);
    if (!key)
        return fail(BackupError::OutOfMemory);
    auto plain = crypto::open(*key, nonce, sealed, bytes.first(HeaderBytes));
    if (!plain)
        return fail(BackupError::WrongPassphrase);

    ByteReader inside(*plain);
    BackupContents contents;
    contents.contacts = crypto::Secret::copyOf(inside.field(MaxBytes));
    const auto settings = QJsonDocument::fromJson(inside.field(MaxSettingsBytes).toByteArray());
    const bool whole = inside.atEnd() && settings.isObject();
    contents.settings = settings.object();
    crypto::wipe(*plain);
    if (!whole)
        return fail(BackupError::Damaged);
    return contents;
}

Result<void, BackupError> BackupFile::write(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(BackupError::CannotWrite);
    }
    return {};
}

Result<QByteArray, BackupError> BackupFile::read(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(BackupError::CannotRead);
    if (file.size() > MaxBytes)
        return fail(BackupError::TooLarge);
    return file.readAll();
}

const char* nameOf(BackupError error)
{
    switch (error) {
    case BackupError::CannotRead:
        return "cannot-read";
    case BackupError::CannotWrite:
        return "cannot-write";
    case BackupError::NotABackup:
        return "not-a-backup";
    case BackupError::FromTheFuture:
        return "from-the-future";
    case BackupError::Truncated:
        return "truncated";
    case BackupError::TooLarge:
        return "too-large";
    case BackupError::WrongPassphrase:
        return "wrong-passphrase";
    case BackupError::Damaged:
        return "damaged";
    case BackupError::OutOfMemory:
        return "out-of-memory";
    }
    return "unknown";
}

} // namespace allium::node
