// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QRect>
#include <QRectF>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// Where the window was, so that it comes back there. A small plain file beside the profile; it
/// tells nothing but a rectangle.
class WindowMemory : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.window has it")
    Q_PROPERTY(QRectF geometry READ geometry CONSTANT)
    Q_PROPERTY(bool maximized READ isMaximized CONSTANT)
public:
    static constexpr QSize DefaultSize { 1040, 720 };

    /// An empty path remembers nothing.
    explicit WindowMemory(const QString& file, QObject* parent = nullptr);

    /// As remembered, moved and shrunk onto the screens there are now; centred the first time.
    QRect geometry() const;
    bool isMaximized() const { return m_maximized; }
    /// The rectangle of a maximized window is not kept: that is where it was before.
    Q_INVOKABLE void remember(const QRect& rectangle, bool maximized);

    /// `wanted` where it fits into one of the screens, else in the middle of the first.
    static QRect fitted(QRect wanted, const QList<QRect>& screens);

private:
    QString m_file;
    QRect m_rectangle;
    bool m_maximized = false;
};

} // namespace allium::desktop
