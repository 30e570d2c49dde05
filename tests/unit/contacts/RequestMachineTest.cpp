// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/RequestMachine.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <deque>

using namespace allium;
using namespace allium::contacts;
using State = Relation::State;
using Event = RequestMachine::Event;
using Outcome = RequestMachine::Outcome;

namespace {

constexpr WallTime Start { Milliseconds(1'700'000'000'000) };

wire::AccountId accountNo(std::uint8_t number)
{
    wire::AccountId id;
    id.data()[0] = number;
    return id;
}

const char* nameOf(State state)
{
    static const char* const names[] = { "None", "Outgoing", "Incoming", "Accepted", "Contact", "Rejected", "Voided", "Blocked" };
    return names[int(state)];
}

/// Q ask, P pending, A accepted, S stale, C confirm, V void, K void acknowledged.
QByteArray lettersOf(const std::vector<RequestMessage>& messages)
{
    QByteArray letters;
    for (const auto& message : messages) {
        if (const auto* answer = std::get_if<Answer>(&message))
            letters += "PAS"[int(answer->status)];
        else
            letters += "Q?_CVK"[message.index()];
    }
    return letters;
}

Ask askWith(std::uint64_t generation, std::uint64_t holds, std::uint8_t bytes = 1)
{
    Ask ask;
    ask.requestId.data()[0] = static_cast<std::uint8_t>(generation);
    ask.generation = Generation { generation };
    ask.holds = Generation { holds };
    ask.contribution.data()[0] = bytes;
    return ask;
}

Answer acceptedWith(std::uint64_t generation, std::uint64_t holds, std::uint8_t bytes = 1)
{
    Answer answer;
    answer.status = Answer::Status::Accepted;
    answer.generation = Generation { generation };
    answer.holds = Generation { holds };
    answer.contribution.data()[0] = bytes;
    return answer;
}

Answer staleWith(std::uint64_t holds)
{
    Answer answer;
    answer.status = Answer::Status::Stale;
    answer.holds = Generation { holds };
    return answer;
}

/// A machine in each state whose own generation is 10 and whose peer's, where known, is 20.
RequestMachine machineIn(State state, State before = State::None)
{
    Relation relation;
    relation.state = state;
    relation.beforeBlock = before;
    relation.since = Start;
    relation.myGeneration = Generation { 10 };
    const auto inner = state == State::Blocked ? before : state;
    if (inner == State::Outgoing || inner == State::Accepted || inner == State::Contact)
        relation.myContribution = Contribution();
    if (inner != State::None && inner != State::Outgoing) {
        relation.theirGeneration = Generation { 20 };
        relation.theirRequest.data()[0] = 20;
        if (inner != State::Voided) {
            relation.theirContribution = Contribution();
            relation.theirContribution->data()[0] = 1;
        }
    }
    return { accountNo(1), accountNo(2), std::move(relation) };
}

} // namespace

class RequestMachineTest : public QObject {
    Q_OBJECT
private:
    using Message = std::function<RequestMessage()>;

