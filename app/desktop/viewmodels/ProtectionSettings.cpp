// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/ProtectionSettings.h"

#include "app/desktop/viewmodels/ErrorText.h"
#include "app/desktop/viewmodels/SecretText.h"

#include <memory>

namespace allium::desktop {

ProtectionSettings::ProtectionSettings(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
}

void ProtectionSettings::load()
{
    m_core.call("protection", {}, this, [this](const Core::Answer& answer) {
        if (!answer)
            return;
        m_hasPassphrase = answer->toObject().value(QLatin1String("passphrase")).toBool();
        m_hasKeyRing = answer->toObject().value(QLatin1String("key_ring")).toBool();
        Q_EMIT changed();
    });
}

void ProtectionSettings::changePassphrase(const QString& current, const QString& passphrase)
{
    const auto secret = std::make_shared<crypto::Secret>(secretOf(passphrase));
    verified(current, [this, secret] {
        Core::Secrets secrets;
        secrets.emplace("new_passphrase", secret->clone());
        change({}, std::move(secrets));
    });
}

void ProtectionSettings::removePassphrase(const QString& current)
{
    if (m_hasKeyRing)
        verified(current, [this] { change({ { QStringLiteral("remove"), true } }, {}); });
}

void ProtectionSettings::useKeyRing(bool use)
{
    if (use == m_hasKeyRing || m_busy)
        return;
    clearErrors();
    m_busy = true;
    Q_EMIT changed();
    change({ { QStringLiteral("key_ring"), use } }, {});
}

void ProtectionSettings::renewCode()
{
    if (m_busy || m_hasPassphrase)
        return;
    clearErrors();
    m_busy = true;
    Q_EMIT changed();
    change({ { QStringLiteral("remove"), true } }, {});
}

void ProtectionSettings::clearErrors()
{
    m_currentError.clear();
    m_error.clear();
    Q_EMIT changed();
}

void ProtectionSettings::verified(const QString& current, std::function<void()> then)
{
    if (m_busy)
        return;
    m_busy = true;
    clearErrors();
    if (!m_hasPassphrase)
        return then();
    Core::Secrets secrets;
    secrets.emplace("passphrase", secretOf(current));
    m_core.call("verify", {}, std::move(secrets), this, [this, then = std::move(then)](const Core::Answer& answer) {
        if (answer)
            return then();
        m_busy = false;
        m_currentError = answer.error().kind == "storage.wrong-key" ? tr("That is not your present passphrase.")
                                                                    : ErrorText::explain(answer.error().kind).paragraph();
        Q_EMIT changed();
    });
}

void ProtectionSettings::change(const QJsonObject& params, Core::Secrets secrets)
{
    m_core.call("passphrase", params, std::move(secrets), this, [this](const Core::Answer& answer) { finish(answer); });
}

void ProtectionSettings::finish(const Core::Answer& answer)
{
    m_busy = false;
    if (answer)
        m_code.setText(answer->toObject().value(QLatin1String("recovery_code")).toString());
    else
        m_error = ErrorText::explain(answer.error().kind).paragraph();
    load();
    Q_EMIT changed();
    if (answer)
        Q_EMIT done();
}

} // namespace allium::desktop
