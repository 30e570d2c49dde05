// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/PictureStore.h"

#include "core/contacts/Limits.h"

namespace allium::contacts::PictureStore {
namespace {

std::optional<QByteArray> packed(const QByteArray& pixels)
{
    return pixels.isEmpty() ? std::nullopt : std::optional(qCompress(pixels));
}

} // namespace

StorageResult<Loaded> load(Database& db)
{
    Loaded loaded;
    {
        ALLIUM_TRY(auto row, db.prepare("SELECT picture, pixels IS NOT NULL FROM own_picture"));
        ALLIUM_TRY(const bool found, row.step());
        if (found) {
            loaded.own = row.blob(0);
            loaded.ownHasPixels = row.boolean(1);
        }
    }
    ALLIUM_TRY(auto rows, db.prepare("SELECT account, picture, pixels IS NOT NULL FROM contact_picture"));
    while (true) {
        ALLIUM_TRY(const bool more, rows.step());
        if (!more)
            return loaded;
        const auto account = rows.fixed<wire::AccountId>(0);
        const auto id = rows.fixed<PictureId>(1);
        if (account && id)
            loaded.theirs[*account] = { *id, rows.boolean(2) };
    }
}

StorageResult<void> saveOwn(Database& db, const QByteArray& picture, const QByteArray& pixels)
{
    return db.run("INSERT OR REPLACE INTO own_picture VALUES (1, ?, ?)", picture, packed(pixels));
}

StorageResult<void> removeOwn(Database& db)
{
    return db.run("DELETE FROM own_picture");
}

StorageResult<void> save(Database& db, const wire::AccountId& account, const PictureId& id, const QByteArray& pixels)
{
    return db.run("INSERT OR REPLACE INTO contact_picture VALUES (?, ?, ?)", account, id, packed(pixels));
}

StorageResult<void> remove(Database& db, const wire::AccountId& account)
{
    return db.run("DELETE FROM contact_picture WHERE account = ?", account);
}

StorageResult<QByteArray> pixels(Database& db, const std::optional<wire::AccountId>& account)
{
    ALLIUM_TRY(auto row, db.prepare(account ? "SELECT pixels FROM contact_picture WHERE account = ?"
                                            : "SELECT pixels FROM own_picture"));
    if (account)
        row.bind(*account);
    ALLIUM_TRY(const bool found, row.step());
    if (!found || row.isNull(0))
        return QByteArray();
    return qUncompress(row.blob(0));
}

} // namespace allium::contacts::PictureStore
