// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/ControlEvent.h"
#include "core/tor/ControlReplyParser.h"
#include "tests/support/TestRegistry.h"

using namespace allium::tor;

namespace {

// The address of tor's rend-spec-v3 test vectors, also in tor's own unit tests.
constexpr auto Address = "25njqamcweflpvkl73j4szahhihoc4xt3ktcgjnpaingr5yhkenl5sid";

allium::Result<ControlEvent, ControlEventError> readEvent(const QByteArray& text)
{
    ControlReplyParser parser;
    if (!parser.feed("650 " + text + "\r\n"))
        return allium::fail(ControlEventError::NotAnEvent);
    return parseControlEvent(*parser.take());
}

} // namespace

class ControlEventTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsBootstrap()
    {
        const auto parsed = readEvent("STATUS_CLIENT NOTICE BOOTSTRAP PROGRESS=75 TAG=enough_dirinfo SUMMARY=\"Loaded enough\"");
        QVERIFY(parsed);
        const auto status = std::get<BootstrapStatus>(*parsed);
        QCOMPARE(status.percent, 75);
        QCOMPARE(status.tag, QByteArray("enough_dirinfo"));
        QCOMPARE(status.summary, QByteArray("Loaded enough"));
        QVERIFY(!status.isProblem);
    }

    void readsBootstrapProblems()
    {
        const auto parsed = readEvent("STATUS_CLIENT WARN BOOTSTRAP PROGRESS=5 TAG=conn SUMMARY=\"Connecting\" WARNING=\"No route to host\" "
                                  "REASON=NOROUTE COUNT=3 RECOMMENDATION=warn HOSTID=\"AA\" HOSTADDR=\"192.0.2.1:9001\"");
        QVERIFY(parsed);
        const auto status = std::get<BootstrapStatus>(*parsed);
        QVERIFY(status.isProblem);
        QCOMPARE(status.percent, 5);
        QCOMPARE(status.warning, QByteArray("No route to host"));
        QCOMPARE(status.reason, QByteArray("NOROUTE"));
        QCOMPARE(status.host, QByteArray("192.0.2.1:9001"));
    }

    void oneRelayThatDoesNotAnswerIsNoProblem()
    {
        const auto parsed = readEvent("STATUS_CLIENT WARN BOOTSTRAP PROGRESS=5 TAG=conn SUMMARY=\"Connecting\" WARNING=\"Connection refused\" "
                                      "REASON=CONNECTREFUSED COUNT=1 RECOMMENDATION=ignore HOSTADDR=\"192.0.2.1:9001\"");
        QVERIFY(parsed);
        QVERIFY(!std::get<BootstrapStatus>(*parsed).isProblem);
    }

    void readsTheBootstrapPhase()
    {
        const auto status = parseBootstrapPhase("NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\"");
        QVERIFY(status);
        QCOMPARE(status->percent, 100);
        QVERIFY(!parseBootstrapPhase("NOTICE SOMETHING PROGRESS=100"));
        QVERIFY(!parseBootstrapPhase("NOTICE BOOTSTRAP PROGRESS=101"));
        QVERIFY(!parseBootstrapPhase("NOTICE BOOTSTRAP"));
        QVERIFY(!parseBootstrapPhase(""));
    }

    void readsClockSkew()
    {
        const auto parsed = readEvent("STATUS_GENERAL WARN CLOCK_SKEW SKEW=-4000 MIN_SKEW=-3600 SOURCE=CONSENSUS");
        QVERIFY(parsed);
        QCOMPARE(std::get<ClockSkew>(*parsed).skew, std::chrono::seconds(-4000));
        QCOMPARE(std::get<ClockSkew>(*parsed).source, QByteArray("CONSENSUS"));
        QCOMPARE(readEvent("STATUS_GENERAL WARN CLOCK_SKEW SKEW=soon").error(), ControlEventError::Malformed);
        QCOMPARE(readEvent("STATUS_GENERAL WARN CLOCK_SKEW SKEW=9223372036854775807").error(), ControlEventError::Malformed);
    }

    void readsLiveness()
    {
        QVERIFY(std::get<NetworkLiveness>(*readEvent("NETWORK_LIVENESS UP")).up);
        QVERIFY(!std::get<NetworkLiveness>(*readEvent("NETWORK_LIVENESS DOWN")).up);
        QCOMPARE(readEvent("NETWORK_LIVENESS MAYBE").error(), ControlEventError::Malformed);
    }

    void readsDescriptors_data()
    {
        using Action = DescriptorEvent::Action;
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("action");
        QTest::addColumn<QByteArray>("reason");
        const QByteArray a(Address);
        QTest::newRow("upload") << "HS_DESC UPLOAD " + a + " UNKNOWN $AB~r1 blinded HSDIR_INDEX=FF" << int(Action::Upload) << QByteArray();
        QTest::newRow("uploaded") << "HS_DESC UPLOADED " + a + " UNKNOWN $AB~r1" << int(Action::Uploaded) << QByteArray();
        QTest::newRow("failed") << "HS_DESC FAILED " + a + " NO_AUTH $AB~r1 REASON=NOT_FOUND" << int(Action::Failed) << QByteArray("NOT_FOUND");
        QTest::newRow("received") << "HS_DESC RECEIVED " + a + " NO_AUTH $AB~r1 id" << int(Action::Received) << QByteArray();
        QTest::newRow("new action") << "HS_DESC FRIED " + a + " NO_AUTH $AB~r1" << int(Action::Other) << QByteArray();
    }
    void readsDescriptors()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, action);
        QFETCH(QByteArray, reason);
        const auto parsed = readEvent(text);
        QVERIFY(parsed);
        const auto descriptor = std::get<DescriptorEvent>(*parsed);
        QCOMPARE(int(descriptor.action), action);
        QCOMPARE(descriptor.reason, reason);
        QCOMPARE(descriptor.directory, QByteArray("$AB~r1"));
        QVERIFY(descriptor.address);
        QCOMPARE(descriptor.address->label(), QByteArray(Address));
    }

    void refusesBadDescriptors()
    {
        QVERIFY(!std::get<DescriptorEvent>(*readEvent("HS_DESC UPLOADED UNKNOWN UNKNOWN $AB")).address);
        QCOMPARE(readEvent("HS_DESC UPLOADED").error(), ControlEventError::Malformed);
        QCOMPARE(readEvent("HS_DESC UPLOADED short UNKNOWN").error(), ControlEventError::Malformed);
        auto wrong = QByteArray(Address);
        wrong[0] = 'a';
        QCOMPARE(readEvent("HS_DESC UPLOADED " + wrong + " UNKNOWN x").error(), ControlEventError::Malformed);
    }

    void readsCircuitsAndLog()
    {
        const auto circuit = std::get<CircuitEvent>(*readEvent("CIRC 12 BUILT $A~x,$B~y BUILD_FLAGS=NEED_UPTIME PURPOSE=HS_CLIENT_REND"));
        QCOMPARE(circuit.id, QByteArray("12"));
        QCOMPARE(circuit.status, QByteArray("BUILT"));
        QCOMPARE(circuit.purpose, QByteArray("HS_CLIENT_REND"));
        QCOMPARE(readEvent("CIRC 12").error(), ControlEventError::Malformed);
        const auto log = std::get<LogMessage>(*readEvent("WARN He said \"hi"));
        QCOMPARE(log.text, QByteArray("He said \"hi"));
        QVERIFY(log.severity == LogMessage::Severity::Warning);
        QCOMPARE(std::get<OtherEvent>(*readEvent("ADDRMAP x y")).keyword, QByteArray("ADDRMAP"));
    }

    void readsLongLogLines()
    {
        ControlReplyParser parser;
        QVERIFY(parser.feed("650+NOTICE\r\nfirst\r\nsecond\r\n.\r\n650 OK\r\n"));
        QCOMPARE(std::get<LogMessage>(*parseControlEvent(*parser.take())).text, QByteArray("first\nsecond"));
    }

    void takesOnlyEvents()
    {
        QCOMPARE(parseControlEvent({}).error(), ControlEventError::NotAnEvent);
        QCOMPARE(parseControlEvent({ 250, { { "OK", {} } } }).error(), ControlEventError::NotAnEvent);
    }
};

ALLIUM_TEST(ControlEventTest)
#include "ControlEventTest.moc"
