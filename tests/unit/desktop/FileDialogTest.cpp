// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/FileDialog.h"
#include "app/desktop/platform/WidgetLook.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFileDialog>
#include <QSignalSpy>
#include <QTemporaryDir>

using allium::desktop::FileDialog;
using allium::desktop::FolderDialog;

namespace {

/// The one that is open.
QFileDialog* shown()
{
    for (auto* const widget : QApplication::topLevelWidgets()) {
        auto* const dialog = qobject_cast<QFileDialog*>(widget);
        if (dialog != nullptr && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace

class FileDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        for (const auto* name : { "one.png", "two.png" }) {
            QFile file(path(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
    }

    void asksForFiles_data()
    {
        QTest::addColumn<FileDialog::FileMode>("mode");
        QTest::addColumn<QFileDialog::FileMode>("expected");
        QTest::addColumn<QFileDialog::AcceptMode>("acceptMode");
        QTest::newRow("one") << FileDialog::FileMode::OpenFile << QFileDialog::ExistingFile << QFileDialog::AcceptOpen;
        QTest::newRow("many") << FileDialog::FileMode::OpenFiles << QFileDialog::ExistingFiles << QFileDialog::AcceptOpen;
        QTest::newRow("to save") << FileDialog::FileMode::SaveFile << QFileDialog::AnyFile << QFileDialog::AcceptSave;
    }

    void asksForFiles()
    {
        QFETCH(FileDialog::FileMode, mode);
        FileDialog asks;
        asks.setProperty("title", QStringLiteral("Which?"));
        asks.setProperty("fileMode", QVariant::fromValue(mode));
        asks.setProperty("nameFilters", QStringList { QStringLiteral("Pictures (*.png)") });
        asks.setProperty("defaultSuffix", QStringLiteral("png"));
        asks.setProperty("currentFolder", QUrl::fromLocalFile(m_folder->path()));
        QSignalSpy accepted(&asks, &FileDialog::accepted);
        asks.open();
        auto* const dialog = shown();
        QVERIFY(dialog);
        QCOMPARE(dialog->windowTitle(), QStringLiteral("Which?"));
        QTEST(dialog->fileMode(), "expected");
        QTEST(dialog->acceptMode(), "acceptMode");
        QCOMPARE(dialog->defaultSuffix(), QStringLiteral("png"));
        QCOMPARE(dialog->nameFilters(), QStringList { QStringLiteral("Pictures (*.png)") });
        QCOMPARE(dialog->directory().path(), m_folder->path());
        dialog->selectFile(path("one.png"));
        Q_EMIT dialog->accepted();
        QCOMPARE(accepted.size(), 1);
        QCOMPARE(asks.selectedFile(), QUrl::fromLocalFile(path("one.png")));
        QCOMPARE(asks.selectedFiles().size(), 1);
    }

    void asksForAFolder()
    {
        FolderDialog asks;
        asks.setProperty("currentFolder", QUrl::fromLocalFile(m_folder->path()));
        asks.open();
        QVERIFY(shown());
        QCOMPARE(shown()->fileMode(), QFileDialog::Directory);
        QVERIFY(shown()->testOption(QFileDialog::ShowDirsOnly));
        Q_EMIT shown()->accepted();
        QCOMPARE(asks.property("selectedFolder").toUrl(), QUrl::fromLocalFile(m_folder->path()));
    }

    void whatIsSuggested()
    {
        FileDialog asks;
        asks.setProperty("fileMode", QVariant::fromValue(FileDialog::FileMode::SaveFile));
        asks.setSelectedFile(QUrl::fromLocalFile(path("code.txt")));
        asks.open();
        QVERIFY(shown());
        QCOMPARE(shown()->selectedUrls(), QList<QUrl> { QUrl::fromLocalFile(path("code.txt")) });
    }

    void listsHaveNames()
    {
        FileDialog asks;
        asks.open();
        for (const auto* name : { "sidebar", "listView", "treeView" }) {
            const auto* view = shown()->findChild<QAbstractItemView*>(QLatin1String(name));
            QVERIFY2(view != nullptr && !view->accessibleName().isEmpty(), name);
        }
    }

    void looksLikeTheWindow()
    {
        const auto usual = QApplication::palette().color(QPalette::Base);
        {
            allium::desktop::WidgetLook look;
            look.setProperty("window", QColor(0x18, 0x18, 0x20));
            look.setProperty("field", QColor(0x20, 0x20, 0x28));
            look.setProperty("text", QColor(0xee, 0xee, 0xee));
            QFont large;
            large.setPixelSize(28);
            look.setProperty("font", large);
            FileDialog asks;
            asks.open();
            QCOMPARE(shown()->palette().color(QPalette::Window), QColor(0x18, 0x18, 0x20));
            const auto* list = shown()->findChild<QAbstractItemView*>(QStringLiteral("listView"));
            QCOMPARE(list->palette().color(QPalette::Base), QColor(0x20, 0x20, 0x28));
            QCOMPARE(list->palette().color(QPalette::Text), QColor(0xee, 0xee, 0xee));
            QCOMPARE(list->font().pixelSize(), 28);
        }
        FileDialog asks;
        asks.open();
        QCOMPARE(shown()->palette().color(QPalette::Base), usual);
    }

    void goesWithItsPage()
    {
        auto asks = std::make_unique<FileDialog>();
        asks->open();
        asks->open();
        QVERIFY(shown());
        asks.reset();
        QVERIFY(shown() == nullptr);
    }

private:
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

ALLIUM_TEST(FileDialogTest)
#include "FileDialogTest.moc"
