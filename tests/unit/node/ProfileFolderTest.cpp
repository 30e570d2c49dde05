// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/ProfileFolder.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>
#endif

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

#ifdef Q_OS_UNIX
    /// Nobody has asked for its exit code yet, so its number is still taken.
    void isFreeOnceItsHolderWasKilled()
    {
        QTemporaryDir base;
        const auto path = base.filePath(QStringLiteral("a"));
        int opened[2];
        QCOMPARE(::pipe(opened), 0);
        const auto holder = ::fork();
        if (holder == 0) {
            const auto folder = ProfileFolder::open(path);
            const char said = folder ? 'y' : 'n';
            if (::write(opened[1], &said, 1) == 1)
                ::pause();
            ::_exit(1);
        }
        char said = 0;
        QCOMPARE(::read(opened[0], &said, 1), ssize_t(1));
        QCOMPARE(said, 'y');
        QCOMPARE(ProfileFolder::open(path).error(), ProfileFolder::Error::InUse);
        QCOMPARE(::kill(holder, SIGKILL), 0);
        siginfo_t end {};
        QCOMPARE(::waitid(P_PID, static_cast<id_t>(holder), &end, WEXITED | WNOWAIT), 0);
        QVERIFY(ProfileFolder::open(path));
        QCOMPARE(::waitpid(holder, nullptr, 0), holder);
        ::close(opened[0]);
        ::close(opened[1]);
    }
#endif

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
