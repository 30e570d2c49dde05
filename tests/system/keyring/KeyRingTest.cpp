// SPDX-License-Identifier: GPL-3.0-or-later
// One class for each state that a key ring can be in; run_keyring makes the state, then runs it.
// KEYRING_TEST_FOLDER is a folder that outlives the single run.
#include "core/base/Executor.h"
#include "core/storage/KeyRing.h"
#include "core/storage/Vault.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"

#include <QFileInfo>
#include <QTemporaryDir>

using namespace allium;
using namespace allium::storage;

namespace {

constexpr crypto::KdfCost Cheap { 8 * 1024, 1 };

template <class Value>
StorageResult<Value> answer(const QFuture<StorageResult<Value>>& future)
{
    auto waiting = future;
    if (!test::waitFor([&] { return waiting.isFinished(); }) || waiting.resultCount() == 0)
        return fail(StorageError { StorageErrorKind::Misuse, "no answer" });
    return waiting.takeResult();
}

template <class Value>
QByteArray outcome(const StorageResult<Value>& result)
{
    return result ? QByteArray("ok") : QByteArray(nameOf(result.error().kind));
}

crypto::Secret secret(QByteArrayView text)
{
    return crypto::Secret::copyOf(text);
}

/// A profile that stays from run to run.
QString lastingPath()
{
    return qEnvironmentVariable("KEYRING_TEST_FOLDER") + QStringLiteral("/profile.keys");
}

struct Bench {
    QtTimers timers;
    QtKeyRing ring { timers, QStringLiteral("allium-test"), std::chrono::seconds(20) };
    ThreadExecutor executor;
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("profile.keys"));

    /// What must hold wherever the key ring does not help.
    void passphraseStillWorks()
    {
        Vault vault(path, ring, executor, Cheap);
        QCOMPARE(outcome(answer(vault.create({ false, true }, secret("correct horse")))), QByteArray("ok"));
        QCOMPARE(outcome(answer(vault.unlockWithPassphrase(secret("correct horse")))), QByteArray("ok"));
    }
};

} // namespace

class KeyRingPresent : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsValues()
    {
        Bench bench;
        const auto entry = QStringLiteral("entry");
        QCOMPARE(outcome(answer(bench.ring.read(entry))), QByteArray("not found"));
        const auto value = secret(QByteArray("\0\1\xff binary", 10));
        QCOMPARE(outcome(answer(bench.ring.write(entry, value))), QByteArray("ok"));
        QVERIFY(*answer(bench.ring.read(entry)) == value);
        QCOMPARE(outcome(answer(bench.ring.write(entry, secret("another")))), QByteArray("ok"));
        QVERIFY(*answer(bench.ring.read(entry)) == secret("another"));
        QCOMPARE(outcome(answer(bench.ring.remove(entry))), QByteArray("ok"));
        QCOMPARE(outcome(answer(bench.ring.read(entry))), QByteArray("not found"));
        QCOMPARE(outcome(answer(bench.ring.remove(entry))), QByteArray("ok"));
    }

    void protectsAProfile()
    {
        Bench bench;
        Vault vault(lastingPath(), bench.ring, bench.executor, Cheap);
        const auto made = answer(vault.create({ true, false }, {}));
        QCOMPARE(outcome(made), QByteArray("ok"));
        const auto unlocked = answer(vault.unlockWithKeyRing());
        QCOMPARE(outcome(unlocked), QByteArray("ok"));
        QVERIFY(unlocked->masterKey == made->keys.masterKey);
    }

    void changesProtection()
    {
        Bench bench;
        Vault vault(bench.path, bench.ring, bench.executor, Cheap);
        const auto made = answer(vault.create({ false, true }, secret("first")));
        QCOMPARE(outcome(answer(vault.protect(made->keys.masterKey, { true, false }, {}))), QByteArray("ok"));
        QCOMPARE(outcome(answer(vault.unlockWithKeyRing())), QByteArray("ok"));
        QCOMPARE(outcome(answer(vault.protect(made->keys.masterKey, { false, true }, secret("second")))),
                 QByteArray("ok"));
        QCOMPARE(outcome(answer(vault.unlockWithPassphrase(secret("second")))), QByteArray("ok"));
        QCOMPARE(outcome(answer(vault.destroy())), QByteArray("ok"));
    }
};

/// The next login: another bus and daemon, the same key ring.
class KeyRingAgain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stillOpensTheProfile()
    {
        Bench bench;
        Vault vault(lastingPath(), bench.ring, bench.executor, Cheap);
        QCOMPARE(outcome(answer(vault.unlockWithKeyRing())), QByteArray("ok"));
    }
};

class KeyRingLocked : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isToldAndNothingChanges()
    {
        Bench bench;
        Vault vault(lastingPath(), bench.ring, bench.executor, Cheap);
        QCOMPARE(outcome(answer(vault.unlockWithKeyRing())), QByteArray("key ring locked"));
        const auto summary = answer(vault.inspect());
        QVERIFY(summary && summary->protection.keyRing);
    }
    void makesNoProfile()
    {
        Bench bench;
        Vault vault(bench.path, bench.ring, bench.executor, Cheap);
        QCOMPARE(outcome(answer(vault.create({ true, false }, {}))), QByteArray("key ring locked"));
        QVERIFY(!QFileInfo::exists(bench.path));
    }
    void passphraseStillWorks() { Bench().passphraseStillWorks(); }
};

/// No secret service on the bus, or no bus at all.
class KeyRingMissing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isTold()
    {
        Bench bench;
        Vault vault(lastingPath(), bench.ring, bench.executor, Cheap);
        QCOMPARE(outcome(answer(vault.unlockWithKeyRing())), QByteArray("no key ring"));
        Vault fresh(bench.path, bench.ring, bench.executor, Cheap);
        QCOMPARE(outcome(answer(fresh.create({ true, false }, {}))), QByteArray("no key ring"));
        QVERIFY(!QFileInfo::exists(bench.path));
    }
    void passphraseStillWorks() { Bench().passphraseStillWorks(); }
};

/// The service is there and does not answer, as while it shows a dialog.
class KeyRingSilent : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isNotWaitedForForEver()
    {
        QtTimers timers;
        QtKeyRing ring(timers, QStringLiteral("allium-test"), std::chrono::milliseconds(300));
        QCOMPARE(outcome(answer(ring.read(QStringLiteral("entry")))), QByteArray("key ring timed out"));
        QCOMPARE(outcome(answer(ring.write(QStringLiteral("entry"), secret("value")))),
                 QByteArray("key ring timed out"));
    }
};

ALLIUM_TEST(KeyRingPresent)
ALLIUM_TEST(KeyRingAgain)
ALLIUM_TEST(KeyRingLocked)
ALLIUM_TEST(KeyRingMissing)
ALLIUM_TEST(KeyRingSilent)
#include "KeyRingTest.moc"
