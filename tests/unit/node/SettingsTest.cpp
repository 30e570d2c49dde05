// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/Settings.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace allium;
using namespace allium::node;

namespace {

std::unique_ptr<storage::Database> memoryDatabase()
{
    storage::OpenOptions options;
    options.inMemory = true;
    auto database = storage::Database::open(options);
    return database ? std::move(*database) : nullptr;
}

} // namespace

class SettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesAreChecked_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<int>("error"); // -1: accepted
        const auto row = [](const char* title, const char* name, const QJsonValue& value, int error) {
            QTest::newRow(title) << QByteArray(name) << value << error;
        };
        row("unknown", "no.such", true, static_cast<int>(SettingError::Unknown));
        row("flag", "tor.accept_old", false, -1);
        row("flag as text", "tor.accept_old", QStringLiteral("yes"), static_cast<int>(SettingError::WrongType));
        row("number", "transfer.circuits", 8, -1);
        row("too many", "transfer.circuits", 9, static_cast<int>(SettingError::OutOfRange));
        row("a fraction", "transfer.circuits", 1.5, static_cast<int>(SettingError::WrongType));
        row("a choice", "tor.mode", QStringLiteral("running"), -1);
        row("no choice", "tor.mode", QStringLiteral("theirs"), static_cast<int>(SettingError::NotAChoice));
        row("list", "tor.bridges", QJsonArray { QStringLiteral("a") }, -1);
        row("list of numbers", "tor.bridges", QJsonArray { 1 }, static_cast<int>(SettingError::WrongType));
        row("endless text", "tor.binary", QString(5000, QLatin1Char('x')), static_cast<int>(SettingError::TooLong));
    }

    void valuesAreChecked()
    {
        QFETCH(QByteArray, name);
        QFETCH(QJsonValue, value);
        QFETCH(int, error);
        const auto checked = Settings::check(name, value);
        QCOMPARE(checked ? -1 : static_cast<int>(checked.error()), error);
    }

    void everyDefaultPassesItsOwnCheck()
    {
        for (const auto& spec : Settings::specs())
            QVERIFY2(Settings::check(spec.name, spec.fallback), spec.name.constData());
    }

    void storedValuesComeBack()
    {
        const auto database = memoryDatabase();
        QVERIFY(database);
        QVERIFY(Settings::createSchema(*database));
        QVERIFY(Settings::store(*database, "tor.accept_old", true));
        QVERIFY(Settings::store(*database, "transfer.circuits", 2));
        QVERIFY(Settings::store(*database, "transfer.circuits", 8));
        QVERIFY(Settings::store(*database, "tor.bridges", QJsonArray { QStringLiteral("x") }));
        QVERIFY(Settings::store(*database, "from.the.future", 1));
        QVERIFY(Settings::store(*database, "tor.mode", QStringLiteral("no longer a choice")));
        QVERIFY(Settings::remove(*database, "tor.bridges"));
        const auto loaded = Settings::load(*database);
        QVERIFY(loaded);
        const Settings settings(*loaded);
        QCOMPARE(settings.boolean("tor.accept_old"), true);
        QCOMPARE(settings.integer("transfer.circuits"), 8);
        QVERIFY(settings.texts("tor.bridges").isEmpty());
        QCOMPARE(settings.text("tor.mode"), QStringLiteral("own"));
        QVERIFY(settings.changed().contains(QLatin1String("from.the.future")));
        QVERIFY(!settings.all().contains(QLatin1String("from.the.future")));
    }

    void changesAreTold()
    {
        Settings settings(QJsonObject {});
        QSignalSpy changed(&settings, &Settings::settingChanged);
        settings.apply("tor.accept_old", true);
        QVERIFY(settings.boolean("tor.accept_old"));
        settings.apply("tor.accept_old", QJsonValue::Undefined);
        QVERIFY(!settings.boolean("tor.accept_old"));
        QCOMPARE(changed.size(), 2);
    }
};

ALLIUM_TEST(SettingsTest)
#include "SettingsTest.moc"
