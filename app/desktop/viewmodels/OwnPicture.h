// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/platform/PictureMaker.h"

#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// The picture of oneself: chosen, dropped or pasted, made small, given to the core. Before there is a
/// profile it waits here; see waitForProfile().
class OwnPicture : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The settings and the first run have it")
    Q_PROPERTY(QUrl source READ source NOTIFY changed)
    Q_PROPERTY(bool exists READ exists NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    explicit OwnPicture(Core& core, QObject* parent = nullptr);

    QUrl source() const { return m_source; } ///< for an Avatar
    bool exists() const { return !m_source.isEmpty(); }
    bool isBusy() const { return m_busy; }
    QString error() const { return m_error; }

    Q_INVOKABLE void choose(const QUrl& file);
    /// A picture in the clipboard, or a file that was copied.
    Q_INVOKABLE void paste();
    Q_INVOKABLE void remove();

    /// What the core holds: what "account" answers.
    void take(const QJsonObject& account);
    /// There is nobody yet to give it to: what is chosen waits for send().
    void waitForProfile() { m_waits = true; }
    void send();
    void forgetError() { setError({}); }

Q_SIGNALS:
    void changed();
    /// What waits is shown from the window's own store.
    void made(const QString& name, const QImage& image);

private:
    void make(const QFuture<PictureMaker::Answer>& making);
    void give(const PictureMaker::Made& made);
    void setBusy(bool busy);
    void setError(const QString& error);

    Core& m_core;
    PictureMaker m_maker;
    QUrl m_source;
    QString m_error;
    QByteArray m_waiting;
    int m_made = 0;
    bool m_busy = false;
    bool m_waits = false;
};

} // namespace allium::desktop
