// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/ConnectionStatus.h"

#include "app/desktop/viewmodels/ErrorText.h"

#include <cstdlib>

namespace allium::desktop {
namespace {

/// tor itself copes with less.
constexpr qint64 ClockSkewWorthSaying = 1800; // s

} // namespace

ConnectionStatus::ConnectionStatus(Core& core, QObject* parent)
    : QObject(parent)
{
    connect(&core, &Core::eventReceived, this, [this](const QString& type, const QJsonObject& fields) {
        if (type == QLatin1String("tor.changed"))
            m_tor = fields;
        else if (type == QLatin1String("doors.changed"))
            m_doors = fields;
        else
            return;
        update();
    });
    update();
}

void ConnectionStatus::take(const QJsonObject& status)
{
    m_tor = status.value(QLatin1String("tor")).toObject();
    m_doors = status.value(QLatin1String("doors")).toObject();
    update();
}

void ConnectionStatus::update()
{
    const auto state = m_tor.value(QLatin1String("state")).toString();
    const auto failure = m_tor.value(QLatin1String("failure")).toString();
    const auto skew = m_tor.value(QLatin1String("clock_skew")).toInteger();
    const bool reachable = m_doors.value(QLatin1String("friends")).toString() == QLatin1String("reachable");
    m_percent = m_tor.value(QLatin1String("percent")).toInt();

    if (state.isEmpty() || state == QLatin1String("off") || state == QLatin1String("stopping"))
        return say(Phase::Off, tr("Offline"));
    if (state == QLatin1String("not used"))
        return say(Phase::Local, tr("On this computer only, without Tor"));
    if (state == QLatin1String("ready")) {
        return reachable ? say(Phase::Online, tr("Online through Tor"))
                         : say(Phase::Publishing, tr("Connected to Tor. Contacts can reach you in a moment"));
    }
    if (state == QLatin1String("failed") || state == QLatin1String("restarting")) {
        const auto error = ErrorText::explain(failure.toUtf8());
        return say(Phase::Trouble, error.happened, state == QLatin1String("failed") ? error.person : QString());
    }
    if (std::abs(skew) >= ClockSkewWorthSaying)
        return say(Phase::Trouble, tr("This computer's clock is wrong, so Tor cannot connect"),
                   tr("Set date, time and time zone right. Allium then connects by itself."));
    if (const auto problem = m_tor.value(QLatin1String("problem")).toString(); !problem.isEmpty()) {
        const auto error = ErrorText::explain(problem.toUtf8());
        return say(Phase::Trouble, error.happened, error.person);
    }
    if (state == QLatin1String("bootstrapping"))
        //: %1 is a number of percent
        return say(Phase::Connecting, tr("Connecting to Tor, %1%").arg(m_percent));
    say(Phase::Connecting, tr("Starting Tor"));
}

void ConnectionStatus::say(Phase phase, const QString& sentence, const QString& remedy)
{
    m_phase = phase;
    m_sentence = sentence;
    m_remedy = remedy;
    Q_EMIT changed();
}

} // namespace allium::desktop