    static void addRow(const char* name, State state, Message message, State next, const char* replies)
    {
        QTest::addRow("%s: %s", nameOf(state), name)
            << int(state) << QVariant::fromValue(std::make_shared<Message>(std::move(message))) << int(next)
            << QByteArray(replies);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void everyStateAndMessage_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QVariant>("message");
        QTest::addColumn<int>("next");
        QTest::addColumn<QByteArray>("replies");
        struct Cell {
            State next;
            const char* replies;
        };
        struct Line {
            const char* name;
            Message message;
            Cell cells[8]; ///< None, Outgoing, Incoming, Accepted, Contact, Rejected, Voided, Blocked
        };
        using enum Relation::State;
        const Line lines[] = {
            { "new ask", [] { return askWith(30, 0); },
              { { Incoming, "P" }, { Accepted, "A" }, { Incoming, "P" }, { Accepted, "A" }, { Accepted, "A" },
                { Rejected, "P" }, { Incoming, "P" }, { Blocked, "P" } } },
            { "same ask again", [] { return askWith(20, 0); },
              { { Incoming, "P" }, { Accepted, "A" }, { Incoming, "P" }, { Accepted, "A" }, { Contact, "A" },
                { Rejected, "P" }, { Voided, "P" }, { Blocked, "P" } } },
            { "earlier ask", [] { return askWith(5, 0); },
              { { Incoming, "P" }, { Accepted, "A" }, { Incoming, "S" }, { Accepted, "S" }, { Contact, "S" },
                { Rejected, "S" }, { Voided, "S" }, { Blocked, "P" } } },
            { "ask that holds mine", [] { return askWith(20, 10); },
              { { None, "V" }, { Contact, "A" }, { Incoming, "V" }, { Contact, "A" }, { Contact, "A" },
                { Rejected, "V" }, { Voided, "V" }, { Blocked, "P" } } },
            { "ask that holds an earlier one of mine", [] { return askWith(20, 9); },
              { { None, "V" }, { Accepted, "A" }, { Incoming, "V" }, { Accepted, "A" }, { Contact, "A" },
                { Rejected, "V" }, { Voided, "V" }, { Blocked, "P" } } },
            { "same generation, other bytes", [] { return askWith(20, 10, 2); },
              { { None, "V" }, { Contact, "A" }, { Incoming, "V" }, { Accepted, "S" }, { Contact, "S" },
                { Rejected, "V" }, { Voided, "V" }, { Blocked, "P" } } },
            { "answer accepted", [] { return acceptedWith(20, 10); },
              { { None, "V" }, { Contact, "C" }, { Incoming, "V" }, { Contact, "C" }, { Contact, "C" },
                { Rejected, "V" }, { Voided, "V" }, { Blocked, "" } } },
            { "answer to an earlier ask", [] { return acceptedWith(20, 9); },
              { { None, "V" }, { Outgoing, "" }, { Incoming, "V" }, { Accepted, "" }, { Contact, "" },
                { Rejected, "V" }, { Voided, "V" }, { Blocked, "" } } },
            { "answer pending", [] { return Answer {}; },
              { { None, "" }, { Outgoing, "" }, { Incoming, "" }, { Accepted, "" }, { Contact, "" },
                { Rejected, "" }, { Voided, "" }, { Blocked, "" } } },
            { "answer stale", [] { return staleWith(40); },
              { { None, "" }, { Outgoing, "Q" }, { Incoming, "" }, { Accepted, "Q" }, { Contact, "Q" },
                { Rejected, "" }, { Voided, "" }, { Blocked, "" } } },
            { "answer stale, of before", [] { return staleWith(9); },
              { { None, "" }, { Outgoing, "" }, { Incoming, "" }, { Accepted, "" }, { Contact, "" },
                { Rejected, "" }, { Voided, "" }, { Blocked, "" } } },
            { "confirm", [] { return Confirm { Generation { 20 }, Generation { 10 }, {} }; },
              { { None, "V" }, { Outgoing, "" }, { Incoming, "V" }, { Contact, "" }, { Contact, "" },
                { Rejected, "V" }, { Voided, "V" }, { Blocked, "" } } },
            { "confirm of something else", [] { return Confirm { Generation { 19 }, Generation { 10 }, {} }; },
              { { None, "V" }, { Outgoing, "" }, { Incoming, "V" }, { Accepted, "" }, { Contact, "" },
                { Rejected, "V" }, { Voided, "V" }, { Blocked, "" } } },
            { "void", [] { return Void { Generation { 20 } }; },
              { { None, "K" }, { Outgoing, "K" }, { None, "K" }, { None, "K" }, { None, "K" }, { None, "K" },
                { Voided, "K" }, { Blocked, "K" } } },
            { "void of before", [] { return Void { Generation { 19 } }; },
              { { None, "K" }, { Outgoing, "K" }, { Incoming, "K" }, { Accepted, "K" }, { Contact, "K" },
                { Rejected, "K" }, { Voided, "K" }, { Blocked, "K" } } },
            { "void acknowledged", [] { return VoidAck { Generation { 10 } }; },
              { { None, "" }, { Outgoing, "" }, { Incoming, "" }, { Accepted, "" }, { Contact, "" },
                { Rejected, "" }, { None, "" }, { Blocked, "" } } },
            { "void of before acknowledged", [] { return VoidAck { Generation { 9 } }; },
              { { None, "" }, { Outgoing, "" }, { Incoming, "" }, { Accepted, "" }, { Contact, "" },
                { Rejected, "" }, { Voided, "" }, { Blocked, "" } } },
        };
        for (const auto& line : lines) {
            for (int state = 0; state < 8; ++state)
                addRow(line.name, State(state), line.message, line.cells[state].next, line.cells[state].replies);
        }
    }
    void everyStateAndMessage()
    {
        QFETCH(int, state);
        QFETCH(QVariant, message);
        QFETCH(int, next);
        QFETCH(QByteArray, replies);
        auto machine = machineIn(State(state), State::Contact);
        const auto outcome = machine.receive((*message.value<std::shared_ptr<Message>>())(), Start + std::chrono::hours(1));
        QCOMPARE(nameOf(machine.relation().state), nameOf(State(next)));
        QCOMPARE(lettersOf(outcome.replies), replies);
        if (next != state)
            QVERIFY(outcome.changed);
    }

