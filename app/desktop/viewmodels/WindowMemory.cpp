// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/WindowMemory.h"

#include <QGuiApplication>
#include <QScreen>
#include <QSettings>

#include <algorithm>

namespace allium::desktop {

WindowMemory::WindowMemory(const QString& file, QObject* parent)
    : QObject(parent)
    , m_file(file)
{
    if (m_file.isEmpty())
        return;
    const QSettings settings(m_file, QSettings::IniFormat);
    m_rectangle = settings.value(QLatin1String("window/rectangle")).toRect();
    m_maximized = settings.value(QLatin1String("window/maximized")).toBool();
}

QRect WindowMemory::geometry() const
{
    QList<QRect> screens;
    const auto all = QGuiApplication::screens();
    for (const auto* screen : all)
        screens.append(screen->availableGeometry());
    return fitted(m_rectangle, screens);
}

QRect WindowMemory::fitted(QRect wanted, const QList<QRect>& screens)
{
    if (screens.isEmpty())
        return wanted.isValid() ? wanted : QRect({}, DefaultSize);
    const auto overlap = [&](const QRect& screen) {
        const auto common = screen.intersected(wanted);
        return common.isValid() ? qint64(common.width()) * common.height() : 0;
    };
    const auto& screen = *std::max_element(screens.begin(), screens.end(), [&](const QRect& a, const QRect& b) {
        return overlap(a) < overlap(b);
    });
    const auto size = (wanted.isValid() ? wanted.size() : DefaultSize).boundedTo(screen.size());
    if (overlap(screen) == 0) {
        QRect centred({}, size);
        centred.moveCenter(screen.center());
        return centred;
    }
    QRect placed(wanted.topLeft(), size);
    placed.moveLeft(std::clamp(placed.left(), screen.left(), screen.right() - size.width() + 1));
    placed.moveTop(std::clamp(placed.top(), screen.top(), screen.bottom() - size.height() + 1));
    return placed;
}

void WindowMemory::remember(const QRect& rectangle, bool maximized)
{
    if (!maximized)
        m_rectangle = rectangle;
    m_maximized = maximized;
    if (m_file.isEmpty())
        return;
    QSettings settings(m_file, QSettings::IniFormat);
    settings.setValue(QLatin1String("window/rectangle"), m_rectangle);
    settings.setValue(QLatin1String("window/maximized"), maximized);
}

} // namespace allium::desktop
