// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/SensitiveClipboard.h"
#include "app/desktop/platform/SystemTray.h"
#include "app/desktop/platform/XdgAutostart.h"
#include "tests/support/TestRegistry.h"

#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>

using namespace allium::desktop;

/// Autostart entries, and secrets on the clipboard.
class SurroundingsTest : public QObject {
    Q_OBJECT
private:
    static QByteArray content(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QString copied() { return QGuiApplication::clipboard()->text(); }

private Q_SLOTS:
    void autostart()
    {
        const QTemporaryDir folder;
        const auto place = folder.filePath(QStringLiteral("config/autostart"));
        XdgAutostart autostart(place, {}, { QStringLiteral("/usr/bin/allium"), QStringLiteral("--quiet") });
        QVERIFY(!autostart.isOn());
        QVERIFY(autostart.setOn(false)); // nothing to do
        QVERIFY(autostart.setOn(true));
        QVERIFY(autostart.isOn());
        QCOMPARE(autostart.file(), place + QStringLiteral("/allium.desktop"));
        const auto entry = content(autostart.file());
        QVERIFY(entry.startsWith("[Desktop Entry]\n"));
        QVERIFY2(entry.contains("\nExec=\"/usr/bin/allium\" \"--quiet\"\n"), entry.constData());
        QVERIFY(autostart.setOn(false));
        QVERIFY(!QFileInfo::exists(autostart.file()));
        // A desktop's own settings switch it off so.
        QVERIFY(autostart.setOn(true));
        QFile file(autostart.file());
        QVERIFY(file.open(QIODevice::Append) && file.write("Hidden=true\n") > 0);
        file.close();
        QVERIFY(!autostart.isOn());
        QVERIFY(autostart.setOn(true));
        QVERIFY(autostart.isOn());
    }

    void profilesHaveEntriesOfTheirOwn()
    {
        const QTemporaryDir folder;
        const XdgAutostart usual(folder.path(), {}, {});
        const XdgAutostart other(folder.path(), QStringLiteral("work/../x"), {});
        QVERIFY(usual.file() != other.file());
        QCOMPARE(QFileInfo(other.file()).absolutePath(), QFileInfo(folder.path()).absoluteFilePath());
    }

    void autostartThatCannotBeKept()
    {
        const QTemporaryDir folder;
        QFile inTheWay(folder.filePath(QStringLiteral("autostart")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        XdgAutostart autostart(inTheWay.fileName(), {}, { QStringLiteral("allium") });
        QVERIFY(!autostart.setOn(true));
        QVERIFY(!autostart.isOn());
    }

    void wordsOfACommand_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("written");
        QTest::newRow("plain") << QStringLiteral("--quiet") << QStringLiteral("\"--quiet\"");
        QTest::newRow("space") << QStringLiteral("/a b") << QStringLiteral("\"/a b\"");
        QTest::newRow("percent") << QStringLiteral("50%u") << QStringLiteral("\"50%%u\"");
        QTest::newRow("dollar") << QStringLiteral("$HOME") << QStringLiteral("\"\\\\$HOME\"");
        QTest::newRow("quote") << QStringLiteral("a\"b") << QStringLiteral("\"a\\\\\"b\"");
        QTest::newRow("backslash") << QStringLiteral("a\\b") << QStringLiteral("\"a\\\\\\\\b\"");
    }

    void wordsOfACommand()
    {
        QFETCH(QString, word);
        QTEST(XdgAutostart::execLine({ word }), "written");
    }

    void aSecretIsMarkedAndGoes()
    {
        SensitiveClipboard clipboard(nullptr, std::chrono::milliseconds(0));
        clipboard.copy(QStringLiteral("9T4K-0M2V"));
        QCOMPARE(copied(), QStringLiteral("9T4K-0M2V"));
        QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")), QByteArray("secret"));
        QTRY_COMPARE(copied(), QString());
    }

    void whatWasCopiedMeanwhileStays()
    {
        SensitiveClipboard clipboard;
        clipboard.copy(QStringLiteral("secret"));
        QGuiApplication::clipboard()->setText(QStringLiteral("something else"));
        clipboard.clear();
        QCOMPARE(copied(), QStringLiteral("something else"));
    }

    void aSecretGoesWithTheProgram()
    {
        {
            SensitiveClipboard clipboard;
            clipboard.copy(QStringLiteral("secret"));
        }
        QCOMPARE(copied(), QString());
    }

    /// Without widgets there is no icon, and nothing else breaks.
    void noIconWithoutWidgets()
    {
        SystemTray tray;
        QVERIFY(!tray.isAvailable());
        tray.setShown(true);
        tray.setState(true, QStringLiteral("Allium"));
        tray.setShown(false);
    }
};

ALLIUM_TEST(SurroundingsTest)
#include "SurroundingsTest.moc"
