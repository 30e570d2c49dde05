// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"

#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// What contacts are told beside what is written to them. What is shown is what the core holds, also
/// after it refused a change.
class TalkSettings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The settings have it")
    Q_PROPERTY(bool tellRead READ tellsRead NOTIFY changed)
    Q_PROPERTY(bool tellTyping READ tellsTyping NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    explicit TalkSettings(Core& core, QObject* parent = nullptr);

    void load();
    /// What was wrong was said in another language.
    void forgetErrors()
    {
        m_error.clear();
        Q_EMIT changed();
    }

    bool tellsRead() const { return m_read; }
    bool tellsTyping() const { return m_typing; }
    QString error() const { return m_error; }

    Q_INVOKABLE void applyTellRead(bool on);
    Q_INVOKABLE void applyTellTyping(bool on);

Q_SIGNALS:
    void changed();

private:
    void apply(const char* name, bool on);

    Core& m_core;
    QString m_error;
    bool m_read = false;
    bool m_typing = false;
};

} // namespace allium::desktop
