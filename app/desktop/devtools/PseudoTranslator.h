// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace allium::desktop {

/// Turns every text into a language that nobody speaks but everybody can read: "Send" into "[Šéñđ ~~]". Letters
/// have accents, so that a letter without one on the screen was never translated; brackets show where a text
/// begins and ends, so that one put together from pieces is seen; and it is 40 % longer than English, as other
/// languages are. Arguments (%1, %n), markup, the patterns of file dialogs and escapes stay as they are.
class PseudoTranslator : public QTranslator {
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* comment, int n) const override;

    static QString pseudo(const QString& source);
};

} // namespace allium::desktop
