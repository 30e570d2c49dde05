// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/KeyFile.h"

#include "core/base/ByteCodec.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/storage/StoreFixture.h"

using namespace allium;
using namespace allium::storage;
using namespace allium::storage::test;

namespace {

constexpr crypto::KdfCost Cheap { 8 * 1024, 1 };

crypto::Secret secret(const char* text)
{
    return crypto::Secret::copyOf(QByteArrayView(text));
}

/// With all three wraps, under repeatable randomness.
struct Exemplar {
    allium::test::SeededRandom random { 9 };
    MasterKey master = fixedMasterKey();
    crypto::AeadKey ringKey = crypto::AeadKey::random(random);
    RecoveryCode code = RecoveryCode::generate(random);
    KeyFile file;

    Exemplar()
    {
        file.fileId = fixedFileId();
        file.hints = { "de_DE", "dark" };
        file.wrapForKeyRing(master, random.make<KeyRingEntry>(), ringKey, random);
        const auto wrapped = file.wrapForPassphrase(master, secret("correct horse"), Cheap, random);
        Q_UNUSED(wrapped)
        file.wrapForRecoveryCode(master, code, random);
    }
    QByteArray bytes() const { return file.encode(master); }
};

/// What somebody without the master key can do: change fields and make the checksum fit.
QByteArray withChecksum(const QByteArray& body)
{
    return body + crypto::hash("allium key file checksum 1", { body }).toByteArray();
}

} // namespace

class KeyFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatItWrote()
    {
        const Exemplar exemplar;
        const auto bytes = exemplar.bytes();
        QVERIFY(bytes.size() < 600);
        const auto file = KeyFile::decode(bytes);
        VERIFY_OK(file);
        QCOMPARE(file->fileId, fixedFileId());
        QVERIFY(file->hints == exemplar.file.hints);
        QCOMPARE(file->encode(exemplar.master), bytes);
        QVERIFY(file->isSealedWith(exemplar.master));
        QVERIFY(!bytes.contains(exemplar.master.view().toByteArray()));
    }

    void anyOneOpens()
    {
        const Exemplar exemplar;
        const auto file = KeyFile::decode(exemplar.bytes());
        QVERIFY(*file->openWithKeyRing(exemplar.ringKey) == exemplar.master);
        QVERIFY(*file->openWithPassphrase(secret("correct horse")) == exemplar.master);
        QVERIFY(*file->openWithRecoveryCode(exemplar.code) == exemplar.master);
    }

    void wrongOnesDoNot()
    {
        Exemplar exemplar;
        const auto file = KeyFile::decode(exemplar.bytes());
        COMPARE_ERROR(file->openWithKeyRing(crypto::AeadKey::random(exemplar.random)), StorageErrorKind::WrongKey);
        COMPARE_ERROR(file->openWithPassphrase(secret("Correct horse")), StorageErrorKind::WrongKey);
        COMPARE_ERROR(file->openWithPassphrase(secret("")), StorageErrorKind::WrongKey);
        COMPARE_ERROR(file->openWithRecoveryCode(RecoveryCode::generate(exemplar.random)), StorageErrorKind::WrongKey);
    }

    void aWrapThatIsNotThereIsMisuse()
    {
        Exemplar exemplar;
        exemplar.file.keyRing.reset();
        exemplar.file.passphrase.reset();
        const auto file = KeyFile::decode(exemplar.bytes());
        COMPARE_ERROR(file->openWithKeyRing(exemplar.ringKey), StorageErrorKind::Misuse);
        COMPARE_ERROR(file->openWithPassphrase(secret("correct horse")), StorageErrorKind::Misuse);
        exemplar.file.recovery.reset();
        COMPARE_ERROR(KeyFile::decode(exemplar.bytes()), StorageErrorKind::Damaged); // nothing could ever open it
    }

    void everyTruncationIsSeen()
    {
        const auto bytes = Exemplar().bytes();
        for (qsizetype size = 0; size < bytes.size(); ++size)
            COMPARE_ERROR(KeyFile::decode(bytes.first(size)), StorageErrorKind::Truncated);
    }

    void everyFlippedBitIsSeen()
    {
        const auto bytes = Exemplar().bytes();
        for (qsizetype at = 0; at < bytes.size(); ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                auto flipped = bytes;
                flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
                const auto file = KeyFile::decode(flipped);
                QVERIFY(!file);
                const bool inLength = at >= 10 && at < 14;
                QVERIFY(file.error().kind == StorageErrorKind::Damaged
                        || (inLength && file.error().kind == StorageErrorKind::Truncated));
            }
        }
    }

    void trailingBytesAreRefused()
    {
        COMPARE_ERROR(KeyFile::decode(Exemplar().bytes() + 'x'), StorageErrorKind::Damaged);
        COMPARE_ERROR(KeyFile::decode(Exemplar().bytes() + QByteArray(KeyFile::MaxBytes, 'x')),
                      StorageErrorKind::Damaged);
    }

    void otherFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("{\"key\": true}").repeated(20);
        QTest::newRow("zeros") << QByteArray(300, '\0');
        QTest::newRow("huge") << QByteArray(1 << 20, 'x');
    }
    void otherFilesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        COMPARE_ERROR(KeyFile::decode(bytes), StorageErrorKind::Damaged);
    }

    void laterVersionIsFromTheFuture()
    {
        auto body = Exemplar().bytes().chopped(32);
        body[9] = 2;
        COMPARE_ERROR(KeyFile::decode(withChecksum(body)), StorageErrorKind::FromTheFuture);
        body[9] = 0;
        COMPARE_ERROR(KeyFile::decode(withChecksum(body)), StorageErrorKind::Damaged);
    }

    /// Somebody with access to the folder but without the key changes what is readable.
    void changesByOthersAreSeenAfterUnlocking()
    {
        const Exemplar exemplar;
        const auto bytes = exemplar.bytes();
        auto body = bytes.chopped(32);
        body.replace("dark", "cute");
        const auto file = KeyFile::decode(withChecksum(body));
        VERIFY_OK(file);
        COMPARE_ERROR(file->openWithKeyRing(exemplar.ringKey), StorageErrorKind::Damaged);
        COMPARE_ERROR(file->openWithPassphrase(secret("correct horse")), StorageErrorKind::Damaged);
    }

    void anotherFileIdDoesNotOpen()
    {
        Exemplar exemplar;
        exemplar.file.fileId = fixedFileId(0x77);
        const auto file = KeyFile::decode(exemplar.bytes());
        COMPARE_ERROR(file->openWithKeyRing(exemplar.ringKey), StorageErrorKind::WrongKey);
        COMPARE_ERROR(file->openWithRecoveryCode(exemplar.code), StorageErrorKind::WrongKey);
    }

    /// A tampered cost must neither weaken the wrap nor eat the machine's memory.
    void costIsBounded_data()
    {
        QTest::addColumn<quint32>("memoryKiB");
        QTest::addColumn<quint32>("passes");
        QTest::newRow("no memory") << 0U << 3U;
        QTest::newRow("too little") << 1024U << 3U;
        QTest::newRow("too much") << 0xffffffffU << 3U;
        QTest::newRow("no passes") << 65536U << 0U;
        QTest::newRow("for ever") << 65536U << 0xffffffffU;
    }
    void costIsBounded()
    {
        QFETCH(quint32, memoryKiB);
        QFETCH(quint32, passes);
        Exemplar exemplar;
        exemplar.file.passphrase->cost = { memoryKiB, passes };
        COMPARE_ERROR(KeyFile::decode(exemplar.bytes()), StorageErrorKind::Damaged);
    }

    void hintsArePlain_data()
    {
        QTest::addColumn<QByteArray>("hint");
        QTest::addColumn<bool>("good");
        QTest::newRow("none") << QByteArray() << true;
        QTest::newRow("language") << QByteArray("zh_Hant-TW") << true;
        QTest::newRow("path") << QByteArray("../../x") << false;
        QTest::newRow("line") << QByteArray("a\nb") << false;
        QTest::newRow("byte") << QByteArray("\xff") << false;
    }
    void hintsArePlain()
    {
        QFETCH(QByteArray, hint);
        QFETCH(bool, good);
        Exemplar exemplar;
        exemplar.file.hints = { hint, "dark" };
        QCOMPARE(KeyFile::decode(exemplar.bytes()).has_value(), good);
        exemplar.file.hints = { "de", hint };
        QCOMPARE(KeyFile::decode(exemplar.bytes()).has_value(), good);
    }

    void costFitsTheMachine()
    {
        constexpr std::uint64_t GiB = 1ULL << 30;
        QVERIFY((kdfCostForMemory(16 * GiB) == crypto::KdfCost { 256 * 1024, 3 }));
        QVERIFY((kdfCostForMemory(2 * GiB) == crypto::KdfCost { 256 * 1024, 3 }));
        QVERIFY((kdfCostForMemory(1 * GiB) == crypto::KdfCost { 128 * 1024, 4 }));
        QVERIFY((kdfCostForMemory(0) == crypto::KdfCost { 32 * 1024, 6 }));
        QVERIFY(kdfCostForThisMachine().isAcceptable());
    }
};

ALLIUM_TEST(KeyFileTest)
#include "KeyFileTest.moc"
