// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/WhenDone.h"
#include "core/node/ProfileFolder.h"
#include "core/node/ProfileKeeper.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>

#ifdef Q_OS_LINUX
#include <array>
#include <sys/inotify.h>
#include <unistd.h>
#endif

using namespace allium;
using namespace allium::node;
using storage::StorageResult;

namespace {

/// Keeps what it is given, and remembers what it was to forget.
class FakeKeyRing final : public storage::KeyRing {
public:
    QFuture<StorageResult<crypto::Secret>> read(const QString& entry) override
    {
        return readyFuture(StorageResult<crypto::Secret>(m_entries.at(entry).clone()));
    }
    QFuture<StorageResult<void>> write(const QString& entry, const crypto::Secret& value) override
    {
        m_entries.insert_or_assign(entry, value.clone());
        return readyFuture(StorageResult<void>());
    }
    QFuture<StorageResult<void>> remove(const QString& entry) override
    {
        m_entries.erase(entry);
        return readyFuture(StorageResult<void>());
    }
    bool isEmpty() const { return m_entries.empty(); }

private:
    std::map<QString, crypto::Secret> m_entries;
};

template <class Value>
Value outcomeOf(QFuture<Value> future)
{
    if (!test::waitFor([&] { return future.isFinished(); }) || future.resultCount() == 0)
        qFatal("no answer");
    return future.takeResult();
}

} // namespace

class ProfileKeeperTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }
    void init()
    {
        m_base = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/allium-keeper-XXXXXX"));
        m_ring = std::make_unique<FakeKeyRing>();
        m_keeper = std::make_unique<ProfileKeeper>(ProfilePlace(m_base->path()), *m_ring);
    }
    void cleanup() { m_keeper.reset(); }

    void listsWhatItMakes()
    {
        const auto name = outcomeOf(m_keeper->create(QStringLiteral("Work")));
        QVERIFY(name);
        QVERIFY(outcomeOf(m_keeper->rename(*name, QStringLiteral("Club"))));
        const auto entries = outcomeOf(m_keeper->list());
        QCOMPARE(entries.size(), std::size_t { 1 });
        QCOMPARE(entries[0].title, QStringLiteral("Club"));
    }

    void erasesEverything()
    {
        const auto name = makeFull();
        QVERIFY(!m_ring->isEmpty());
        const auto path = pathOf(name);
        const auto outside = pathOf(QStringLiteral("outside"));
        put(outside, "kept");
        QVERIFY(QFile::link(outside, path + QStringLiteral("/store/link")));
        put(path + QStringLiteral("/aside-2024/allium.key"), "an older key");
        QVERIFY(outcomeOf(m_keeper->erase(name)));
        QVERIFY(!QFileInfo::exists(path));
        QVERIFY(!QFileInfo::exists(ProfileFolder::runtimeFor(path)));
        QVERIFY(QFileInfo::exists(outside));
        QVERIFY(m_ring->isEmpty());
        QVERIFY(outcomeOf(m_keeper->list()).empty());
        QCOMPARE(outcomeOf(m_keeper->erase(name)).error(), ProfileError::Unknown);
    }

    void whatIsErasedDoesNotBeginAnyMore()
    {
        const auto name = makeFull();
        QVERIFY(outcomeOf(m_keeper->setStart(name)));
        QVERIFY(outcomeOf(m_keeper->erase(name)));
        const auto another = outcomeOf(m_keeper->create({}));
        QVERIFY(another);
        QVERIFY(!outcomeOf(m_keeper->list()).front().isStart);
        QVERIFY(!QFileInfo::exists(pathOf(QStringLiteral("allium.start"))));
    }

    /// A person who erases an identity means that, whatever becomes of who begins.
    void theStartDoesNotStopIt()
    {
        const auto name = makeFull();
        QVERIFY(outcomeOf(m_keeper->setStart(name)));
        const auto start = pathOf(QStringLiteral("allium.start"));
        QVERIFY(QFile::setPermissions(m_base->path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        const auto writable = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
        if (QFile::rename(start, start + QLatin1Char('2'))) {
            QFile::setPermissions(m_base->path(), writable);
            QSKIP("this user may delete anything");
        }
        const auto erased = outcomeOf(m_keeper->erase(name));
        QVERIFY(QFile::setPermissions(m_base->path(), writable));
        QCOMPARE(erased.error(), ProfileError::NotErased); // its empty folder
        QVERIFY(QDir(pathOf(name)).isEmpty() && m_ring->isEmpty());
        QVERIFY(QFileInfo::exists(start));
        QVERIFY(QDir().rmdir(pathOf(name)));
        QCOMPARE(*outcomeOf(m_keeper->create({})), name);
        QVERIFY(!outcomeOf(m_keeper->list()).front().isStart);
    }

    void whatKeepsItsKeyStillBegins()
    {
        const auto name = makeFull();
        QVERIFY(outcomeOf(m_keeper->setStart(name)));
        const auto key = pathOf(name) + QStringLiteral("/allium.key");
        QVERIFY(QFile::remove(key));
        put(key + QStringLiteral("/kept/file"), "x");
        QVERIFY(QFile::setPermissions(key + QStringLiteral("/kept"), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        if (QFile::remove(key + QStringLiteral("/kept/file")))
            QSKIP("this user may delete anything");
        const auto erased = outcomeOf(m_keeper->erase(name));
        QVERIFY(QFile::setPermissions(key + QStringLiteral("/kept"), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
        QCOMPARE(erased.error(), ProfileError::CannotWrite);
        QVERIFY(outcomeOf(m_keeper->list()).front().isStart);
    }

    void erasesWhatHasNoKey()
    {
        put(pathOf(QStringLiteral("a/allium.db")), "sealed");
        QVERIFY(outcomeOf(m_keeper->erase(QStringLiteral("a"))));
        QVERIFY(!QFileInfo::exists(pathOf(QStringLiteral("a"))));
    }

    void erasesNoMoreThanTheFolder()
    {
        const auto outside = pathOf(QStringLiteral("outside"));
        put(outside, "kept");
        for (const auto& key : { QStringLiteral("link"), QStringLiteral("pipe"), QStringLiteral("folder") }) {
            const auto path = pathOf(key);
            put(path + QStringLiteral("/allium.db"), "sealed");
            QVERIFY(QDir().mkpath(path + QStringLiteral("/aside-1")));
            QVERIFY(QFile::link(outside, path + QStringLiteral("/aside-1/allium.key")));
            const auto file = path + QStringLiteral("/allium.key");
            if (key == QLatin1String("link"))
                QVERIFY(QFile::link(outside, file));
            else if (key == QLatin1String("pipe"))
                QCOMPARE(::mkfifo(QFile::encodeName(file).constData(), 0600), 0);
            else
                put(file + QStringLiteral("/x"), "x");
            QVERIFY2(outcomeOf(m_keeper->erase(key)), qPrintable(key));
            QVERIFY(!QFileInfo::exists(path));
        }
        QFile kept(outside);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("kept"));
    }

    /// Whatever was left of an erasing is still in the list, and goes the next time.
    void goesOnWithWhatIsLeft()
    {
        const auto name = makeFull();
        const auto blocked = pathOf(name) + QStringLiteral("/store/ab");
        QVERIFY(QFile::setPermissions(blocked, QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        if (QFile::remove(blocked + QStringLiteral("/block")))
            QSKIP("this user may delete anything");
        QCOMPARE(outcomeOf(m_keeper->erase(name)).error(), ProfileError::NotErased);
        QVERIFY(!QFileInfo::exists(pathOf(name) + QStringLiteral("/allium.key")));
        const auto left = outcomeOf(m_keeper->list());
        QCOMPARE(left.size(), std::size_t { 1 });
        QCOMPARE(left[0].condition, ProfileEntry::Condition::Damaged);
        QVERIFY(QFile::setPermissions(blocked, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
        QVERIFY(outcomeOf(m_keeper->erase(name)));
        QVERIFY(!QFileInfo::exists(pathOf(name)));
    }

    /// Killed at any moment, it leaves something that is known to be a profile, or nothing at all.
    void databaseGoesLast()
    {
#ifdef Q_OS_LINUX
        const auto name = makeFull();
        const int watch = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        QVERIFY(watch >= 0 && ::inotify_add_watch(watch, QFile::encodeName(pathOf(name)).constData(), IN_DELETE) >= 0);
        QVERIFY(outcomeOf(m_keeper->erase(name)));
        alignas(inotify_event) std::array<char, 4096> events {};
        const auto size = ::read(watch, events.data(), events.size());
        ::close(watch);
        QByteArrayList gone;
        for (ssize_t at = 0; at < size;) {
            const auto* const event = reinterpret_cast<const inotify_event*>(events.data() + at);
            if (event->len > 0)
                gone.append(event->name);
            at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
        }
        const QByteArrayList last { "allium.name", "allium.db", "lock" };
        QVERIFY(gone.contains("store") && gone.contains("tor") && gone.contains("allium.key"));
        QCOMPARE(gone.mid(gone.size() - last.size()), last);
#else
        QSKIP("nobody says in which order");
#endif
    }

    void doesNotEraseWhatIsOpen()
    {
        const auto name = makeFull();
        const auto held = ProfileFolder::open(pathOf(name));
        QVERIFY(held);
        QCOMPARE(outcomeOf(m_keeper->erase(name)).error(), ProfileError::InUse);
        QVERIFY(QFileInfo::exists((*held)->keyFile()));
        ProfileKeeper own(ProfilePlace(m_base->path(), (*held)->path()), *m_ring);
        QCOMPARE(outcomeOf(own.erase(name)).error(), ProfileError::Own);
        QVERIFY(QFileInfo::exists((*held)->keyFile()));
    }

    void onlyWhatIsAProfileIsErased()
    {
        put(pathOf(QStringLiteral("photos/holiday.jpg")), "precious");
        for (const auto& name : { QStringLiteral("photos"), QStringLiteral(".."), QStringLiteral("."), QString() })
            QCOMPARE(outcomeOf(m_keeper->erase(name)).error(), ProfileError::Unknown);
        QVERIFY(QFileInfo::exists(pathOf(QStringLiteral("photos/holiday.jpg"))));
    }

    void maybeGoneBeforeItsAnswers()
    {
        const auto name = makeFull();
        const auto list = m_keeper->list();
        const auto erased = m_keeper->erase(name);
        m_keeper.reset();
        QVERIFY(list.isFinished());
    }

private:
    QString pathOf(const QString& name) const { return m_base->filePath(name); }
    static void put(const QString& path, const QByteArray& bytes)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
    }
    /// A profile that the key ring opens.
    QString makeFull()
    {
        auto name = outcomeOf(m_keeper->create({})).value();
        ThreadExecutor work;
        storage::Vault vault(pathOf(name) + QStringLiteral("/allium.key"), *m_ring, work, { 8 * 1024, 1 });
        if (!outcomeOf(vault.create({ true, false }, {})))
            qFatal("no vault");
        put(pathOf(name) + QStringLiteral("/allium.db"), "sealed");
        put(pathOf(name) + QStringLiteral("/store/ab/block"), "sealed");
        return name;
    }

    std::unique_ptr<QTemporaryDir> m_base;
    std::unique_ptr<FakeKeyRing> m_ring;
    std::unique_ptr<ProfileKeeper> m_keeper;
};

ALLIUM_TEST(ProfileKeeperTest)
#include "ProfileKeeperTest.moc"
