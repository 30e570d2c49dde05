// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/ProfileFolder.h"
#include "core/node/ProfileNote.h"
#include "core/node/ProfilePlace.h"
#include "core/storage/KeyFile.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace allium;
using namespace allium::node;
using Condition = ProfileEntry::Condition;

namespace {

/// A folder full of profiles, and of what does not belong there.
struct Shelf {
    Shelf()
        : place(base.filePath(QStringLiteral("allium")))
    {
        QDir().mkpath(base.filePath(QStringLiteral("allium")));
    }
    void put(const QString& name, const QByteArray& bytes) const
    {
        const auto path = place.pathOf(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
    }
    /// A profile that was used at this time.
    void putProfile(const QString& name, qint64 usedAt = 1000, bool keyRing = false, bool passphrase = true)
    {
        storage::KeyFile keys;
        const storage::MasterKey master;
        if (keyRing)
            keys.wrapForKeyRing(master, {}, crypto::AeadKey(), random);
        if (passphrase && !keys.wrapForPassphrase(master, crypto::Secret::copyOf(QByteArrayView("words")), { 8 * 1024, 1 }, random))
            qFatal("no wrap");
        put(name + QStringLiteral("/allium.key"), keys.encode(master));
        put(name + QStringLiteral("/allium.db"), "sealed");
        QFile file(place.pathOf(name) + QStringLiteral("/allium.db"));
        if (!file.open(QIODevice::ReadWrite) || !file.setFileTime(QDateTime::fromMSecsSinceEpoch(usedAt), QFileDevice::FileModificationTime))
            qFatal("no time");
    }
    QStringList names() const
    {
        QStringList found;
        for (const auto& entry : place.entries())
            found.append(entry.name);
        return found;
    }

    QTemporaryDir base { QStringLiteral("/tmp/allium-place-XXXXXX") };
    test::SeededRandom random { 1 };
    ProfilePlace place;
};

} // namespace

class ProfilePlaceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void nothingThereYet()
    {
        QVERIFY(ProfilePlace(QStringLiteral("/nonexistent/allium")).entries().empty());
        QVERIFY(Shelf().names().isEmpty());
    }

    void theLastUsedIsFirst()
    {
        Shelf shelf;
        shelf.putProfile(QStringLiteral("default"), 5000);
        shelf.putProfile(QStringLiteral("alice"), 9000, true, false);
        shelf.put(QStringLiteral("b/allium.name"), ProfileNote::of(QStringLiteral("Empty")).encode());
        shelf.put(QStringLiteral("a/allium.name"), ProfileNote().encode());
        QCOMPARE(shelf.names(), QStringList({ QStringLiteral("alice"), QStringLiteral("default"), QStringLiteral("a"), QStringLiteral("b") }));
        const auto entries = shelf.place.entries();
        QCOMPARE(entries[0].lastUsed, WallTime(Milliseconds(9000)));
        QVERIFY(entries[0].hasKeyRing && !entries[0].hasPassphrase && !entries[0].isOpen && !entries[0].isOwn);
        QVERIFY(entries[1].hasPassphrase && !entries[1].hasKeyRing);
        QCOMPARE(entries[1].condition, Condition::Ready);
        QCOMPARE(entries[3].condition, Condition::New);
        QCOMPARE(entries[3].title, QStringLiteral("Empty"));
        QVERIFY(!entries[3].lastUsed);
    }

    void whatTheLogSaysIsUseToo()
    {
        Shelf shelf;
        shelf.putProfile(QStringLiteral("a"), 5000);
        shelf.putProfile(QStringLiteral("b"), 6000);
        shelf.put(QStringLiteral("a/allium.db-wal"), "log");
        QCOMPARE(shelf.names().first(), QStringLiteral("a"));
    }

