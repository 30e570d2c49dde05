// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/SystemTray.h"

#include <QApplication>
#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>

namespace allium::desktop {
namespace {

constexpr int IconPixels = 64; ///< panels scale it
constexpr QRgb MarkColour = 0xffd23f31;

/// The program's mark; with a dot where something waits.
QIcon icon(bool unread)
{
    auto picture = QGuiApplication::windowIcon().pixmap(IconPixels, IconPixels);
    if (unread && !picture.isNull()) {
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Qt::white, picture.width() / 24.0));
        painter.setBrush(QColor::fromRgb(MarkColour));
        const auto size = picture.width() * 0.42;
        painter.drawEllipse(QRectF(picture.width() - size - 1, 1, size, size));
    }
    return QIcon(picture);
}

} // namespace

SystemTray::SystemTray(QObject* parent)
    : Tray(parent)
{
}

SystemTray::~SystemTray() = default;

bool SystemTray::isAvailable() const
{
    return qobject_cast<QApplication*>(QCoreApplication::instance()) != nullptr && QSystemTrayIcon::isSystemTrayAvailable();
}

void SystemTray::setShown(bool shown)
{
    if (qobject_cast<QApplication*>(QCoreApplication::instance()) == nullptr)
        return;
    if (!shown) {
        m_icon.reset();
        m_menu.reset();
        return;
    }
    if (m_icon)
        return;
    m_menu = std::make_unique<QMenu>();
    connect(m_menu->addAction(tr("Open Allium")), &QAction::triggered, this, &Tray::openRequested);
    connect(m_menu->addAction(tr("Lock")), &QAction::triggered, this, &Tray::lockRequested);
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Quit")), &QAction::triggered, this, &Tray::quitRequested);
    m_icon = std::make_unique<QSystemTrayIcon>(icon(m_unread));
    m_icon->setToolTip(m_tip);
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason != QSystemTrayIcon::Context)
            Q_EMIT openRequested();
    });
    m_icon->show();
}

void SystemTray::setState(bool unread, const QString& tip)
{
    m_tip = tip;
    const bool otherIcon = std::exchange(m_unread, unread) != unread;
    if (!m_icon)
        return;
    m_icon->setToolTip(tip);
    if (otherIcon)
        m_icon->setIcon(icon(unread));
}

} // namespace allium::desktop
