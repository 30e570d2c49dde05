// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/Limits.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/node/NodePeople.h"

#include <QFile>
#include <QSignalSpy>

#include <limits>

using namespace allium;
using namespace allium::node;
using namespace allium::test;

namespace {

constexpr qint64 Endless = 1LL << 36; ///< of a hole, which takes no room on the disk

/// Two who are friends.
struct Pair {
    /// `keepFree`: bytes that must stay free on Bob's disk.
    explicit Pair(std::uint64_t keepFree = 0)
        : bob(home, QStringLiteral("bob"), keepFree)
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
    Person bob;
};

contacts::ContactsService& peopleOf(const Person& person)
{
    return person.node->profile()->contacts();
}

transfer::TransferService& transfersOf(const Person& person)
{
    return person.node->profile()->transfers();
}

/// Offers `path` and waits until it has arrived; the offer as the receiver has it.
contacts::StoredMessage offer(const Person& from, const Person& to, const QString& path)
{
    const auto shared = outcomeOf(from.node->profile()->files().share(to.account(), { path }));
    if (!shared)
        qFatal("not shared");
    std::optional<contacts::StoredMessage> arrived;
    const auto look = [&] {
        const auto offers = outcomeOf(to.node->profile()->files().offers(100));
        for (const auto& found : offers.value()) {
            if (found.id == shared->id)
                arrived = found;
        }
        // Somebody looks at each, whatever comes of it.
        return arrived && arrived->failure != contacts::SendFailure::Undecided;
    };
    if (!waitFor(look))
        qFatal("the offer did not arrive");
    return *arrived;
}

bool isComplete(const Person& person, qsizetype count)
{
    const auto all = transfersOf(person).transfers();
    return all.size() == count && std::all_of(all.begin(), all.end(), [](const auto& transfer) {
        return transfer.state == transfer::TransferState::Complete;
    });
}

void reopen(const Person& person)
{
    person.close();
    QVERIFY(person.unlock());
}

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

