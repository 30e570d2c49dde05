// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// Times, sizes, rates and keys as people read them. Times are milliseconds since 1970. `now` moves on every
/// half minute, so that a text bound to it never gets old:
///
///     text: Format.since(time, Format.now)
class Format : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(double now READ now NOTIFY nowChanged)
public:
    explicit Format(QObject* parent = nullptr);

    double now() const { return static_cast<double>(m_now); }

    /// "just now", "5 min ago", "14:05", "Tue 14:05", "3 Mar", "3 Mar 2024": shorter the longer ago.
    Q_INVOKABLE static QString since(qint64 time, qint64 now);
    /// The same in few letters, for the end of a row: "5 min", and without the time of day after today.
    Q_INVOKABLE static QString shortly(qint64 time, qint64 now);
    /// Day and time of day in full.
    Q_INVOKABLE static QString exactly(qint64 time);
    /// "999 bytes", "1.5 MB"; 1 KB is 1000 bytes.
    Q_INVOKABLE static QString size(qint64 bytes);
    /// "1.5 MB/s"
    Q_INVOKABLE static QString rate(double bytesPerSecond);
    /// "40 s", "5 min", "2 h 10 min", "3 days"
    Q_INVOKABLE static QString duration(qint64 seconds);
    /// A key combination such as "Ctrl+L" as the keyboards of this language have it: "Strg+L".
    Q_INVOKABLE static QString keys(const QString& keys);
    /// For a Shortcut's `sequences`: the desktop's own for this StandardKey, and `always`, such as "Ctrl+Q". Each of
    /// them once, as the same one twice would be ambiguous and do nothing.
    Q_INVOKABLE static QVariantList sequences(int standardKey, const QString& always);

    /// A name for the middle of a sentence, set apart: whatever its letters, and were it only one of the other
    /// direction, numbers beside it stay where they belong.
    Q_INVOKABLE static QString embedded(const QString& name);

Q_SIGNALS:
    void nowChanged();

private:
    qint64 m_now;
    QTimer m_timer;
};

} // namespace allium::desktop
