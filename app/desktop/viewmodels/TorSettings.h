// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"

#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// How tor is told to reach the network: bridges, lines of its own configuration, whose tor it is.
/// Each change is stored, then tor starts again with it. What is refused stays as it was, and the
/// error stands beside its field.
class TorSettings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The settings have it")
    Q_PROPERTY(bool available READ isAvailable NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString bridges READ bridges NOTIFY changed)
    Q_PROPERTY(QString bridgesError READ bridgesError NOTIFY changed)
    Q_PROPERTY(QString lines READ lines NOTIFY changed)
    Q_PROPERTY(QString linesError READ linesError NOTIFY changed)
    Q_PROPERTY(bool runningTor READ usesRunningTor NOTIFY changed)
    Q_PROPERTY(QString control READ control NOTIFY changed)
    Q_PROPERTY(QString binary READ binary NOTIFY changed)
    Q_PROPERTY(bool acceptOld READ acceptsOld NOTIFY changed)
    Q_PROPERTY(QString otherError READ otherError NOTIFY changed)
public:
    explicit TorSettings(Core& core, QObject* parent = nullptr);

    /// Reads what is stored. The profile is open.
    Q_INVOKABLE void load();
    /// What was wrong was said in another language, about what was typed before.
    void forgetErrors()
    {
        m_bridgesError.clear();
        m_linesError.clear();
        m_otherError.clear();
        Q_EMIT changed();
    }

    /// False over loopback: there is no tor to set up.
    bool isAvailable() const { return m_available; }
    bool isBusy() const { return m_pending > 0; }
    /// One per line.
    QString bridges() const { return listed("tor.bridges"); }
    QString bridgesError() const { return m_bridgesError; }
    QString lines() const { return listed("tor.custom_lines"); }
    QString linesError() const { return m_linesError; }
    bool usesRunningTor() const;
    QString control() const;
    QString binary() const;
    bool acceptsOld() const;
    QString otherError() const { return m_otherError; }

    /// One bridge per line, as a bridge distributor gives them: a leading word "Bridge", empty lines and
    /// comments are taken off.
    Q_INVOKABLE void applyBridges(const QString& text);
    Q_INVOKABLE void applyLines(const QString& text);
    Q_INVOKABLE void applyRunningTor(bool running, const QString& control);
    Q_INVOKABLE void applyBinary(const QString& path);
    Q_INVOKABLE void applyAcceptOld(bool accept);
    Q_INVOKABLE void restartTor();

Q_SIGNALS:
    void changed();
    /// Something was stored and tor starts again with it.
    void applied();

private:
    QString listed(const char* name) const;
    void applyList(const char* name, const QStringList& lines, QString& error);
    void set(const char* name, const QString& value, QString& error, std::function<void()> then = {});
    static QString sentenceFor(const api::CommandError& error);

    Core& m_core;
    QJsonObject m_values;
    QString m_bridgesError;
    QString m_linesError;
    QString m_otherError;
    bool m_available = true;
    int m_pending = 0;
};

} // namespace allium::desktop
