// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/Picture.h"
#include "core/storage/Database.h"
#include "core/wire/Ids.h"

#include <map>
#include <optional>

namespace allium::contacts {

/// SQL of pictures; on the database thread. Pixels are kept packed, so that a picture is decoded once.
namespace PictureStore {

using storage::Database;
using storage::StorageResult;

struct Kept {
    PictureId id;
    bool hasPixels = false; ///< otherwise it was refused
};

struct Loaded {
    QByteArray own; ///< as contacts get it; empty: none
    bool ownHasPixels = false;
    std::map<wire::AccountId, Kept> theirs;
};

StorageResult<Loaded> load(Database& db);
/// Without pixels: they are not known yet.
StorageResult<void> saveOwn(Database& db, const QByteArray& picture, const QByteArray& pixels);
StorageResult<void> removeOwn(Database& db);
/// Without pixels: it is not to be tried again.
StorageResult<void> save(Database& db, const wire::AccountId& account, const PictureId& id, const QByteArray& pixels);
StorageResult<void> remove(Database& db, const wire::AccountId& account);
/// Of a contact, or one's own. Empty: there are none.
StorageResult<QByteArray> pixels(Database& db, const std::optional<wire::AccountId>& account);

} // namespace PictureStore

} // namespace allium::contacts
