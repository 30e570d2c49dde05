// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"

#include <QStringList>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <chrono>

namespace allium::desktop {

/// The way into the Tor network in four steps and in words, for those who wait for it: where we are,
/// whether it goes on, and what to do when it does not.
class ConnectGuide : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The first run has it")
    Q_PROPERTY(QStringList steps READ steps CONSTANT)
    Q_PROPERTY(int step READ step NOTIFY changed)
    Q_PROPERTY(int percent READ percent NOTIFY changed)
    Q_PROPERTY(Outlook outlook READ outlook NOTIFY changed)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
    Q_PROPERTY(QString advice READ advice NOTIFY changed)
public:
    enum class Outlook {
        Moving,
        Slow, ///< nothing new for a while, or tor says what is in its way; `advice`
        Clock, ///< this computer's clock keeps tor from connecting
        Failed, ///< tor gave up; `sentence` and `advice` say why
        Connected,
        NotUsed, ///< this profile runs without tor
    };
    Q_ENUM(Outlook)

    static constexpr std::chrono::seconds Patience { 25 };

    explicit ConnectGuide(Core& core, QObject* parent = nullptr, std::chrono::milliseconds patience = Patience);

    /// Asks how it is now; afterwards follows the events.
    void begin();

    static QStringList steps();
    /// The one under way; steps().size() when all are done.
    int step() const { return m_step; }
    int percent() const { return m_percent; }
    Outlook outlook() const { return m_outlook; }
    QString sentence() const;
    QString advice() const;

Q_SIGNALS:
    void changed();

private:
    void take(const QJsonObject& tor);

    Core& m_core;
    QTimer m_patience;
    QString m_state;
    QByteArray m_failure;
    QByteArray m_problem; ///< while it goes on trying; beyond what Slow says anyway
    int m_step = 0;
    int m_percent = 0;
    Outlook m_outlook = Outlook::Moving;
};

} // namespace allium::desktop
