// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/models/MessageEntry.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>

namespace allium::desktop {

/// Words around messages.
class MessageText {
    Q_DECLARE_TR_FUNCTIONS(MessageText)
public:
    /// "14:05"
    static QString clock(const QDateTime& time);
    /// "Today", "Yesterday", "Tuesday", "3 March", "3 March 2025"
    static QString day(const QDate& day, const QDate& today);
    /// What is said of a message that is answered; never empty.
    static QString quoted(const QuoteEntry& quote);
    /// The sentence for an error's kind; empty for an empty one.
    static QString failure(const QString& kind);
};

} // namespace allium::desktop
