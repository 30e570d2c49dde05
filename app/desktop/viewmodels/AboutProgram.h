// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"

#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// Which Allium this is, what it stands on, and under which terms.
class AboutProgram : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The settings have it")
    Q_PROPERTY(QString version READ version NOTIFY changed)
    Q_PROPERTY(QStringList parts READ parts NOTIFY changed)
    Q_PROPERTY(QString folder READ folder NOTIFY changed)
public:
    explicit AboutProgram(Core& core, QObject* parent = nullptr);

    void load();

    QString version() const { return m_version; }
    /// "Name version, licence", one for each.
    QStringList parts() const;
    /// Where the profile lies.
    QString folder() const { return m_folder; }
    /// The licence of this program, whole.
    Q_INVOKABLE static QString licence();

Q_SIGNALS:
    void changed();

private:
    Core& m_core;
    QJsonObject m_versions;
    QString m_tor;
    QString m_version;
    QString m_folder;
};

} // namespace allium::desktop
