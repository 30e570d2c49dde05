// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/FirstRows.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QStandardItemModel>
#include <QStringListModel>

#include <memory>

using allium::desktop::FirstRows;

namespace {

QString shown(const FirstRows& rows)
{
    QString text;
    for (int row = 0; row < rows.rowCount(); ++row)
        text += rows.index(row, 0).data().toString();
    return text;
}

QStringList letters(const QString& text)
{
    return text.split(QString(), Qt::SkipEmptyParts);
}

} // namespace

class FirstRowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void growsWhenAsked()
    {
        FirstRows rows;
        const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QStringListModel all(letters(QStringLiteral("abcd")));
        rows.setSource(&all);
        QCOMPARE(shown(rows), QString());
        rows.setLimit(2);
        QCOMPARE(shown(rows), QStringLiteral("ab"));
        rows.setLimit(9);
        QCOMPARE(shown(rows), QStringLiteral("abcd"));
        rows.setLimit(1);
        QCOMPARE(shown(rows), QStringLiteral("a"));
        rows.setSource(nullptr);
        QCOMPARE(shown(rows), QString());
    }

    void followsWhatComesGoesAndMoves()
    {
        FirstRows rows;
        rows.setLimit(2);
        const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QStandardItemModel all;
        for (const auto& letter : letters(QStringLiteral("bcd")))
            all.appendRow(new QStandardItem(letter));
        rows.setSource(&all);
        QCOMPARE(shown(rows), QStringLiteral("bc"));
        all.insertRow(0, new QStandardItem(QStringLiteral("a")));
        QCOMPARE(shown(rows), QStringLiteral("ab"));
        all.removeRow(1);
        QCOMPARE(shown(rows), QStringLiteral("ac"));
        all.sort(0, Qt::DescendingOrder);
        QCOMPARE(shown(rows), QStringLiteral("dc"));
        QStringListModel moving(letters(QStringLiteral("abc")));
        rows.setSource(&moving);
        QVERIFY(moving.moveRow({}, 2, {}, 0));
        QCOMPARE(shown(rows), QStringLiteral("ca"));
        moving.setStringList(letters(QStringLiteral("xyz")));
        QCOMPARE(shown(rows), QStringLiteral("xy"));
    }

    void outlivesItsSource()
    {
        FirstRows rows;
        rows.setLimit(2);
        auto all = std::make_unique<QStringListModel>(letters(QStringLiteral("abc")));
        rows.setSource(all.get());
        all.reset();
        QCOMPARE(rows.source(), nullptr);
        QCOMPARE(rows.rowCount(), 0);
    }
};

ALLIUM_TEST(FirstRowsTest)
#include "FirstRowsTest.moc"
