// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/ProfileFolder.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
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
