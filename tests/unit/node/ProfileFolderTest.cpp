// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/ProfileFolder.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QTemporaryDir>

using allium::node::ProfileFolder;

class ProfileFolderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isPrivateAndLocked()
    {
        QTemporaryDir base;
        const auto path = base.filePath(QStringLiteral("data/alice"));
        auto folder = ProfileFolder::open(path);
        QVERIFY(folder);
        constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        for (const auto& part : { (*folder)->path(), (*folder)->store(), (*folder)->tor(), (*folder)->runtime() })
            QCOMPARE(QFileInfo(part).permissions() & Others, QFile::Permissions());
        QVERIFY((*folder)->commandSocket().toUtf8().size() < 100);
        QCOMPARE((*folder)->commandSocket(), ProfileFolder::commandSocketFor(path));
        QCOMPARE(ProfileFolder::open(path).error(), ProfileFolder::Error::InUse);
        const auto runtime = (*folder)->runtime();
        folder->reset();
        QVERIFY(!QFileInfo::exists(runtime));
        QVERIFY(ProfileFolder::open(path));
    }

    void clearsWhatAKilledProcessLeft()
    {
        QTemporaryDir base;
        auto folder = ProfileFolder::open(base.filePath(QStringLiteral("a")));
        const auto runtime = (*folder)->runtime();
        folder->reset();
        QVERIFY(QDir().mkpath(runtime + QStringLiteral("/opened")));
        folder = ProfileFolder::open(base.filePath(QStringLiteral("a")));
        QVERIFY(folder);
        QVERIFY(!QFileInfo::exists(runtime + QStringLiteral("/opened")));
    }

    /// The number of a killed process belongs to another one that is called the same: here, to us.
    void isFreeWhenItsHolderIsGone()
    {
        QTemporaryDir base;
        const auto path = base.filePath(QStringLiteral("a"));
        QVERIFY(ProfileFolder::open(path));
        QByteArray left;
        {
            QLockFile ours(base.filePath(QStringLiteral("ours")));
            QVERIFY(ours.tryLock(0));
            QFile file(ours.fileName());
            QVERIFY(file.open(QIODevice::ReadOnly));
            left = file.readAll();
        }
        QFile lock(path + QStringLiteral("/lock"));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        QCOMPARE(lock.write(left), left.size());
        lock.close();
        auto folder = ProfileFolder::open(path);
        QVERIFY(folder);
        QCOMPARE(ProfileFolder::open(path).error(), ProfileFolder::Error::InUse);
    }

    void putsAsideWhatNothingOpens()
    {
        QTemporaryDir base;
        const auto folder = ProfileFolder::open(base.filePath(QStringLiteral("a"))).value();
        const auto put = [&](const QString& path) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(path.toUtf8()) > 0);
        };
        QStringList names { QStringLiteral("allium.db"), QStringLiteral("allium.db-wal"), QStringLiteral("allium.key") };
        for (const auto& name : std::as_const(names))
            put(folder->path() + QLatin1Char('/') + name);
        put(folder->store() + QStringLiteral("/block"));
        const auto aside = folder->setAside();
        QVERIFY(aside);
        QVERIFY(aside->startsWith(folder->path() + QStringLiteral("/aside-")));
        QCOMPARE(QDir(*aside).entryList(QDir::Files, QDir::Name), names);
        QVERIFY(QFile::exists(*aside + QStringLiteral("/store/block")));
        for (const auto& name : std::as_const(names))
            QVERIFY(!QFile::exists(folder->path() + QLatin1Char('/') + name));
        QVERIFY(QDir(folder->store()).isEmpty());
        // Once more within the same second: nothing is laid over what is there.
        put(folder->database());
        const auto second = folder->setAside();
        QVERIFY(second && *second != *aside);
        QVERIFY(QFile::exists(*second + QStringLiteral("/allium.db")));
    }

    void saysWhyItCannotBeMade()
    {
        QTemporaryDir base;
        QFile file(base.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(ProfileFolder::open(base.filePath(QStringLiteral("file"))).error(), ProfileFolder::Error::NotPrivate);
        QCOMPARE(ProfileFolder::open(base.filePath(QStringLiteral("file/x"))).error(), ProfileFolder::Error::CannotCreate);
    }
};

ALLIUM_TEST(ProfileFolderTest)
#include "ProfileFolderTest.moc"
