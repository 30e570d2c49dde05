// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Unlocking.h"

#include "app/desktop/viewmodels/SecretText.h"

#include <QDesktopServices>
#include <QUrl>

#include <utility>

namespace allium::desktop {
namespace {

bool isAboutKeyRing(const QByteArray& kind)
{
    return kind == "storage.key-ring-locked" || kind == "storage.no-key-ring" || kind == "storage.key-ring-timed-out";
}

} // namespace

Unlocking::Unlocking(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
}

Unlocking::Remedy Unlocking::remedyFor(const QByteArray& kind)
{
    if (kind.isEmpty() || kind == "storage.wrong-key" || kind == "storage.not-a-recovery-code" || kind == "profile.busy"
        || kind == "profile.open" || isAboutKeyRing(kind))
        return Remedy::None;
    if (kind == "storage.from-the-future")
        return Remedy::Quit;
    if (kind == "storage.damaged" || kind == "storage.truncated" || kind == "storage.not-found" || kind == "account.damaged"
        || kind == "storage.read-only")
        return Remedy::ShowFolder;
    return Remedy::TryAgain;
}

void Unlocking::begin(bool windowOnly)
{
    const bool wasOpen = std::exchange(m_closing, false);
    ++m_round;
    m_busy = false;
    m_keyRingAsked = false;
    m_windowOnly = windowOnly;
    m_error.clear();
    m_wrongSecret = false;
    m_remedy = Remedy::None;
    m_problem = {};
    Q_EMIT changed();
    inspect(!windowOnly && !wasOpen); // what somebody has just locked does not open by itself
    if (windowOnly)
        return;
    m_core.call("status", {}, this, [this](const Core::Answer& status) {
        if (status)
            m_folder = status->toObject().value(QLatin1String("folder")).toString();
        const auto failure = status ? status->toObject().value(QLatin1String("failure")).toString().toUtf8() : QByteArray();
        if (remedyFor(failure) != Remedy::None)
            failed(failure);
    });
}

void Unlocking::waitForClose()
{
    m_closing = true;
    m_remedy = Remedy::None;
    Q_EMIT changed();
}

void Unlocking::inspect(bool askKeyRing)
{
    m_core.call("protection", {}, this, [this, askKeyRing](const Core::Answer& answer) {
        if (!answer)
            return failed(answer.error().kind);
        const auto object = answer->toObject();
        m_hasPassphrase = object.value(QLatin1String("passphrase")).toBool();
        m_hasKeyRing = object.value(QLatin1String("key_ring")).toBool();
        m_hasRecoveryCode = object.value(QLatin1String("recovery_code")).toBool();
        if (!m_hasPassphrase && !m_hasKeyRing && !m_hasRecoveryCode)
            return failed("storage.not-found"); // a database without what opens it
        m_way = usualWay();
        Q_EMIT changed();
        if (askKeyRing && m_way == Way::KeyRing)
            unlock();
    });
}

Unlocking::Way Unlocking::usualWay() const
{
    return m_hasKeyRing ? Way::KeyRing : m_hasPassphrase ? Way::Passphrase : Way::RecoveryCode;
}

void Unlocking::setWay(Way way)
{
    const bool waiting = m_busy && m_way == Way::KeyRing;
    if (way == m_way || (m_busy && !waiting))
        return;
    m_busy = false;
    m_way = way;
    m_error.clear();
    m_wrongSecret = false;
    Q_EMIT changed();
}

void Unlocking::unlock(const QString& typed)
{
    if (m_busy)
        return;
    if (m_way != Way::KeyRing && typed.isEmpty()) {
        m_error = m_way == Way::Passphrase ? tr("Type your passphrase.") : tr("Type the recovery code.");
        m_wrongSecret = true;
        Q_EMIT changed();
        return;
    }
    Core::Secrets secrets;
    if (m_way == Way::Passphrase)
        secrets.emplace("passphrase", secretOf(typed));
    else if (m_way == Way::RecoveryCode)
        secrets.emplace("recovery_code", secretOf(typed));
    m_busy = true;
    m_error.clear();
    m_wrongSecret = false;
    m_remedy = Remedy::None;
    Q_EMIT changed();
    if (m_way == Way::KeyRing && std::exchange(m_keyRingAsked, true))
        return; // one question is enough
    m_core.call(m_windowOnly ? "verify" : "unlock", {}, std::move(secrets), this,
                [this, way = m_way, round = m_round](const Core::Answer& answer) {
                    if (round == m_round)
                        answered(way, answer);
                });
}

void Unlocking::answered(Way way, const Core::Answer& answer)
{
    if (way == Way::KeyRing)
        m_keyRingAsked = false;
    if (!answer && way != m_way)
        return;
    m_busy = false;
    if (!answer)
        return failed(answer.error().kind);
    Q_EMIT changed();
    if (!m_windowOnly)
        return;
    ++m_round;
    Q_EMIT windowUnlocked();
}

void Unlocking::failed(const QByteArray& kind)
{
    m_remedy = remedyFor(kind);
    m_canSetAside = m_remedy == Remedy::ShowFolder && kind != "storage.read-only" && !m_windowOnly;
    m_problem = ErrorText::explain(kind);
    const auto wrong = kind == "storage.wrong-key" || kind == "storage.not-a-recovery-code";
    m_wrongSecret = wrong && m_way != Way::KeyRing;
    sayWhatFailed(kind);
    Q_EMIT changed();
    if (wrong)
        Q_EMIT refused();
}

void Unlocking::sayWhatFailed(const QByteArray& kind)
{
    if (m_remedy != Remedy::None) {
        m_error.clear();
    } else if (m_way == Way::KeyRing && (m_hasPassphrase || m_hasRecoveryCode)) {
        m_error = kind == "storage.wrong-key" ? tr("What the key ring keeps does not open this profile.")
                                              : ErrorExplanation { m_problem.happened, {}, m_problem.person }.paragraph();
        m_way = m_hasPassphrase ? Way::Passphrase : Way::RecoveryCode;
    } else if (kind == "storage.wrong-key" && m_way == Way::Passphrase) {
        m_error = tr("That is not the passphrase. Check capital letters and keyboard layout, and try again.");
    } else if (kind == "storage.wrong-key" && m_way == Way::RecoveryCode) {
        m_error = tr("This code belongs to another profile, or was replaced by a newer one.");
    } else {
        m_error = m_problem.paragraph();
    }
}

void Unlocking::tryAgain()
{
    m_remedy = Remedy::None;
    Q_EMIT changed();
    inspect(!m_windowOnly);
}

void Unlocking::setAside()
{
    m_core.call("set-aside", {}, this, [this](const Core::Answer& answer) {
        if (!answer)
            return failed(answer.error().kind);
        m_remedy = Remedy::None;
        Q_EMIT changed();
        Q_EMIT profileSetAside(answer->toObject().value(QLatin1String("folder")).toString());
    });
}

void Unlocking::showFolder() const
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder));
}

} // namespace allium::desktop
