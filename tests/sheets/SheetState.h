// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <utility>
#include <vector>

namespace allium::sheets {

/// What one state file says; README.md beside it explains the fields.
struct SheetState {
    QJsonObject answers; ///< command to what it answers
    QJsonObject refusals; ///< command to the error kind
    QStringList held; ///< commands that are not answered
    std::vector<std::pair<QString, QJsonObject>> events;
    QUrl component; ///< what is shown; the whole window unless said otherwise
    QJsonObject properties; ///< name to expression
    QStringList actions;
    QStringList looks; ///< empty: the usual ones

    /// Nothing when the file cannot be read; the sentence is in `error`.
    static std::optional<SheetState> read(const QString& path, QString& error);
};

/// One way to draw a state.
struct Look {
    QString name;
    QSize size;
    bool dark = false;
    bool contrast = false;
    bool mirrored = false;
    double textScale = 1.0;
    QString language = QStringLiteral("en"); ///< or "de", "pseudo", "pseudo-rtl"

    /// The usual ones.
    static const std::vector<Look>& all();
    /// The others: in another language.
    static const std::vector<Look>& foreign();
    /// Of these names, in this order of ours; without names, the usual ones.
    static std::vector<Look> chosen(const QStringList& names);
};

} // namespace allium::sheets
