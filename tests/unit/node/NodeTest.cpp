// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/Node.h"
#include "core/node/Schema.h"
#include "tests/support/InlineExecutor.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/node/NodePeople.h"

#include <QFile>
#include <QLocalServer>
#include <QTemporaryDir>

using namespace allium;
using namespace allium::node;
using namespace allium::test;
using storage::StorageErrorKind;

#define COMPARE_STORAGE(outcome, expected) \
    do { \
        const auto& given = (outcome); \
        QVERIFY(!given); \
        QCOMPARE(given.error().kind, NodeError::Kind::Storage); \
        QCOMPARE(given.error().storage, (expected)); \
    } while (false)

/// A profile from locked to running and back, in this process and without tor.
class NodeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialize());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // whose key ring it would be is chance
    }

    void fromEmptyToOpenAndBack()
    {
        const Home home;
        const Person alice(home);
        QCOMPARE(alice.node->state(), Node::State::Empty);
        QVERIFY(alice.node->isLocked() && alice.node->profile() == nullptr);
        QCOMPARE(alice.unlock().error().kind, NodeError::Kind::NoProfile);
        QCOMPARE(alice.create("").error().kind, NodeError::Kind::NoProtection);
        QCOMPARE(alice.node->state(), Node::State::Empty);

        const auto made = alice.create();
        QVERIFY(made);
        QVERIFY(!*made); // a passphrase needs no recovery code
        QCOMPARE(alice.node->state(), Node::State::Open);
        QVERIFY(alice.node->profile()->contacts().isRunning());
        QCOMPARE(alice.node->profile()->contacts().account()->name, QStringLiteral("Alice"));
        const auto account = alice.account();
        QCOMPARE(alice.create().error().kind, NodeError::Kind::ProfileExists);
        QCOMPARE(alice.unlock().error().kind, NodeError::Kind::AlreadyOpen);

        alice.close();
        QCOMPARE(alice.node->state(), Node::State::Locked);
        QVERIFY(alice.node->profile() == nullptr);
        alice.close(); // again: done at once
        const auto summary = outcomeOf(alice.node->inspect());
        QVERIFY(summary && summary->protection.passphrase && !summary->protection.keyRing);

        const auto wrong = alice.unlock("other words");
        COMPARE_STORAGE(wrong, StorageErrorKind::WrongKey);
        QCOMPARE(alice.node->state(), Node::State::Locked);
        QVERIFY(alice.node->failure());
        auto opening = alice.node->unlock(passphrase("words"));
        QCOMPARE(alice.unlock().error().kind, NodeError::Kind::Busy);
        QCOMPARE(alice.create().error().kind, NodeError::Kind::Busy);
        QVERIFY(outcomeOf(opening));
        QVERIFY(!alice.node->failure());
        QVERIFY(alice.account() == account);
        alice.close();
    }

    void aSecretIsTakenWhileTheKeyRingIsAsked()
    {
        const Home home;
        const Person alice(home);
        QVERIFY(alice.create());
        alice.close();
        auto asked = alice.node->unlock({});
        QCOMPARE(outcomeOf(alice.node->unlock({})).error().kind, NodeError::Kind::Busy);
        asked = alice.node->unlock({});
        auto opening = alice.node->unlock(passphrase("words"));
        QCOMPARE(alice.unlock().error().kind, NodeError::Kind::Busy);
        QCOMPARE(outcomeOf(asked).error().kind, NodeError::Kind::Busy);
        QVERIFY(outcomeOf(opening));
        QCOMPARE(alice.node->state(), Node::State::Open);
        alice.close();

        asked = alice.node->unlock({});
        COMPARE_STORAGE(alice.unlock("other words"), StorageErrorKind::WrongKey);
        QCOMPARE(alice.node->state(), Node::State::Locked);
        QVERIFY(alice.unlock());
        alice.close();
    }

    void whatNeedsAnOpenProfile()
    {
        const Home home;
        const Person alice(home);
        const auto path = home.base.filePath(QStringLiteral("backup"));
        QCOMPARE(outcomeOf(alice.node->backUp(path, secret("b"), false)).error().kind, NodeError::Kind::NotOpen);
        QCOMPARE(outcomeOf(alice.node->changeProtection({ false, true }, secret("x"))).error().kind, NodeError::Kind::NotOpen);
        QVERIFY(!QFile::exists(path));
    }

    void closedWhileOpening()
    {
        const Home home;
        const Person alice(home);
        auto creating = alice.node->create({ secret("words"), false }, QStringLiteral("Alice"));
        auto closing = alice.node->close();
        auto closingToo = alice.node->close();
        QVERIFY2(outcomeOf(creating), "who asked hears how it ended");
        finish(closing);
        finish(closingToo);
        QCOMPARE(alice.node->state(), Node::State::Locked);

        auto unlocking = alice.node->unlock(passphrase("words"));
        closing = alice.node->close();
        QVERIFY(outcomeOf(unlocking));
        finish(closing);
        QCOMPARE(alice.node->state(), Node::State::Locked);

        auto failing = alice.node->unlock(passphrase("wrong"));
        closing = alice.node->close();
        COMPARE_STORAGE(outcomeOf(failing), StorageErrorKind::WrongKey);
        finish(closing);
        QVERIFY(alice.unlock());
        alice.close();
    }

    /// Dropped at any moment of opening, like a crash: the profile opens afterwards.
    void destroyedWhileOpening()
    {
        const Home home;
        Person alice(home);
        QVERIFY(alice.create());
        alice.close();
        for (int turns = 0; turns < 12; ++turns) {
            auto opening = alice.node->unlock(passphrase("words"));
            int left = turns;
            test::waitFor([&] { return left-- == 0 || alice.node->state() == Node::State::Open; });
            alice.node.reset();
            test::drainEvents();
            alice.node = std::make_unique<Node>(alice.options, *alice.folder);
            QCOMPARE(alice.node->state(), Node::State::Locked);
        }
        QVERIFY(alice.unlock());
        alice.node.reset();
        test::drainEvents();
    }

    /// Sessions say good-bye and are deleted in the turns of the event loop after their owners have
    /// gone; what they work with has to be there yet.
    void goesAwayWithSessionsOpen_data()
    {
        QTest::addColumn<bool>("closes");
        QTest::newRow("closed") << true;
        QTest::newRow("dropped") << false;
    }
    void goesAwayWithSessionsOpen()
    {
        QFETCH(bool, closes);
        const Home home;
        Person alice(home);
        Person bob(home, QStringLiteral("bob"));
        QVERIFY(alice.create());
        QVERIFY(bob.create());
        befriend(bob, alice);
        const auto aliceId = alice.account();
        const auto friendsDoor = alice.node->profile()->contacts().friendsListener()->address();
        auto& people = bob.node->profile()->contacts();
        if (closes)
            alice.close();
        alice.node.reset();
        QVERIFY(test::waitFor([&] { return !people.isOnline(aliceId); }));

        // Then in the middle of dialling, a friend and a stranger, who take the call and say nothing.
        test::SeededRandom random(1);
        contacts::ContactLink stranger;
        stranger.door.address = crypto::OnionAddress(crypto::SigningKey::generate(random).publicKey());
        QLocalServer silentFriend;
        QLocalServer silentStranger;
        const auto pathOf = [&](const crypto::OnionAddress& onion) {
            return bob.options.loopbackFolder + u'/' + QString::fromLatin1(onion.label());
        };
        QLocalServer::removeServer(pathOf(friendsDoor));
        QVERIFY(silentFriend.listen(pathOf(friendsDoor)) && silentStranger.listen(pathOf(stranger.door.address)));
        QVERIFY(outcomeOf(people.sendRequest(stranger, QStringLiteral("hello?"))));
        QVERIFY(test::waitFor([&] {
            people.dialNow(aliceId);
            return silentFriend.hasPendingConnections() && silentStranger.hasPendingConnections();
        }));
        if (closes)
            bob.close();
        bob.node.reset();
        for (int i = 0; i < 5; ++i)
            test::drainEvents();
    }

    void otherWords()
    {
        const Home home;
        const Person alice(home);
        QVERIFY(alice.create("old"));
        QCOMPARE(outcomeOf(alice.node->changeProtection({}, {})).error().kind, NodeError::Kind::NoProtection);
        QVERIFY(outcomeOf(alice.node->changeProtection({ false, true }, secret("new"))));
        QVERIFY(outcomeOf(alice.node->changeProtection({ false, true }, {}))); // keeps the present one
        alice.close();
        COMPARE_STORAGE(alice.unlock("old"), StorageErrorKind::WrongKey);
        QVERIFY(alice.unlock("new"));
        alice.close();
    }

    void backedUpAndRestored()
    {
        const Home home;
        const Person alice(home);
        QVERIFY(alice.create());
        QVERIFY(outcomeOf(alice.node->profile()->changeSetting("transfer.circuits", 2)));
        const auto path = home.base.filePath(QStringLiteral("backup"));
        QCOMPARE(outcomeOf(alice.node->backUp(path, {}, false)).error().kind, NodeError::Kind::WeakPassphrase);
        const auto nowhere = outcomeOf(alice.node->backUp(home.base.filePath(QStringLiteral("no/where")), secret("b"), false));
        QCOMPARE(nowhere.error().kind, NodeError::Kind::Backup);
        QCOMPARE(nowhere.error().backup, BackupError::CannotWrite);
        QVERIFY(outcomeOf(alice.node->backUp(path, secret("backup"), true)));
        const auto account = alice.account();
        const auto device = alice.node->profile()->contacts().account()->device;
        QCOMPARE(outcomeOf(alice.node->restore(path, secret("backup"), { secret("w"), false })).error().kind,
                 NodeError::Kind::ProfileExists);
        alice.close();

        const Person other(home, QStringLiteral("other"));
        const auto refused = outcomeOf(other.node->restore(path, secret("wrong"), { secret("w"), false }));
        QCOMPARE(refused.error().kind, NodeError::Kind::Backup);
        QCOMPARE(refused.error().backup, BackupError::WrongPassphrase);
        QCOMPARE(other.node->state(), Node::State::Empty);
        QVERIFY(outcomeOf(other.node->restore(path, secret("backup"), { secret("w"), false })));
        QVERIFY(other.account() == account);
        QVERIFY(other.node->profile()->contacts().account()->device != device);
        QCOMPARE(other.node->profile()->settings().integer("transfer.circuits"), 2);
        other.close();
        COMPARE_STORAGE(other.unlock("backup"), StorageErrorKind::WrongKey);
        QVERIFY(other.unlock("w"));
        QCOMPARE(other.node->profile()->settings().integer("transfer.circuits"), 2);
        other.close();
    }

    void restoreThatFailedCanBeRepeated()
    {
        const Home home;
        const Person alice(home);
        test::SeededRandom random(7);
        const auto path = home.base.filePath(QStringLiteral("backup"));
        const auto cost = *alice.options.passphraseCost;
        QVERIFY(BackupFile::write(path, BackupFile::encode({ secret("nobody"), {} }, secret("backup"), cost, random).value()));
        // It opens, and only the database finds out that there is nobody in it.
        QVERIFY(!outcomeOf(alice.node->restore(path, secret("backup"), { secret("w"), false })));
        QCOMPARE(alice.node->state(), Node::State::Empty);
        QVERIFY(alice.node->failure());
        QVERIFY(alice.create());
        alice.close();
        QVERIFY(alice.unlock());
        alice.close();
    }

    void creationThatWasCutOffIsNoProfile()
    {
        const Home home;
        {
            // Killed between the database and the account in it.
            const auto options = home.options(QStringLiteral("alice"));
            const auto folder = ProfileFolder::open(options.dataFolder).value();
            test::VirtualTime time;
            test::InlineExecutor executor;
            storage::QtKeyRing ring(time);
            storage::Vault vault(folder->keyFile(), ring, executor, *options.passphraseCost);
            auto made = outcomeOf(vault.create({ false, true }, secret("words")));
            QVERIFY(made);
            storage::DatabaseWorker database(executor);
            QVERIFY(outcomeOf(database.open({ folder->database(), made->keys.fileId, made->keys.masterKey.clone(),
                                              storage::KeyProof::KeyFile },
                                            migrations())));
        }
        const Person alice(home);
        QCOMPARE(alice.node->state(), Node::State::Locked);
        const auto opened = alice.unlock();
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, NodeError::Kind::NoProfile);
        QCOMPARE(alice.node->state(), Node::State::Empty);
        QVERIFY(alice.create("other words"));
        alice.close();
    }

    void inUse()
    {
        const Home home;
        const Person alice(home);
        QVERIFY(alice.create());
        QCOMPARE(ProfileFolder::open(alice.options.dataFolder).error(), ProfileFolder::Error::InUse);
        // Should the lock of the folder fail to hold, as on some network disks, the database's does.
        Node second(alice.options, *alice.folder);
        QCOMPARE(second.state(), Node::State::Locked);
        COMPARE_STORAGE(outcomeOf(second.unlock(passphrase("words"))), StorageErrorKind::InUse);
        QCOMPARE(second.state(), Node::State::Locked);
        QCOMPARE(alice.node->state(), Node::State::Open);
        alice.close();
        QVERIFY(outcomeOf(second.unlock(passphrase("words"))));
        finish(second.close());
    }

    void newerThanTheProgram()
    {
        const Home home;
        const Person alice(home);
        QVERIFY(alice.create());
        alice.close();
        auto steps = migrations();
        steps.push_back({ 1000, "of a later version", [](storage::Database& db) { return db.execute("CREATE TABLE later (a)"); } });
        withDatabase(alice, [&](storage::Database& db) { QVERIFY(storage::migrate(db, steps)); });
        const auto before = bytesOf(alice.folder->database());
        COMPARE_STORAGE(alice.unlock(), StorageErrorKind::FromTheFuture);
        QCOMPARE(alice.node->state(), Node::State::Locked);
        QCOMPARE(alice.node->failure()->kindName(), QByteArray("storage.from-the-future"));
        QVERIFY2(bytesOf(alice.folder->database()) == before, "it is left as it was");
    }

    void damaged_data()
    {
        QTest::addColumn<bool>("cut");
        QTest::addColumn<StorageErrorKind>("kind");
        QTest::newRow("overwritten") << false << StorageErrorKind::Damaged;
        QTest::newRow("cut off") << true << StorageErrorKind::Truncated;
    }
    void damaged()
    {
        QFETCH(bool, cut);
        QFETCH(StorageErrorKind, kind);
        const Home home;
        const Person alice(home);
        QVERIFY(alice.create());
        alice.close();
        auto bytes = bytesOf(alice.folder->database());
        const auto good = bytes;
        if (cut)
            bytes.chop(100);
        else
            std::fill(bytes.begin(), bytes.end(), 'x');
        put(alice.folder->database(), bytes);
        COMPARE_STORAGE(alice.unlock(), kind);
        QCOMPARE(alice.node->state(), Node::State::Locked);
        QCOMPARE(alice.create().error().kind, NodeError::Kind::ProfileExists); // nothing is overwritten
        QVERIFY(bytesOf(alice.folder->database()) == bytes);
        put(alice.folder->database(), good);
        QVERIFY(alice.unlock());
        alice.close();
    }

    void setAside()
    {
        const Home home;
        const Person alice(home);
        QCOMPARE(outcomeOf(alice.node->setAside()).error().kind, NodeError::Kind::NoProfile);
        QVERIFY(alice.create("first"));
        QCOMPARE(outcomeOf(alice.node->setAside()).error().kind, NodeError::Kind::AlreadyOpen);
        alice.close();
        const auto bytes = bytesOf(alice.folder->database());
        COMPARE_STORAGE(alice.unlock("wrong"), StorageErrorKind::WrongKey);
        const auto aside = outcomeOf(alice.node->setAside());
        QVERIFY(aside);
        QCOMPARE(alice.node->state(), Node::State::Empty);
        QVERIFY(!alice.node->failure());
        QCOMPARE(bytesOf(*aside + QStringLiteral("/allium.db")), bytes);
        QVERIFY(alice.create("second"));
        alice.close();
    }

    /// The database is written last: keys alone are the rest of a creation that was cut off.
    void keysWithoutADatabase()
    {
        const Home home;
        Person alice(home);
        QVERIFY(alice.create("first"));
        alice.close();
        alice.node.reset();
        QVERIFY(QFile::remove(alice.folder->database()));
        alice.node = std::make_unique<Node>(alice.options, *alice.folder);
        QCOMPARE(alice.node->state(), Node::State::Empty);
        QVERIFY(alice.create("second"));
        alice.close();
        COMPARE_STORAGE(alice.unlock("first"), StorageErrorKind::WrongKey);
        QVERIFY(alice.unlock("second"));
        alice.close();
    }

private:
    static QByteArray bytesOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void put(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    /// The database of a closed profile, opened beside the node.
    template <class Work>
    static void withDatabase(const Person& person, Work work)
    {
        QtTimers timers;
        storage::QtKeyRing keyRing(timers);
        ThreadExecutor executor;
        storage::Vault vault(person.folder->keyFile(), keyRing, executor);
        auto keys = outcomeOf(vault.unlockWithPassphrase(secret("words")));
        QVERIFY(keys);
        storage::OpenOptions options { person.folder->database(), keys->fileId, std::move(keys->masterKey) };
        auto database = storage::Database::open(options);
        QVERIFY(database);
        work(**database);
    }
};

ALLIUM_TEST(NodeTest)
#include "NodeTest.moc"
