// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestRegistry.h"
#include "tests/unit/node/NodePeople.h"

#include <QFile>
#include <QSignalSpy>

using namespace allium;
using namespace allium::node;
using namespace allium::test;

namespace {

constexpr qint64 Endless = 1LL << 36; ///< of a hole, which takes no room on the disk

/// Two who are friends.
struct Pair {
    Pair()
    {
        QVERIFY(alice.create());
        QVERIFY(bob.create());
        befriend(bob, alice);
    }
    QString file(const QString& name, qint64 bytes) const
    {
        QFile made(home.base.filePath(name));
        return made.open(QIODevice::WriteOnly) && made.resize(bytes) ? made.fileName() : QString();
    }

    Home home;
    Person alice { home };
    Person bob { home, QStringLiteral("bob") };
};

bool isCancelled(const Result<contacts::StoredMessage, OfferError>& shared)
{
    const auto* why = shared ? nullptr : std::get_if<transfer::ShareError>(&shared.error().why);
    return why != nullptr && *why == transfer::ShareError::Cancelled;
}

} // namespace

/// Files as part of a conversation, between whole nodes.
class NodeFilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialize());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    }

    void readingIsFollowedAndCancelled()
    {
        const Pair people;
        auto& files = people.alice.node->profile()->files();
        auto& preparations = files.preparations();
        std::vector<Preparation> told;
        QObject::connect(&preparations, &Preparations::changed, this, [&](const Preparation& state) { told.push_back(state); });
        QSignalSpy ended(&preparations, &Preparations::ended);
        auto first = files.share(people.bob.account(), { people.file(QStringLiteral("first"), Endless) });
        auto second = files.share(people.bob.account(), { people.file(QStringLiteral("second"), Endless) });
        QVERIFY(waitFor([&] { return std::any_of(told.begin(), told.end(), [](const auto& state) { return state.bytesDone > 0; }); }));
        const auto all = preparations.all();
        QCOMPARE(all.size(), std::size_t(2));
        QCOMPARE(all[0].name, QStringLiteral("first"));
        QVERIFY(all[0].account == people.bob.account());
        QCOMPARE(all[0].bytesTotal, std::uint64_t(Endless));
        QVERIFY(waitFor([&] { return preparations.all()[0].bytesPerSecond > 0 && preparations.all()[0].timeLeft; }));

        // One that has not had its turn ends at once as well.
        QVERIFY(preparations.cancel(all[1].id));
        QVERIFY(second.isFinished());
        QVERIFY(isCancelled(second.takeResult()));
        QVERIFY(!preparations.cancel(all[1].id));
        QCOMPARE(preparations.all().size(), std::size_t(1));
        QVERIFY(preparations.cancel(all[0].id));
        QVERIFY(isCancelled(first.takeResult()));
        QCOMPARE(ended.count(), 2);

        // Nothing is left, and the disk has time for the next.
        auto third = files.share(people.bob.account(), { people.file(QStringLiteral("third"), 100) });
        QVERIFY(outcomeOf(third));
        QCOMPARE(people.alice.node->profile()->transfers().shares().size(), 1);
        QCOMPARE(outcomeOf(files.offers(10)).value().size(), std::size_t(1));
        QVERIFY(preparations.all().empty());
    }

    void whatIsDoneIsNotCancelled()
    {
        const Pair people;
        auto& files = people.alice.node->profile()->files();
        auto shared = files.share(people.bob.account(), { people.file(QStringLiteral("a"), 10) });
        const auto id = files.preparations().all().at(0).id;
        QVERIFY(outcomeOf(shared));
        QVERIFY(!files.preparations().cancel(id));
    }

    void closesWhileReading()
    {
        Pair people;
        auto& files = people.alice.node->profile()->files();
        auto shared = files.share(people.bob.account(), { people.file(QStringLiteral("a"), Endless) });
        QVERIFY(waitFor([&] { return !files.preparations().all().empty() && files.preparations().all()[0].bytesDone > 0; }));
        people.alice.close();
        people.alice.node.reset(); // would wait for the reading
        people.alice.node = std::make_unique<Node>(people.alice.options, *people.alice.folder);
        QVERIFY(people.alice.unlock());
        QVERIFY(people.alice.node->profile()->transfers().shares().isEmpty());
        // And dropped, as by a crash.
        shared = people.alice.node->profile()->files().share(people.bob.account(), { people.file(QStringLiteral("b"), Endless) });
        QVERIFY(waitFor([&] {
            const auto all = people.alice.node->profile()->files().preparations().all();
            return !all.empty() && all[0].bytesDone > 0;
        }));
        people.alice.node.reset();
        test::drainEvents();
    }
};

ALLIUM_TEST(NodeFilesTest)
#include "NodeFilesTest.moc"
