// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace allium::cli {

/// What one command line asks for, once the table of commands says what its parameters are.
struct Call {
    QJsonObject params;
    /// Secrets the command needs, required ones and those named as "passphrase=?" on the line.
    QList<QByteArray> secrets;
};

/// Turns "whisper Bob 'hello there'" or "whisper contact=Bob text='hello there'" into named and
/// typed parameters. `table` is what the command "help" answers. Values without a name fill the
/// parameters in their order; a list takes the rest. The error is a sentence for the terminal.
Result<Call, QByteArray> parseCall(const QJsonArray& table, const QByteArray& command, const QStringList& words);

/// The help page of one command, or of all when `command` is empty.
QByteArray helpText(const QJsonArray& table, const QByteArray& command);

/// A result for people: objects as "name: value" lines, lists as rows, indented by depth.
QByteArray plainText(const QJsonValue& value, int depth = 0);

} // namespace allium::cli
