// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/WidgetLook.h"

#include <QPalette>
#include <QWidget>

namespace allium::desktop {
namespace {

WidgetLook* newest = nullptr;

} // namespace

WidgetLook::WidgetLook(QObject* parent)
    : QObject(parent)
{
    newest = this;
}

WidgetLook::~WidgetLook()
{
    if (newest == this)
        newest = nullptr;
}

void WidgetLook::applyTo(QWidget& widget)
{
    if (newest == nullptr)
        return;
    const auto& look = *newest;
    QPalette palette(look.m_button, look.m_window); // edges and shadows follow from these two
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText }) {
        palette.setColor(role, look.m_text);
        palette.setColor(QPalette::Disabled, role, look.m_disabledText);
    }
    palette.setColor(QPalette::PlaceholderText, look.m_mutedText);
    palette.setColor(QPalette::Base, look.m_field);
    palette.setColor(QPalette::AlternateBase, look.m_window);
    palette.setColor(QPalette::ToolTipBase, look.m_window);
    palette.setColor(QPalette::Highlight, look.m_accent);
    palette.setColor(QPalette::HighlightedText, look.m_textOnAccent);
    widget.setPalette(palette);
    widget.setFont(look.m_font);
}

} // namespace allium::desktop
