// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QtQml/qqmlregistration.h>

class QWidget;

namespace allium::desktop {

/// The window's colours and type for what Qt's widgets show beside it: the question for files, where the desktop has
/// none of its own. The window owns one and keeps it up to date; what is open already stays as it is.
class WidgetLook : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor window MEMBER m_window)
    Q_PROPERTY(QColor field MEMBER m_field)
    Q_PROPERTY(QColor button MEMBER m_button)
    Q_PROPERTY(QColor text MEMBER m_text)
    Q_PROPERTY(QColor mutedText MEMBER m_mutedText)
    Q_PROPERTY(QColor disabledText MEMBER m_disabledText)
    Q_PROPERTY(QColor accent MEMBER m_accent)
    Q_PROPERTY(QColor textOnAccent MEMBER m_textOnAccent)
    Q_PROPERTY(QFont font MEMBER m_font)
public:
    explicit WidgetLook(QObject* parent = nullptr);
    ~WidgetLook() override;

    /// As the newest window wants it; without any nothing happens.
    static void applyTo(QWidget& widget);

private:
    QColor m_window;
    QColor m_field;
    QColor m_button;
    QColor m_text;
    QColor m_mutedText;
    QColor m_disabledText;
    QColor m_accent;
    QColor m_textOnAccent;
    QFont m_font;
};

} // namespace allium::desktop
