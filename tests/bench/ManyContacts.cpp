// SPDX-License-Identifier: GPL-3.0-or-later
// bench_many_contacts FOLDER COUNT: makes a profile, protected by the passphrase "correct horse", whose
// owner knows COUNT people who do not exist. What the measurement of an idle node starts from.

#include "core/base/WhenDone.h"
#include "core/contacts/Account.h"
#include "core/contacts/ContactStore.h"
#include "core/contacts/PairSecret.h"
#include "core/node/ProfileFolder.h"
#include "core/node/Schema.h"
#include "core/storage/DatabaseWorker.h"
#include "core/storage/Vault.h"

#include <QCoreApplication>

#include <cstdio>

using namespace allium;

namespace {

storage::StorageResult<void> fill(storage::Database& db, int count)
{
    crypto::SystemRandom random;
    const auto now = SystemClock().wallNow();
    return db.durableTransaction([&]() -> storage::StorageResult<void> {
        ALLIUM_CHECK(contacts::AccountStore::save(db, contacts::Account::create(QStringLiteral("Idle"), now, random)));
        for (int i = 0; i < count; ++i) {
            const auto person = crypto::SigningKey::generate(random);
            contacts::ContactRecord record;
            record.contact.account = wire::accountOf(person.publicKey());
            record.contact.name = QStringLiteral("Person %1").arg(i);
            record.contact.lastSeen = now - std::chrono::hours(i);
            record.relation.state = contacts::Relation::State::Contact;
            record.relation.myGeneration.value = 1;
            record.relation.theirGeneration.value = 1;
            record.relation.myContribution = contacts::Contribution::random(random);
            record.relation.theirContribution = contacts::Contribution::random(random);
            record.relation.since = now;
            record.friendsDoor = contacts::DoorKey { crypto::OnionAddress(crypto::SigningKey::generate(random).publicKey()),
                                                     crypto::OnionEndpoint::DefaultPort,
                                                     crypto::X25519SecretKey::random(random), 1 };
            ALLIUM_CHECK(contacts::ContactStore::save(db, record));
        }
        return {};
    });
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (argc != 3 || !crypto::initialize())
        return 2;
    const auto folder = node::ProfileFolder::open(QString::fromLocal8Bit(argv[1]));
    if (!folder)
        return 1;
    QtTimers timers;
    ThreadExecutor executor;
    storage::QtKeyRing keyRing(timers);
    storage::Vault vault((*folder)->keyFile(), keyRing, executor);
    storage::DatabaseWorker worker;
    const int count = QByteArray(argv[2]).toInt();

    whenDone(vault.create({ false, true }, crypto::Secret::copyOf(QByteArrayView("correct horse"))), &app,
             [&](storage::StorageResult<storage::NewKeys> made) {
                 if (!made)
                     return QCoreApplication::exit(1);
                 storage::OpenOptions options { (*folder)->database(), made->keys.fileId, made->keys.masterKey.clone() };
                 whenDone(worker.open(std::move(options), node::migrations()), &app, [&](const storage::StorageResult<void>& opened) {
                     if (!opened)
                         return QCoreApplication::exit(1);
                     whenDone(worker.run([count](storage::Database& db) { return fill(db, count); }), &app,
                              [](const storage::StorageResult<void>& filled) { QCoreApplication::exit(filled ? 0 : 1); });
                 });
             });
    return QCoreApplication::exec();
}