    void commands_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QByteArray>("results"); // after ask, accept, reject, remove; ! refused
        QTest::newRow("None") << int(State::None) << QByteArray("Outgoing ! ! !");
        QTest::newRow("Outgoing") << int(State::Outgoing) << QByteArray("Outgoing ! ! Voided");
        QTest::newRow("Incoming") << int(State::Incoming) << QByteArray("Accepted Accepted Rejected !");
        QTest::newRow("Accepted") << int(State::Accepted) << QByteArray("Accepted Accepted ! Voided");
        QTest::newRow("Contact") << int(State::Contact) << QByteArray("Contact Contact ! Voided");
        QTest::newRow("Rejected") << int(State::Rejected) << QByteArray("Accepted Accepted Rejected !");
        QTest::newRow("Voided") << int(State::Voided) << QByteArray("Outgoing ! ! !");
        QTest::newRow("Blocked") << int(State::Blocked) << QByteArray("! ! ! !");
    }
    void commands()
    {
        QFETCH(int, state);
        QFETCH(QByteArray, results);
        test::SeededRandom random(1);
        QByteArrayList got;
        const auto note = [&](RequestMachine& machine, const auto& result) {
            got.append(result ? QByteArray(nameOf(machine.relation().state)) : QByteArray("!"));
        };
        auto asked = machineIn(State(state), State::Contact);
        note(asked, asked.ask(Start, random));
        auto accepting = machineIn(State(state), State::Contact);
        note(accepting, accepting.accept(Start, random));
        auto rejecting = machineIn(State(state), State::Contact);
        note(rejecting, rejecting.reject(Start));
        auto removing = machineIn(State(state), State::Contact);
        note(removing, removing.remove(Start));
        QCOMPARE(got.join(' '), results);
    }

    void newContributionsCountUp()
    {
        test::SeededRandom random(1);
        auto machine = machineIn(State::None);
        QVERIFY(machine.ask(Start, random));
        const auto first = machine.relation().myGeneration;
        QCOMPARE(first.value, std::uint64_t(Start.time_since_epoch().count()));
        const auto firstContribution = machine.relation().myContribution->clone();
        QVERIFY(machine.ask(Start, random));
        QCOMPARE(machine.relation().myGeneration, first); // asking again repeats the same
        QVERIFY(*machine.relation().myContribution == firstContribution);
        QVERIFY(machine.remove(Start));
        QVERIFY(machine.ask(Start - std::chrono::hours(1), random)); // even when the clock went back
        QVERIFY(machine.relation().myGeneration > first);
        QVERIFY(!(*machine.relation().myContribution == firstContribution));
    }

    void rejectionIsSilentForAWeek()
    {
        auto machine = machineIn(State::Rejected);
        QVERIFY(!machine.receive(askWith(30, 0), Start + RequestMachine::RejectedFor - Milliseconds(1)).changed);
        const auto outcome = machine.receive(askWith(30, 0), Start + RequestMachine::RejectedFor);
        QVERIFY(outcome.event == Event::RequestReceived);
        QVERIFY(machine.relation().state == State::Incoming);
    }

    void blockingKeepsWhatWas()
    {
        auto machine = machineIn(State::Contact);
        const auto secret = machine.pairSecret();
        machine.block(Start);
        QVERIFY(!machine.pairSecret());
        QVERIFY(!machine.wantsDial());
        machine.unblock(Start);
        QVERIFY(machine.relation().state == State::Contact);
        QVERIFY(*machine.pairSecret() == *secret);
    }

    void removedWhileBlockedStaysRemoved()
    {
        auto machine = machineIn(State::Contact);
        machine.block(Start);
        machine.receive(Void { Generation { 20 } }, Start);
        machine.unblock(Start);
        QVERIFY(machine.relation().state == State::None);
    }

    void voidedIsGivenUpAfterAMonth()
    {
        auto machine = machineIn(State::Voided);
        QVERIFY(!machine.tick(Start + RequestMachine::VoidedFor - Milliseconds(1)).changed);
        QVERIFY(machine.tick(Start + RequestMachine::VoidedFor).changed);
        QVERIFY(machine.relation().state == State::None);
    }

    void knownAsksAreFree()
    {
        QVERIFY(!machineIn(State::None).knows(askWith(30, 0)));
        QVERIFY(machineIn(State::None).knows(askWith(30, 4)));
        QVERIFY(machineIn(State::Incoming).knows(askWith(20, 0)));
        QVERIFY(!machineIn(State::Incoming).knows(askWith(30, 0)));
        QVERIFY(machineIn(State::Contact).knows(askWith(30, 0)));
        QVERIFY(machineIn(State::Blocked, State::Contact).knows(askWith(30, 0)));
        QVERIFY(machineIn(State::Rejected).knows(askWith(20, 0)));
        QVERIFY(!machineIn(State::Rejected).knows(askWith(30, 0)));
    }

    void restoredBackupCatchesUp()
    {
        // They hold generation 15 of mine; this store knows 10.
        auto machine = machineIn(State::Contact);
        const auto outcome = machine.receive(askWith(20, 15), Start);
        QCOMPARE(lettersOf(outcome.replies), QByteArray("A"));
        QVERIFY(machine.relation().myGeneration > Generation { 15 });
    }

    /// Two machines, a network that loses, repeats and reorders, crashes before and after the
    /// store has the new state, and people who press every button; then quiet and a good network.
    void alwaysAgreeInTheEnd_data()
    {
        QTest::addColumn<quint64>("firstSeed");
        const bool isLong = qEnvironmentVariableIsSet("ALLIUM_LONG");
        for (quint64 block = 0; block < (isLong ? 200U : 2U); ++block)
            QTest::addRow("seeds from %llu", block * 500) << block * 500;
    }
    void alwaysAgreeInTheEnd()
    {
        QFETCH(quint64, firstSeed);
        m_contacts = 0;
        for (quint64 seed = firstSeed; seed < firstSeed + 500; ++seed) {
            if (!agreeInTheEnd(seed))
                QFAIL(qPrintable(QStringLiteral("seed %1: ").arg(seed) + m_trouble));
        }
        QVERIFY2(m_contacts > 50 && m_contacts < 450, "the stories are all alike");
    }

