// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointer>
#include <QQuickTextDocument>
#include <QSyntaxHighlighter>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// Underlines the addresses in a plain text and says which one is where. The text stays plain text:
/// nothing in it is ever taken for markup.
class LinkHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument* textDocument READ textDocument WRITE setTextDocument NOTIFY textDocumentChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)
public:
    explicit LinkHighlighter(QObject* parent = nullptr);

    QQuickTextDocument* textDocument() const { return m_document; }
    void setTextDocument(QQuickTextDocument* document);
    QColor color() const { return m_color; }
    void setColor(const QColor& color);

    /// The address at this place of `text`, or nothing.
    Q_INVOKABLE static QString linkAt(const QString& text, int position);

Q_SIGNALS:
    void textDocumentChanged();
    void colorChanged();

protected:
    void highlightBlock(const QString& text) override;

private:
    QPointer<QQuickTextDocument> m_document;
    QColor m_color;
};

} // namespace allium::desktop
