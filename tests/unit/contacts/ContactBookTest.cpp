// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/ContactBook.h"

#include "core/contacts/ContactStore.h"
#include "core/contacts/Limits.h"
#include "core/contacts/Schema.h"
#include "tests/support/InlineExecutor.h"
#include "tests/support/NetPerson.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"

#include <QSignalSpy>
#include <QTest>

using namespace allium;
using namespace allium::contacts;

/// People in memory and in the store.
class ContactBookTest : public QObject {
    Q_OBJECT
private:
    test::VirtualTime m_time;
    test::InlineExecutor m_executor;
    test::SeededRandom m_random { 5 };
    std::unique_ptr<storage::DatabaseWorker> m_database;
    std::unique_ptr<ContactBook> m_book;

    void meet(const test::NetPerson& person)
    {
        const net::PeerIdentity peer { person.account, person.device, person.deviceKey.publicKey(), true };
        m_book->learnedDevice(peer, person.certificate);
        test::drainEvents();
    }
    std::vector<ContactRecord> inStore()
    {
        auto all = m_database->run([](storage::Database& db) { return ContactStore::loadAll(db); });
        return all.takeResult().value_or(std::vector<ContactRecord> {});
    }

    /// The store takes no contacts, as on a full disk.
    void refuse(bool isFull)
    {
        auto done = m_database->run([isFull](storage::Database& db) {
            return db.run(isFull ? "CREATE TRIGGER full BEFORE INSERT ON contact BEGIN SELECT RAISE(ABORT, 'full'); END"
                                 : "DROP TRIGGER full");
        });
        QVERIFY(done.takeResult());
    }

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<storage::DatabaseWorker>(m_executor);
        storage::OpenOptions options;
        options.inMemory = true;
        m_database->open(std::move(options), migrations());
        m_book = std::make_unique<ContactBook>(m_time, m_random, *m_database);
    }
    void cleanup()
    {
        m_book.reset();
        m_database.reset();
    }

    void whatIsNotStoredIsTakenBack()
    {
        test::NetPerson bob(1);
        auto& record = m_book->findOrAdd(bob.account);
        record.relation.state = Relation::State::Contact;
        record.contact.name = QStringLiteral("Bob");
        meet(bob);
        std::optional<bool> stored;
        const auto change = [&](const wire::AccountId& account, Relation::State state) {
            auto& changed = m_book->findOrAdd(account);
            changed.relation.state = state;
            changed.contact.name = QStringLiteral("Somebody");
            stored.reset();
            m_book->save(account, [&](bool isStored) { stored = isStored; });
            test::drainEvents();
        };
        refuse(true);
        QSignalSpy failed(m_book.get(), &ContactBook::storageFailed);
        change(bob.account, Relation::State::Voided);
        QCOMPARE(stored, std::optional(false));
        QCOMPARE(failed.size(), 1);
        QCOMPARE(m_book->find(bob.account)->contact.name, QStringLiteral("Bob"));
        QVERIFY(m_book->find(bob.account)->relation.isContact());
        QVERIFY(m_book->accountOfStatic(bob.deviceKey.publicKey()) == bob.account);
        const test::NetPerson carol(2);
        change(carol.account, Relation::State::Incoming);
        QCOMPARE(stored, std::optional(false));
        QVERIFY(m_book->find(carol.account) == nullptr);

        std::optional<bool> before;
        m_book->save(bob.account);
        m_book->afterSaves([&](bool isStored) { before = isStored; });
        test::drainEvents();
        QCOMPARE(before, std::optional(false));
        refuse(false);
        change(bob.account, Relation::State::Voided);
        QCOMPARE(stored, std::optional(true));
        QCOMPARE(inStore().at(0).contact.name, QStringLiteral("Somebody"));
    }

    void aNewDeviceReplacesTheOldOne()
    {
        test::NetPerson bob(1);
        m_book->findOrAdd(bob.account).relation.state = Relation::State::Contact;
        const auto first = bob.device;
        meet(bob);
        QSignalSpy replaced(m_book.get(), &ContactBook::deviceReplaced);
        bob.newDevice(WallTime(std::chrono::milliseconds(1'700'000'100'000)));
        meet(bob);
        QCOMPARE(replaced.size(), 1);
        QCOMPARE(inStore().at(0).retired, std::set { first });
        QVERIFY(inStore().at(0).device->device == bob.device);
    }

    void devicesWithoutEndAreNotRemembered()
    {
        test::NetPerson bob(1);
        m_book->findOrAdd(bob.account).relation.state = Relation::State::Contact;
        const WallTime start(std::chrono::milliseconds(1'700'000'000'000));
        for (int i = 0; i < 100; ++i) {
            bob.newDevice(start + std::chrono::seconds(i));
            meet(bob);
        }
        const auto newest = bob.device;
        for (int i = 0; i < 100; ++i) { // and as many that claim to be older
            bob.newDevice(start - std::chrono::hours(1));
            meet(bob);
        }
        QCOMPARE(m_book->find(bob.account)->retired.size(), limits::RetiredDevices);
        QVERIFY(m_book->find(bob.account)->retired.count(bob.device) == 1); // the last that knocked
        QVERIFY(m_book->find(bob.account)->device->device == newest);
        QCOMPARE(inStore().at(0).retired, m_book->find(bob.account)->retired);
    }
};

ALLIUM_TEST(ContactBookTest)
#include "ContactBookTest.moc"
