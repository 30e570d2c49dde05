// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/Vault.h"

#include "core/base/WhenDone.h"
#include "tests/support/InlineExecutor.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"
#include "tests/unit/storage/StoreFixture.h"

#include <QFileInfo>

#include <map>

using namespace allium;
using namespace allium::storage;
using namespace allium::storage::test;

namespace {

constexpr crypto::KdfCost Cheap { 8 * 1024, 1 };

crypto::Secret secret(const char* text)
{
    return crypto::Secret::copyOf(QByteArrayView(text));
}

/// A key ring in memory that can be locked or absent, and then answers as the real ones do.
class FakeKeyRing final : public KeyRing {
public:
    enum class State { Open, Locked, Absent };

    QFuture<StorageResult<crypto::Secret>> read(const QString& entry) override
    {
        const auto found = entries.find(entry);
        if (state == State::Absent)
            return readyFuture(StorageResult<crypto::Secret>(refuse(StorageErrorKind::KeyRingUnavailable)));
        if (state == State::Locked || found == entries.end()) // a locked one says "not found"
            return readyFuture(StorageResult<crypto::Secret>(refuse(StorageErrorKind::NotFound)));
        return readyFuture(StorageResult<crypto::Secret>(found->second.clone()));
    }
    QFuture<StorageResult<void>> write(const QString& entry, const crypto::Secret& value) override
    {
        if (state != State::Open)
            return readyFuture(StorageResult<void>(refuse(
                state == State::Locked ? StorageErrorKind::KeyRingLocked : StorageErrorKind::KeyRingUnavailable)));
        entries.insert_or_assign(entry, value.clone());
        return readyFuture(StorageResult<void>());
    }
    QFuture<StorageResult<void>> remove(const QString& entry) override
    {
        entries.erase(entry);
        return readyFuture(StorageResult<void>());
    }

    State state = State::Open;
    std::map<QString, crypto::Secret> entries;

private:
    static tl::unexpected<StorageError> refuse(StorageErrorKind kind) { return fail(StorageError { kind, {} }); }
};

template <class Value>
StorageResult<Value> answer(const QFuture<StorageResult<Value>>& future)
{
    auto waiting = future;
    if (!allium::test::waitFor([&] { return waiting.isFinished(); }) || waiting.resultCount() == 0)
        return fail(StorageError { StorageErrorKind::Misuse, "no answer" });
    return waiting.takeResult();
}

} // namespace

class VaultTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<StoreFolder>();
        m_ring = std::make_unique<FakeKeyRing>();
        m_path = m_folder->path(QStringLiteral("profile.keys"));
        m_vault = std::make_unique<Vault>(m_path, *m_ring, m_executor, Cheap);
    }
    void cleanup() { m_vault.reset(); }

    void nothingThereYet()
    {
        COMPARE_ERROR(answer(m_vault->inspect()), StorageErrorKind::NotFound);
        COMPARE_ERROR(answer(m_vault->unlockWithKeyRing()), StorageErrorKind::NotFound);
        COMPARE_ERROR(answer(m_vault->unlockWithPassphrase(secret("x"))), StorageErrorKind::NotFound);
        COMPARE_ERROR(answer(m_vault->destroy()), StorageErrorKind::NotFound);
    }

    void protectedByKeyRing()
    {
        auto made = answer(m_vault->create({ true, false }, {}, { "en", "light" }));
        VERIFY_OK(made);
        QVERIFY(made->recoveryCode.has_value());
        const auto unlocked = answer(m_vault->unlockWithKeyRing());
        VERIFY_OK(unlocked);
        QVERIFY(unlocked->masterKey == made->keys.masterKey);
        QCOMPARE(unlocked->fileId, made->keys.fileId);
        const auto recovered = answer(m_vault->unlockWithRecoveryCode(made->recoveryCode->text()));
        VERIFY_OK(recovered);
        QVERIFY(recovered->masterKey == made->keys.masterKey);
        COMPARE_ERROR(answer(m_vault->unlockWithPassphrase(secret("x"))), StorageErrorKind::Misuse);
        const auto summary = answer(m_vault->inspect());
        QVERIFY((summary->protection == Protection { true, false }));
        QVERIFY(summary->recoveryCode);
        QCOMPARE(summary->hints.theme, QByteArray("light"));
        // What the key ring holds is not the master key itself.
        QVERIFY(m_ring->entries.begin()->second.view() != made->keys.masterKey.view());
    }

    void protectedByPassphrase()
    {
        auto made = answer(m_vault->create({ false, true }, secret("correct horse")));
        VERIFY_OK(made);
        QVERIFY(!made->recoveryCode);
        QVERIFY(m_ring->entries.empty());
        QVERIFY(answer(m_vault->unlockWithPassphrase(secret("correct horse")))->masterKey == made->keys.masterKey);
        COMPARE_ERROR(answer(m_vault->unlockWithPassphrase(secret("wrong"))), StorageErrorKind::WrongKey);
        COMPARE_ERROR(answer(m_vault->unlockWithKeyRing()), StorageErrorKind::Misuse);
        COMPARE_ERROR(answer(m_vault->unlockWithRecoveryCode(secret("0000"))), StorageErrorKind::BadRecoveryCode);
    }

    void protectedByBothEitherOpens()
    {
        auto made = answer(m_vault->create({ true, true }, secret("correct horse")));
        VERIFY_OK(made);
        QVERIFY(!made->recoveryCode);
        QVERIFY(answer(m_vault->unlockWithKeyRing())->masterKey == made->keys.masterKey);
        QVERIFY(answer(m_vault->unlockWithPassphrase(secret("correct horse")))->masterKey == made->keys.masterKey);
        m_ring->state = FakeKeyRing::State::Absent;
        COMPARE_ERROR(answer(m_vault->unlockWithKeyRing()), StorageErrorKind::KeyRingUnavailable);
        VERIFY_OK(answer(m_vault->unlockWithPassphrase(secret("correct horse"))));
    }

    void tryingTheKeyRingLeavesNothingBehind()
    {
        VERIFY_OK(answer(m_vault->tryKeyRing()));
        QVERIFY(m_ring->entries.empty());
        m_ring->state = FakeKeyRing::State::Locked;
        COMPARE_ERROR(answer(m_vault->tryKeyRing()), StorageErrorKind::KeyRingLocked);
        m_ring->state = FakeKeyRing::State::Absent;
        COMPARE_ERROR(answer(m_vault->tryKeyRing()), StorageErrorKind::KeyRingUnavailable);
        QVERIFY(!QFileInfo::exists(m_path));
    }

    void protectedByNothingIsMisuse()
    {
        COMPARE_ERROR(answer(m_vault->create({ false, false }, {})), StorageErrorKind::Misuse);
        COMPARE_ERROR(answer(m_vault->create({ false, true }, {})), StorageErrorKind::Misuse);
        QVERIFY(!QFileInfo::exists(m_path));
    }

    void twoProfilesHaveNothingInCommon()
    {
        auto one = answer(m_vault->create({ true, false }, {}));
        Vault other(m_folder->path(QStringLiteral("other.keys")), *m_ring, m_executor, Cheap);
        auto two = answer(other.create({ true, false }, {}));
        VERIFY_OK(two);
        QVERIFY(!(one->keys.masterKey == two->keys.masterKey));
        QVERIFY(one->keys.fileId != two->keys.fileId);
        QCOMPARE(m_ring->entries.size(), 2U);
        COMPARE_ERROR(answer(m_vault->unlockWithRecoveryCode(two->recoveryCode->text())), StorageErrorKind::WrongKey);
    }

    void anExistingProfileIsNotReplaced()
    {
        auto made = answer(m_vault->create({ false, true }, secret("one")));
        const auto before = StoreFolder::content(m_path);
        COMPARE_ERROR(answer(m_vault->create({ false, true }, secret("two"))), StorageErrorKind::AlreadyExists);
        QCOMPARE(StoreFolder::content(m_path), before);
    }

    void lockedKeyRingIsNeverAReasonForANewKey_data()
    {
        QTest::addColumn<bool>("forgetful");
        QTest::newRow("locked") << false;
        QTest::newRow("another key ring") << true;
    }
    void lockedKeyRingIsNeverAReasonForANewKey()
    {
        QFETCH(bool, forgetful);
        auto made = answer(m_vault->create({ true, false }, {}));
        const auto before = StoreFolder::content(m_path);
        if (forgetful)
            m_ring->entries.clear();
        else
            m_ring->state = FakeKeyRing::State::Locked;
        COMPARE_ERROR(answer(m_vault->unlockWithKeyRing()), StorageErrorKind::KeyRingLocked);
        QCOMPARE(StoreFolder::content(m_path), before);
        VERIFY_OK(answer(m_vault->unlockWithRecoveryCode(made->recoveryCode->text())));
    }

    void otherBytesInTheKeyRingAreAWrongKey()
    {
        VERIFY_OK(answer(m_vault->create({ true, false }, {})));
        for (const auto& bytes : { QByteArray(32, 'x'), QByteArray(5, 'x'), QByteArray() }) {
            m_ring->entries.begin()->second = crypto::Secret::copyOf(QByteArrayView(bytes));
            COMPARE_ERROR(answer(m_vault->unlockWithKeyRing()), StorageErrorKind::WrongKey);
        }
    }

    void withoutKeyRingNothingIsCreated_data()
    {
        QTest::addColumn<bool>("locked");
        QTest::newRow("locked") << true;
        QTest::newRow("absent") << false;
    }
    void withoutKeyRingNothingIsCreated()
    {
        QFETCH(bool, locked);
        m_ring->state = locked ? FakeKeyRing::State::Locked : FakeKeyRing::State::Absent;
        COMPARE_ERROR(answer(m_vault->create({ true, false }, {})),
                      locked ? StorageErrorKind::KeyRingLocked : StorageErrorKind::KeyRingUnavailable);
        QVERIFY(m_folder->files().isEmpty());
        VERIFY_OK(answer(m_vault->create({ false, true }, secret("then a passphrase"))));
    }

    /// From each protection to each other one: the same master key, and the old way is closed.
    void everyChange_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        const char* const names[] = { "", "key ring", "passphrase", "both" };
        for (int from = 1; from <= 3; ++from) {
            for (int to = 1; to <= 3; ++to)
                QTest::addRow("%s to %s", names[from], names[to]) << from << to;
        }
    }
    void everyChange()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        const auto protection = [](int bits) { return Protection { (bits & 1) != 0, (bits & 2) != 0 }; };
        auto made = answer(m_vault->create(protection(from), secret(from == 1 ? "" : "old")));
        VERIFY_OK(made);
        const auto& master = made->keys.masterKey;
        const auto code = answer(m_vault->protect(master, protection(to), secret(to == 1 ? "" : "new")));
        VERIFY_OK(code);
        QCOMPARE(code->has_value(), to == 1);
        QVERIFY(answer(m_vault->inspect())->protection == protection(to));

        const auto opens = [&](auto outcome) { return outcome && outcome->masterKey == master; };
        QCOMPARE(opens(answer(m_vault->unlockWithKeyRing())), (to & 1) != 0);
        QCOMPARE(opens(answer(m_vault->unlockWithPassphrase(secret("new")))), (to & 2) != 0);
        QVERIFY(!opens(answer(m_vault->unlockWithPassphrase(secret("old")))));
        if (made->recoveryCode)
            QVERIFY(!opens(answer(m_vault->unlockWithRecoveryCode(made->recoveryCode->text()))));
        if (*code)
            QVERIFY(opens(answer(m_vault->unlockWithRecoveryCode((*code)->text()))));
        QCOMPARE(m_ring->entries.size(), (to & 1) != 0 ? 1U : 0U);
    }

    void emptyPassphraseKeepsThePresentOne()
    {
        auto made = answer(m_vault->create({ false, true }, secret("kept")));
        VERIFY_OK(answer(m_vault->protect(made->keys.masterKey, { true, true }, {})));
        VERIFY_OK(answer(m_vault->unlockWithPassphrase(secret("kept"))));
        VERIFY_OK(answer(m_vault->unlockWithKeyRing()));
        VERIFY_OK(answer(m_vault->protect(made->keys.masterKey, { true, false }, {})));
        COMPARE_ERROR(answer(m_vault->protect(made->keys.masterKey, { false, true }, {})), StorageErrorKind::Misuse);
        VERIFY_OK(answer(m_vault->unlockWithKeyRing())); // as before
    }

    void failedChangeLeavesTheOldProtection()
    {
        auto made = answer(m_vault->create({ false, true }, secret("old")));
        const auto before = StoreFolder::content(m_path);
        m_ring->state = FakeKeyRing::State::Absent;
        COMPARE_ERROR(answer(m_vault->protect(made->keys.masterKey, { true, false }, {})),
                      StorageErrorKind::KeyRingUnavailable);
        QCOMPARE(StoreFolder::content(m_path), before);
    }

    void onlyItsOwnerChangesIt()
    {
        VERIFY_OK(answer(m_vault->create({ false, true }, secret("old"))));
        const auto before = StoreFolder::content(m_path);
        const auto stranger = fixedMasterKey();
        COMPARE_ERROR(answer(m_vault->protect(stranger, { false, true }, secret("mine"))), StorageErrorKind::WrongKey);
        COMPARE_ERROR(answer(m_vault->setHints(stranger, {})), StorageErrorKind::WrongKey);
        QCOMPARE(StoreFolder::content(m_path), before);
    }

    void hintsChange()
    {
        auto made = answer(m_vault->create({ false, true }, secret("p"), { "en", "light" }));
        VERIFY_OK(answer(m_vault->setHints(made->keys.masterKey, { "de", "dark" })));
        QVERIFY((answer(m_vault->inspect())->hints == KeyFileHints { "de", "dark" }));
        VERIFY_OK(answer(m_vault->unlockWithPassphrase(secret("p"))));
        COMPARE_ERROR(answer(m_vault->setHints(made->keys.masterKey, { "not/good", {} })), StorageErrorKind::Damaged);
        VERIFY_OK(answer(m_vault->inspect()));
    }

    void damagedFileIsTold()
    {
        auto made = answer(m_vault->create({ false, true }, secret("p")));
        const auto bytes = StoreFolder::content(m_path);
        StoreFolder::setContent(m_path, bytes.chopped(1));
        COMPARE_ERROR(answer(m_vault->unlockWithPassphrase(secret("p"))), StorageErrorKind::Truncated);
        StoreFolder::setContent(m_path, {});
        COMPARE_ERROR(answer(m_vault->inspect()), StorageErrorKind::Truncated);
        StoreFolder::setContent(m_path, bytes + QByteArray(1 << 20, 'x'));
        COMPARE_ERROR(answer(m_vault->unlockWithKeyRing()), StorageErrorKind::Damaged);
        // It does not count as "no profile".
        COMPARE_ERROR(answer(m_vault->create({ false, true }, secret("p"))), StorageErrorKind::AlreadyExists);
    }

    void leftoverOfACrashWhileSavingDoesNotMatter()
    {
        StoreFolder::setContent(m_path + QStringLiteral(".new"), "half");
        VERIFY_OK(answer(m_vault->create({ false, true }, secret("p"))));
        QCOMPARE(m_folder->files(), QStringList { QStringLiteral("profile.keys") });
        constexpr auto Others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
            | QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(m_path).permissions() & Others));
    }

    void destroyingLeavesNothing()
    {
        VERIFY_OK(answer(m_vault->create({ true, true }, secret("p"))));
        VERIFY_OK(answer(m_vault->destroy()));
        QVERIFY(m_folder->files().isEmpty());
        QVERIFY(m_ring->entries.empty());
    }

    void opensTheDatabaseThatItWasMadeFor()
    {
        auto made = answer(m_vault->create({ false, true }, secret("p")));
        auto options = optionsFor(m_folder->path());
        options.fileId = made->keys.fileId;
        options.masterKey = made->keys.masterKey.clone();
        {
            auto db = Database::open(options);
            VERIFY_OK((*db)->execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)"));
        }
        VERIFY_OK(answer(m_vault->protect(made->keys.masterKey, { false, true }, secret("q"))));
        auto unlocked = answer(m_vault->unlockWithPassphrase(secret("q")));
        options.masterKey = std::move(unlocked->masterKey);
        options.fileId = unlocked->fileId;
        auto db = Database::open(options);
        VERIFY_OK(db);
        QCOMPARE(count(**db, "SELECT a FROM t"), 1);
    }

    void endsWithoutAnswerWhenDestroyedFirst()
    {
        const auto future = m_vault->create({ true, false }, {});
        m_vault.reset();
        QVERIFY(allium::test::waitFor([&] { return future.isFinished(); }));
        QCOMPARE(future.resultCount(), 0);
        QVERIFY(!QFileInfo::exists(m_path));
    }

private:
    ThreadExecutor m_executor;
    std::unique_ptr<StoreFolder> m_folder;
    std::unique_ptr<FakeKeyRing> m_ring;
    QString m_path;
    std::unique_ptr<Vault> m_vault;
};

ALLIUM_TEST(VaultTest)
#include "VaultTest.moc"
