// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/ContactStore.h"

#include "core/contacts/Limits.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace allium::contacts {

Contact ContactRecord::view() const
{
    auto view = contact;
    view.state = relation.state;
    view.since = relation.since;
    return view;
}

ContactRecord ContactRecord::clone() const
{
    ContactRecord copy;
    copy.contact = contact;
    copy.relation = relation.clone();
    copy.isInvited = isInvited;
    copy.workBits = workBits;
    if (friendsDoor)
        copy.friendsDoor = friendsDoor->clone();
    copy.device = device;
    copy.retired = retired;
    return copy;
}

void ContactRecord::retire(const wire::DeviceId& old)
{
    while (retired.size() >= limits::RetiredDevices && retired.count(old) == 0)
        retired.erase(retired.begin());
    retired.insert(old);
}

bool ContactRecord::isPast() const
{
    const bool isOver = relation.state == Relation::State::None || relation.state == Relation::State::Rejected;
    return isOver && contact.alias.isEmpty() && contact.note.isEmpty() && contact.fields.isEmpty();
}

bool ContactRecord::isBlank() const
{
    return isPast() && relation.state == Relation::State::None && relation.myGeneration.value == 0
        && relation.theirGeneration.value == 0 && relation.theirFloor.value == 0;
}

namespace ContactStore {
namespace {

qint64 ms(WallTime time)
{
    return time.time_since_epoch().count();
}

WallTime wall(qint64 milliseconds)
{
    return WallTime(Milliseconds(milliseconds));
}

std::optional<crypto::OnionAddress> onionIn(const storage::Statement& row, int column)
{
    const auto key = row.fixed<crypto::Ed25519PublicKey>(column);
    return key ? std::optional(crypto::OnionAddress(*key)) : std::nullopt;
}

std::uint16_t portIn(const storage::Statement& row, int column)
{
    return static_cast<std::uint16_t>(row.integer(column));
}

QString fieldsToJson(const QMap<QString, QString>& fields)
{
    QJsonObject object;
    for (auto it = fields.begin(); it != fields.end(); ++it)
        object.insert(it.key(), it.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QMap<QString, QString> fieldsFromJson(const QString& json)
{
    QMap<QString, QString> fields;
    const auto object = QJsonDocument::fromJson(json.toUtf8()).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        fields.insert(it.key(), it.value().toString());
    return fields;
}

constexpr QByteArrayView Columns(
    "account, state, before_block, my_generation, my_contribution, my_request, their_generation, their_contribution, "
    "their_request, their_floor, since_ms, request_onion, request_port, greeting, is_invited, work_bits, door_onion, "
    "door_port, door_secret, door_sequence, name, alias, note, fields, is_muted, last_seen_ms, device, noise_static, "
    "device_created_ms, compared_ms, unasked_bytes");

Generation generationIn(const storage::Statement& row, int column)
{
    return Generation { static_cast<std::uint64_t>(row.integer(column)) };
}

ContactRecord recordOf(const storage::Statement& row)
{
    ContactRecord record;
    auto& contact = record.contact;
    auto& relation = record.relation;
    contact.account = row.fixed<wire::AccountId>(0).value_or(wire::AccountId {});
    relation.state = static_cast<Relation::State>(row.integer(1));
    relation.beforeBlock = static_cast<Relation::State>(row.integer(2));
    relation.myGeneration = generationIn(row, 3);
    relation.myContribution = Contribution::from(row.secret(4));
    relation.myRequest = row.fixed<wire::RequestId>(5).value_or(wire::RequestId {});
    relation.theirGeneration = generationIn(row, 6);
    relation.theirContribution = Contribution::from(row.secret(7));
    relation.theirRequest = row.fixed<wire::RequestId>(8).value_or(wire::RequestId {});
    relation.theirFloor = generationIn(row, 9);
    relation.since = wall(row.integer(10));
    if (const auto onion = onionIn(row, 11))
        contact.requestDoor = crypto::OnionEndpoint { *onion, portIn(row, 12), {} };
    contact.greeting = row.text(13);
    record.isInvited = row.boolean(14);
    record.workBits = static_cast<unsigned>(row.integer(15));
    auto secret = crypto::X25519SecretKey::from(row.secret(18));
    if (const auto onion = onionIn(row, 16); onion && secret)
        record.friendsDoor
            = DoorKey { *onion, portIn(row, 17), std::move(*secret), static_cast<std::uint64_t>(row.integer(19)) };
    contact.name = row.text(20);
    contact.alias = row.text(21);
    contact.note = row.text(22);
    contact.fields = fieldsFromJson(row.text(23));
    contact.isMuted = row.boolean(24);
    if (!row.isNull(25))
        contact.lastSeen = wall(row.integer(25));
    const auto device = row.fixed<wire::DeviceId>(26);
    const auto noise = row.fixed<crypto::X25519PublicKey>(27);
    if (device && noise)
        record.device = ContactDevice { *device, *noise, wall(row.integer(28)) };
    if (!row.isNull(29))
        contact.compared = wall(row.integer(29));
    contact.unaskedBytes = static_cast<std::uint64_t>(row.integer(30));
    return record;
}

StorageResult<void> saveRetired(Database& db, const ContactRecord& record)
{
    ALLIUM_CHECK(db.run("DELETE FROM retired_device WHERE account = ?", record.contact.account)); // some are forgotten
    for (const auto& device : record.retired)
        ALLIUM_CHECK(db.run("INSERT OR IGNORE INTO retired_device VALUES (?, ?)", record.contact.account, device));
    return {};
}

} // namespace

StorageResult<std::vector<ContactRecord>> loadAll(Database& db)
{
    std::vector<ContactRecord> records;
    std::map<wire::AccountId, std::size_t> places;
    {
        ALLIUM_TRY(auto rows, db.prepare("SELECT " + Columns.toByteArray() + " FROM contact"));
        while (true) {
            ALLIUM_TRY(const bool more, rows.step());
            if (!more)
                break;
            records.push_back(recordOf(rows));
            places[records.back().contact.account] = records.size() - 1;
        }
    }
    ALLIUM_TRY(auto rows, db.prepare("SELECT account, device FROM retired_device"));
    while (true) {
        ALLIUM_TRY(const bool more, rows.step());
        if (!more)
            return records;
        const auto place = places.find(rows.fixed<wire::AccountId>(0).value_or(wire::AccountId {}));
        if (const auto device = rows.fixed<wire::DeviceId>(1); device && place != places.end())
            records[place->second].retired.insert(*device);
    }
}

StorageResult<std::optional<ContactRecord>> load(Database& db, const wire::AccountId& account)
{
    ALLIUM_TRY(auto row, db.prepare("SELECT " + Columns.toByteArray() + " FROM contact WHERE account = ?"));
    row.bind(account);
    ALLIUM_TRY(const bool found, row.step());
    if (!found)
        return std::nullopt;
    auto record = recordOf(row);
    ALLIUM_TRY(auto rows, db.prepare("SELECT device FROM retired_device WHERE account = ?"));
    rows.bind(account);
    while (true) {
        ALLIUM_TRY(const bool more, rows.step());
        if (!more)
            return std::optional(std::move(record));
        if (const auto device = rows.fixed<wire::DeviceId>(0))
            record.retired.insert(*device);
    }
}

StorageResult<void> save(Database& db, const ContactRecord& record)
{
    const auto& contact = record.contact;
    const auto& relation = record.relation;
    const auto& door = record.friendsDoor;
    const auto onionKey = [](const auto& endpoint) {
        return endpoint ? std::optional(endpoint->address.key()) : std::nullopt;
    };
    return db.durableTransaction([&]() -> StorageResult<void> {
        ALLIUM_TRY(auto row, db.prepare("INSERT OR REPLACE INTO contact (" + Columns.toByteArray()
                                        + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
        row.bindAll(contact.account, static_cast<int>(relation.state), static_cast<int>(relation.beforeBlock),
                    relation.myGeneration);
        relation.myContribution ? row.bind(*relation.myContribution) : row.bind(std::nullopt);
        row.bindAll(relation.myRequest, relation.theirGeneration);
        relation.theirContribution ? row.bind(*relation.theirContribution) : row.bind(std::nullopt);
        row.bindAll(relation.theirRequest, relation.theirFloor, ms(relation.since), onionKey(contact.requestDoor),
                    contact.requestDoor ? contact.requestDoor->port : 0, contact.greeting, record.isInvited, record.workBits);
        if (door)
            row.bindAll(door->onion.key(), door->port, door->clientSecret, door->sequence);
        else
            row.bindAll(std::nullopt, 0, std::nullopt, 0);
        row.bindAll(contact.name, contact.alias, contact.note, fieldsToJson(contact.fields), contact.isMuted);
        contact.lastSeen ? row.bind(ms(*contact.lastSeen)) : row.bind(std::nullopt);
        if (record.device)
            row.bindAll(record.device->device, record.device->noiseStatic, ms(record.device->created));
        else
            row.bindAll(std::nullopt, std::nullopt, 0);
        contact.compared ? row.bind(ms(*contact.compared)) : row.bind(std::nullopt);
        row.bind(contact.unaskedBytes);
        ALLIUM_CHECK(row.run());
        return saveRetired(db, record);
    });
}

StorageResult<void> remove(Database& db, const wire::AccountId& account)
{
    return db.durableTransaction([&]() -> StorageResult<void> {
        ALLIUM_CHECK(db.run("DELETE FROM retired_device WHERE account = ?", account));
        return db.run("DELETE FROM contact WHERE account = ?", account);
    });
}

StorageResult<std::vector<OutgoingTarget>> loadTargets(Database& db)
{
    std::vector<OutgoingTarget> targets;
    ALLIUM_TRY(auto rows, db.prepare("SELECT onion, port, greeting, created_ms FROM outgoing_target"));
    while (true) {
        ALLIUM_TRY(const bool more, rows.step());
        if (!more)
            return targets;
        if (const auto onion = onionIn(rows, 0))
            targets.push_back({ { *onion, portIn(rows, 1), {} }, rows.text(2), wall(rows.integer(3)) });
    }
}

StorageResult<void> saveTarget(Database& db, const OutgoingTarget& target)
{
    return db.run("INSERT OR REPLACE INTO outgoing_target VALUES (?, ?, ?, ?)", target.door.address.key(), target.door.port,
                  target.greeting, ms(target.created));
}

StorageResult<void> removeTarget(Database& db, const crypto::OnionAddress& onion)
{
    return db.run("DELETE FROM outgoing_target WHERE onion = ?", onion.key());
}

} // namespace ContactStore

} // namespace allium::contacts
