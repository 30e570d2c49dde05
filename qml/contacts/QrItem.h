// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/platform/QrCode.h"

#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace allium::qml {

/// Draws a text as QR code with its quiet zone, black on white and sharp at every size. Empty while there is no text.
class QrItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
public:
    explicit QrItem(QQuickItem* parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString& text);
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void textChanged();

private:
    QString m_text;
    desktop::QrCode m_code;
};

} // namespace allium::qml
