// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/RequestListModel.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QSignalSpy>

using allium::desktop::RequestListModel;

namespace {

QJsonArray json(const char* text)
{
    return QJsonDocument::fromJson(text).array();
}

QStringList shown(const RequestListModel& model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row).data(RequestListModel::NameRole).toString());
    return names;
}

} // namespace

class RequestListModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsTheAnswers()
    {
        RequestListModel model(QStringLiteral("outgoing"));
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.take(json(R"([{"id":"a","name":"A","state":"outgoing","since":1},{"id":"b","name":"B","state":"outgoing","since":2},
                            {"id":"x","name":"X","state":"incoming","since":3}])"));
        QCOMPARE(shown(model), QStringList({ QStringLiteral("B"), QStringLiteral("A") }));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.take(json(R"([{"id":"a","name":"A","state":"outgoing","since":1,"arrived":true},
                            {"id":"b","name":"B","state":"outgoing","since":2,"why":"dial.not-online"}])"));
        QCOMPARE(changed.size(), 2);
        QVERIFY(model.index(1).data(RequestListModel::ArrivedRole).toBool());
        QCOMPARE(model.index(0).data(RequestListModel::WhyRole).toString(), QStringLiteral("dial.not-online"));
        model.take(json(R"([{"id":"c","name":"C","state":"outgoing","since":9},{"id":"a","name":"A","state":"outgoing","since":8}])"));
        QCOMPARE(shown(model), QStringList({ QStringLiteral("C"), QStringLiteral("A") }));
        model.clear();
        QCOMPARE(model.count(), 0);
        QCOMPARE(resets.size(), 0);
    }
};

ALLIUM_TEST(RequestListModelTest)
#include "RequestListModelTest.moc"
