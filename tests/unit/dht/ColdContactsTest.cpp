// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/ColdContacts.h"

#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace allium;
using namespace allium::dht;
using namespace std::chrono_literals;

namespace {

constexpr WallTime Now { 20'000 * 24h + 12h };

/// An id by its first two bytes; the onion is another for each `owner`. Nothing here looks at signatures.
NodeInfo info(int first, int second, char owner, WallTime seenAt = Now)
{
    NodeInfo result;
    result.id.data()[0] = static_cast<std::uint8_t>(first);
    result.id.data()[1] = static_cast<std::uint8_t>(second);
    result.onion = crypto::OnionAddress(*crypto::Ed25519PublicKey::from(QByteArray(32, owner)));
    result.work.day = epochDayOf(Now);
    result.seenAt = seenAt;
    return result;
}

/// For somebody at zero, whose first bucket is everybody with a first bit.
ColdContacts fullFirstBucket(Provenance provenance)
{
    ColdContacts contacts { NodeId() };
    for (int i = 0; i < static_cast<int>(ColdContacts::PerBucket); ++i)
        contacts.learn(info(0x80, i, static_cast<char>(i + 1)), provenance, Now);
    return contacts;
}

} // namespace

class ColdContactsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void learnsAndFinds()
    {
        ColdContacts contacts { NodeId() };
        QVERIFY(contacts.learn(info(0x80, 1, 'a'), Provenance::HeardOf, Now));
        QVERIFY(contacts.learn(info(0x40, 1, 'b'), Provenance::Met, Now));
        QVERIFY(!contacts.learn(info(0x00, 0, 'c'), Provenance::Met, Now)); // ourselves
        QCOMPARE(contacts.size(), std::size_t(2));
        const auto* met = contacts.find(info(0x40, 1, 'b').id);
        QVERIFY(met != nullptr && met->provenance == Provenance::Met && met->lastMet == Now);
        QCOMPARE(contacts.closest(keyOf(info(0xC0, 0, 'x').id), 1).front().info.id, info(0x80, 1, 'a').id);
        QCOMPARE(contacts.inBucket(0).size(), std::size_t(1));
        QVERIFY(contacts.inBucket(2).empty());
        QVERIFY(contacts.find(NodeId()) == nullptr);
    }

    void outOfTimeIsRefused()
    {
        ColdContacts contacts { NodeId() };
        auto old = info(0x80, 1, 'a');
        old.work.day.value -= 15;
        QVERIFY(!contacts.learn(old, Provenance::Met, Now));
        QVERIFY(!contacts.learn(info(0x80, 1, 'a', Now + 1h), Provenance::Met, Now));
    }

    void laterNewsWins()
    {
        ColdContacts contacts { NodeId() };
        contacts.learn(info(0x80, 1, 'a', Now - 20min), Provenance::HeardOf, Now);
        QVERIFY(!contacts.learn(info(0x80, 1, 'a', Now - 20min), Provenance::HeardOf, Now));
        QVERIFY(!contacts.learn(info(0x80, 1, 'a', Now - 30min), Provenance::HeardOf, Now));
        QVERIFY(contacts.learn(info(0x80, 1, 'a', Now - 10min), Provenance::HeardOf, Now));
        QCOMPARE(contacts.size(), std::size_t(1));
    }

    void nobodyTakesAnothersPlaceByHearsay()
    {
        ColdContacts contacts { NodeId() };
        contacts.learn(info(0x80, 1, 'a', Now - 20min), Provenance::Met, Now);
        QVERIFY(!contacts.learn(info(0x80, 1, 'b'), Provenance::HeardOf, Now));
        QCOMPARE(contacts.find(info(0x80, 1, 'a').id)->info.onion, info(0x80, 1, 'a').onion);
        // Whoever was met there has shown the work.
        QVERIFY(contacts.learn(info(0x80, 1, 'b'), Provenance::Met, Now));
    }

    void anOnionHasOnePlace()
    {
        ColdContacts contacts { NodeId() };
        contacts.learn(info(0x80, 1, 'a', Now - 20min), Provenance::Met, Now);
        QVERIFY(!contacts.learn(info(0x40, 1, 'a', Now - 25min), Provenance::HeardOf, Now)); // where it was
        QVERIFY(contacts.learn(info(0x40, 1, 'a', Now - 10min), Provenance::HeardOf, Now));
        QVERIFY(contacts.find(info(0x80, 1, 'a').id) == nullptr);
        QCOMPARE(contacts.size(), std::size_t(1));
    }

    void hearsayDoesNotDisplaceWhoWasMet()
    {
        auto contacts = fullFirstBucket(Provenance::Met);
        QVERIFY(!contacts.learn(info(0x90, 0, 'z'), Provenance::HeardOf, Now));
        QVERIFY(contacts.learn(info(0x40, 0, 'z'), Provenance::HeardOf, Now)); // another bucket
        auto hearsay = fullFirstBucket(Provenance::HeardOf);
        QVERIFY(hearsay.learn(info(0x90, 0, 'z'), Provenance::Met, Now));
        QCOMPARE(hearsay.inBucket(0).size(), ColdContacts::PerBucket);
        QCOMPARE(hearsay.inBucket(0).front().info.id, info(0x90, 0, 'z').id);
    }

    void whoNeverAnswersIsForgotten()
    {
        ColdContacts contacts { NodeId() };
        const auto id = info(0x80, 1, 'a').id;
        contacts.learn(info(0x80, 1, 'a'), Provenance::Met, Now);
        contacts.learn(info(0x80, 2, 'b', Now - 1min), Provenance::Met, Now);
        QCOMPARE(contacts.inBucket(0).front().info.id, id);
        contacts.failed(id);
        QCOMPARE(contacts.inBucket(0).back().info.id, id);
        for (int i = 1; i < ColdContacts::MaxFailures; ++i)
            contacts.failed(id);
        QVERIFY(contacts.find(id) == nullptr);
        contacts.failed(id); // harmless
    }

    void workRunsOut()
    {
        ColdContacts contacts { NodeId() };
        contacts.learn(info(0x80, 1, 'a'), Provenance::Met, Now);
        contacts.expire(Now + 24h * 14);
        QCOMPARE(contacts.size(), std::size_t(1));
        contacts.expire(Now + 24h * 15);
        QCOMPARE(contacts.size(), std::size_t(0));
    }

    void othersAreToldWhoWasThereLately()
    {
        ColdContacts contacts { NodeId() };
        test::SeededRandom random(3);
        for (int i = 0; i < 10; ++i)
            contacts.learn(info(0x80, i, static_cast<char>(i + 1), i < 5 ? Now : Now - 40min), Provenance::HeardOf, Now);
        QCOMPARE(contacts.sample(30, Now, random).size(), std::size_t(5));
        const auto some = contacts.sample(3, Now, random);
        QCOMPARE(some.size(), std::size_t(3));
        QVERIFY(some[0].id != some[1].id && some[1].id != some[2].id && some[0].id != some[2].id);
    }
};

ALLIUM_TEST(ColdContactsTest)
#include "ColdContactsTest.moc"
