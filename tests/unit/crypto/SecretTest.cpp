// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/Secret.h"

#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <algorithm>
#include <type_traits>

using namespace allium;
using namespace allium::crypto;

namespace {

struct KindTag;
using Kind = SecretBytes<KindTag, 4>;

} // namespace

class SecretTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsZeroedAndCopiesOnlyWhenAsked()
    {
        static_assert(!std::is_copy_constructible_v<Secret>);
        static_assert(!std::is_copy_assignable_v<Secret>);
        QVERIFY(Secret().isEmpty());
        const Secret zeroed(5);
        QCOMPARE(zeroed.view().toByteArray(), QByteArray(5, '\0'));

        auto original = Secret::copyOf(QByteArrayView("onion"));
        const auto copy = original.clone();
        original.span()[0] = 'O';
        QCOMPARE(copy.view().toByteArray(), QByteArray("onion"));
        QCOMPARE(original.view().toByteArray(), QByteArray("Onion"));
    }

    void movingLeavesNothingBehind()
    {
        auto first = Secret::copyOf(QByteArrayView("onion"));
        Secret second(std::move(first));
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is what is tested
        first = std::move(second);
        QCOMPARE(first.view().toByteArray(), QByteArray("onion"));
        first.clear();
        QVERIFY(first.isEmpty());
        QVERIFY(first.span().data() == nullptr);
    }

    void comparesByValue()
    {
        const auto a = Secret::copyOf(QByteArrayView("same"));
        QVERIFY(a == Secret::copyOf(QByteArrayView("same")));
        QVERIFY(!(a == Secret::copyOf(QByteArrayView("sane"))));
        QVERIFY(!(a == Secret::copyOf(QByteArrayView("same2"))));
        QVERIFY(Secret() == Secret(0));
        QVERIFY(!(Secret() == a));
    }

    void fixedSizesRefuseOtherSizes()
    {
        QVERIFY(!Kind::from(QByteArrayView("abc")));
        QVERIFY(!Kind::from(QByteArrayView("abcde")));
        QVERIFY(!Kind::from(Secret(5)));
        const auto kind = Kind::from(QByteArrayView("abcd"));
        QVERIFY(kind);
        QCOMPARE(kind->view().toByteArray(), QByteArray("abcd"));
        QVERIFY(kind->clone() == *kind);
        QVERIFY(*Kind::from(Secret::copyOf(QByteArrayView("abcd"))) == *kind);
        QCOMPARE(Kind().view().toByteArray(), QByteArray(4, '\0'));
    }

    void randomComesFromTheSourceGiven()
    {
        test::SeededRandom one(7);
        test::SeededRandom two(7);
        const auto secret = Secret::random(32, one);
        QVERIFY(secret == Secret::random(32, two));
        QVERIFY(!(secret == Secret::random(32, one)));

        SystemRandom system;
        QVERIFY(!(Secret::random(32, system) == Secret::random(32, system)));
        QVERIFY(initialize());
    }

    void wipeOverwritesTheBufferItself()
    {
        QByteArray bytes;
        bytes.reserve(64);
        bytes.append("a passphrase, cut short");
        bytes.truncate(4);
        const char* const buffer = bytes.constData();
        wipe(bytes);
        QVERIFY(bytes.isEmpty());
        QCOMPARE(bytes.constData(), buffer); // so it was overwritten, not exchanged
        QVERIFY(std::all_of(buffer, buffer + bytes.capacity(), [](char c) { return c == 0; }));

        QString text;
        text.reserve(64);
        text.append(QStringLiteral("a passphrase, cut short"));
        text.remove(0, 3);
        wipe(text);
        const auto* const units = text.utf16();
        QVERIFY(text.isEmpty());
        QVERIFY(std::all_of(units, units + 20, [](auto c) { return c == 0; }));
    }

    void wipeLeavesWhatOthersShare()
    {
        QByteArray bytes("a passphrase");
        const QByteArray shared = bytes;
        wipe(bytes);
        QVERIFY(bytes.isEmpty());
        QCOMPARE(shared, QByteArray("a passphrase"));

        auto literal = QStringLiteral("in read-only memory");
        wipe(literal);
        QVERIFY(literal.isEmpty());
    }
};

ALLIUM_TEST(SecretTest)
#include "SecretTest.moc"
