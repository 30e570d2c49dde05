// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Onboarding.h"

#include "app/desktop/viewmodels/ErrorText.h"
#include "app/desktop/viewmodels/SecretText.h"

namespace allium::desktop {
namespace {

/// What is wrong with the backup or its passphrase is corrected where they were given.
bool isAboutBackup(const QByteArray& kind)
{
    return kind.startsWith("backup.");
}

} // namespace

Onboarding::Onboarding(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_picture(core)
    , m_guide(core)
    , m_tor(core)
{
    m_picture.waitForProfile();
}

void Onboarding::begin()
{
    m_keyRing = KeyRing::Asking;
    Q_EMIT keyRingChanged();
    m_core.call("protection", { { QStringLiteral("try_key_ring"), true } }, this, [this](const Core::Answer& answer) {
        const auto object = answer ? answer->toObject() : QJsonObject {};
        const bool works = object.value(QLatin1String("key_ring_works")).toBool();
        m_keyRing = works ? KeyRing::Works : KeyRing::Missing;
        const auto why = object.value(QLatin1String("why")).toString();
        m_keyRingProblem = works || why.isEmpty() ? QString() : ErrorText::explain(why.toUtf8()).happened;
        Q_EMIT keyRingChanged();
    });
}

int Onboarding::position() const
{
    switch (m_step) {
    case Step::Backup:
        return 0;
    case Step::Protect:
        return m_restoring ? 1 : 0;
    case Step::Name:
        return 1;
    case Step::Code:
        return 2;
    case Step::Connect:
        break;
    }
    return static_cast<int>(steps().size()) - 1;
}

QStringList Onboarding::steps() const
{
    QStringList steps { tr("Protect", "step of the first run"), tr("Name", "step of the first run"), tr("Connect", "step of the first run") };
    if (m_restoring)
        steps = { tr("Backup", "step of the first run"), tr("Protect", "step of the first run"), tr("Connect", "step of the first run") };
    if (m_codeDue)
        steps.insert(2, tr("Recovery code", "step of the first run"));
    return steps;
}

bool Onboarding::canGoBack() const
{
    return m_step == Step::Name || m_step == Step::Backup || (m_step == Step::Protect && m_restoring);
}

void Onboarding::startRestoring()
{
    m_restoring = true;
    m_codeDue = false;
    setError({});
    setStep(Step::Backup);
}

void Onboarding::chooseBackup(const QUrl& file, const QString& passphrase)
{
    m_backup = file.toLocalFile();
    if (m_backup.isEmpty())
        return setError(tr("Choose the backup file first."));
    if (passphrase.isEmpty())
        return setError(tr("Type the passphrase of the backup."));
    m_backupPassphrase = secretOf(passphrase);
    setError({});
    setStep(Step::Protect);
}

void Onboarding::protect(bool keyRing, const QString& passphrase)
{
    if (m_busy)
        return;
    m_useKeyRing = keyRing;
    m_passphrase = secretOf(passphrase);
    m_codeDue = keyRing && m_passphrase.isEmpty();
    if (!keyRing && m_passphrase.isEmpty())
        return setError(ErrorText::explain("protection.none").paragraph());
    setError({});
    if (!m_restoring)
        return setStep(Step::Name);
    Core::Secrets secrets;
    secrets.emplace("backup_passphrase", m_backupPassphrase.clone());
    run("restore", { { QStringLiteral("path"), m_backup } }, std::move(secrets));
}

void Onboarding::create(const QString& name)
{
    if (!m_busy)
        run("create", { { QStringLiteral("name"), name.trimmed() } }, {});
}

void Onboarding::run(const char* method, QJsonObject params, Core::Secrets secrets)
{
    setError({});
    setBusy(true);
    params.insert(QLatin1String("key_ring"), m_useKeyRing);
    if (!m_passphrase.isEmpty())
        secrets.emplace("passphrase", m_passphrase.clone());
    m_core.call(method, params, std::move(secrets), this, [this](const Core::Answer& answer) { made(answer); });
}

void Onboarding::made(const Core::Answer& answer)
{
    setBusy(false);
    if (!answer) {
        const auto& kind = answer.error().kind;
        if (kind.startsWith("storage.") && kind.contains("key-ring")) {
            m_keyRing = KeyRing::Missing;
            m_keyRingProblem = ErrorText::explain(kind).happened;
            Q_EMIT keyRingChanged();
            setStep(Step::Protect);
        } else if (m_restoring && isAboutBackup(kind)) {
            setStep(Step::Backup);
        }
        return setError(ErrorText::explain(kind).paragraph());
    }
    forget();
    m_picture.send();
    m_recoveryCode.setText(answer->toObject().value(QLatin1String("recovery_code")).toString());
    m_codeDue = !m_recoveryCode.isEmpty();
    if (m_codeDue)
        return setStep(Step::Code);
    codeKept();
}

void Onboarding::back()
{
    if (m_busy || !canGoBack())
        return;
    setError({});
    if (m_step == Step::Protect)
        return setStep(Step::Backup);
    m_restoring = false;
    forget();
    setStep(Step::Protect);
}

void Onboarding::codeKept()
{
    m_recoveryCode.clear();
    m_guide.begin();
    m_tor.load();
    setStep(Step::Connect);
}

void Onboarding::finish()
{
    if (m_step == Step::Connect)
        Q_EMIT finished();
}

void Onboarding::forget()
{
    m_passphrase.clear();
    m_backupPassphrase.clear();
}

void Onboarding::setStep(Step step)
{
    m_step = step;
    Q_EMIT stepChanged();
}

void Onboarding::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged();
}

void Onboarding::setError(const QString& error)
{
    if (error == m_error)
        return;
    m_error = error;
    Q_EMIT errorChanged();
}

} // namespace allium::desktop
