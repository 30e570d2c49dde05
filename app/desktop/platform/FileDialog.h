// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

class QFileDialog;

namespace allium::desktop {

/// Asks for files, by the desktop's own dialog where it has one and otherwise by that of Qt's widgets, as WidgetLook says: the one of
/// Qt Quick has no names for screen readers, and Tab does not lead to its files. Takes the place of the types of
/// QtQuick.Dialogs, with as much of their interface as pages use. Owned by its page, and closed with it. Does
/// nothing in programs without widgets, such as tests of pages.
class FileDialog : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString title MEMBER m_title)
    Q_PROPERTY(FileMode fileMode MEMBER m_mode)
    Q_PROPERTY(QStringList nameFilters MEMBER m_nameFilters)
    Q_PROPERTY(QString defaultSuffix MEMBER m_defaultSuffix)
    Q_PROPERTY(QUrl currentFolder MEMBER m_folder)
    /// Before open(): what is suggested.
    Q_PROPERTY(QUrl selectedFile READ selectedFile WRITE setSelectedFile NOTIFY selectedFilesChanged)
    Q_PROPERTY(QList<QUrl> selectedFiles READ selectedFiles NOTIFY selectedFilesChanged)
public:
    enum class FileMode { OpenFile, OpenFiles, SaveFile, OpenFolder };
    Q_ENUM(FileMode)

    explicit FileDialog(QObject* parent = nullptr);
    ~FileDialog() override;

    QUrl selectedFile() const { return m_selected.value(0); }
    void setSelectedFile(const QUrl& file);
    QList<QUrl> selectedFiles() const { return m_selected; }

    /// In front of the window that has the keyboard. accepted() or rejected() follows.
    Q_INVOKABLE void open();

Q_SIGNALS:
    void accepted();
    void rejected();
    void selectedFilesChanged();

protected:
    FileDialog(FileMode mode, QObject* parent);

private:
    void prepare(QFileDialog& dialog) const;

    QString m_title;
    QStringList m_nameFilters;
    QString m_defaultSuffix;
    QUrl m_folder;
    QList<QUrl> m_selected;
    QPointer<QFileDialog> m_dialog;
    FileMode m_mode = FileMode::OpenFile;
};

/// Asks for a folder.
class FolderDialog : public allium::desktop::FileDialog { // by its whole name, as QML's tools ask for it
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QUrl selectedFolder READ selectedFile NOTIFY selectedFilesChanged)
public:
    explicit FolderDialog(QObject* parent = nullptr);
};

} // namespace allium::desktop