    void oneMayBeginWithoutAQuestion()
    {
        Shelf shelf;
        shelf.putProfile(QStringLiteral("a"));
        shelf.putProfile(QStringLiteral("b"));
        const auto starts = [&shelf] {
            QStringList names;
            for (const auto& entry : shelf.place.entries()) {
                if (entry.isStart)
                    names.append(entry.name);
            }
            return names;
        };
        QVERIFY(shelf.place.startProfile().isEmpty() && starts().isEmpty());
        QVERIFY(shelf.place.setStartProfile({})); // is so already
        QVERIFY(shelf.place.setStartProfile(QStringLiteral("b")));
        QCOMPARE(shelf.place.startProfile(), QStringLiteral("b"));
        QCOMPARE(starts(), QStringList { QStringLiteral("b") });
        QVERIFY(shelf.place.entry(QStringLiteral("b"))->isStart && !shelf.place.entry(QStringLiteral("a"))->isStart);
        QCOMPARE(shelf.place.setStartProfile(QStringLiteral("c")).error(), ProfileError::Unknown);
        QCOMPARE(shelf.place.setStartProfile(QStringLiteral("../a")).error(), ProfileError::Unknown);
        QCOMPARE(shelf.place.startProfile(), QStringLiteral("b"));
        QCOMPARE(shelf.names().size(), 2); // its file is no profile
        QVERIFY(shelf.place.setStartProfile({}));
        QVERIFY(starts().isEmpty());
    }

    void whatElseTheFileSaysCountsForNothing_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("only a line end") << QByteArray("\n");
        QTest::newRow("no line end") << QByteArray("a");
        QTest::newRow("two lines") << QByteArray("a\nb\n");
        QTest::newRow("not there any more") << QByteArray("gone\n");
        QTest::newRow("a path") << QByteArray("../allium/a\n");
        QTest::newRow("no UTF-8") << QByteArray("a\xFF\n");
        QTest::newRow("long") << QByteArray(100'000, 'a') + '\n';
    }

    void whatElseTheFileSaysCountsForNothing()
    {
        QFETCH(QByteArray, file);
        Shelf shelf;
        shelf.putProfile(QStringLiteral("a"));
        shelf.put(QStringLiteral("allium.start"), file);
        QVERIFY(shelf.place.startProfile().isEmpty());
        QVERIFY(!shelf.place.entries().front().isStart);
    }