    void whoMaySendWithoutAskingMayUpToThat()
    {
        using contacts::SendFailure;
        const Pair people(0);
        const auto& alice = people.alice;
        const auto& bob = people.bob;
        QVERIFY(offer(alice, bob, people.file(QStringLiteral("asks"), 1000)).failure == SendFailure::None);
        QVERIFY(transfersOf(bob).transfers().isEmpty()); // off unless it was allowed

        QVERIFY(outcomeOf(peopleOf(bob).setUnasked(alice.account(), 1'000'000)));
        QVERIFY(offer(alice, bob, people.file(QStringLiteral("first"), 600'000)).failure == SendFailure::None);
        QVERIFY(waitFor([&] { return isComplete(bob, 1); }));
        QSignalSpy states(&peopleOf(bob), &contacts::ContactsService::messageStateChanged);
        const auto held = offer(alice, bob, people.file(QStringLiteral("too much"), 400'001));
        QVERIFY(held.failure == SendFailure::OverQuota);
        QVERIFY(held.state == contacts::MessageState::Received);
        QCOMPARE(states.count(), 1);

        // It counts over restarts, whoever was away meanwhile.
        reopen(bob);
        QVERIFY(offer(alice, bob, people.file(QStringLiteral("again too much"), 400'002)).failure == SendFailure::OverQuota);
        const auto bobId = bob.account();
        bob.close();
        const auto whileAway = outcomeOf(alice.node->profile()->files().share(bobId, { people.file(QStringLiteral("later"), 300'000) }));
        QVERIFY(whileAway);
        QVERIFY(bob.unlock());
        QVERIFY(waitFor([&] { return isComplete(bob, 2); }));

        // What is accepted by hand counts as well; what is removed does not.
        QVERIFY(outcomeOf(bob.node->profile()->files().accept(held.id)));
        QVERIFY(waitFor([&] { return isComplete(bob, 3); }));
        QVERIFY(offer(alice, bob, people.file(QStringLiteral("small"), 10)).failure == SendFailure::OverQuota);
        for (const auto& transfer : transfersOf(bob).transfers())
            QVERIFY(transfersOf(bob).remove(transfer.id));
        QVERIFY(offer(alice, bob, people.file(QStringLiteral("fits"), 900'000)).failure == SendFailure::None);
        QVERIFY(waitFor([&] { return isComplete(bob, 1); }));
    }

    void whatSomebodyStoppedIsNotFetchedBehindTheirBack()
    {
        const Pair people(0);
        const auto& alice = people.alice;
        const auto& bob = people.bob;
        QVERIFY(outcomeOf(peopleOf(bob).setUnasked(alice.account(), 1'000'000)));
        const auto path = people.file(QStringLiteral("a"), 1000);
        offer(alice, bob, path);
        QVERIFY(waitFor([&] { return isComplete(bob, 1); }));
        const auto other = people.file(QStringLiteral("b"), 2000);
        const auto asked = outcomeOf(alice.node->profile()->transfers().share(QStringList { other }).done);
        QVERIFY(asked);
        const auto id = transfersOf(bob).fetch(asked->content, alice.account(), asked->name, asked->bytes);
        QVERIFY(transfersOf(bob).cancel(id));
        offer(alice, bob, other);
        QCOMPARE(transfersOf(bob).transfer(id)->state, transfer::TransferState::Cancelled);
    }

    void withoutRoomOnTheDiskOneIsAsked()
    {
        using contacts::SendFailure;
        const Pair people(std::numeric_limits<std::uint64_t>::max());
        QVERIFY(outcomeOf(peopleOf(people.bob).setUnasked(people.alice.account(), 1'000'000)));
        const auto held = offer(people.alice, people.bob, people.file(QStringLiteral("a"), 1000));
        QVERIFY(held.failure == SendFailure::DiskLow);
        QVERIFY(transfersOf(people.bob).transfers().isEmpty());
        QVERIFY(outcomeOf(people.bob.node->profile()->files().accept(held.id))); // by hand it is theirs to decide
        QVERIFY(waitFor([&] { return isComplete(people.bob, 1); }));
    }

    void whatIsKeptForSomebodyGoesWithTheConversation()
    {
        const Pair people;
        const auto& alice = people.alice;
        const auto& bob = people.bob;
        const QByteArray picture("\x89PNG and so on");
        const auto keep = [&] {
            return outcomeOf(alice.node->profile()->files().shareBytes(bob.account(), picture, QStringLiteral("Picture.png"))).has_value();
        };
        QVERIFY(keep());
        QVERIFY(waitFor([&] { return !outcomeOf(bob.node->profile()->files().offers(10)).value().empty(); }));
        const auto offers = outcomeOf(bob.node->profile()->files().offers(10)).value();
        reopen(alice);
        QVERIFY(outcomeOf(bob.node->profile()->files().accept(offers.front().id)));
        QVERIFY(waitFor([&] { return isComplete(bob, 1); }));
        QCOMPARE(transfersOf(alice).shares().size(), 1);
        QVERIFY(outcomeOf(peopleOf(alice).forgetHistory(bob.account())));
        QVERIFY(waitFor([&] { return transfersOf(alice).shares().isEmpty(); }));

        QVERIFY(keep());
        QVERIFY(outcomeOf(alice.node->profile()->files().share(bob.account(), { people.file(QStringLiteral("stays"), 10) })));
        QCOMPARE(transfersOf(alice).shares().size(), 2);
        QVERIFY(outcomeOf(peopleOf(alice).block(bob.account())));
        QVERIFY(waitFor([&] { return transfersOf(alice).shares().size() == 1; }));
        QVERIFY(!transfersOf(alice).shares().first().isKept);

        // What could not be offered is not kept.
        QVERIFY(!keep());
        QVERIFY(waitFor([&] { return transfersOf(alice).shares().size() == 1; }));

        // Kept and never offered: only a crash can leave it so.
        QVERIFY(outcomeOf(transfersOf(alice).shareBytes(picture, QStringLiteral("Picture.png")).done));
        QCOMPARE(transfersOf(alice).shares().size(), 2);
        reopen(alice);
        QVERIFY(waitFor([&] { return transfersOf(alice).shares().size() == 1; }));
    }

    void whoIsRemovedIsAskedAboutWhenTheyComeBack()
    {
        const Pair people(0);
        auto& book = peopleOf(people.bob);
        const auto alice = people.alice.account();
        QVERIFY(!outcomeOf(book.setUnasked(alice, contacts::limits::UnaskedBytes + 1)));
        QVERIFY(outcomeOf(book.setUnasked(alice, 1'000'000)));
        QVERIFY(outcomeOf(book.block(alice)));
        QVERIFY(waitFor([&] { return book.contact(alice)->unaskedBytes == 0; }));
    }
};

ALLIUM_TEST(NodeFilesTest)
#include "NodeFilesTest.moc"
