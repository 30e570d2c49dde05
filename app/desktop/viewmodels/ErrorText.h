// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

namespace allium::desktop {

/// What a person is told when something did not work. Parts may be empty, `happened` never is.
struct ErrorExplanation {
    QString happened;
    QString allium; ///< what Allium is doing about it
    QString person; ///< what the person can do

    /// The three as one paragraph.
    QString paragraph() const;
};

/// The one place where the core's error kinds ("storage.wrong-key") become sentences.
class ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
public:
    /// Every kind has an explanation; one that is not known gets a general one that names it.
    static ErrorExplanation explain(const QByteArray& kind);
    static bool isKnown(const QByteArray& kind);
};

} // namespace allium::desktop