    void whatIsNoFileSaysNothingOfTheStart_data()
    {
        QTest::addColumn<QString>("kind");
        for (const auto* kind : { "link", "pipe", "folder" })
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    void whatIsNoFileSaysNothingOfTheStart()
    {
        QFETCH(QString, kind);
        Shelf shelf;
        shelf.putProfile(QStringLiteral("a"));
        shelf.put(QStringLiteral("elsewhere"), "a\n");
        const auto file = shelf.place.pathOf(QStringLiteral("allium.start"));
        if (kind == QLatin1String("link"))
            QVERIFY(QFile::link(shelf.place.pathOf(QStringLiteral("elsewhere")), file));
        else if (kind == QLatin1String("pipe"))
            QVERIFY(::mkfifo(QFile::encodeName(file).constData(), 0600) == 0);
        else
            QVERIFY(QDir().mkpath(file));
        QVERIFY(shelf.place.startProfile().isEmpty());
        QVERIFY(!shelf.place.entries().front().isStart && !shelf.place.entry(QStringLiteral("a"))->isStart);
    }

    void aNewOneIsNotTheOneThatWasRemovedByHand()
    {
        const Shelf shelf;
        const auto name = shelf.place.create({});
        QVERIFY(name && shelf.place.setStartProfile(*name));
        QVERIFY(QDir(shelf.place.pathOf(*name)).removeRecursively());
        QVERIFY(shelf.place.startProfile().isEmpty());
        QCOMPARE(*shelf.place.create({}), *name);
        QVERIFY(shelf.place.startProfile().isEmpty() && !shelf.place.entry(*name)->isStart);
        // What another one is called stays.
        QVERIFY(shelf.place.setStartProfile(*name));
        QVERIFY(shelf.place.create({}));
        QCOMPARE(shelf.place.startProfile(), *name);
    }

    void whatDoesNotBelongThereIsLeftOut()
    {
        Shelf shelf;
        shelf.putProfile(QStringLiteral("good"));
        shelf.put(QStringLiteral("file"), "a file");
        shelf.put(QStringLiteral("foreign/readme.txt"), "not ours");
        shelf.put(QStringLiteral(".hidden/allium.key"), "x");
        QVERIFY(QDir().mkpath(shelf.place.pathOf(QStringLiteral("left/store")))); // opened once, never used
        QVERIFY(QFile::link(shelf.place.pathOf(QStringLiteral("good")), shelf.place.pathOf(QStringLiteral("link"))));
        QVERIFY(QFile::link(QStringLiteral("/nonexistent"), shelf.place.pathOf(QStringLiteral("nowhere"))));
        QVERIFY(QFile::link(QStringLiteral("."), shelf.place.pathOf(QStringLiteral("round"))));
        QVERIFY(::mkfifo(QFile::encodeName(shelf.place.pathOf(QStringLiteral("pipe"))).constData(), 0600) == 0);
        QVERIFY(QDir().mkpath(shelf.place.pathOf(QStringLiteral("od\u202Ed"))));
        shelf.put(QStringLiteral("od\u202Ed/allium.key"), "x");
        QCOMPARE(shelf.names(), QStringList { QStringLiteral("good") });
        QVERIFY(!shelf.place.entry(QStringLiteral("link")));
        QVERIFY(!shelf.place.entry(QStringLiteral("../allium/good")));
        QVERIFY(!shelf.place.entry(QString()));
    }

    void whatIsWrongWithAProfileIsSaid_data()
    {
        QTest::addColumn<QByteArray>("keyFile");
        QTest::addColumn<Condition>("condition");
        storage::KeyFile keys;
        test::SeededRandom random { 1 };
        keys.wrapForKeyRing({}, {}, crypto::AeadKey(), random);
        auto whole = keys.encode({});
        auto changed = whole;
        changed[20] = static_cast<char>(changed[20] ^ 1);
        auto later = whole;
        later[9] = 9;
        auto sealed = later.chopped(32);
        sealed += crypto::hash("allium key file checksum 1", { sealed }).toByteArray();
        QTest::newRow("whole") << whole << Condition::Ready;
        QTest::newRow("empty") << QByteArray() << Condition::Damaged;
        QTest::newRow("cut") << whole.chopped(1) << Condition::Damaged;
        QTest::newRow("changed") << changed << Condition::Damaged;
        QTest::newRow("long") << whole + QByteArray(100'000, 'x') << Condition::Damaged;
        QTest::newRow("from the future") << sealed << Condition::FromTheFuture;
    }

    void whatIsWrongWithAProfileIsSaid()
    {
        QFETCH(QByteArray, keyFile);
        Shelf shelf;
        shelf.put(QStringLiteral("a/allium.key"), keyFile);
        shelf.put(QStringLiteral("a/allium.name"), "ALLIUM PROFILE 7\n{ \"colour\": 1 }");
        const auto entries = shelf.place.entries();
        QCOMPARE(entries.size(), std::size_t { 1 });
        QTEST(entries[0].condition, "condition");
        QVERIFY(entries[0].title.isEmpty());
    }

    void isNotHeldUpByWhatIsNoFile()
    {
        Shelf shelf;
        shelf.put(QStringLiteral("pipes/allium.db"), "sealed");
        for (const auto* name : { "pipes/allium.key", "pipes/allium.name", "pipes/lock" })
            QVERIFY(::mkfifo(QFile::encodeName(shelf.place.pathOf(QLatin1String(name))).constData(), 0600) == 0);
        shelf.put(QStringLiteral("links/allium.db"), "sealed");
        QVERIFY(QFile::link(QStringLiteral("/dev/zero"), shelf.place.pathOf(QStringLiteral("links/allium.key"))));
        QVERIFY(QFile::link(QStringLiteral("/dev/zero"), shelf.place.pathOf(QStringLiteral("links/allium.name"))));
        const auto entries = shelf.place.entries();
        QCOMPARE(entries.size(), std::size_t { 2 });
        for (const auto& entry : entries) {
            QCOMPARE(entry.condition, Condition::Damaged);
            QVERIFY(!entry.isOpen);
        }
    }

    void aDatabaseWithoutItsKeyIsDamaged()
    {
        Shelf shelf;
        shelf.put(QStringLiteral("a/allium.db"), "sealed");
        QCOMPARE(shelf.place.entry(QStringLiteral("a"))->condition, Condition::Damaged);
    }

    void isOpenWhileSomebodyHoldsIt()
    {
        Shelf shelf;
        const auto path = shelf.place.pathOf(QStringLiteral("a"));
        auto held = ProfileFolder::open(path);
        QVERIFY(held);
        QVERIFY(shelf.place.entry(QStringLiteral("a"))->isOpen); // also before there is anything in it
        QCOMPARE(ProfileFolder::open(path).error(), ProfileFolder::Error::InUse); // looking took nothing away
        const ProfilePlace own(shelf.base.filePath(QStringLiteral("allium")), path);
        QVERIFY(own.entry(QStringLiteral("a"))->isOwn);
        QVERIFY(own.entry(QStringLiteral("a"))->isOpen);
        held->reset();
        QVERIFY(!shelf.place.entry(QStringLiteral("a")));
        // What a killed process leaves does not count.
        shelf.putProfile(QStringLiteral("a"));
        shelf.put(QStringLiteral("a/lock"), "1\nallium\nhere\n");
        QVERIFY(!shelf.place.entry(QStringLiteral("a"))->isOpen);
    }

    void makesAndRenames()
    {
        const Shelf shelf;
        const auto first = shelf.place.create(QStringLiteral("  Work "));
        QVERIFY(first);
        QCOMPARE(*first, QStringLiteral("profile-2"));
        QCOMPARE(*shelf.place.create({}), QStringLiteral("profile-3"));
        QCOMPARE(shelf.place.entry(*first)->title, QStringLiteral("Work"));
        QCOMPARE(QFileInfo(shelf.place.pathOf(*first)).permissions() & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther),
                 QFile::Permissions());
        QVERIFY(shelf.place.rename(*first, QStringLiteral("Club")));
        QCOMPARE(shelf.place.entry(*first)->title, QStringLiteral("Club"));
        QVERIFY(shelf.place.rename(*first, QStringLiteral("club"))); // its own
        QCOMPARE(shelf.place.create(QStringLiteral("CLUB")).error(), ProfileError::TitleTaken);
        QCOMPARE(shelf.place.rename(QStringLiteral("profile-3"), QStringLiteral("Profile-2")).error(), ProfileError::TitleTaken);
        QCOMPARE(shelf.place.rename(QStringLiteral("none"), QStringLiteral("x")).error(), ProfileError::Unknown);
        QVERIFY(shelf.place.rename(*first, {}));
        QCOMPARE(shelf.place.entry(*first)->title, QString());
        QVERIFY(ProfileFolder::open(shelf.place.pathOf(*first))); // what is made can be opened
    }

    void aNewOneTakesNothingsPlace()
    {
        const Shelf shelf;
        shelf.put(QStringLiteral("profile-2"), "a file");
        QVERIFY(QFile::link(QStringLiteral("/nonexistent"), shelf.place.pathOf(QStringLiteral("profile-3"))));
        QCOMPARE(*shelf.place.create({}), QStringLiteral("profile-4"));
    }

    void thereAreOnlySoMany()
    {
        const Shelf shelf;
        for (int i = 0; i < ProfilePlace::MaxProfiles + 20; ++i)
            shelf.put(QStringLiteral("p%1/allium.name").arg(i), ProfileNote().encode());
        QCOMPARE(shelf.place.entries().size(), static_cast<std::size_t>(ProfilePlace::MaxProfiles));
        QCOMPARE(shelf.place.create({}).error(), ProfileError::TooMany);
    }

    void saysWhenItCannotWrite()
    {
        const Shelf shelf;
        shelf.put(QStringLiteral("file"), "x");
        QCOMPARE(ProfilePlace(shelf.place.pathOf(QStringLiteral("file/below"))).create({}).error(), ProfileError::CannotWrite);
    }
};

ALLIUM_TEST(ProfilePlaceTest)
#include "ProfilePlaceTest.moc"
