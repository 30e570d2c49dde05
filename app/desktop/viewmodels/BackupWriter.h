// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"

#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// Writes the profile into one encrypted file, one at a time.
class BackupWriter : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The settings have it")
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(QString written READ written NOTIFY changed)
    Q_PROPERTY(QUrl suggestion READ suggestion CONSTANT)
public:
    explicit BackupWriter(Core& core, QObject* parent = nullptr);

    bool isBusy() const { return m_busy; }
    QString error() const { return m_error; }
    /// Where the last one is; empty before.
    QString written() const { return m_written; }
    /// A file of today in the person's documents.
    static QUrl suggestion();

    Q_INVOKABLE void write(const QUrl& file, const QString& passphrase, bool withHistory);
    Q_INVOKABLE void showInFolder() const;
    /// What was wrong was said in another language, about what was typed before.
    void forgetErrors()
    {
        m_error.clear();
        Q_EMIT changed();
    }

Q_SIGNALS:
    void changed();

private:
    Core& m_core;
    QString m_error;
    QString m_written;
    bool m_busy = false;
};

} // namespace allium::desktop
