// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Timers.h"
#include "core/tor/TorVersion.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <QStringList>

namespace allium::tor {

enum class TorBinaryError {
    NotFound,
    NotExecutable,
    WontRun, ///< does not start, hangs, or is something else than tor
    TooOld, ///< below OldestSafeTor
};

/// A tor program that answers.
struct TorBinary {
    QString path;
    TorVersion version;
};

/// Where to look for tor. A place that is named outright is taken or refused, never passed over
/// for another.
struct TorSearch {
    QString chosen; ///< from the settings; empty: look
    bool systemOnly = false; ///< only PATH: the distribution's tor
    bool acceptOld = false; ///< expert: run it even below OldestSafeTor

    QString environment; ///< the TOR variable
    QStringList bundledFolders; ///< beside the program
    QStringList pathFolders; ///< PATH

    /// This process's environment and the folders packages put tor in.
    static TorSearch fromEnvironment();

    /// The first that is there: chosen, TOR, bundled, PATH.
    Result<QString, TorBinaryError> locate() const;
};

/// Asks the program for its version. Takes tens of milliseconds; gives up after ten seconds.
/// When `owner` goes first, the program is killed and there is no answer; `timers` must outlive it.
QFuture<Result<TorBinary, TorBinaryError>> probeTor(const QString& path, bool acceptOld, Timers& timers, QObject& owner);

} // namespace allium::tor
