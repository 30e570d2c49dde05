// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QQuickItem>

namespace allium::controls {

/// Draws one of our own line icons in one colour. The SVG is rendered at the exact pixel size of the
/// window's screen with `currentColor` replaced, and the picture is shared between all items that want
/// the same one. Needs no shaders, so it looks alike under every renderer. GUI thread; owned by QML.
/// Use Icon.qml, which adds size and direction.
class IconItem : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    /// File name below :/icons without its ending; empty draws nothing.
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)
    /// Flips left and right, for icons that point somewhere.
    Q_PROPERTY(bool mirror READ mirror WRITE setMirror NOTIFY mirrorChanged)

public:
    explicit IconItem(QQuickItem* parent = nullptr);

    QString name() const { return m_name; }
    void setName(const QString& name);
    QColor color() const { return m_color; }
    void setColor(const QColor& color);
    bool mirror() const { return m_mirror; }
    void setMirror(bool mirror);

    /// Every icon there is, sorted.
    Q_INVOKABLE static QStringList names();

Q_SIGNALS:
    void nameChanged();
    void colorChanged();
    void mirrorChanged();

protected:
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData* data) override;
    void geometryChange(const QRectF& now, const QRectF& before) override;
    void itemChange(ItemChange change, const ItemChangeData& value) override;

private:
    void repaint();

    QString m_name;
    QColor m_color = Qt::black;
    QImage m_image;
    bool m_mirror = false;
    bool m_stale = true;
};

} // namespace allium::controls
