// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/SafetyWords.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using contacts::safetyWords;

namespace {

wire::AccountId accountNo(char number)
{
    return *wire::AccountId::from(QByteArray(32, number));
}

} // namespace

class SafetyWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothSidesSeeTheSame()
    {
        const auto words = safetyWords(accountNo(1), accountNo(2));
        QCOMPARE(words.size(), 12);
        QCOMPARE(safetyWords(accountNo(2), accountNo(1)), words);
    }

    void eachPersonHasHalfOfThem()
    {
        const auto words = safetyWords(accountNo(1), accountNo(2));
        const auto others = safetyWords(accountNo(3), accountNo(1));
        QCOMPARE(others.first(6), words.first(6));
        QVERIFY(others.last(6) != words.last(6));
    }

    /// Computed with hashlib.blake2b of Python 3.11. What people wrote down must hold in the next version.
    void theyStayTheSame()
    {
        QCOMPARE(safetyWords(accountNo(1), accountNo(2)).join(QLatin1Char(' ')), QStringLiteral("output title make habit cube payment "
                                                                                             "bike venture exile whip jazz minor"));
    }
};

ALLIUM_TEST(SafetyWordsTest)
#include "SafetyWordsTest.moc"
