// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace allium::desktop {

/// The newest message of a conversation, as far as a list shows it. Times are milliseconds since 1970.
struct LastMessage {
    QString id; ///< empty: nothing was said yet
    QString text; ///< one line
    QString file; ///< name of the file that was offered
    QString state; ///< as core/api names it
    qint64 position = 0;
    qint64 stored = 0; ///< by our clock: a peer's may say anything
    bool isOutgoing = false;
    bool isUnknown = false; ///< neither words nor a file: made by a newer Allium

    static LastMessage fromJson(const QJsonObject& message);

    /// What a list says of it, in the language of now.
    QString line() const;
};

/// Somebody in the contact book, as core/api tells of them.
struct Person {
    QString id;
    QString state;
    QString name; ///< mine for them, else theirs
    QString theirName;
    QString onionId;
    QString note;
    QString picture; ///< its hash; empty: none
    qint64 since = 0;
    qint64 lastSeen = 0; ///< 0: never
    qint64 compared = 0; ///< when the safety words were; 0: never
    qint64 unasked = 0; ///< bytes of their files that may be kept without asking
    bool isOnline = false;
    bool isTyping = false; ///< as far as they say so
    bool isMuted = false;
    int unread = 0;
    LastMessage last;

    /// Takes everything but `unread`, `last` and `isTyping`, which not every answer has.
    void take(const QJsonObject& contact);

    /// When something last happened: what lists are sorted by.
    qint64 activity() const { return last.id.isEmpty() ? since : last.stored; }
    bool matches(const QString& wanted) const;
    static bool isContactState(const QString& state);
};

} // namespace allium::desktop
