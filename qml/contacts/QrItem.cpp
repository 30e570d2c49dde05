// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/contacts/QrItem.h"

#include <QPainter>

#include <algorithm>

namespace allium::qml {

QrItem::QrItem(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
}

void QrItem::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_code = desktop::QrCode::of(text);
    Q_EMIT textChanged();
    update();
}

void QrItem::paint(QPainter* painter)
{
    const auto squares = m_code.width() + 2 * desktop::QrCode::QuietZone;
    const auto side = static_cast<int>(std::min(width(), height()));
    // Whole pixels to a square; what is left over makes the white around it wider.
    const auto scale = m_code.isNull() ? 0 : side / squares;
    if (scale == 0)
        return;
    painter->fillRect(boundingRect(), Qt::white);
    const auto margin = (side - squares * scale) / 2;
    painter->drawImage(margin, margin, m_code.image(scale));
}

} // namespace allium::qml
