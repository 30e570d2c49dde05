// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// How the desktop wants programs to look: dark, high contrast. Qt 6.4 does not tell, so the desktop's
/// portal is asked, and followed when it changes. Without a portal, dark is what the palette says.
class SystemLook : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.look has it")
    Q_PROPERTY(bool dark READ isDark NOTIFY changed)
    Q_PROPERTY(bool highContrast READ isHighContrast NOTIFY changed)
public:
    using QObject::QObject;

    /// Asks and follows from now on; the answer comes later. Once.
    void follow();

    bool isDark() const { return m_dark; }
    bool isHighContrast() const { return m_highContrast; }

    /// What the portal says about one of its settings; others are ignored.
    void take(const QString& key, uint value);

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void ask(const QString& key);

    bool m_dark = false;
    bool m_highContrast = false;
};

} // namespace allium::desktop
