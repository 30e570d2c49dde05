// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Profiles.h"

#include "app/desktop/viewmodels/ErrorText.h"

namespace allium::desktop {

Profiles::Profiles(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
}

void Profiles::load()
{
    m_core.call("profiles", {}, this, [this](const Core::Answer& answer) {
        if (!answer)
            return;
        m_list.take(answer->toArray());
        Q_EMIT changed();
    });
}

QString Profiles::ownTitle() const
{
    const auto* const own = m_list.own();
    return own == nullptr ? QString() : own->shownTitle();
}

QString Profiles::givenTitle() const
{
    const auto* const own = m_list.own();
    return own == nullptr ? QString() : own->title;
}

QString Profiles::keptStart() const
{
    const auto* const start = m_list.start();
    return start == nullptr || m_startsChosen ? QString() : start->shownTitle();
}

QString Profiles::suggestion() const
{
    ProfileListModel::Entry next;
    for (int number = 2;; ++number) {
        next.profile = QStringLiteral("profile-%1").arg(number);
        if (m_list.find(next.profile) == nullptr)
            return next.shownTitle();
    }
}

void Profiles::change(const char* method, const QJsonObject& params, std::function<void(const QJsonObject& answer)> then)
{
    if (m_busy)
        return;
    m_busy = true;
    setError({});
    m_core.call(method, params, this, [this, then = std::move(then)](const Core::Answer& answer) {
        m_busy = false;
        load();
        if (!answer)
            return setError(ErrorText::explain(answer.error().kind).paragraph());
        Q_EMIT changed();
        Q_EMIT done();
        then(answer->toObject());
    });
}

void Profiles::create(const QString& title)
{
    change("new-profile", { { QStringLiteral("title"), title.trimmed() } }, [this](const QJsonObject& answer) {
        open(answer.value(QLatin1String("profile")).toString());
    });
}

void Profiles::rename(const QString& profile, const QString& title)
{
    change("rename-profile", { { QStringLiteral("profile"), profile }, { QStringLiteral("title"), title.trimmed() } },
           [](const QJsonObject&) {});
}

void Profiles::renameOwn(const QString& title)
{
    const auto* const own = m_list.own();
    if (own != nullptr && title.trimmed() != own->title)
        rename(own->profile, title);
}

void Profiles::erase(const QString& profile, const QString& typed)
{
    const auto* const entry = m_list.find(profile);
    if (entry == nullptr || typed.trimmed() != entry->shownTitle())
        return setError(ErrorText::explain("profile.not-confirmed").paragraph());
    change("erase-profile",
           { { QStringLiteral("profile"), profile }, { QStringLiteral("confirm"), entry->title.isEmpty() ? profile : entry->title } },
           [this, profile](const QJsonObject&) { Q_EMIT erased(profile); });
}

void Profiles::open(const QString& profile)
{
    if (!m_opening.isEmpty() || m_busy)
        return;
    const auto* const start = m_list.start();
    const auto before = start == nullptr ? QString() : start->profile;
    const auto wanted = !m_startsChosen ? before : *m_startsChosen ? profile : QString();
    if (before == wanted)
        return requestOpening(profile);
    m_busy = true;
    Q_EMIT changed();
    m_core.call("start-profile", { { QStringLiteral("profile"), wanted } }, this, [this, profile](const Core::Answer&) {
        m_busy = false;
        load();
        requestOpening(profile);
    });
}

void Profiles::requestOpening(const QString& profile)
{
    setError({});
    Q_EMIT openRequested(profile);
}

void Profiles::startWithChosen(bool always)
{
    if (always == startsAlways())
        return;
    m_startsChosen = always;
    Q_EMIT changed();
}

void Profiles::startWithOwn(bool always)
{
    const auto* const own = m_list.own();
    if (own != nullptr && always != own->isStart)
        change("start-profile", { { QStringLiteral("profile"), always ? own->profile : QString() } }, [](const QJsonObject&) {});
}

void Profiles::endOwn()
{
    if (const auto* const own = m_list.own())
        Q_EMIT endOfOwnRequested(own->profile);
}

void Profiles::setOpening(const QString& profile)
{
    m_opening = profile;
    Q_EMIT changed();
}

void Profiles::openingFailed(const QString& why)
{
    m_opening.clear();
    setError(why);
    load();
}

void Profiles::setError(const QString& error)
{
    m_error = error;
    Q_EMIT changed();
}

void Profiles::retranslate()
{
    m_list.retranslate();
    setError({});
}

} // namespace allium::desktop
