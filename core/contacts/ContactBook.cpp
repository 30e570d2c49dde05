// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/ContactBook.h"

#include "core/base/Log.h"
#include "core/base/WhenDone.h"
#include "core/contacts/ContactStore.h"
#include "core/wire/DeviceCertificate.h"

Q_LOGGING_CATEGORY(logBook, "core.contacts.book", QtInfoMsg)

namespace allium::contacts {

ContactBook::ContactBook(Clock& clock, Random& random, storage::DatabaseWorker& database, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_random(random)
    , m_database(database)
{
}

void ContactBook::retire()
{
    m_isRetired = true;
    qDeleteAll(findChildren<QFutureWatcherBase*>(Qt::FindDirectChildrenOnly));
}

void ContactBook::setAccount(Account account)
{
    m_account.emplace(std::move(account));
}

bool ContactBook::noteFailure(const storage::StorageResult<void>& result)
{
    if (result)
        return true;
    ++m_failures;
    qCWarning(logBook) << "not stored:" << storage::nameOf(result.error().kind) << result.error().detail;
    Q_EMIT storageFailed(result.error().kind);
    return false;
}

void ContactBook::saveAccount(std::function<void(bool)> then)
{
    if (m_isRetired)
        return;
    auto copy = std::make_shared<Account>(m_account->clone());
    ++m_accountSaves;
    whenDone(m_database.run([copy](storage::Database& db) { return AccountStore::save(db, *copy); }), this,
             [this, then = std::move(then)](const storage::StorageResult<void>& result) {
                 --m_accountSaves;
                 const bool stored = noteFailure(result);
                 if (!stored)
                     return takeAccountBack(then);
                 if (then)
                     then(true);
             });
}

void ContactBook::takeAccountBack(std::function<void(bool)> then)
{
    whenDone(m_database.run([](storage::Database& db) { return AccountStore::load(db); }), this,
             [this, then = std::move(then)](storage::StorageResult<std::optional<Account>> stored) {
                 // A save since then has the last word.
                 if (stored && *stored && m_accountSaves == 0)
                     setAccount(std::move(**stored));
                 if (then)
                     then(false);
             });
}

void ContactBook::reset(std::vector<ContactRecord> records)
{
    m_records.clear();
    m_statics.clear();
    for (auto& record : records) {
        if (record.device && record.relation.isContact())
            m_statics.insert(record.device->noiseStatic, record.contact.account);
        m_records.emplace(record.contact.account, std::move(record));
    }
}

ContactRecord* ContactBook::find(const wire::AccountId& account)
{
    const auto found = m_records.find(account);
    return found == m_records.end() ? nullptr : &found->second;
}

const ContactRecord* ContactBook::find(const wire::AccountId& account) const
{
    const auto found = m_records.find(account);
    return found == m_records.end() ? nullptr : &found->second;
}

ContactRecord& ContactBook::findOrAdd(const wire::AccountId& account)
{
    auto& record = m_records[account];
    record.contact.account = account;
    return record;
}

void ContactBook::forgetPast()
{
    const auto limit = m_clock.wallNow() - RememberedFor;
    std::erase_if(m_records, [&](const auto& entry) {
        const auto& [account, record] = entry;
        if (!record.isPast() || record.relation.since > limit)
            return false;
        whenDone(m_database.run([id = account](storage::Database& db) { return ContactStore::remove(db, id); }), this,
                 [this](const storage::StorageResult<void>& result) { noteFailure(result); });
        return true;
    });
}

void ContactBook::save(const wire::AccountId& account, std::function<void(bool)> then)
{
    const auto* record = find(account);
    if (record == nullptr || m_isRetired)
        return;
    auto copy = std::make_shared<ContactRecord>(record->clone());
    const auto work = [copy](storage::Database& db) {
        return copy->isBlank() ? ContactStore::remove(db, copy->contact.account) : ContactStore::save(db, *copy);
    };
    ++m_saves[account];
    whenDone(m_database.run(work), this, [this, account, then = std::move(then)](const storage::StorageResult<void>& result) {
        if (--m_saves[account] == 0)
            m_saves.erase(account);
        if (!noteFailure(result))
            return takeBack(account, then);
        if (then)
            then(true);
        if (const auto* now = find(account); now != nullptr && now->isBlank())
            m_records.erase(account);
    });
}

void ContactBook::takeBack(const wire::AccountId& account, std::function<void(bool)> then)
{
    whenDone(m_database.run([account](storage::Database& db) { return ContactStore::load(db, account); }), this,
             [this, account, then = std::move(then)](storage::StorageResult<std::optional<ContactRecord>> stored) {
                 if (stored && m_saves.count(account) == 0)
                     replace(account, std::move(*stored));
                 if (then)
                     then(false);
             });
}

void ContactBook::replace(const wire::AccountId& account, std::optional<ContactRecord> stored)
{
    const auto* record = find(account);
    if (record != nullptr && record->device)
        m_statics.remove(record->device->noiseStatic);
    if (record != nullptr && stored)
        stored->contact.picture = record->contact.picture; // not in the book's own table
    m_records.erase(account);
    if (!stored)
        return;
    if (stored->device && stored->relation.isContact())
        m_statics.insert(stored->device->noiseStatic, account);
    m_records.emplace(account, std::move(*stored));
}

void ContactBook::afterSaves(std::function<void(bool)> then)
{
    if (m_isRetired)
        return;
    whenDone(m_database.run([](storage::Database&) { return storage::StorageResult<void>(); }), this,
             [this, before = m_failures, then = std::move(then)](const storage::StorageResult<void>& result) {
                 then(noteFailure(result) && m_failures == before);
             });
}

RequestMachine::Outcome ContactBook::step(const wire::AccountId& account,
                                          const std::function<RequestMachine::Outcome(RequestMachine&)>& input)
{
    auto& record = findOrAdd(account);
    const auto before = record.relation.state;
    RequestMachine machine(self(), account, std::move(record.relation));
    auto outcome = input(machine);
    record.relation = std::move(machine).takeRelation();
    if (before != record.relation.state)
        qCInfo(logBook) << redacted(account.toHex()) << "state" << static_cast<int>(before) << "to"
                        << static_cast<int>(record.relation.state);
    if (record.device) {
        if (record.relation.isContact())
            m_statics.insert(record.device->noiseStatic, account);
        else
            m_statics.remove(record.device->noiseStatic);
    }
    return outcome;
}

std::optional<crypto::NoiseHandshake::Psk> ContactBook::pairSecret(const wire::AccountId& account) const
{
    const auto* record = find(account);
    if (record == nullptr || !record->relation.isContact() || !record->relation.myContribution
        || !record->relation.theirContribution)
        return std::nullopt;
    return contacts::pairSecret(self(), *record->relation.myContribution, account, *record->relation.theirContribution);
}

std::optional<wire::AccountId> ContactBook::accountOfStatic(const crypto::X25519PublicKey& noiseStatic) const
{
    const auto found = m_statics.constFind(noiseStatic);
    return found == m_statics.constEnd() ? std::nullopt : std::optional(*found);
}

bool ContactBook::admits(const net::PeerIdentity& peer, net::Purpose purpose) const
{
    if (purpose == net::Purpose::Request)
        return true; // blocked people too: they are told "pending" like everybody
    const auto* record = find(peer.account);
    if (record == nullptr || !record->relation.isContact())
        return false;
    if (record->retired.count(peer.device) == 0)
        return true;
    // Reported from the event loop, since this is asked in the middle of a handshake.
    auto* const self = const_cast<ContactBook*>(this);
    QMetaObject::invokeMethod(
        self, [self, account = peer.account, device = peer.device] { Q_EMIT self->retiredDeviceSeen(account, device); },
        Qt::QueuedConnection);
    return false;
}

void ContactBook::learnedDevice(const net::PeerIdentity& peer, const QByteArray& certificate)
{
    auto* record = find(peer.account);
    const auto decoded = wire::DeviceCertificate::decode(certificate);
    if (record == nullptr || !decoded || decoded->account != peer.account || decoded->device != peer.device)
        return;
    const ContactDevice fresh { peer.device, peer.noiseStatic, decoded->created };
    if (record->device && record->device->device == fresh.device && record->device->noiseStatic == fresh.noiseStatic)
        return;
    if (record->device && record->device->device != fresh.device) {
        // One device is in use at a time; the one certified later has replaced the other for good.
        if (fresh.created < record->device->created) {
            record->retire(fresh.device);
            save(peer.account);
            Q_EMIT retiredDeviceSeen(peer.account, fresh.device);
            return;
        }
        record->retire(record->device->device);
        qCInfo(logBook) << redacted(peer.account.toHex()) << "uses a new device";
    }
    const auto old = std::exchange(record->device, fresh);
    if (old)
        m_statics.remove(old->noiseStatic);
    if (record->relation.isContact())
        m_statics.insert(fresh.noiseStatic, peer.account);
    save(peer.account);
    if (old && old->device != fresh.device)
        Q_EMIT deviceReplaced(peer.account, old->device);
}

} // namespace allium::contacts
