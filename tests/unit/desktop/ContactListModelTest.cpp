// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/ContactListModel.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace allium::desktop;

namespace {

QJsonObject contact(const QString& name, qint64 since, const char* state = "contact")
{
    return { { QStringLiteral("id"), QString(QStringLiteral("id-") + name) }, { QStringLiteral("state"), QLatin1String(state) },
             { QStringLiteral("name"), name }, { QStringLiteral("since"), since } };
}

QJsonObject message(const QString& name, qint64 position, qint64 stored, bool outgoing = false)
{
    return { { QStringLiteral("id"), QStringLiteral("m%1").arg(position) }, { QStringLiteral("contact"), QString(QStringLiteral("id-") + name) },
             { QStringLiteral("position"), position }, { QStringLiteral("stored"), stored }, { QStringLiteral("outgoing"), outgoing },
             { QStringLiteral("state"), outgoing ? QStringLiteral("waiting") : QStringLiteral("received") },
             { QStringLiteral("text"), QStringLiteral("hello\nthere") } };
}

/// "cab": three people, c last active.
QJsonArray people(const QString& names)
{
    QJsonArray list;
    for (qsizetype i = 0; i < names.size(); ++i)
        list.append(contact(QString(names[i]), 100 - i));
    return list;
}

QString shown(const ContactListModel& model)
{
    QString names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row).data(ContactListModel::NameRole).toString();
    return names;
}

QVariant value(const ContactListModel& model, const QString& name, int role)
{
    return model.index(model.rowOf(QStringLiteral("id-") + name)).data(role);
}

} // namespace

class ContactListModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fillsAndEmpties()
    {
        ContactListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(!model.isLoaded());
        auto answer = people(QStringLiteral("cab"));
        answer.append(contact(QStringLiteral("x"), 500, "incoming"));
        answer.append(contact(QStringLiteral("y"), 500, "blocked"));
        model.replaceAll(answer);
        QVERIFY(model.isLoaded());
        QCOMPARE(shown(model), QStringLiteral("cab"));
        model.clear();
        QCOMPARE(model.count(), 0);
        QVERIFY(!model.isLoaded());
    }

    void whoSpeaksMovesToTheTop_data()
    {
        QTest::addColumn<QString>("speaker");
        QTest::addColumn<QString>("after");
        QTest::newRow("first") << QStringLiteral("a") << QStringLiteral("abcd");
        QTest::newRow("middle") << QStringLiteral("c") << QStringLiteral("cabd");
        QTest::newRow("last") << QStringLiteral("d") << QStringLiteral("dabc");
    }

    void whoSpeaksMovesToTheTop()
    {
        QFETCH(QString, speaker);
        QFETCH(QString, after);
        ContactListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.replaceAll(people(QStringLiteral("abcd")));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.addMessage(message(speaker, 1, 1000));
        QCOMPARE(shown(model), after);
        QCOMPARE(value(model, speaker, ContactListModel::PreviewRole).toString(), QStringLiteral("hello there"));
        QCOMPARE(value(model, speaker, ContactListModel::UnreadRole).toInt(), 1);
        QCOMPARE(resets.size(), 0);
    }

    void aRowMovesDownToo()
    {
        ContactListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.replaceAll(people(QStringLiteral("abcd")));
        model.addMessage(message(QStringLiteral("d"), 1, 1000));
        model.forgetMessages(QStringLiteral("id-d"));
        QCOMPARE(shown(model), QStringLiteral("abcd"));
        QCOMPARE(model.unread(), 0);
    }

    void equalTimesKeepTheirOrder()
    {
        ContactListModel model;
        QJsonArray answer;
        for (const auto* name : { "c", "a", "b" })
            answer.append(contact(QLatin1String(name), 7));
        model.replaceAll(answer);
        QCOMPARE(shown(model), QStringLiteral("abc"));
    }

    void aMessageIsCountedOnce()
    {
        ContactListModel model;
        model.replaceAll(people(QStringLiteral("ab")));
        model.addMessage(message(QStringLiteral("a"), 5, 1000));
        model.addMessage(message(QStringLiteral("a"), 5, 1000));
        model.addMessage(message(QStringLiteral("a"), 4, 900));
        QCOMPARE(model.unread(), 1);
        model.addMessage(message(QStringLiteral("a"), 6, 1100, true));
        QCOMPARE(model.unread(), 1);
        QCOMPARE(value(model, QStringLiteral("a"), ContactListModel::PreviewRole).toString(), QStringLiteral("You: hello there"));
        model.setMessageState(QStringLiteral("id-a"), QStringLiteral("m6"), QStringLiteral("delivered"));
        QCOMPARE(value(model, QStringLiteral("a"), ContactListModel::MessageStateRole).toString(), QStringLiteral("delivered"));
        model.setMessageState(QStringLiteral("id-a"), QStringLiteral("m5"), QStringLiteral("failed"));
        QCOMPARE(value(model, QStringLiteral("a"), ContactListModel::MessageStateRole).toString(), QStringLiteral("delivered"));
        model.setUnread(QStringLiteral("id-a"), 0);
        QCOMPARE(model.unread(), 0);
    }

    void theMutedDoNotCount()
    {
        ContactListModel model;
        model.replaceAll(people(QStringLiteral("ab")));
        model.addMessage(message(QStringLiteral("a"), 1, 1000));
        auto muted = contact(QStringLiteral("a"), 100);
        muted.insert(QLatin1String("muted"), true);
        model.upsert(muted);
        QCOMPARE(model.unread(), 0);
        QCOMPARE(value(model, QStringLiteral("a"), ContactListModel::UnreadRole).toInt(), 1);
        model.remove(QStringLiteral("id-a"));
        QCOMPARE(model.unread(), 0);
    }

    void peopleComeAndGo()
    {
        ContactListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.replaceAll(people(QStringLiteral("ab")));
        QSignalSpy gone(&model, &ContactListModel::personRemoved);
        model.upsert(contact(QStringLiteral("n"), 1000));
        QCOMPARE(shown(model), QStringLiteral("nab"));
        model.remove(QStringLiteral("id-a"));
        QCOMPARE(shown(model), QStringLiteral("nb"));
        model.remove(QStringLiteral("id-a"));
        QCOMPARE(gone.size(), 1);
        model.setOnline(QStringLiteral("id-b"), true, 77);
        QVERIFY(value(model, QStringLiteral("b"), ContactListModel::OnlineRole).toBool());
        QCOMPARE(model.find(QStringLiteral("id-b"))->lastSeen, 77);
    }

    void searchingKeepsRowsThatStay()
    {
        ContactListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QJsonArray answer { contact(QStringLiteral("Alice"), 9), contact(QStringLiteral("Bob"), 8), contact(QStringLiteral("Alina"), 7),
                            contact(QStringLiteral("Carol"), 6) };
        model.replaceAll(answer);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex alina(model.index(2));
        model.setSearch(QStringLiteral(" ali"));
        QCOMPARE(shown(model), QStringLiteral("AliceAlina"));
        QCOMPARE(alina.row(), 1);
        model.addMessage(message(QStringLiteral("Bob"), 1, 1000)); // not shown, so no row changes
        QCOMPARE(shown(model), QStringLiteral("AliceAlina"));
        auto renamed = contact(QStringLiteral("Bob"), 8);
        renamed.insert(QLatin1String("name"), QStringLiteral("Alibert"));
        model.upsert(renamed);
        QCOMPARE(shown(model), QStringLiteral("AlibertAliceAlina"));
        model.setSearch(QString());
        QCOMPARE(shown(model), QStringLiteral("AlibertAliceAlinaCarol"));
        model.setSearch(QStringLiteral("id-Carol"));
        QCOMPARE(shown(model), QStringLiteral("Carol"));
        QCOMPARE(resets.size(), 0);
        QCOMPARE(model.total(), 4);
    }

    void tenThousandAreNoTrouble()
    {
        ContactListModel model;
        QJsonArray answer;
        for (int i = 0; i < 10'000; ++i)
            answer.append(contact(QStringLiteral("Person %1").arg(i), i));
        model.replaceAll(answer);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
        for (int i = 0; i < 10'000; ++i)
            model.addMessage(message(QStringLiteral("Person %1").arg(i), 1, 20'000 + i));
        QCOMPARE(moves.size(), 10'000);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(model.unread(), 10'000);
        QCOMPARE(model.idAt(0), QStringLiteral("id-Person 9999"));
        model.setSearch(QStringLiteral("person 123"));
        QCOMPARE(model.count(), 11);
    }
};

ALLIUM_TEST(ContactListModelTest)
#include "ContactListModelTest.moc"
