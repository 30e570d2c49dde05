// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Format.h"
#include "tests/support/TestRegistry.h"

#include <QDateTime>
#include <QKeySequence>
#include <QLocale>

using allium::desktop::Format;

class FormatTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void timesGetShorterTheLongerAgo_data()
    {
        QTest::addColumn<QDateTime>("then");
        QTest::addColumn<QString>("since");
        QTest::addColumn<QString>("shortly");
        const auto row = [](const char* name, const QDateTime& then, const char* since, const char* shortly) {
            QTest::newRow(name) << then << QString::fromUtf8(since) << QString::fromUtf8(shortly);
        };
        // Now is Wednesday, 6 March 2024, 15:00.
        row("now", QDateTime({ 2024, 3, 6 }, { 14, 59, 30 }), "just now", "just now");
        row("their clock is ahead", QDateTime({ 2024, 3, 6 }, { 15, 5 }), "just now", "just now");
        row("minutes", QDateTime({ 2024, 3, 6 }, { 14, 55 }), "5\u00a0min ago", "5\u00a0min");
        row("today", QDateTime({ 2024, 3, 6 }, { 9, 5 }), "09:05", "09:05");
        row("this week", QDateTime({ 2024, 3, 5 }, { 14, 5 }), "Tue 14:05", "Tue");
        row("this year", QDateTime({ 2024, 1, 3 }, { 14, 5 }), "3\u00a0Jan", "3\u00a0Jan");
        row("long ago", QDateTime({ 2022, 1, 3 }, { 14, 5 }), "3\u00a0Jan\u00a02022", "3\u00a0Jan\u00a02022");
    }

    void timesGetShorterTheLongerAgo()
    {
        QFETCH(QDateTime, then);
        QFETCH(QString, since);
        QFETCH(QString, shortly);
        const auto now = QDateTime({ 2024, 3, 6 }, { 15, 0 }).toMSecsSinceEpoch();
        QCOMPARE(Format::since(then.toMSecsSinceEpoch(), now), since);
        QCOMPARE(Format::shortly(then.toMSecsSinceEpoch(), now), shortly);
    }

    void namesStandApart()
    {
        QCOMPARE(Format::embedded(QStringLiteral("Bob")), QStringLiteral("\u2068Bob\u2069"));
        QCOMPARE(Format::embedded(QStringLiteral("Bob محمد")), QStringLiteral("\u2068Bob محمد\u2069"));
        QCOMPARE(Format::embedded(QStringLiteral("محمد")), QStringLiteral("\u2068محمد\u2069"));
    }

    void theWholeTimeIsWithoutSeconds()
    {
        QCOMPARE(Format::exactly(QDateTime({ 2024, 3, 6 }, { 9, 5, 30 }).toMSecsSinceEpoch()), QStringLiteral("Wednesday, 6 March 2024, 09:05"));
    }

    void sizes_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("bytes") << qint64 { 999 } << QStringLiteral("999\u00a0bytes");
        QTest::newRow("1 KB is 1000") << qint64 { 1000 } << QStringLiteral("1.0\u00a0KB");
        QTest::newRow("rounds up a unit") << qint64 { 999'960 } << QStringLiteral("1.0\u00a0MB");
        QTest::newRow("GB") << qint64 { 1'540'000'000 } << QStringLiteral("1.5\u00a0GB");
        QTest::newRow("the largest unit") << qint64 { 1'234'000'000'000'000 } << QStringLiteral("1,234.0\u00a0TB");
    }

    void sizes()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, text);
        QCOMPARE(Format::size(bytes), text);
    }

    void keysAreWrittenAsTheyAre()
    {
        QCOMPARE(Format::keys(QStringLiteral("Ctrl+L")), QStringLiteral("Ctrl+L"));
    }

    void aShortcutHasEachOfItsKeysOnce()
    {
        const auto copy = Format::sequences(QKeySequence::Copy, QStringLiteral("Ctrl+C"));
        QCOMPARE(copy.count(QStringLiteral("Ctrl+C")), 1);
        QCOMPARE(copy.size(), QKeySequence::keyBindings(QKeySequence::Copy).size());
        QVERIFY(Format::sequences(QKeySequence::Quit, QStringLiteral("Ctrl+Q")).contains(QStringLiteral("Ctrl+Q")));
        QCOMPARE(Format::sequences(QKeySequence::UnknownKey, QStringLiteral("Ctrl+Q")), QVariantList { QStringLiteral("Ctrl+Q") });
    }

    void durations()
    {
        QCOMPARE(Format::duration(40), QStringLiteral("40\u00a0s"));
        QCOMPARE(Format::duration(330), QStringLiteral("5\u00a0min"));
        QCOMPARE(Format::duration(7800), QStringLiteral("2\u00a0h 10\u00a0min"));
        QCOMPARE(Format::duration(7200), QStringLiteral("2\u00a0h"));
        QCOMPARE(Format::duration(3 * 86'400), QStringLiteral("3\u00a0days"));
        QCOMPARE(Format::rate(1'500'000), QStringLiteral("1.5\u00a0MB/\u2060s"));
    }
};

ALLIUM_TEST(FormatTest)
#include "FormatTest.moc"