private:
    struct Side {
        RequestMachine machine;
        std::deque<RequestMessage> inbox;
    };

    static RequestMessage copyOf(const RequestMessage& message) { return *decodeRequestMessage(encode(message)); }

    void apply(Side& from, Side& to, const Relation& before, Outcome outcome, Random& random)
    {
        const auto dice = random.below(100);
        if (dice < 5) { // crash before the commit: nothing has happened
            from.machine = RequestMachine(m_ids[&from],
                                          m_ids[&to], before.clone());
            return;
        }
        if (dice < 15) // crash after the commit, or the pipe broke
            return;
        for (auto& reply : outcome.replies)
            to.inbox.push_back(std::move(reply));
    }

    bool agreeInTheEnd(quint64 seed)
    {
        test::SeededRandom random(seed);
        Side alice { { accountNo(1), accountNo(2), {} }, {} };
        Side bob { { accountNo(2), accountNo(1), {} }, {} };
        m_ids = { { &alice, accountNo(1) }, { &bob, accountNo(2) } };
        auto now = Start;
        const int steps = 10 + int(random.below(60));
        for (int step = 0; step < steps; ++step) {
            now += Milliseconds(random.below(1000));
            auto& self = random.below(2) == 0 ? alice : bob;
            auto& other = &self == &alice ? bob : alice;
            const auto before = self.machine.relation().clone();
            switch (random.below(12)) {
            case 0:
            case 1:
                if (auto outcome = self.machine.ask(now, random))
                    apply(self, other, before, std::move(*outcome), random);
                break;
            case 2:
                if (auto outcome = self.machine.accept(now, random))
                    apply(self, other, before, std::move(*outcome), random);
                break;
            case 3:
                if (auto outcome = self.machine.remove(now))
                    apply(self, other, before, std::move(*outcome), random);
                break;
            case 4:
                if (random.below(4) == 0) {
                    if (auto outcome = self.machine.reject(now))
                        apply(self, other, before, std::move(*outcome), random);
                }
                break;
            case 5:
            case 6:
                if (auto opening = self.machine.opening())
                    other.inbox.push_back(std::move(*opening));
                break;
            default:
                if (!self.inbox.empty()) {
                    const auto at = self.inbox.begin() + std::ptrdiff_t(random.below(self.inbox.size()));
                    const auto message = copyOf(*at);
                    if (random.below(5) != 0) // else it comes again later
                        self.inbox.erase(at);
                    if (random.below(6) != 0) // else it is lost
                        apply(self, other, before, self.machine.receive(message, now), random);
                }
                break;
            }
        }
        return settle(alice, bob, now);
    }

    bool settle(Side& alice, Side& bob, WallTime now)
    {
        for (int round = 0; round < 30; ++round) {
            const bool quiet = alice.inbox.empty() && bob.inbox.empty();
            const auto isSettled = [](const Side& side) {
                return !side.machine.wantsDial() || side.machine.relation().state == State::Outgoing;
            };
            if (round > 2 && quiet && isSettled(alice) && isSettled(bob))
                break;
            for (auto* self : { &alice, &bob }) {
                auto& other = self == &alice ? bob : alice;
                if (auto opening = self->machine.opening(); opening && self->machine.wantsDial())
                    other.inbox.push_back(std::move(*opening));
            }
            for (int turn = 0; turn < 1000 && !(alice.inbox.empty() && bob.inbox.empty()); ++turn) {
                for (auto* self : { &alice, &bob }) {
                    auto& other = self == &alice ? bob : alice;
                    if (self->inbox.empty())
                        continue;
                    const auto message = std::move(self->inbox.front());
                    self->inbox.pop_front();
                    for (auto& reply : self->machine.receive(message, now).replies)
                        other.inbox.push_back(std::move(reply));
                }
            }
        }
        const auto& a = alice.machine.relation();
        const auto& b = bob.machine.relation();
        m_trouble = QStringLiteral("%1 and %2").arg(QLatin1String(nameOf(a.state)), QLatin1String(nameOf(b.state)));
        if (!alice.inbox.empty() || !bob.inbox.empty())
            return false; // they would talk for ever
        if (a.isContact() != b.isContact())
            return false;
        if (a.state == State::Accepted || b.state == State::Accepted || a.state == State::Voided || b.state == State::Voided)
            return false;
        if (a.state == State::Outgoing && b.state == State::Outgoing)
            return false;
        m_contacts += a.isContact() ? 1 : 0;
        return !a.isContact() || *alice.machine.pairSecret() == *bob.machine.pairSecret();
    }

    QString m_trouble;
    int m_contacts = 0;
    std::map<const Side*, wire::AccountId> m_ids;
};

ALLIUM_TEST(RequestMachineTest)
#include "RequestMachineTest.moc"
