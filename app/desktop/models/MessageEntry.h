// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace allium::desktop {

/// A file as it was offered in a conversation.
struct OfferEntry {
    QString content; ///< what joins it with its transfer
    QString name;
    qint64 size = 0;
    qint64 files = 0;
};

/// The message that another one answers, as far as it is shown.
struct QuoteEntry {
    QString id;
    bool mine = false;
    qint64 position = 0; ///< 0: that message is not here
    QString text; ///< its beginning, in one line
    QString file; ///< name of what was offered

    /// Of a message or a draft; nothing when it answers none.
    static std::optional<QuoteEntry> in(const QJsonObject& object);
};

/// One message as "history" and the events tell it.
struct MessageEntry {
    QString id;
    qint64 position = 0; ///< rises within a conversation
    bool mine = false;
    QString state;
    QString why; ///< kind of the failure, or empty
    QDateTime time;
    QString text;
    bool unknown = false; ///< of a kind that this version does not know
    std::optional<OfferEntry> offer;
    std::optional<QuoteEntry> quote; ///< what it answers

    static MessageEntry from(const QJsonObject& object);
};

/// What is known about the fetching of an offer.
struct TransferEntry {
    QString id;
    QString content;
    QString state;
    QString why;
    QString exportedTo;
    qint64 received = 0;
    qint64 size = 0;
    double rate = 0;
    qint64 secondsLeft = -1; ///< below zero: not known
    bool folder = false;

    static TransferEntry from(const QJsonObject& object);
};

} // namespace allium::desktop
