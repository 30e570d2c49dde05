// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/SafePath.h"
#include "tests/support/TestRegistry.h"

using namespace allium::transfer;

Q_DECLARE_METATYPE(allium::transfer::NameError)

class SafePathTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void acceptsOrdinaryNames_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("plain") << QByteArray("hello.txt");
        QTest::newRow("deep") << QByteArray("a/b/c/d.tar.gz");
        QTest::newRow("hidden") << QByteArray(".config/.file");
        QTest::newRow("spaces inside") << QByteArray("my file (1).txt");
        QTest::newRow("umlauts") << QByteArray("Bücher/Übersicht.pdf");
        QTest::newRow("emoji") << QByteArray("\xf0\x9f\xa7\x85.txt");
        QTest::newRow("hebrew") << QByteArray("שלום.txt");
        QTest::newRow("dots inside") << QByteArray("a..b/...c");
        QTest::newRow("almost reserved") << QByteArray("console.txt/com10/lpt");
        QTest::newRow("255 bytes") << QByteArray(255, 'x');
        QTest::newRow("32 deep") << QByteArray("a/").repeated(31) + "a";
    }
    void acceptsOrdinaryNames()
    {
        QFETCH(QByteArray, path);
        const auto parsed = SafePath::parse(path);
        QVERIFY(parsed);
        QCOMPARE(parsed->utf8(), path);
    }

    void refusesHostileNames_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<NameError>("error");
        const auto row = [](const char* name, const QByteArray& path, NameError error) {
            QTest::newRow(name) << path << error;
        };
        row("empty", "", NameError::Empty);
        row("empty part", "a//b", NameError::Empty);
        row("trailing slash", "a/", NameError::Empty);
        row("absolute", "/etc/passwd", NameError::Absolute);
        row("parent", "..", NameError::DotPart);
        row("parent inside", "a/../../b", NameError::DotPart);
        row("current", "./a", NameError::DotPart);
        row("nul", QByteArray("a\0b", 3), NameError::NulByte);
        row("newline", "a\nb", NameError::ControlCharacter);
        row("escape", "a\x1b[2Jb", NameError::ControlCharacter);
        row("delete", "a\x7f", NameError::ControlCharacter);
        row("C1 control", "a\xc2\x85" "b", NameError::ControlCharacter);
        row("right-to-left override", "photo\xe2\x80\xaegpj.exe", NameError::FormatCharacter);
        row("isolate", "\xe2\x81\xa6" "a", NameError::FormatCharacter);
        row("zero width space", "a\xe2\x80\x8b" "b", NameError::FormatCharacter);
        row("byte order mark", "\xef\xbb\xbf" "a", NameError::FormatCharacter);
        row("soft hyphen", "a\xc2\xad" "b", NameError::FormatCharacter);
        row("line separator", "a\xe2\x80\xa8" "b", NameError::FormatCharacter);
        row("tag character", "a\xf3\xa0\x80\xa1", NameError::FormatCharacter);
        row("noncharacter", "a\xef\xbf\xbf", NameError::FormatCharacter);
        row("bad utf-8", "a\xff", NameError::NotUtf8);
        row("overlong utf-8", "a\xc0\xaf" "b", NameError::NotUtf8);
        row("surrogate", "a\xed\xa0\x80", NameError::NotUtf8);
        row("cut utf-8", "a\xe2\x82", NameError::NotUtf8);
        row("backslash", "..\\..\\autoexec.bat", NameError::ForbiddenCharacter);
        row("drive", "C:evil", NameError::ForbiddenCharacter);
        row("stream", "file.txt:hidden", NameError::ForbiddenCharacter);
        row("wildcard", "a*", NameError::ForbiddenCharacter);
        row("device", "CON", NameError::ReservedName);
        row("device with ending", "nul.txt", NameError::ReservedName);
        row("device inside", "a/Com1.tar.gz/b", NameError::ReservedName);
        row("device, superscript", "LPT\xc2\xb9", NameError::ReservedName);
        row("device, space", "aux .txt", NameError::ReservedName);
        row("trailing dot", "a.", NameError::TrailingDotOrSpace);
        row("trailing space", "a /b", NameError::TrailingDotOrSpace);
        row("trailing no-break space", "a\xc2\xa0", NameError::TrailingDotOrSpace);
        row("leading space", " a", NameError::LeadingSpace);
        row("long part", QByteArray(256, 'x'), NameError::TooLong);
        row("33 deep", QByteArray("a/").repeated(32) + "a", NameError::TooDeep);
    }
    void refusesHostileNames()
    {
        QFETCH(QByteArray, path);
        QFETCH(NameError, error);
        const auto parsed = SafePath::parse(path);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error(), error);
    }

    void slashIsNoPartOfAName()
    {
        QCOMPARE(FileName::parse("a/b").error(), NameError::ForbiddenCharacter);
    }

    void sanitizesLocalNames_data()
    {
        QTest::addColumn<QString>("local");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("good") << QStringLiteral("good.txt") << QByteArray("good.txt");
        QTest::newRow("colon") << QStringLiteral("12:30?.txt") << QByteArray("12_30_.txt");
        QTest::newRow("spaces") << QStringLiteral("  a . ") << QByteArray("a");
        QTest::newRow("reserved") << QStringLiteral("nul.txt") << QByteArray("_nul.txt");
        QTest::newRow("nothing left") << QStringLiteral(" .. ") << QByteArray("_");
        QTest::newRow("override") << QStringLiteral("a\u202eb") << QByteArray("a_b");
        QTest::newRow("long") << QString(300, u'x') << QByteArray(254, 'x');
    }
    void sanitizesLocalNames()
    {
        QFETCH(QString, local);
        QFETCH(QByteArray, name);
        const auto clean = FileName::sanitized(local);
        QCOMPARE(clean.utf8(), name);
        QVERIFY(FileName::parse(clean.utf8()));
    }

    void foldsWhatFileSystemsFold()
    {
        const auto folded = [](const char* name) { return FileName::parse(name).value().folded(); };
        QCOMPARE(folded("README.md"), folded("readme.MD"));
        QCOMPARE(folded("\xc3\x89t\xc3\xa9"), folded("e\xcc\x81te\xcc\x81"));
        QCOMPARE(folded("Stra\xc3\x9f" "e"), folded("STRASSE"));
        QVERIFY(folded("a") != folded("b"));
    }

    void numbersKeepTheEnding()
    {
        const auto numbered = [](const QByteArray& name) { return FileName::parse(name).value().numbered(2).utf8(); };
        QCOMPARE(numbered("photo.jpg"), QByteArray("photo (2).jpg"));
        QCOMPARE(numbered("Makefile"), QByteArray("Makefile (2)"));
        QCOMPARE(numbered(".profile"), QByteArray(".profile (2)"));
        QCOMPARE(numbered(QByteArray(251, 'x') + ".jpg"), QByteArray(247, 'x') + " (2).jpg");
        QCOMPARE(numbered(QByteArray("\xc3\xa9").repeated(127)).size(), qsizetype(254));
    }
};

ALLIUM_TEST(SafePathTest)
#include "SafePathTest.moc"
