// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/BackupFile.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryDir>

using namespace allium;
using namespace allium::node;

namespace {

constexpr crypto::KdfCost Cheap { 8 * 1024, 1 };

crypto::Secret secret(const char* text)
{
    return crypto::Secret::copyOf(QByteArrayView(text));
}

QByteArray sample()
{
    test::SeededRandom random(3);
    BackupContents contents { secret("keys and contacts"), { { QStringLiteral("tor.accept_old"), false } } };
    return BackupFile::encode(contents, secret("correct horse"), Cheap, random).value_or(QByteArray());
}

} // namespace

class BackupFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void comesBackAsItWas()
    {
        const auto bytes = sample();
        QVERIFY(!bytes.contains("keys"));
        const auto contents = BackupFile::decode(bytes, secret("correct horse"));
        QVERIFY(contents);
        QCOMPARE(contents->contacts.view().toByteArray(), QByteArray("keys and contacts"));
        QCOMPARE(contents->settings.value(QLatin1String("tor.accept_old")).toBool(true), false);
    }

    void mistakesAreNamed()
    {
        const auto bytes = sample();
        QCOMPARE(BackupFile::decode(bytes, secret("wrong")).error(), BackupError::WrongPassphrase);
        QCOMPARE(BackupFile::decode("PK\3\4 a zip file, say", secret("x")).error(), BackupError::NotABackup);
        auto future = bytes;
        future[9] = 2;
        QCOMPARE(BackupFile::decode(future, secret("correct horse")).error(), BackupError::FromTheFuture);
        auto greedy = bytes;
        greedy[10] = '\x7f'; // asks for half a terabyte of memory
        QCOMPARE(BackupFile::decode(greedy, secret("correct horse")).error(), BackupError::Damaged);
    }

    void whatCannotBeReadBackIsNotWritten()
    {
        test::SeededRandom random(3);
        BackupContents contents { secret("keys and contacts"), {} };
        contents.settings.insert(QStringLiteral("tor.bridges"), QString(900'000, u'b'));
        QVERIFY(BackupFile::decode(BackupFile::encode(contents, secret("x"), Cheap, random).value(), secret("x")));
        contents.settings.insert(QStringLiteral("tor.torrc"), QString(200'000, u't'));
        const auto refused = BackupFile::encode(contents, secret("x"), Cheap, random);
        QVERIFY(!refused && refused.error() == BackupError::TooLarge);
    }

    void everyTruncationAndEveryFlippedByteIsNoticed()
    {
        const auto bytes = sample();
        for (qsizetype length = 0; length < 74; ++length)
            QCOMPARE(BackupFile::decode(QByteArrayView(bytes).first(length), secret("correct horse")).error(), BackupError::Truncated);
        for (qsizetype at = 18; at < bytes.size(); ++at) { // behind the costs, which would only slow this down
            auto changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            QCOMPARE(BackupFile::decode(changed, secret("correct horse")).error(), BackupError::WrongPassphrase);
        }
    }

    void fileIsPrivateAndReplacedWhole()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("backup"));
        QVERIFY(BackupFile::write(path, "one"));
        QVERIFY(BackupFile::write(path, sample()));
        QCOMPARE(*BackupFile::read(path), sample());
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(BackupFile::read(folder.filePath(QStringLiteral("none"))).error(), BackupError::CannotRead);
        QCOMPARE(BackupFile::write(folder.filePath(QStringLiteral("no/folder")), "x").error(), BackupError::CannotWrite);
    }
};

ALLIUM_TEST(BackupFileTest)
#include "BackupFileTest.moc"
