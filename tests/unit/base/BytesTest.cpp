// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ByteCodec.h"
#include "core/base/FixedBytes.h"
#include "core/base/Random.h"
#include "core/base/Result.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <set>

using namespace allium;

namespace {
struct IdTag;
using Id = FixedBytes<IdTag, 4>;

Result<int, QByteArray> half(int n)
{
    if (n % 2 != 0)
        return fail(QByteArray("odd"));
    return n / 2;
}
Result<int, QByteArray> quarter(int n)
{
    ALLIUM_TRY(const int once, half(n));
    return half(once);
}
} // namespace

class BytesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fixedBytesTakeTheirExactLengthOnly()
    {
        QCOMPARE(Id::from("abcd")->toHex(), QByteArray("61626364"));
        QVERIFY(!Id::from("abc"));
        QVERIFY(!Id::from("abcde"));
        QVERIFY(!Id::fromHex("zz626364"));
        QVERIFY(!Id::fromHex("g1626364"));
        QVERIFY(!Id::fromHex("6162636"));
        QCOMPARE(Id::fromHex("61626364")->view().toByteArray(), QByteArray("abcd"));
        QVERIFY(Id().isZero());
        QVERIFY(*Id::from("abcd") < *Id::from("abce"));
    }

    void writerAndReaderAgree()
    {
        const auto bytes = ByteWriter().number<std::uint16_t>(258).field("hello").raw("xy").bytes();
        QCOMPARE(bytes.toHex(), QByteArray("01020000000568656c6c6f7879"));
        ByteReader reader(bytes);
        QCOMPARE(reader.number<std::uint16_t>(), 258);
        QCOMPARE(reader.field(5).toByteArray(), QByteArray("hello"));
        QCOMPARE(reader.raw(2).toByteArray(), QByteArray("xy"));
        QVERIFY(reader.atEnd());
    }

    void readerStaysFailed()
    {
        ByteReader reader(QByteArrayView("\0\0\0\7abc", 7));
        QVERIFY(reader.field(100).isEmpty());
        QVERIFY(!reader.ok());
        QCOMPARE(reader.raw(1).size(), 0);
        QVERIFY(!reader.atEnd());
        ByteReader limited(QByteArrayView("\0\0\0\3abc", 7));
        QVERIFY(limited.field(2).isEmpty());
        QVERIFY(!limited.ok());
    }

    void tryReturnsTheFirstError()
    {
        QCOMPARE(*quarter(8), 2);
        QCOMPARE(quarter(6).error(), QByteArray("odd"));
    }

    void belowIsInRangeAndReachesEveryValue()
    {
        test::SeededRandom random(7);
        std::set<std::uint64_t> seen;
        for (int i = 0; i < 200; ++i)
            seen.insert(random.below(5));
        QCOMPARE(seen, (std::set<std::uint64_t> { 0, 1, 2, 3, 4 }));
        QCOMPARE(random.below(0), 0U);
    }
};

ALLIUM_TEST(BytesTest)
#include "BytesTest.moc"
