// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/sheets/SheetState.h"

#include <QSet>

class QObject;

namespace allium::sheets {

/// Finds texts that bypass translation: while the pseudo language is spoken, a letter without an accent comes
/// either from the state's data or from a text that nobody translates. Looks at everything below an object, shown
/// or not: what labels and controls say, and what a screen reader is told.
class TextCheck {
public:
    explicit TextCheck(const SheetState& state);

    /// One line for each text that is not translated; empty: all are.
    QStringList complaints(const QObject& root) const;

private:
    void lookAt(const QObject& object, QSet<const QObject*>& seen, QStringList& found) const;
    /// What is wrong with a text; empty: nothing.
    QString wrongIn(const QString& text) const;
    bool isData(const QString& word) const;

    QString m_data; ///< everything that the state invents, in lower case
    QString m_dataTight; ///< the same without spaces, for what is shown in groups
};

} // namespace allium::sheets
