// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"

#include <QString>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// How this machine is connected, in one sentence that is true now. Follows "status",
/// "tor.changed" and "doors.changed"; the profile is open while it says anything but Off.
class ConnectionStatus : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.connection has it")
    Q_PROPERTY(Phase phase READ phase NOTIFY changed)
    Q_PROPERTY(int percent READ percent NOTIFY changed)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
    Q_PROPERTY(QString remedy READ remedy NOTIFY changed)
public:
    enum class Phase {
        Off, ///< the profile is not open
        Connecting, ///< tor starts or bootstraps; `percent`
        Publishing, ///< connected; contacts cannot reach us yet
        Online, ///< contacts can reach us
        Trouble, ///< not connected, `sentence` says why; Allium goes on trying or needs help (`remedy`)
        Local, ///< without tor, on this machine only
    };
    Q_ENUM(Phase)

    explicit ConnectionStatus(Core& core, QObject* parent = nullptr);

    Phase phase() const { return m_phase; }
    int percent() const { return m_percent; }
    QString sentence() const { return m_sentence; }
    /// What the person can do; empty when there is nothing to do but wait.
    QString remedy() const { return m_remedy; }

    /// From the answer to "status".
    void take(const QJsonObject& status);
    /// After a change of language.
    void retranslate() { update(); }

Q_SIGNALS:
    void changed();

private:
    void update();
    void say(Phase phase, const QString& sentence, const QString& remedy = {});

    QJsonObject m_tor;
    QJsonObject m_doors;
    Phase m_phase = Phase::Off;
    int m_percent = 0;
    QString m_sentence;
    QString m_remedy;
};

} // namespace allium::desktop
