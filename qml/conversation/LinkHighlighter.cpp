// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/conversation/LinkHighlighter.h"

#include "app/desktop/viewmodels/Links.h"

#include <QTextCharFormat>

namespace allium::desktop {

LinkHighlighter::LinkHighlighter(QObject* parent)
    : QSyntaxHighlighter(parent)
{
}

void LinkHighlighter::setTextDocument(QQuickTextDocument* document)
{
    if (document == m_document)
        return;
    m_document = document;
    setDocument(document != nullptr ? document->textDocument() : nullptr);
    Q_EMIT textDocumentChanged();
}

void LinkHighlighter::setColor(const QColor& color)
{
    if (color == m_color)
        return;
    m_color = color;
    rehighlight();
    Q_EMIT colorChanged();
}

void LinkHighlighter::highlightBlock(const QString& text)
{
    QTextCharFormat format;
    format.setFontUnderline(true);
    if (m_color.isValid())
        format.setForeground(m_color);
    const auto links = findLinks(text);
    for (const auto& link : links)
        setFormat(static_cast<int>(link.start), static_cast<int>(link.length), format);
}

QString LinkHighlighter::linkAt(const QString& text, int position)
{
    const auto links = findLinks(text);
    for (const auto& link : links) {
        if (position >= link.start && position < link.start + link.length)
            return text.mid(link.start, link.length);
    }
    return {};
}

} // namespace allium::desktop
