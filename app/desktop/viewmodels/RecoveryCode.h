// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/platform/SensitiveClipboard.h"

#include <QObject>
#include <QThreadPool>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// The code that opens the profile when the key ring is lost, as long as it is shown: to be copied,
/// saved as text, or written down. clear() ends that; the text is wiped.
class RecoveryCode : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Whoever made a code has it")
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString saved READ saved NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    using QObject::QObject;
    ~RecoveryCode() override;

    QString text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }
    void setText(const QString& text);
    Q_INVOKABLE void clear();

    /// Where it was saved; empty when it was not.
    QString saved() const { return m_saved; }
    QString error() const { return m_error; }

    /// For a minute.
    Q_INVOKABLE void copy();
    /// Writes a file that only its owner may read: a page to print when its name ends in ".pdf", otherwise text. Off
    /// the GUI thread. Nothing is printed from here: print queues keep copies, which a person should know of.
    Q_INVOKABLE void save(const QUrl& file);
    /// What the file says.
    QString page() const;

Q_SIGNALS:
    void changed();

private:
    QString m_text;
    QString m_saved;
    QString m_error;
    SensitiveClipboard m_clipboard;
    QThreadPool m_writer;
};

} // namespace allium::desktop
