// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Executor.h"
#include "core/node/ProfilePlace.h"
#include "core/storage/KeyRing.h"
#include "core/storage/Vault.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

namespace allium::node {

class ProfileFolder;

/// What a program does with the profiles of this machine, its own and the others: the disk off its thread, the
/// key ring on it. Owned by the program beside its node, on the node thread; there may be one without a node.
/// Answers end without a result when it is gone first.
class ProfileKeeper : public QObject {
    Q_OBJECT
public:
    template <class Value>
    using Answer = QFuture<Result<Value, ProfileError>>;

    /// The key ring outlives it.
    ProfileKeeper(ProfilePlace place, storage::KeyRing& keyRing, QObject* parent = nullptr);

    QFuture<std::vector<ProfileEntry>> list();
    Answer<QString> create(const QString& title);
    Answer<void> rename(const QString& name, const QString& title);
    /// Empty: none any more.
    Answer<void> setStart(const QString& name);
    /// Takes the profile's lock, makes its key unreadable, then deletes everything of it: folder, sockets, the
    /// key ring's entry. After the key there is no way back, so a folder that is only partly deleted is not a
    /// profile that could be opened; erasing it again goes on. From then on it is not the one that begins either.
    Answer<void> erase(const QString& name);

private:
    struct Erasure;
    void destroyKey(const std::shared_ptr<Erasure>& erasure);
    void deleteFolder(const std::shared_ptr<Erasure>& erasure);

    ProfilePlace m_place;
    storage::KeyRing& m_keyRing;
    ThreadExecutor m_disk;
};

} // namespace allium::node
