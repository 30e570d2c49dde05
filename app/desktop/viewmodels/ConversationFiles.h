// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/models/PreparationListModel.h"
#include "app/desktop/viewmodels/FileActions.h"

#include <QHash>
#include <QStringList>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace allium::desktop {

/// Files in a conversation: what is about to be sent, and what can be done with what was offered.
/// Nothing is sent before a person has seen the list of it.
class ConversationFiles : public allium::desktop::FileActions { // by its whole name, as QML's tools ask for it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("conversation.files has it")
    Q_PROPERTY(QVariantList staged READ staged NOTIFY stagedChanged)
    Q_PROPERTY(allium::desktop::PreparationListModel* preparations READ preparations CONSTANT)
public:
    enum Limits {
        MostApart = 10, ///< more than this become one folder on the other side
        MostPictureBytes = 32 * 1024 * 1024, ///< of what has no file; core/transfer keeps no more
    };
    Q_ENUM(Limits)

    explicit ConversationFiles(Core& core, QObject* parent = nullptr);

    /// Forgets what was staged for another.
    void setContact(const QString& contact);

    /// What is about to be sent: name, size (-1: a folder), icon, path or, of a picture without a file, its number.
    QVariantList staged() const { return m_staged; }
    /// Adds what there is of these and is not staged yet, once the disk has said what it is.
    Q_INVOKABLE void stage(const QList<QUrl>& files);
    /// A picture that lies in no file, encoded: PNG or JPEG as it is; others are drawn anew as PNG. It is only in memory
    /// until it is sent, and then in the profile.
    Q_INVOKABLE void stagePicture(const QByteArray& encoded);
    Q_INVOKABLE void unstage(int index);
    Q_INVOKABLE void unstageAll();
    Q_INVOKABLE void sendStaged();
    /// What is being read before it can be offered to this contact.
    PreparationListModel* preparations() { return &m_preparations; }

    /// Files that were copied in a file manager, or a picture. False: neither, so what was copied is text.
    Q_INVOKABLE bool stageClipboard();

Q_SIGNALS:
    void stagedChanged();

private:
    void add(const QVariantList& files);
    void share(const QJsonObject& what);
    /// Stages what `encode` makes of a picture; nothing of it was a picture.
    void stageEncoded(std::function<QByteArray()> encode);
    void sendPicture(const QString& name, const QByteArray& bytes);
    void addPicture(const QString& name, const QByteArray& bytes);

    Core& m_core;
    QString m_contact;
    QVariantList m_staged;
    PreparationListModel m_preparations;
    QHash<int, QByteArray> m_pictures; ///< by number
    int m_lastPicture = 0;
    int m_question = 0; ///< what the disk answers to what was asked before is for another
};

} // namespace allium::desktop
