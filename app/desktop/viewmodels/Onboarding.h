// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "app/desktop/viewmodels/ConnectGuide.h"
#include "app/desktop/viewmodels/OwnPicture.h"
#include "app/desktop/viewmodels/RecoveryCode.h"
#include "app/desktop/viewmodels/TorSettings.h"

#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// The first run: how the profile is protected, what others are told, how it gets online.
///
///     Protect --> Name --create--> (Code) --> Connect --> finished()
///     Backup --> Protect --restore--> (Code) --> Connect --> finished()
///
/// There is a Code where the key ring alone protects. After the profile is made there is no way back.
class Onboarding : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.onboarding has it")
    Q_PROPERTY(Step step READ step NOTIFY stepChanged)
    Q_PROPERTY(int position READ position NOTIFY stepChanged)
    Q_PROPERTY(QStringList steps READ steps NOTIFY stepChanged)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY stepChanged)
    Q_PROPERTY(bool restoring READ isRestoring NOTIFY stepChanged)
    Q_PROPERTY(KeyRing keyRing READ keyRing NOTIFY keyRingChanged)
    Q_PROPERTY(QString keyRingProblem READ keyRingProblem NOTIFY keyRingChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)
    Q_PROPERTY(allium::desktop::RecoveryCode* recoveryCode READ recoveryCode CONSTANT)
    Q_PROPERTY(allium::desktop::OwnPicture* picture READ picture CONSTANT)
    Q_PROPERTY(allium::desktop::ConnectGuide* guide READ guide CONSTANT)
    Q_PROPERTY(allium::desktop::TorSettings* tor READ tor CONSTANT)
public:
    enum class Step { Backup, Protect, Name, Code, Connect };
    Q_ENUM(Step)
    enum class KeyRing { Asking, Works, Missing };
    Q_ENUM(KeyRing)

    explicit Onboarding(Core& core, QObject* parent = nullptr);

    /// Finds out whether there is a key ring. When the first page is shown.
    Q_INVOKABLE void begin();

    Step step() const { return m_step; }
    /// Among steps().
    int position() const;
    /// What the progress mark names.
    QStringList steps() const;
    bool canGoBack() const;
    bool isRestoring() const { return m_restoring; }
    KeyRing keyRing() const { return m_keyRing; }
    QString keyRingProblem() const { return m_keyRingProblem; }
    bool isBusy() const { return m_busy; }
    QString error() const { return m_error; }
    /// The profile that opens is the one made here.
    bool isMaking() const { return m_busy || m_step == Step::Code || m_step == Step::Connect; }
    RecoveryCode* recoveryCode() { return &m_recoveryCode; }
    OwnPicture* picture() { return &m_picture; }
    ConnectGuide* guide() { return &m_guide; }
    TorSettings* tor() { return &m_tor; }

    /// From the first page to a backup instead of a new identity.
    Q_INVOKABLE void startRestoring();
    Q_INVOKABLE void chooseBackup(const QUrl& file, const QString& passphrase);
    /// An empty passphrase: the key ring alone.
    Q_INVOKABLE void protect(bool keyRing, const QString& passphrase);
    Q_INVOKABLE void create(const QString& name);
    Q_INVOKABLE void back();
    /// The code is written down; it is not shown again.
    Q_INVOKABLE void codeKept();
    Q_INVOKABLE void finish();

Q_SIGNALS:
    void stepChanged();
    void keyRingChanged();
    void busyChanged();
    void errorChanged();
    void finished();

private:
    void run(const char* method, QJsonObject params, Core::Secrets secrets);
    void made(const Core::Answer& answer);
    void forget();
    void setStep(Step step);
    void setBusy(bool busy);
    void setError(const QString& error);

    Core& m_core;
    RecoveryCode m_recoveryCode;
    OwnPicture m_picture;
    ConnectGuide m_guide;
    TorSettings m_tor;
    crypto::Secret m_passphrase;
    crypto::Secret m_backupPassphrase;
    QString m_backup;
    QString m_error;
    QString m_keyRingProblem;
    Step m_step = Step::Protect;
    KeyRing m_keyRing = KeyRing::Asking;
    bool m_useKeyRing = false;
    bool m_restoring = false;
    bool m_codeDue = false; ///< the key ring alone protects
    bool m_busy = false;
};

} // namespace allium::desktop
