// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/viewmodels/RecoveryCode.h"

#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// What opens the profile from now on. Whoever sits at an open window still has to show the present
/// passphrase, where there is one, before it is changed.
class ProtectionSettings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The settings have it")
    Q_PROPERTY(bool hasPassphrase READ hasPassphrase NOTIFY changed)
    Q_PROPERTY(bool hasKeyRing READ hasKeyRing NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString currentError READ currentError NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(allium::desktop::RecoveryCode* recoveryCode READ recoveryCode CONSTANT)
public:
    explicit ProtectionSettings(Core& core, QObject* parent = nullptr);

    void load();

    bool hasPassphrase() const { return m_hasPassphrase; }
    bool hasKeyRing() const { return m_hasKeyRing; }
    bool isBusy() const { return m_busy; }
    /// About the present passphrase.
    QString currentError() const { return m_currentError; }
    QString error() const { return m_error; }
    /// The new one, where the key ring alone protects from now on.
    RecoveryCode* recoveryCode() { return &m_code; }

    /// `current` is ignored where there is no passphrase yet.
    Q_INVOKABLE void changePassphrase(const QString& current, const QString& passphrase);
    /// Only where the key ring stays.
    Q_INVOKABLE void removePassphrase(const QString& current);
    /// Off only where there is a passphrase.
    Q_INVOKABLE void useKeyRing(bool use);
    /// Where the key ring alone protects: the former code opens nothing any more.
    Q_INVOKABLE void renewCode();
    /// A form is opened or given up.
    Q_INVOKABLE void clearErrors();

Q_SIGNALS:
    void changed();
    /// What was asked for holds; forms close.
    void done();

private:
    void verified(const QString& current, std::function<void()> then);
    void change(const QJsonObject& params, Core::Secrets secrets);
    void finish(const Core::Answer& answer);

    Core& m_core;
    RecoveryCode m_code;
    QString m_currentError;
    QString m_error;
    bool m_hasPassphrase = false;
    bool m_hasKeyRing = false;
    bool m_busy = false;
};

} // namespace allium::desktop
