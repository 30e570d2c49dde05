// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/MessageRows.h"

#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace allium::desktop;

namespace {

/// "m1-09:00 t1-09:05", oldest first: m mine, t theirs, then the day of the month and the time.
MessageRows::Entries entries(const QString& drawing, qint64 firstPosition = 1)
{
    MessageRows::Entries result;
    for (const auto& word : drawing.split(u' ', Qt::SkipEmptyParts)) {
        MessageEntry entry;
        entry.mine = word.startsWith(u'm');
        entry.position = firstPosition++;
        entry.id = QString::number(entry.position);
        const auto parts = word.mid(1).split(u'-');
        entry.time = QDateTime(QDate(2024, 3, parts[0].toInt()), QTime::fromString(parts[1], QStringLiteral("HH:mm")));
        result.push_back(entry);
    }
    return result;
}

MessageRows rows(const QString& drawing)
{
    MessageRows result;
    result.addOlder(entries(drawing));
    result.setDivider(MessageRows::NoDivider);
    return result;
}

/// What the rows say of themselves, oldest first: D a day begins, N the unread, ( a group, ) it ends.
QString drawn(const MessageRows& rows)
{
    QString result;
    for (int row = rows.count() - 1; row >= 0; --row) {
        result += rows.isFirstOfDay(row) ? QStringLiteral("D") : QString();
        result += rows.isDivider(row) ? QStringLiteral("N") : QString();
        result += rows.isFirstOfGroup(row) ? QStringLiteral("(") : QString();
        result += rows.at(row).mine ? u'm' : u't';
        result += rows.isLastOfGroup(row) ? QStringLiteral(")") : QString();
    }
    return result;
}

} // namespace

class MessageRowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void groups_data()
    {
        QTest::addColumn<QString>("messages");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("one") << QStringLiteral("m1-09:00") << QStringLiteral("D(m)");
        QTest::newRow("soon after") << QStringLiteral("m1-09:00 m1-09:05") << QStringLiteral("D(mm)");
        QTest::newRow("later") << QStringLiteral("m1-09:00 m1-09:06") << QStringLiteral("D(m)(m)");
        QTest::newRow("the other side") << QStringLiteral("m1-09:00 t1-09:01") << QStringLiteral("D(m)(t)");
        QTest::newRow("midnight") << QStringLiteral("m1-23:59 m2-00:00") << QStringLiteral("D(m)D(m)");
    }
    void groups()
    {
        QFETCH(QString, messages);
        QFETCH(QString, expected);
        QCOMPARE(drawn(rows(messages)), expected);
    }

    void unreadBeginsAtTheOldestOfTheirs()
    {
        auto some = rows(QStringLiteral("t1-09:00 m1-09:01 t1-09:02 t1-09:03 m1-09:04 t1-09:05"));
        some.setDivider(1);
        QCOMPARE(drawn(some), QStringLiteral("D(t)(m)N(tt)(m)(t)"));
        QCOMPARE(some.dividerRow(), 3);
        some.setDivider(6);
        QCOMPARE(some.dividerRow(), -1);
    }

    void unreadThatBeganFurtherBackHasNoLine()
    {
        auto some = rows(QStringLiteral("t1-09:00 t1-09:01"));
        some.setDivider(0);
        QCOMPARE(some.dividerRow(), 1);
        some.setAtOldest(false);
        QCOMPARE(some.dividerRow(), -1);
    }

    void growsAndShrinksAtBothEnds()
    {
        MessageRows some;
        QCOMPARE(some.newestPosition(), 0);
        some.addNewer(entries(QStringLiteral("m1-09:00 t1-09:01"), 10));
        some.addOlder(entries(QStringLiteral("t1-08:00 m1-08:01"), 8));
        some.addNewer(entries(QStringLiteral("m1-10:00"), 12));
        QCOMPARE(some.oldestPosition(), 8);
        QCOMPARE(some.newestPosition(), 12);
        QCOMPARE(some.rowAt(8), 4);
        QCOMPARE(some.rowAt(7), -1);
        some.dropOldest(1);
        some.dropNewest(1);
        QCOMPARE(some.count(), 3);
        QCOMPARE(some.oldestPosition(), 9);
        QCOMPARE(some.newestPosition(), 11);
    }

    void findsAMessageOfOneSide()
    {
        const auto some = rows(QStringLiteral("t1-09:00 m1-09:01 t1-09:02"));
        QVERIFY(some.find(QStringLiteral("2"), true) != nullptr);
        QVERIFY(some.find(QStringLiteral("2"), false) == nullptr);
        QCOMPARE(some.newestOfTheirs(), QStringLiteral("3"));
        QCOMPARE(some.receivedBetween(0, 3), 2);
        QCOMPARE(some.receivedBetween(1, 2), 0);
        QVERIFY(MessageRows().newestOfTheirs().isEmpty());
    }
};

ALLIUM_TEST(MessageRowsTest)
#include "MessageRowsTest.moc"
