// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/WordCode.h"
#include "tests/support/TestRegistry.h"

#include <set>

using namespace allium::crypto;

class WordCodeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesElevenBitsAtATime()
    {
        QCOMPARE(wordCode(QByteArray(3, '\0'), 2), QByteArrayList({ "abandon", "abandon" }));
        QCOMPARE(wordCode(QByteArray(3, '\xff'), 2), QByteArrayList({ "zoo", "zoo" }));
        // Entropy 80…80 of the vectors of BIP-39.
        QCOMPARE(wordCode(QByteArray(16, '\x80'), 11),
                 QByteArrayList({ "letter", "advice", "cage", "absurd", "amount", "doctor", "acoustic", "avoid", "letter", "advice", "cage" }));
    }

    void wordsDifferInTheirFirstFourLetters()
    {
        std::set<QByteArray> beginnings;
        for (const auto* word : Words)
            beginnings.insert(QByteArray(word).left(4));
        QCOMPARE(beginnings.size(), WordCount);
    }
};

ALLIUM_TEST(WordCodeTest)
#include "WordCodeTest.moc"
