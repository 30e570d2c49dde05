// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace allium::contacts {

/// Makes text from a peer safe to show. Taken out: control, format, bidi, private-use, unassigned
/// and surrogate code points (a name must not reorder or hide what stands beside it), and more
/// than four combining marks in a row. What is stored is what came out here, so no reader of the
/// store has to remember to filter. Lengths count code points.
///
/// One line: every kind of white space becomes one space, ends trimmed. For names.
QString displayLine(const QString& raw, qsizetype maxCodePoints);
/// Several lines: '\n' and tabs stay, and so do the two joiners that scripts and emoji need. For
/// messages and greetings.
QString displayText(const QString& raw, qsizetype maxCodePoints);

/// Nothing unless `bytes` is valid UTF-8.
std::optional<QString> strictUtf8(QByteArrayView bytes);

} // namespace allium::contacts
