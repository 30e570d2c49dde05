// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/NodeInfo.h"

#include "tests/support/GoldenBytes.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace allium;
using namespace allium::dht;
using namespace std::chrono_literals;

namespace {

const net::NetworkId Network = net::networkIdOf("a network");
constexpr WallTime Now { 20'000 * 24h + 12h };

NodeInfo example()
{
    NodeInfo info;
    info.id = *NodeId::from(QByteArray(32, 'I'));
    info.role = NodeRole::Router;
    info.work = { EpochDay { 19'995 }, *crypto::WorkNonce::from(QByteArray(16, 'N')) };
    info.seenAt = Now + 700ms;
    info.capabilities = 5;
    info.sign(crypto::SigningKey::fromSeed(*crypto::Ed25519Seed::from(QByteArray(32, 'A'))), Network);
    return info;
}

} // namespace

class NodeInfoTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goldenBytesStay()
    {
        QCOMPARE(example().encode().toHex(), test::goldenBytes(ALLIUM_TEST_DATA "/nodes.txt").value("node-info").toHex());
    }

    void everyFieldComesBack()
    {
        const auto bytes = example().encode();
        QCOMPARE(bytes.size(), NodeInfo::SizeBytes);
        const auto decoded = NodeInfo::decode(bytes, Network);
        QVERIFY(decoded.has_value());
        QVERIFY(*decoded == example());
        QCOMPARE(decoded->seenAt, Now);
        QCOMPARE(decoded->encode(), bytes);
    }

    void everyChangedByteIsRefused()
    {
        const auto bytes = example().encode();
        for (qsizetype at = 0; at < bytes.size(); ++at) {
            auto bent = bytes;
            bent[at] = static_cast<char>(bent[at] ^ 1);
            QVERIFY2(!NodeInfo::decode(bent, Network), qPrintable(QString::number(at)));
        }
    }

    void saysWhatIsWrong()
    {
        const auto bytes = example().encode();
        QCOMPARE(NodeInfo::decode(QByteArrayView(bytes).chopped(1), Network).error(), NodeInfoError::Truncated);
        QCOMPARE(NodeInfo::decode({}, Network).error(), NodeInfoError::Truncated);
        QCOMPARE(NodeInfo::decode(QByteArray(bytes + '\0'), Network).error(), NodeInfoError::TrailingBytes);
        QCOMPARE(NodeInfo::decode(bytes, net::networkIdOf("another")).error(), NodeInfoError::BadSignature);
        auto strange = example();
        strange.role = static_cast<NodeRole>(3);
        strange.sign(crypto::SigningKey::fromSeed(*crypto::Ed25519Seed::from(QByteArray(32, 'A'))), Network);
        QCOMPARE(NodeInfo::decode(strange.encode(), Network).error(), NodeInfoError::Malformed);
    }

    void timesAreLookedAt()
    {
        auto info = example();
        QVERIFY(info.checkTimes(Now));
        QVERIFY(info.isFresh(Now + 30min));
        QVERIFY(!info.isFresh(Now + 31min));
        QVERIFY(info.checkTimes(Now - 10min)); // clocks differ
        QCOMPARE(info.checkTimes(Now - 11min).error(), NodeInfoError::OutOfTime);
        QVERIFY(info.checkTimes(Now + 24h * 9));
        QCOMPARE(info.checkTimes(Now + 24h * 10).error(), NodeInfoError::OutOfTime);
    }
};

ALLIUM_TEST(NodeInfoTest)
#include "NodeInfoTest.moc"
