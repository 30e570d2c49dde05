// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/FileDialog.h"

#include "app/desktop/platform/WidgetLook.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QSettings>
#include <QWindow>

namespace allium::desktop {
namespace {

/// Where somebody looked last is nobody's business: Qt would keep it in a file of the account, in clear.
void keepNoTraces()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, QStringLiteral("/nonexistent"));
}

/// Qt's own has labels for everything but these.
void nameLists(const QFileDialog& dialog)
{
    for (auto* const view : dialog.findChildren<QAbstractItemView*>()) {
        if (view->objectName() == QLatin1String("sidebar"))
            view->setAccessibleName(FileDialog::tr("Places"));
        else if (view->objectName() == QLatin1String("listView") || view->objectName() == QLatin1String("treeView"))
            view->setAccessibleName(FileDialog::tr("Files and folders"));
    }
}

} // namespace

FileDialog::FileDialog(QObject* parent)
    : FileDialog(FileMode::OpenFile, parent)
{
}

FileDialog::FileDialog(FileMode mode, QObject* parent)
    : QObject(parent)
    , m_mode(mode)
{
}

FileDialog::~FileDialog()
{
    delete m_dialog;
}

void FileDialog::setSelectedFile(const QUrl& file)
{
    if (m_selected == QList<QUrl> { file })
        return;
    m_selected = { file };
    Q_EMIT selectedFilesChanged();
}

void FileDialog::open()
{
    if (m_dialog || qobject_cast<QApplication*>(QCoreApplication::instance()) == nullptr)
        return;
    keepNoTraces();
    QWindow* const front = QGuiApplication::focusWindow();
    m_dialog = new QFileDialog;
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    prepare(*m_dialog);
    connect(m_dialog, &QDialog::accepted, this, [this] {
        m_selected = m_dialog->selectedUrls();
        Q_EMIT selectedFilesChanged();
        Q_EMIT accepted();
    });
    connect(m_dialog, &QDialog::rejected, this, &FileDialog::rejected);
    m_dialog->winId(); // makes its window
    m_dialog->windowHandle()->setTransientParent(front);
    m_dialog->open();
}

void FileDialog::prepare(QFileDialog& dialog) const
{
    WidgetLook::applyTo(dialog);
    dialog.setWindowTitle(m_title);
    dialog.setDirectoryUrl(m_folder.isValid() ? m_folder : QUrl::fromLocalFile(QDir::homePath()));
    dialog.setDefaultSuffix(m_defaultSuffix);
    switch (m_mode) {
    case FileMode::OpenFile:
        dialog.setFileMode(QFileDialog::ExistingFile);
        break;
    case FileMode::OpenFiles:
        dialog.setFileMode(QFileDialog::ExistingFiles);
        break;
    case FileMode::SaveFile:
        dialog.setAcceptMode(QFileDialog::AcceptSave);
        break;
    case FileMode::OpenFolder:
        dialog.setFileMode(QFileDialog::Directory);
        dialog.setOption(QFileDialog::ShowDirsOnly);
        break;
    }
    if (!m_nameFilters.isEmpty())
        dialog.setNameFilters(m_nameFilters);
    if (m_mode == FileMode::SaveFile && selectedFile().isValid())
        dialog.selectUrl(selectedFile());
    nameLists(dialog);
}

FolderDialog::FolderDialog(QObject* parent)
    : FileDialog(FileMode::OpenFolder, parent)
{
}

} // namespace allium::desktop
