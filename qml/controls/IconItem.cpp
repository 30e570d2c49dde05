// SPDX-License-Identifier: GPL-3.0-or-later
#include "IconItem.h"

#include <QCache>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSvgRenderer>

namespace allium::controls {

namespace {

Q_LOGGING_CATEGORY(logIcons, "ui.icons")

/// Bounds the pictures kept, in pixels: all icons at two sizes and a few colours.
constexpr int CachePixels = 1024 * 1024;

QImage render(const QString& name, const QColor& color, int side)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(logIcons, "there is no icon named %s", qPrintable(name));
        return {};
    }
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter);
    return image;
}

QImage cached(const QString& name, const QColor& color, int side)
{
    static QCache<QString, QImage> cache(CachePixels);
    const auto key = QStringLiteral("%1|%2|%3").arg(name, color.name(QColor::HexArgb)).arg(side);
    if (const auto* hit = cache.object(key))
        return *hit;
    auto image = render(name, color, side);
    if (!image.isNull())
        cache.insert(key, new QImage(image), qsizetype { side } * side);
    return image;
}

} // namespace

IconItem::IconItem(QQuickItem* parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

void IconItem::setName(const QString& name)
{
    if (m_name == name)
        return;
    m_name = name;
    repaint();
    Q_EMIT nameChanged();
}

void IconItem::setColor(const QColor& color)
{
    if (m_color == color)
        return;
    m_color = color;
    repaint();
    Q_EMIT colorChanged();
}

void IconItem::setMirror(bool mirror)
{
    if (m_mirror == mirror)
        return;
    m_mirror = mirror;
    repaint();
    Q_EMIT mirrorChanged();
}

QStringList IconItem::names()
{
    auto files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
    for (auto& file : files)
        file.chop(4);
    return files;
}

void IconItem::repaint()
{
    m_stale = true;
    update();
}

void IconItem::geometryChange(const QRectF& now, const QRectF& before)
{
    QQuickItem::geometryChange(now, before);
    if (now.size() != before.size())
        repaint();
}

void IconItem::itemChange(ItemChange change, const ItemChangeData& value)
{
    if (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange)
        repaint();
    QQuickItem::itemChange(change, value);
}

QSGNode* IconItem::updatePaintNode(QSGNode* old, UpdatePaintNodeData*)
{
    // The GUI thread is blocked here, so the cache needs no lock.
    const qreal side = qMin(width(), height());
    const qreal ratio = window()->effectiveDevicePixelRatio();
    if (m_stale) {
        m_image = m_name.isEmpty() || side <= 0 ? QImage() : cached(m_name, m_color, qCeil(side * ratio));
        if (m_mirror)
            m_image = m_image.mirrored(true, false);
    }
    if (m_image.isNull()) {
        delete old;
        m_stale = false;
        return nullptr;
    }
    auto* node = static_cast<QSGImageNode*>(old);
    if (!node) {
        node = window()->createImageNode();
        node->setOwnsTexture(true);
        m_stale = true;
    }
    if (m_stale) {
        node->setTexture(window()->createTextureFromImage(m_image, QQuickWindow::TextureCanUseAtlas));
        m_stale = false;
    }
    const qreal drawn = m_image.width() / ratio;
    const auto snap = [ratio](qreal value) { return qRound(value * ratio) / ratio; };
    node->setRect(QRectF(snap((width() - side) / 2), snap((height() - side) / 2), drawn, drawn));
    node->setFiltering(QSGTexture::Linear);
    return node;
}

} // namespace allium::controls
