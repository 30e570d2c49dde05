// SPDX-License-Identifier: GPL-3.0-or-later
// Many made-up accounts that knock at one request service, as somebody would who wants to bury a person
// in requests: each asks once, and every fourth answers a demand for work with a stamp that is worth nothing.

#include "core/contacts/RequestTalk.h"
#include "core/crypto/WorkStamp.h"
#include "core/net/LoopbackTransport.h"
#include "core/net/SessionDialer.h"
#include "tests/support/NetPerson.h"

#include <QCoreApplication>

#include <cstdio>

using namespace allium;
using namespace allium::contacts;
using namespace std::chrono_literals;

namespace {

/// What became of the knocking.
struct Counts {
    int admitted = 0; ///< or told so: "pending" is what every door says that shows nothing
    int challenged = 0;
    int stampsRefused = 0; ///< the session ended on a stamp that was worth nothing
    int turnedAway = 0; ///< no session, or work wanted
    int done() const { return admitted + stampsRefused + turnedAway; }
};

/// One account: dials, asks, goes.
class Flooder : public QObject {
    Q_OBJECT
public:
    Flooder(std::uint64_t seed, const crypto::OnionAddress& victim, const QByteArray& network, net::Transport& transport,
            Clock& clock, Timers& timers, Counts& counts)
        : m_lies(seed % 4 == 0)
        , m_person(seed, clock.wallNow())
        , m_environment { clock, timers, m_person.random, m_person, {} }
        , m_dialer(m_environment, transport)
        , m_counts(counts)
    {
        m_environment.settings.network = net::networkIdOf(network);
        net::DialTarget target;
        target.endpoint.address = victim;
        target.isolation = QByteArray::number(static_cast<qulonglong>(seed));
        target.purpose = net::Purpose::Request;
        m_dial = m_dialer.dial(target);
        connect(m_dial.get(), &net::PendingDial::failed, this, [this] { end(m_counts.turnedAway); });
        connect(m_dial.get(), &net::PendingDial::opened, this, [this](const auto& session) {
            m_talk = std::make_unique<RequestTalk>(session, m_environment.timers, 30s);
            connect(m_talk.get(), &RequestTalk::received, this, &Flooder::take);
            connect(m_talk.get(), &RequestTalk::ended, this,
                    [this] { end(m_hasLied ? m_counts.stampsRefused : m_counts.turnedAway); });
            ask({});
        });
    }
    bool hasEnded() const { return m_hasEnded; }

Q_SIGNALS:
    void ended();

private:
    void ask(std::optional<Ask::Work> work)
    {
        Ask message;
        message.requestId = m_person.random.make<wire::RequestId>();
        message.generation = Generation { 1 };
        message.contribution = Contribution::random(m_person.random);
        message.nickname = QStringLiteral("spam");
        message.greeting = QString(500, u's');
        message.replyTo
            = RequestDoor { m_person.onion(), crypto::OnionEndpoint::DefaultPort,
                            wire::ServiceProof::issue(m_person.onionKey, m_person.account, m_person.deviceKey.publicKey()) };
        message.work = std::move(work);
        m_talk->send(RequestMessage(std::move(message)));
    }
    void take(const RequestMessage& message)
    {
        const auto* challenge = std::get_if<Challenge>(&message);
        if (challenge == nullptr)
            return end(m_counts.admitted);
        ++m_counts.challenged;
        if (!m_lies || m_hasLied)
            return end(m_counts.turnedAway);
        m_hasLied = true;
        // As much as may be claimed, which no single try makes true; more is refused unread.
        ask(Ask::Work { challenge->cookie, crypto::WorkStamp::MaxBits, m_person.random.make<crypto::WorkNonce>() });
    }
    void end(int& count)
    {
        if (std::exchange(m_hasEnded, true))
            return;
        ++count;
        Q_EMIT ended();
    }

    bool m_lies;
    test::NetPerson m_person;
    net::NetEnvironment m_environment;
    net::SessionDialer m_dialer;
    Counts& m_counts;
    std::unique_ptr<net::PendingDial> m_dial;
    std::unique_ptr<RequestTalk> m_talk;
    bool m_hasLied = false;
    bool m_hasEnded = false;
};

/// Keeps a number of them at it until all have been.
class Crowd : public QObject {
public:
    Crowd(const QStringList& arguments, const crypto::OnionAddress& victim)
        : m_transport(arguments[1])
        , m_victim(victim)
        , m_network(arguments[2].toUtf8())
        , m_total(arguments[4].toInt())
        , m_atOnce(arguments[5].toInt())
    {
        fill();
    }

private:
    void fill()
    {
        std::erase_if(m_present, [](const auto& flooder) { return flooder->hasEnded(); });
        while (m_started < m_total && static_cast<int>(m_present.size()) < m_atOnce) {
            m_present.push_back(std::make_unique<Flooder>(static_cast<std::uint64_t>(100'000 + m_started++), m_victim, m_network,
                                                          m_transport, m_clock, m_timers, m_counts));
            connect(m_present.back().get(), &Flooder::ended, this, &Crowd::fill, Qt::QueuedConnection);
        }
        if (m_counts.done() < m_total)
            return;
        std::printf("{\"admitted\": %d, \"challenged\": %d, \"stamps_refused\": %d, \"turned_away\": %d}\n", m_counts.admitted,
                    m_counts.challenged, m_counts.stampsRefused, m_counts.turnedAway);
        QCoreApplication::quit();
    }

    SystemClock m_clock;
    QtTimers m_timers;
    net::LoopbackTransport m_transport;
    crypto::OnionAddress m_victim;
    QByteArray m_network;
    int m_total;
    int m_atOnce;
    int m_started = 0;
    Counts m_counts;
    std::vector<std::unique_ptr<Flooder>> m_present;
};

} // namespace

/// flood LOOPBACK-FOLDER NETWORK ONION-ID HOW-MANY AT-ONCE
int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() != 6)
        return 2;
    const auto victim = crypto::OnionAddress::parse(arguments[3].toUtf8());
    if (!victim || !crypto::initialize())
        return 2;
    Crowd crowd(arguments, *victim);
    return QCoreApplication::exec();
}

#include "FloodMain.moc"
