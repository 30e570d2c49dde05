// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Notices.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>

using allium::desktop::Notices;

namespace {

QStringList texts(const Notices& notices)
{
    QStringList list;
    for (int row = 0; row < notices.rowCount(); ++row)
        list.append(notices.data(notices.index(row), Notices::TextRole).toString());
    return list;
}

} // namespace

class NoticesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theOldestGoesWhenThereAreTooMany()
    {
        Notices notices;
        const QAbstractItemModelTester tester(&notices, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < Notices::MaxNotices + 1; ++i)
            notices.add(QString::number(i));
        QCOMPARE(notices.rowCount(), Notices::MaxNotices);
        QCOMPARE(texts(notices).first(), QStringLiteral("1"));
    }

    void theSameNoticeIsShownOnce()
    {
        Notices notices;
        const QAbstractItemModelTester tester(&notices, QAbstractItemModelTester::FailureReportingMode::QtTest);
        notices.add(QStringLiteral("a"));
        notices.add(QStringLiteral("b"));
        notices.add(QStringLiteral("a"), Notices::Tone::Danger);
        QCOMPARE(texts(notices), QStringList({ QStringLiteral("b"), QStringLiteral("a") }));
        QCOMPARE(notices.data(notices.index(1), Notices::ToneRole).toInt(), static_cast<int>(Notices::Tone::Danger));
    }

    void dismissedByItsId()
    {
        Notices notices;
        const QAbstractItemModelTester tester(&notices, QAbstractItemModelTester::FailureReportingMode::QtTest);
        notices.add(QStringLiteral("a"));
        notices.add(QStringLiteral("b"));
        const auto id = notices.data(notices.index(0), Notices::IdRole).toInt();
        notices.dismiss(id);
        notices.dismiss(id); // a timer and a click may both want it gone
        QCOMPARE(texts(notices), QStringList({ QStringLiteral("b") }));
    }
};

ALLIUM_TEST(NoticesTest)
#include "NoticesTest.moc"
