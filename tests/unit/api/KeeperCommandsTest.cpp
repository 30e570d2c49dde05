// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/CommandSet.h"
#include "core/base/Timers.h"
#include "core/node/ProfileFolder.h"
#include "core/node/ProfileKeeper.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace allium;
using namespace allium::api;

/// What a program and a person do with profiles, by the table they do it with.
class KeeperCommandsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialize());
        addKeeperCommands(m_table, m_keeper);
    }

    void fromMakingToErasing()
    {
        QCOMPARE(ask("profiles")->toArray().size(), 0);
        const auto made = ask("new-profile", { { QStringLiteral("title"), QStringLiteral("Work") } });
        QVERIFY(made);
        const auto name = made->toObject().value(QLatin1String("profile")).toString();
        QVERIFY(ask("new-profile"));
        auto entry = ask("profiles")->toArray().first().toObject();
        QCOMPARE(entry.value(QLatin1String("profile")).toString(), name);
        QCOMPARE(entry.value(QLatin1String("title")).toString(), QStringLiteral("Work"));
        QCOMPARE(entry.value(QLatin1String("state")).toString(), QStringLiteral("new"));
        QCOMPARE(entry.value(QLatin1String("open")).toBool(true), false);
        QVERIFY(!entry.contains(QLatin1String("last_used")));

        QCOMPARE(kindOf(ask("new-profile", { { QStringLiteral("title"), QStringLiteral("work") } })), QByteArray("profile.title-taken"));
        QVERIFY(ask("rename-profile", { { QStringLiteral("profile"), name }, { QStringLiteral("title"), QStringLiteral("Club") } }));
        QCOMPARE(kindOf(ask("rename-profile", { { QStringLiteral("profile"), QStringLiteral("x") } })), QByteArray("profile.unknown"));

        QVERIFY(ask("start-profile", { { QStringLiteral("profile"), name } }));
        QVERIFY(ask("profiles")->toArray().first().toObject().value(QLatin1String("start")).toBool());
        QVERIFY(ask("start-profile"));
        QVERIFY(!ask("profiles")->toArray().first().toObject().value(QLatin1String("start")).toBool(true));
        QCOMPARE(kindOf(ask("start-profile", { { QStringLiteral("profile"), QStringLiteral("x") } })), QByteArray("profile.unknown"));

        QCOMPARE(kindOf(erase(name, QStringLiteral("Work"))), QByteArray("profile.not-confirmed"));
        QCOMPARE(kindOf(erase(QStringLiteral("x"), QStringLiteral("x"))), QByteArray("profile.unknown"));
        {
            const auto held = node::ProfileFolder::open(m_base.filePath(name));
            QVERIFY(held);
            QCOMPARE(kindOf(erase(name, QStringLiteral("Club"))), QByteArray("profile.in-use"));
        }
        QVERIFY(erase(name, QStringLiteral("Club")));
        QVERIFY(!QFileInfo::exists(m_base.filePath(name)));
        // One without a title goes by its name.
        QVERIFY(erase(QStringLiteral("profile-3"), QStringLiteral("profile-3")));
        QCOMPARE(ask("profiles")->toArray().size(), 0);
    }

private:
    using Answer = Result<QJsonValue, CommandError>;

    Answer ask(const char* method, const QJsonObject& params = {})
    {
        std::optional<Answer> got;
        RpcRequest request;
        request.method = method;
        request.params = params;
        m_table.call(std::move(request), true, [&](const Answer& answer) { got = answer; });
        if (!test::waitFor([&] { return got.has_value(); }))
            qFatal("no answer");
        return *got;
    }
    Answer erase(const QString& name, const QString& confirm)
    {
        return ask("erase-profile", { { QStringLiteral("profile"), name }, { QStringLiteral("confirm"), confirm } });
    }
    static QByteArray kindOf(const Answer& answer) { return answer ? QByteArray() : answer.error().kind; }

    QTemporaryDir m_base { QStringLiteral("/tmp/allium-cmd-XXXXXX") };
    QtTimers m_timers;
    storage::QtKeyRing m_ring { m_timers };
    node::ProfileKeeper m_keeper { node::ProfilePlace(m_base.path()), m_ring };
    CommandTable m_table;
};

ALLIUM_TEST(KeeperCommandsTest)
#include "KeeperCommandsTest.moc"
