// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/NetworkViewModel.h"

#include "app/desktop/viewmodels/ErrorText.h"

#include <QDateTime>
#include <QJsonArray>

namespace allium::desktop {
namespace {

using Place = StationsModel::Place;
using State = StationsModel::State;
using Phase = ConnectionStatus::Phase;

/// Whether a trouble with tor goes away when it is told something else in the settings.
bool isForTheSettings(const QString& kind)
{
    static const QStringList Kinds { QStringLiteral("tor.binary-not-found"),   QStringLiteral("tor.binary-not-executable"),
                                     QStringLiteral("tor.binary-wont-run"),    QStringLiteral("tor.binary-too-old"),
                                     QStringLiteral("tor.bad-torrc"),          QStringLiteral("tor.torrc-refused"),
                                     QStringLiteral("tor.control-malformed"),  QStringLiteral("tor.cookie-unreadable"),
                                     QStringLiteral("tor.single-hop"),         QStringLiteral("tor.authentication-refused"),
                                     QStringLiteral("tor.no-socks-port") };
    return Kinds.contains(kind);
}

} // namespace

NetworkViewModel::NetworkViewModel(Core& core, ConnectionStatus& connection, Notices& notices, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_connection(connection)
    , m_notices(notices)
{
    m_timer.setInterval(RefreshMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &NetworkViewModel::refresh);
    connect(&core, &Core::eventReceived, this, &NetworkViewModel::onEvent);
    connect(&connection, &ConnectionStatus::changed, this, &NetworkViewModel::update);
    update();
}

void NetworkViewModel::setWatched(bool watched)
{
    if (watched == isWatched())
        return;
    if (watched) {
        m_timer.start();
        refresh();
    } else {
        m_timer.stop();
    }
    Q_EMIT watchedChanged();
}

void NetworkViewModel::onEvent(const QString& type, const QJsonObject& fields)
{
    if (type == QLatin1String("tor.changed")) {
        m_tor = fields;
    } else if (type == QLatin1String("doors.changed")) {
        m_doors = fields;
    } else if (type == QLatin1String("node.state")) {
        if (fields.value(QLatin1String("state")).toString() != QLatin1String("open")) {
            m_tor = {};
            m_doors = {};
            m_paths.setPaths({}, 0);
            m_log.setLines({});
        } else if (isWatched()) {
            refresh();
        }
    } else if (type == QLatin1String("presence.changed") && isWatched()) {
        return refresh();
    } else {
        return;
    }
    update();
}

void NetworkViewModel::refresh()
{
    if (std::exchange(m_asking, true))
        return;
    // Answered in this order, so the last one ends the round.
    m_core.call("paths", {}, this, [this](const Core::Answer& paths) {
        m_paths.setPaths(paths ? paths->toArray() : QJsonArray(), QDateTime::currentMSecsSinceEpoch());
    });
    m_core.call("tor", { { QStringLiteral("action"), QStringLiteral("log") } }, this, [this](const Core::Answer& lines) {
        m_log.setLines(lines ? lines->toVariant().toStringList() : QStringList());
    });
    m_core.call("status", {}, this, [this](const Core::Answer& status) {
        m_asking = false;
        if (status)
            takeStatus(status->toObject());
    });
}

void NetworkViewModel::takeStatus(const QJsonObject& status)
{
    m_tor = status.value(QLatin1String("tor")).toObject();
    m_doors = status.value(QLatin1String("doors")).toObject();
    m_leaks = status.value(QLatin1String("leaks")).toVariant().toStringList();
    m_leaksKnown = true;
    update();
}

bool NetworkViewModel::usesTor() const
{
    return m_connection.phase() != Phase::Local;
}

QString NetworkViewModel::trouble() const
{
    const auto failure = m_tor.value(QLatin1String("failure")).toString();
    return failure.isEmpty() ? m_tor.value(QLatin1String("problem")).toString() : failure;
}

void NetworkViewModel::update()
{
    // This program opens no connection but tor's, so what it has open shows whether the promise is kept.
    m_stations.set(Place::Computer,
                   !m_leaks.isEmpty() ? StationsModel::Station { State::Trouble, tr("Something of Allium reaches past Tor"), {}, -1 }
                       : usesTor()    ? StationsModel::Station { State::Good, tr("Only Tor talks to the network"), {}, -1 }
                                      : StationsModel::Station { State::Good, tr("Nothing talks to the network"), {}, -1 });
    updateTor();
    updateAddress();
    updateContacts();
    updateHelp();
    Q_EMIT changed();
}

void NetworkViewModel::updateTor()
{
    const auto version = torVersion();
    StationsModel::Station tor;
    if (!version.isEmpty())
        tor.detail = tr("Version %1").arg(version);
    switch (m_connection.phase()) {
    case Phase::Off:
        tor.sentence = tr("Not running");
        break;
    case Phase::Local:
        tor.sentence = tr("Not used");
        break;
    case Phase::Connecting:
        tor.state = State::Working;
        tor.percent = m_connection.percent();
        tor.sentence = tor.percent > 0 ? tr("Connecting, %1%", "%1 is a number of percent").arg(tor.percent) : tr("Starting");
        break;
    case Phase::Trouble:
        tor.state = State::Trouble;
        tor.sentence = m_connection.sentence();
        break;
    case Phase::Publishing:
    case Phase::Online:
        tor.state = State::Good;
        tor.sentence = tr("Connected");
        break;
    }
    m_stations.set(Place::Tor, tor);
}

void NetworkViewModel::updateAddress()
{
    const auto stateOf = [this](const char* door) { return m_doors.value(QLatin1String(door)).toString(); };
    const auto friends = stateOf("friends");
    const auto request = stateOf("request");
    StationsModel::Station address;
    const auto phase = m_connection.phase();
    if (phase != Phase::Publishing && phase != Phase::Online && phase != Phase::Local) {
        address.sentence = tr("Waiting for Tor", "the person's own address");
        return m_stations.set(Place::Address, address);
    }
    const auto good = QLatin1String("reachable");
    if (friends == QLatin1String("failed") || request == QLatin1String("failed")) {
        address.state = State::Trouble;
        address.sentence = tr("Tor refused to announce it");
    } else if (friends == good) {
        address.state = State::Good;
        address.sentence = request == good ? tr("Contacts and new people reach you")
            : request == QLatin1String("closed") ? tr("Contacts reach you, new people do not")
                                                 : tr("Contacts reach you");
    } else if (friends == QLatin1String("closed")) {
        address.state = State::Good;
        address.sentence = tr("Hidden: nobody can reach you, you reach others");
    } else {
        address.state = State::Working;
        address.sentence = tr("Being announced");
    }
    const auto uploads = m_doors.value(QLatin1String("friends_uploads")).toObject();
    const auto started = uploads.value(QLatin1String("started")).toInt();
    const auto done = uploads.value(QLatin1String("done")).toInt();
    if (started > 0) {
        //: The directories of Tor that tell contacts where to find this person.
        address.detail = tr("%1 of %n directories know it", nullptr, started).arg(done);
        if (address.state == State::Working)
            address.percent = 100 * done / started;
    }
    m_stations.set(Place::Address, address);
}

void NetworkViewModel::updateContacts()
{
    StationsModel::Station people;
    const int all = m_paths.count();
    const int connected = m_paths.connected();
    const auto phase = m_connection.phase();
    if (phase == Phase::Off || phase == Phase::Connecting || phase == Phase::Trouble) {
        people.sentence = tr("Waiting for Tor", "contacts");
    } else if (all == 0) {
        people.sentence = tr("No contacts yet");
    } else {
        people.state = connected > 0 ? State::Good : State::Working;
        people.sentence = connected == 0 ? tr("Nobody is online")
                                         : tr("%1 of %n connected", nullptr, all).arg(connected);
    }
    m_stations.set(Place::Contacts, people);
}

void NetworkViewModel::updateHelp()
{
    m_help = Help::None;
    m_explanation.clear();
    const auto state = m_tor.value(QLatin1String("state")).toString();
    switch (m_connection.phase()) {
    case Phase::Off:
    case Phase::Connecting:
        return;
    case Phase::Local:
        m_explanation = tr("You reach only those who run Allium on this computer.");
        return;
    case Phase::Publishing:
    case Phase::Online:
        if (m_paths.count() > 0 && m_paths.connected() == 0)
            m_help = Help::TryContacts;
        else
            m_help = Help::NewCircuits;
        return;
    case Phase::Trouble:
        break;
    }
    const auto kind = trouble();
    if (kind.isEmpty()) { // the clock
        m_explanation = m_connection.remedy();
        m_help = Help::RestartTor;
        return;
    }
    const auto error = ErrorText::explain(kind.toUtf8());
    m_explanation = QStringList { error.allium, error.person }.join(QLatin1Char(' ')).trimmed();
    if (state == QLatin1String("bootstrapping"))
        m_help = kind == QLatin1String("tor.no-network") ? Help::RestartTor : Help::Bridge;
    else if (state == QLatin1String("failed") && isForTheSettings(kind))
        m_help = Help::Settings;
    else
        m_help = Help::RestartTor;
}

void NetworkViewModel::tryNow(const QString& contact)
{
    m_paths.setTrying(contact);
    m_core.call("ping", { { QStringLiteral("contact"), contact } }, this, [this](const Core::Answer& answer) {
        if (!answer)
            m_notices.add(ErrorText::explain(answer.error().kind).paragraph(), Notices::Tone::Warning);
        if (isWatched())
            refresh();
    });
}

void NetworkViewModel::tryContacts()
{
    for (int row = 0; row < m_paths.count(); ++row) {
        const auto index = m_paths.index(row);
        if (index.data(ContactPathsModel::StateRole).value<ContactPathsModel::State>() != ContactPathsModel::State::Connected)
            tryNow(index.data(ContactPathsModel::IdRole).toString());
    }
}

void NetworkViewModel::act(const char* action, const QString& done)
{
    ++m_pending;
    Q_EMIT changed();
    m_core.call("tor", { { QStringLiteral("action"), QLatin1String(action) } }, this, [this, done](const Core::Answer& answer) {
        --m_pending;
        if (answer)
            m_notices.add(done, Notices::Tone::Neutral);
        else
            m_notices.add(ErrorText::explain(answer.error().kind).paragraph(), Notices::Tone::Warning);
        Q_EMIT changed();
    });
}

} // namespace allium::desktop
