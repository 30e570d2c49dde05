// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/viewmodels/OwnPicture.h"

#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// What others are told about this account, and who may knock. What is shown is what the core holds,
/// also after it refused a change.
class AccountSettings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The settings have it")
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString nameError READ nameError NOTIFY changed)
    Q_PROPERTY(bool doorOpen READ isDoorOpen NOTIFY changed)
    Q_PROPERTY(bool invisible READ isInvisible NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(allium::desktop::OwnPicture* picture READ picture CONSTANT)
public:
    explicit AccountSettings(Core& core, QObject* parent = nullptr);

    void load();
    /// What was wrong was said in another language, about what was typed before.
    void forgetErrors()
    {
        m_nameError.clear();
        m_error.clear();
        m_picture.forgetError();
        Q_EMIT changed();
    }

    QString name() const { return m_name; }
    QString nameError() const { return m_nameError; }
    bool isDoorOpen() const { return m_doorOpen; }
    bool isInvisible() const { return m_invisible; }
    QString error() const { return m_error; }
    OwnPicture* picture() { return &m_picture; }

    Q_INVOKABLE void applyName(const QString& name);
    Q_INVOKABLE void applyDoorOpen(bool open);
    Q_INVOKABLE void applyInvisible(bool invisible);

Q_SIGNALS:
    void changed();

private:
    void take(const QJsonObject& account);
    void ask(const QJsonObject& change, QString& error);

    Core& m_core;
    OwnPicture m_picture;
    QString m_name;
    QString m_nameError;
    QString m_error;
    bool m_doorOpen = true;
    bool m_invisible = false;
};

} // namespace allium::desktop
