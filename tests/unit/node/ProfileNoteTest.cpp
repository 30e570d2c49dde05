// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/ProfileNote.h"
#include "tests/support/TestRegistry.h"

using allium::node::ProfileNote;

class ProfileNoteTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatWasTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("title");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("a word") << QStringLiteral("Work") << QStringLiteral("Work");
        QTest::newRow("other letters") << QStringLiteral("Родня ü") << QStringLiteral("Родня ü");
        QTest::newRow("spaces around") << QStringLiteral("  two \t words\n") << QStringLiteral("two words");
        QTest::newRow("what reorders") << QStringLiteral("a\u202Eb\u0007c") << QStringLiteral("abc");
        QTest::newRow("too long") << QString(200, QLatin1Char('x')) << QString(ProfileNote::MaxTitleChars, QLatin1Char('x'));
    }

    void keepsWhatWasTyped()
    {
        QFETCH(QString, typed);
        const auto note = ProfileNote::of(typed);
        QTEST(note.title, "title");
        const auto bytes = note.encode();
        QVERIFY(bytes.size() <= ProfileNote::MaxBytes);
        const auto read = ProfileNote::decode(bytes);
        QVERIFY(read);
        QCOMPARE(read->title, note.title);
    }

    void theLongestTitleFits()
    {
        const auto emoji = QString::fromUcs4(U"\U0001F9C5");
        QVERIFY(ProfileNote::of(emoji.repeated(100)).encode().size() <= ProfileNote::MaxBytes);
    }

    void isTheseBytes() { QCOMPARE(ProfileNote::of(QStringLiteral("Büro")).encode(), QByteArray("ALLIUM PROFILE 1\nB\xc3\xbcro\n")); }

    void refuses_data()
    {
        using Error = ProfileNote::Error;
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Error>("error");
        QTest::newRow("nothing") << QByteArray() << Error::NotANote;
        QTest::newRow("something else") << QByteArray("[General]\nname=x\n") << Error::NotANote;
        QTest::newRow("no version") << QByteArray("ALLIUM PROFILE \nx\n") << Error::NotANote;
        QTest::newRow("odd version") << QByteArray("ALLIUM PROFILE 01\nx\n") << Error::NotANote;
        QTest::newRow("cut in the version") << QByteArray("ALLIUM PROFILE 1") << Error::NotANote;
        QTest::newRow("a later version") << QByteArray("ALLIUM PROFILE 2\n{}") << Error::FromTheFuture;
        QTest::newRow("cut in the title") << QByteArray("ALLIUM PROFILE 1\nWork") << Error::BadTitle;
        QTest::newRow("two lines") << QByteArray("ALLIUM PROFILE 1\na\nb\n") << Error::BadTitle;
        QTest::newRow("not UTF-8") << QByteArray("ALLIUM PROFILE 1\n\xff\n") << Error::BadTitle;
        QTest::newRow("control characters") << QByteArray("ALLIUM PROFILE 1\na\x1b[31m\n") << Error::BadTitle;
        QTest::newRow("a long title") << QByteArray("ALLIUM PROFILE 1\n") + QByteArray(41, 'x') + '\n' << Error::BadTitle;
        QTest::newRow("a long file") << QByteArray("ALLIUM PROFILE 1\n") + QByteArray(1000, 'x') + '\n' << Error::TooLong;
    }

    void refuses()
    {
        QFETCH(QByteArray, bytes);
        const auto note = ProfileNote::decode(bytes);
        QVERIFY(!note);
        QTEST(note.error(), "error");
    }
};

ALLIUM_TEST(ProfileNoteTest)
#include "ProfileNoteTest.moc"
