// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"

#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// How much of the connection files may take.
class FileSettings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The settings have it")
    Q_PROPERTY(int circuits READ circuits NOTIFY changed)
    Q_PROPERTY(int maxActive READ maxActive NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    explicit FileSettings(Core& core, QObject* parent = nullptr);

    void load();
    /// What was wrong was said in another language, about what was typed before.
    void forgetErrors()
    {
        m_error.clear();
        Q_EMIT changed();
    }

    /// Tor circuits for one large file.
    int circuits() const { return m_circuits; }
    /// Files fetched at the same time.
    int maxActive() const { return m_maxActive; }
    QString error() const { return m_error; }

    Q_INVOKABLE void applyCircuits(int circuits);
    Q_INVOKABLE void applyMaxActive(int files);

Q_SIGNALS:
    void changed();

private:
    void apply(const char* name, int value);

    Core& m_core;
    QString m_error;
    int m_circuits = 0;
    int m_maxActive = 0;
};

} // namespace allium::desktop
