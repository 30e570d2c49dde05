// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/ProfileKeeper.h"

#include "core/base/WhenDone.h"
#include "core/node/ProfileFolder.h"
#include "core/storage/FileIo.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPromise>

#include <utility>

namespace allium::node {
namespace {

/// What stands in a key file's place and is no file goes first: overwriting a link would hit what it leads to, and a
/// pipe would keep us waiting.
void removeUnlessFile(const QString& path)
{
    const QFileInfo there(path);
    if (there.isSymLink() || (there.exists() && !there.isFile() && !there.isDir()))
        QFile::remove(path);
    else if (there.isDir())
        QDir(path).removeRecursively();
}

} // namespace

struct ProfileKeeper::Erasure {
    QString name;
    std::unique_ptr<ProfileFolder> folder;
    std::unique_ptr<storage::Vault> vault;
    QPromise<Result<void, ProfileError>> promise;

    void end(Result<void, ProfileError> outcome)
    {
        folder.reset();
        promise.addResult(outcome);
        promise.finish();
    }
};

ProfileKeeper::ProfileKeeper(ProfilePlace place, storage::KeyRing& keyRing, QObject* parent)
    : QObject(parent)
    , m_place(std::move(place))
    , m_keyRing(keyRing)
{
}

QFuture<std::vector<ProfileEntry>> ProfileKeeper::list()
{
    return m_disk.run([place = m_place] { return place.entries(); });
}

ProfileKeeper::Answer<QString> ProfileKeeper::create(const QString& title)
{
    return m_disk.run([place = m_place, title] { return place.create(title); });
}

ProfileKeeper::Answer<void> ProfileKeeper::rename(const QString& name, const QString& title)
{
    return m_disk.run([place = m_place, name, title] { return place.rename(name, title); });
}

ProfileKeeper::Answer<void> ProfileKeeper::setStart(const QString& name)
{
    return m_disk.run([place = m_place, name] { return place.setStartProfile(name); });
}

ProfileKeeper::Answer<void> ProfileKeeper::erase(const QString& name)
{
    const auto erasure = std::make_shared<Erasure>();
    erasure->name = name;
    erasure->promise.start();
    auto answer = erasure->promise.future();
    auto take = [place = m_place, name, erasure]() -> Result<void, ProfileError> {
        const auto entry = place.entry(name);
        if (!entry)
            return fail(ProfileError::Unknown);
        if (entry->isOwn)
            return fail(ProfileError::Own);
        auto folder = ProfileFolder::open(place.pathOf(name));
        if (!folder)
            return fail(folder.error() == ProfileFolder::Error::InUse ? ProfileError::InUse : ProfileError::CannotWrite);
        erasure->folder = std::move(*folder);
        removeUnlessFile(erasure->folder->keyFile());
        return {};
    };
    whenDone(m_disk.run(std::move(take)), this, [this, erasure](Result<void, ProfileError> taken) {
        if (!taken)
            return erasure->end(taken);
        destroyKey(erasure);
    });
    return answer;
}

void ProfileKeeper::destroyKey(const std::shared_ptr<Erasure>& erasure)
{
    erasure->vault = std::make_unique<storage::Vault>(erasure->folder->keyFile(), m_keyRing, m_disk, crypto::KdfCost {});
    whenDone(erasure->vault->destroy(), this, [this, erasure](const storage::StorageResult<void>& destroyed) {
        if (!destroyed && destroyed.error().kind != storage::StorageErrorKind::NotFound)
            return erasure->end(fail(ProfileError::CannotWrite));
        deleteFolder(erasure);
    });
}

void ProfileKeeper::deleteFolder(const std::shared_ptr<Erasure>& erasure)
{
    auto remove = [place = m_place, name = erasure->name, erasure] {
        // A later profile may get this name. Where this does not work, the one that is made then sees to it.
        static_cast<void>(place.forgetStartProfile(name));
        return erasure->folder->erase();
    };
    whenDone(m_disk.run(std::move(remove)), this, [erasure](bool erased) {
        erasure->vault.reset();
        erasure->end(erased ? Result<void, ProfileError>() : fail(ProfileError::NotErased));
    });
}

} // namespace allium::node
