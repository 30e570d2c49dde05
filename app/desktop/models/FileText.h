// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/models/FileState.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QString>

namespace allium::desktop {

/// What is to be said about a file.
struct FileFacts {
    FileState state = FileState::Offered;
    QString why = {}; ///< kind of the failure, or empty
    qint64 size = 0; ///< bytes
    qint64 files = 1; ///< in a folder
    qint64 received = 0; ///< bytes that are here and verified, or of mine there
    double rate = 0; ///< bytes a second
    qint64 secondsLeft = -1; ///< below zero: not known
    bool isSaved = false;

    /// Failed, and another try might succeed: what was shared is still the same.
    bool mayTryAgain() const;
    /// What the core says about somebody who fetches a file of mine ("upload.changed").
    void takeUpload(const QJsonObject& upload);
};

/// Words for how it stands with a file, the same wherever it is shown.
class FileText {
    Q_DECLARE_TR_FUNCTIONS(FileText)
public:
    /// One line without a name: "1.2 of 5 MB, 200 KB/s, 20 s left", or the sentence that says what failed.
    static QString line(const FileFacts& facts);
    /// "5 MB", "5 MB, 12 files"
    static QString size(qint64 bytes, qint64 files);
    /// How far the reading of something is that is to be offered; a `size` of 0: it waits for its turn.
    static QString reading(qint64 bytes, qint64 size, double rate, qint64 secondsLeft);
    /// "Plan.pdf", "Plan.pdf and 2 more"
    static QString together(const QString& first, qint64 count);
};

} // namespace allium::desktop
