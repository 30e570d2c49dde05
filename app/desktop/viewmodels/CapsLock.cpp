// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/CapsLock.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace allium::desktop {

void CapsLock::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    if (active)
        QCoreApplication::instance()->installEventFilter(this);
    else
        QCoreApplication::instance()->removeEventFilter(this);
    setOn(false);
    Q_EMIT activeChanged();
}

bool CapsLock::eventFilter(QObject*, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_CapsLock && !key->isAutoRepeat()) {
        setOn(!m_on);
        return false;
    }
    const auto text = key->text();
    if (text.size() != 1 || !text[0].isLetter() || text[0].toLower() == text[0].toUpper())
        return false;
    setOn(text[0].isUpper() != key->modifiers().testFlag(Qt::ShiftModifier));
    return false;
}

void CapsLock::setOn(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    Q_EMIT onChanged();
}

} // namespace allium::desktop
