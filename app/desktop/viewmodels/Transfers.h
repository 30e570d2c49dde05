// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/models/FileFilter.h"
#include "app/desktop/models/FileListModel.h"
#include "app/desktop/models/PreparationListModel.h"
#include "app/desktop/viewmodels/FileActions.h"
#include "app/desktop/viewmodels/Notices.h"

#include <QUrl>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// The Files page: every file in either direction, kept up to date from the core's events, and what
/// can be done with one. What fails becomes a notice.
class Transfers : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.transfers is it")
    Q_PROPERTY(allium::desktop::FileListModel* files READ files CONSTANT)
    Q_PROPERTY(allium::desktop::FileFilter* shown READ shown CONSTANT)
    Q_PROPERTY(allium::desktop::FileFilter* withPerson READ withPerson CONSTANT)
    Q_PROPERTY(allium::desktop::FileActions* actions READ actions CONSTANT)
    Q_PROPERTY(QVariantList people READ people NOTIFY peopleChanged)
    Q_PROPERTY(allium::desktop::PreparationListModel* preparations READ preparations CONSTANT)
public:
    Transfers(Core& core, Notices& notices, QObject* parent = nullptr);

    FileListModel* files() { return &m_files; }
    FileFilter* shown() { return &m_shown; }
    /// The files of the contact whose page is shown.
    FileFilter* withPerson() { return &m_withPerson; }
    FileActions* actions() { return &m_actions; }
    /// With whom something can be shared: id and name, by name.
    QVariantList people() const { return m_people; }
    /// What is being read before it can be offered.
    PreparationListModel* preparations() { return &m_preparations; }

    /// Whether the profile is open: then everything is read, otherwise forgotten.
    void setOpen(bool open);

    /// Offers local files or folders to a contact, each on its own.
    Q_INVOKABLE void share(const QList<QUrl>& files, const QString& contact);
    /// Takes a fetched file, finished or not, out of Allium's store. What was saved stays.
    Q_INVOKABLE void forget(const QString& transfer);

Q_SIGNALS:
    void peopleChanged();

private:
    void load();
    void loadPeople();
    void onEvent(const QString& type, const QJsonObject& fields);
    void complain(const QByteArray& kind);

    Core& m_core;
    Notices& m_notices;
    FileListModel m_files;
    FileFilter m_shown { m_files };
    FileFilter m_withPerson { m_files };
    FileActions m_actions;
    QVariantList m_people;
    PreparationListModel m_preparations;
    bool m_isOpen = false;
};

} // namespace allium::desktop
