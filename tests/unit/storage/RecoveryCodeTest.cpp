// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/RecoveryCode.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/storage/StoreFixture.h"

using namespace allium;
using namespace allium::storage;
using namespace allium::storage::test;

namespace {

crypto::Secret typed(const QByteArray& text)
{
    return crypto::Secret::copyOf(QByteArrayView(text));
}

QByteArray textOf(const RecoveryCode& code)
{
    return code.text().view().toByteArray();
}

} // namespace

class RecoveryCodeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatItWrote()
    {
        allium::test::SeededRandom random(1);
        for (int i = 0; i < 200; ++i) {
            const auto code = RecoveryCode::generate(random);
            const auto text = textOf(code);
            QCOMPARE(text.size(), 34);
            QCOMPARE(text.count('-'), 6);
            const auto again = RecoveryCode::parse(typed(text));
            VERIFY_OK(again);
            QVERIFY(again->bytes() == code.bytes());
        }
    }

    void forgivesHowPeopleWrite_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto text = textOf(exemplar());
        QTest::newRow("lower case") << text.toLower();
        QTest::newRow("no separators") << QByteArray(text).replace("-", "");
        QTest::newRow("spaces and a line break") << " " + QByteArray(text).replace("-", "  ") + "\n";
        QTest::newRow("O for 0") << QByteArray(text).replace("0", "O");
        QTest::newRow("o for 0") << QByteArray(text).replace("0", "o");
        QTest::newRow("I for 1") << QByteArray(text).replace("1", "I");
        QTest::newRow("l for 1") << QByteArray(text).replace("1", "l");
    }
    void forgivesHowPeopleWrite()
    {
        QFETCH(QByteArray, text);
        const auto code = RecoveryCode::parse(typed(text));
        VERIFY_OK(code);
        QVERIFY(code->bytes() == exemplar().bytes());
    }

    void seesMistakes_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto text = textOf(exemplar());
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one short") << text.chopped(1);
        QTest::newRow("one more") << text + "0";
        QTest::newRow("letter that is none") << QByteArray(text).replace(3, 1, "U");
        QTest::newRow("not ASCII") << QByteArray(text).replace(3, 1, "\xc3\xa4");
        QTest::newRow("very long") << QByteArray(100'000, ' ');
        QTest::newRow("check changed") << QByteArray(text).replace(text.size() - 1, 1, text.endsWith('2') ? "3" : "2");
    }
    void seesMistakes()
    {
        QFETCH(QByteArray, text);
        COMPARE_ERROR(RecoveryCode::parse(typed(text)), StorageErrorKind::BadRecoveryCode);
    }

    void seesNearlyEveryWrongLetter()
    {
        const auto text = textOf(exemplar());
        int missed = 0;
        for (qsizetype at = 0; at < text.size(); ++at) {
            if (text[at] == '-')
                continue;
            for (const char letter : QByteArray("0123456789ABCDEFGHJKMNPQRSTVWXYZ")) {
                auto wrong = text;
                wrong[at] = letter;
                if (letter != text[at] && RecoveryCode::parse(typed(wrong)))
                    ++missed;
            }
        }
        QVERIFY2(missed <= 3, QByteArray::number(missed).constData()); // of 868
    }

private:
    /// One that has a 0 and a 1 in it.
    static RecoveryCode exemplar()
    {
        for (std::uint64_t seed = 1;; ++seed) {
            allium::test::SeededRandom random(seed);
            auto code = RecoveryCode::generate(random);
            const auto text = textOf(code);
            if (text.contains('0') && text.contains('1'))
                return code;
        }
    }
};

ALLIUM_TEST(RecoveryCodeTest)
#include "RecoveryCodeTest.moc"
