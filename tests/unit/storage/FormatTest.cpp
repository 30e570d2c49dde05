// SPDX-License-Identifier: GPL-3.0-or-later
// The vectors at the end of core/storage/FORMAT.md, read from there.
#include "core/crypto/Hash.h"
#include "core/storage/EncryptingVfs.h"
#include "core/storage/KeyFile.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/storage/StoreFixture.h"

using namespace allium;
using namespace allium::storage;
using namespace allium::storage::test;

namespace {

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, 0);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i % 251);
    return bytes;
}

QByteArray blake2b(const QByteArray& bytes)
{
    return crypto::personalHash({}, bytes).toByteArray();
}

} // namespace

class FormatTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto page = StoreFolder::content(QStringLiteral(STORAGE_FORMAT));
        for (const auto& line : page.split('\n')) {
            const auto parts = line.split('=');
            if (parts.size() == 2 && !parts[0].trimmed().contains(' '))
                m_text.insert(parts[0].trimmed(), parts[1].trimmed());
        }
        QCOMPARE(m_text.size(), 17);
        m_master = std::move(*MasterKey::from(vector("master")));
        m_file = *FileId::from(vector("file-id"));
    }

    void databaseKey() { QCOMPARE(storage::databaseKey(m_master, m_file).view().toByteArray(), vector("database-key")); }

    void records_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("page") << 1 << 3 << 4056 << QByteArray("page-3");
        QTest::newRow("log header") << 2 << 0 << 32 << QByteArray("log-header");
        QTest::newRow("log frame") << 3 << 5 << 4080 << QByteArray("log-frame-5");
    }
    void records()
    {
        QFETCH(int, kind);
        QFETCH(int, number);
        QFETCH(int, bytes);
        QFETCH(QByteArray, name);
        const PageCipher cipher(storage::databaseKey(m_master, m_file), m_file);
        const auto place = static_cast<PageCipher::Kind>(kind);
        auto record = pattern(bytes) + QByteArray(PageCipher::OverheadBytes, '\0');
        const auto plain = record;
        const auto span = [&] {
            return std::span(reinterpret_cast<std::uint8_t*>(record.data()), static_cast<std::size_t>(record.size()));
        };
        cipher.seal(place, static_cast<std::uint64_t>(number), span(), *crypto::XNonce::from(vector("nonce")));
        if (m_text.contains(name))
            QCOMPARE(record, vector(name));
        else
            QCOMPARE(record.first(32) + record.last(40) + blake2b(record),
                     vector(name + "-start") + vector(name + "-end") + vector(name + "-hash"));
        const auto sealed = record;
        QVERIFY(cipher.open(place, static_cast<std::uint64_t>(number), span()));
        QCOMPARE(record, plain);
        record = sealed;
        QVERIFY(!cipher.open(place, static_cast<std::uint64_t>(number) + 1, span()));
        record = sealed;
        QVERIFY(!cipher.open(static_cast<PageCipher::Kind>(kind % 3 + 1), static_cast<std::uint64_t>(number), span()));
    }

    void keyFile()
    {
        const auto bytes = vector("key-file");
        const auto file = KeyFile::decode(bytes);
        VERIFY_OK(file);
        QCOMPARE(file->fileId, m_file);
        QVERIFY((file->hints == KeyFileHints { "de_DE", "dark" }));
        QVERIFY((file->passphrase->cost == crypto::KdfCost { 8 * 1024, 1 }));
        QCOMPARE(file->encode(m_master), bytes);
        QVERIFY(*file->openWithKeyRing(*crypto::AeadKey::from(vector("key-ring-key"))) == m_master);
        QVERIFY(*file->openWithPassphrase(crypto::Secret::copyOf(QByteArrayView(vector("passphrase")))) == m_master);
        const auto code = RecoveryCode::parse(crypto::Secret::copyOf(QByteArrayView(m_text.value("recovery-code"))));
        VERIFY_OK(code);
        QCOMPARE(code->bytes().view().toByteArray(), vector("recovery-bytes"));
        QCOMPARE(code->text().view().toByteArray(), m_text.value("recovery-code"));
        QVERIFY(*file->openWithRecoveryCode(*code) == m_master);
    }

    /// The files that SQLite makes through us are laid out as the page says.
    void filesAreLaidOutSo()
    {
        StoreFolder folder;
        auto options = folder.options();
        auto db = Database::open(options);
        VERIFY_OK((*db)->execute("CREATE TABLE t(a); INSERT INTO t VALUES(zeroblob(20000))"));
        VERIFY_OK((*db)->checkpoint());
        VERIFY_OK((*db)->execute("INSERT INTO t VALUES('in the log')"));
        const auto database = StoreFolder::content(folder.path());
        const auto log = StoreFolder::content(folder.log());
        const PageCipher cipher(storage::databaseKey(options.masterKey, options.fileId), options.fileId);
        const auto open = [&](PageCipher::Kind kind, std::uint64_t number, QByteArray record) {
            const auto span = std::span(reinterpret_cast<std::uint8_t*>(record.data()),
                                        static_cast<std::size_t>(record.size()));
            return cipher.open(kind, number, span) ? record : QByteArray();
        };
        QCOMPARE(database.size() % 4096, 0);
        for (qsizetype page = 0; page < database.size() / 4096; ++page)
            QVERIFY(!open(PageCipher::Kind::Page, static_cast<std::uint64_t>(page) + 1, database.mid(page * 4096, 4096))
                         .isEmpty());
        QVERIFY(open(PageCipher::Kind::Page, 1, database.first(4096)).startsWith("SQLite format 3"));
        QCOMPARE(open(PageCipher::Kind::LogHeader, 0, log.first(72)).toHex().first(6), QByteArray("377f06"));
        QCOMPARE((log.size() - 72) % 4120, 0);
        const auto frames = (log.size() - 72) / 4120;
        QVERIFY(frames >= 1);
        bool found = false;
        for (qsizetype frame = 0; frame < frames; ++frame) {
            const auto plain = open(PageCipher::Kind::LogFrame, static_cast<std::uint64_t>(frame),
                                    log.mid(72 + frame * 4120, 4120));
            QVERIFY(!plain.isEmpty());
            found = found || plain.contains("in the log");
        }
        QVERIFY(found);
    }

private:
    QByteArray vector(const QByteArray& name) const { return QByteArray::fromHex(m_text.value(name)); }

    QHash<QByteArray, QByteArray> m_text;
    MasterKey m_master;
    FileId m_file;
};

ALLIUM_TEST(FormatTest)
#include "FormatTest.moc"
