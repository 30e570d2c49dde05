// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/ConnectGuide.h"

#include "app/desktop/viewmodels/ErrorText.h"

#include <cstdlib>

namespace allium::desktop {
namespace {

/// From where on tor says it does something of the next step; its own numbers.
constexpr int Reaching = 1;
constexpr int Reading = 20;
constexpr int Building = 75;
constexpr int Done = 100;

constexpr qint64 ClockSkewWorthSaying = 1800; // s

int stepOf(int percent)
{
    return (percent >= Reaching) + (percent >= Reading) + (percent >= Building) + (percent >= Done);
}

QString whatHelps(const QByteArray& kind)
{
    const auto error = ErrorText::explain(kind);
    return QStringList { error.allium, error.person }.join(QLatin1Char(' ')).trimmed();
}

} // namespace

ConnectGuide::ConnectGuide(Core& core, QObject* parent, std::chrono::milliseconds patience)
    : QObject(parent)
    , m_core(core)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_outlook != Outlook::Moving)
            return;
        m_outlook = Outlook::Slow;
        Q_EMIT changed();
    });
    connect(&core, &Core::eventReceived, this, [this](const QString& type, const QJsonObject& fields) {
        if (type == QLatin1String("tor.changed"))
            take(fields);
    });
}

void ConnectGuide::begin()
{
    m_core.call("tor", {}, this, [this](const Core::Answer& answer) {
        if (answer)
            take(answer->toObject());
    });
}

QStringList ConnectGuide::steps()
{
    return { tr("Start Tor"), tr("Reach the Tor network"), tr("Learn the way around it"), tr("Build a path of your own") };
}

void ConnectGuide::take(const QJsonObject& tor)
{
    const auto state = tor.value(QLatin1String("state")).toString();
    const int percent = tor.value(QLatin1String("percent")).toInt();
    const bool moved = state != m_state || percent != m_percent;
    m_state = state;
    m_percent = percent;
    m_failure = tor.value(QLatin1String("failure")).toString().toUtf8();
    m_problem = tor.value(QLatin1String("problem")).toString().toUtf8();
    const bool hindered = !m_problem.isEmpty();
    if (m_problem == "tor.stalled") // Slow says as much, and more of use here
        m_problem.clear();
    m_step = stepOf(percent);
    if (state == QLatin1String("not used")) {
        m_outlook = Outlook::NotUsed;
    } else if (state == QLatin1String("ready")) {
        m_outlook = Outlook::Connected;
        m_step = static_cast<int>(steps().size());
        m_percent = Done;
    } else if (state == QLatin1String("failed")) {
        m_outlook = Outlook::Failed;
    } else if (std::abs(tor.value(QLatin1String("clock_skew")).toInteger()) >= ClockSkewWorthSaying) {
        m_outlook = Outlook::Clock;
    } else if (hindered) {
        m_outlook = Outlook::Slow;
    } else if (moved || m_outlook != Outlook::Slow) {
        m_outlook = Outlook::Moving;
    }
    if (m_outlook != Outlook::Moving)
        m_patience.stop();
    else if (moved || !m_patience.isActive())
        m_patience.start();
    Q_EMIT changed();
}

QString ConnectGuide::sentence() const
{
    switch (m_outlook) {
    case Outlook::Connected:
        return tr("You are connected.");
    case Outlook::NotUsed:
        return tr("This profile works on this computer only, without Tor.");
    case Outlook::Clock:
        return tr("This computer's clock is wrong, so Tor cannot connect.");
    case Outlook::Failed:
        return ErrorText::explain(m_failure).happened;
    case Outlook::Slow:
        return m_problem.isEmpty() ? tr("This takes longer than usual.") : ErrorText::explain(m_problem).happened;
    case Outlook::Moving:
        break;
    }
    switch (m_step) {
    case 0:
        return tr("Allium is starting its own Tor.");
    case 1:
        return tr("Tor is looking for its first relay.");
    case 2:
        return tr("Tor is fetching the list of relays. The first time this takes a minute or so.");
    default:
        return tr("Tor is building a path through three relays.");
    }
}

QString ConnectGuide::advice() const
{
    switch (m_outlook) {
    case Outlook::Clock:
        return tr("Set date, time and time zone right. Allium then connects by itself.");
    case Outlook::Failed:
        if (m_failure == "tor.binary-not-found") // the settings come after the first run
            return tr("Install Tor and try again. If it is in an unusual place, go on and name that in the settings.");
        return whatHelps(m_failure);
    case Outlook::Slow:
        if (!m_problem.isEmpty())
            return whatHelps(m_problem);
        return m_step <= 1
            ? tr("Check that this computer is online. Where Tor is blocked, a bridge helps: paste one below. "
                 "Allium keeps trying meanwhile.")
            : tr("On a slow connection that is nothing unusual. Allium keeps trying; you need not wait here.");
    case Outlook::Moving:
    case Outlook::Connected:
    case Outlook::NotUsed:
        break;
    }
    return {};
}

} // namespace allium::desktop
