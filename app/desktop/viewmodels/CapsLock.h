// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// Whether Caps Lock seems to be on, told from the letters that are typed while `active`: Qt knows no
/// other way that works everywhere. Nothing of what is typed is kept.
class CapsLock : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(bool on READ isOn NOTIFY onChanged)
public:
    using QObject::QObject;

    bool isActive() const { return m_active; }
    void setActive(bool active);
    bool isOn() const { return m_on; }

Q_SIGNALS:
    void activeChanged();
    void onChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setOn(bool on);

    bool m_active = false;
    bool m_on = false;
};

} // namespace allium::desktop
