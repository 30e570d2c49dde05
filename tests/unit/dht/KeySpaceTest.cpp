// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/KeySpace.h"

#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace allium;
using namespace allium::dht;

namespace {

/// The first bytes; zeros follow.
Key key(const char* hex)
{
    return *Key::fromHex(QByteArray(hex).leftJustified(64, '0'));
}

/// The last bytes; zeros come before.
Key small(const char* hex)
{
    return *Key::fromHex(QByteArray(hex).rightJustified(64, '0'));
}

NodeId node(const Key& at)
{
    return *NodeId::from(at.view());
}

} // namespace

class KeySpaceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void distanceIsXor()
    {
        QCOMPARE(distance(key("f0"), key("f0")), Distance());
        QCOMPARE(distance(key("f0"), key("0f")).toHex().left(4), QByteArray("ff00"));
        QVERIFY(isCloser(node(key("80")), node(key("40")), key("90")));
        QVERIFY(!isCloser(node(key("40")), node(key("80")), key("c0"))); // the first bit counts most
        QVERIFY(!isCloser(node(key("80")), node(key("80")), key("90")));
    }

    void sharedBits_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<int>("bits");
        QTest::newRow("none") << key("00").toByteArray() << key("80").toByteArray() << 0;
        QTest::newRow("one") << key("00").toByteArray() << key("40").toByteArray() << 1;
        QTest::newRow("a byte") << key("ab80").toByteArray() << key("ab00").toByteArray() << 8;
        QTest::newRow("the last differs") << small("00").toByteArray() << small("01").toByteArray() << 255;
        QTest::newRow("equal") << key("ab").toByteArray() << key("ab").toByteArray() << 256;
    }
    void sharedBits()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QFETCH(int, bits);
        QCOMPARE(dht::sharedBits(*Key::from(a), *Key::from(b)), bits);
        QCOMPARE(dht::sharedBits(*Key::from(b), *Key::from(a)), bits);
    }

    void pointsOfABucketAreInIt()
    {
        test::SeededRandom random(11);
        const auto self = random.make<NodeId>();
        for (int bits = 0; bits < KeyBits; ++bits)
            QCOMPARE(dht::sharedBits(keyOf(self), randomInBucket(self, bits, random)), bits);
        QVERIFY(randomInBucket(self, 0, random) != randomInBucket(self, 0, random));
    }

    void ringGoesRound()
    {
        QCOMPARE(ringDistance(small("01"), small("05")), *Distance::from(small("04").view()));
        QCOMPARE(ringDistance(small("05"), small("05")), Distance());
        // Back by four is on by all but four.
        QCOMPARE(ringDistance(small("05"), small("01")).toHex(), QByteArray(62, 'f') + "fc");
        QCOMPARE(ringDistance(small("0100"), small("01")).toHex(), QByteArray(60, 'f') + "ff01");
    }

    void ringPoints()
    {
        QCOMPARE(ringPoint(node(small("00")), 0), small("01"));
        QCOMPARE(ringPoint(node(small("ff")), 0), small("0100"));
        QCOMPARE(ringPoint(node(small("ff")), 9), small("02ff"));
        QCOMPARE(ringPoint(node(key("80")), 255), Key()); // round
        const auto full = node(*Key::fromHex(QByteArray(64, 'f')));
        QCOMPARE(ringPoint(full, 0), Key());
    }

    void aRingPointIsThatFarAway()
    {
        test::SeededRandom random(12);
        const auto self = random.make<NodeId>();
        for (int exponent = 0; exponent < KeyBits; ++exponent)
            QCOMPARE(ringDistance(keyOf(self), ringPoint(self, exponent)), *Distance::from(ringPoint(NodeId(), exponent).view()));
    }
};

ALLIUM_TEST(KeySpaceTest)
#include "KeySpaceTest.moc"
