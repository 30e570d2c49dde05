// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/OnionAddress.h"

#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <QCryptographicHash>

using namespace allium;
using namespace allium::crypto;

using Error = OnionAddressError;

Q_DECLARE_METATYPE(allium::crypto::OnionAddressError)

namespace {

/// The examples of rend-spec-v3 section 6.
const QByteArray SpecLabel("pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd");
const QByteArrayList SpecLabels {
    SpecLabel,
    "sp3k262uwy4r2k3ycr5awluarykdpag6a7y33jxop4cs2lu5uz5sseqd",
    "xa4r2iadxm55fbnqgwwi5mymqdcofiu3w6rpbtqn7b2dyn7mgwj64jyd",
};
const QByteArray PeerHex("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");

/// An address with a true checksum, whatever its parts.
QByteArray labelFor(const QByteArray& key, char version)
{
    const auto digest = QCryptographicHash::hash(".onion checksum" + key + version, QCryptographicHash::Sha3_256);
    return base32(key + digest.first(2) + version);
}

QByteArray specKey()
{
    return OnionAddress::parse(SpecLabel)->key().toByteArray();
}

QByteArray changedAt(qsizetype at)
{
    auto label = SpecLabel;
    label[at] = label[at] == 'a' ? 'b' : 'a';
    return label;
}

} // namespace

class OnionAddressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheExamplesOfTheSpecification()
    {
        for (const auto& label : SpecLabels) {
            const auto address = OnionAddress::parse(label);
            QVERIFY(address.has_value());
            QCOMPARE(address->label(), label);
            QCOMPARE(address->host(), label + ".onion");
            QCOMPARE(address->binary(), *fromBase32(label));
            QVERIFY(OnionAddress::fromBinary(address->binary()) == *address);
            QVERIFY(OnionAddress(address->key()) == *address);
        }
    }

    void everyGeneratedKeyRoundTrips()
    {
        test::SeededRandom random(11);
        for (int i = 0; i < 50; ++i) {
            const OnionAddress address(SigningKey::generate(random).publicKey());
            QVERIFY(OnionAddress::parse(address.host()) == address);
        }
    }

    void spellingsOfAnAddress_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("bare") << SpecLabel;
        QTest::newRow("suffix") << SpecLabel + ".onion";
        QTest::newRow("upper case") << SpecLabel.toUpper() + ".ONION";
        QTest::newRow("white space") << " \t\r\n" + SpecLabel + ".onion\n";
    }
    void spellingsOfAnAddress()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(OnionAddress::parse(text).value().label(), SpecLabel);
    }

    void mistakesAreTold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Error>("error");
        QTest::newRow("empty") << QByteArray() << Error::Empty;
        QTest::newRow("only white space") << QByteArray(" \n ") << Error::Empty;
        QTest::newRow("endless") << QByteArray(513, 'a') << Error::TooLong;
        QTest::newRow("endless white space") << QByteArray(513, ' ') + SpecLabel << Error::TooLong;
        QTest::newRow("longest") << QByteArray(512, 'a') << Error::BadLength;
        QTest::newRow("suffix alone") << QByteArray(".onion") << Error::BadLength;
        QTest::newRow("one short") << SpecLabel.chopped(1) << Error::BadLength;
        QTest::newRow("one more") << SpecLabel + "a" << Error::BadLength;
        QTest::newRow("subdomain") << "www." + SpecLabel + ".onion" << Error::BadLength;
        QTest::newRow("a name") << QByteArray("example.com") << Error::BadLength;
        QTest::newRow("version 2") << QByteArray("expyuzz4wqqyqhjn.onion") << Error::VersionTwo;
        QTest::newRow("version 2, bare") << QByteArray("EXPYUZZ4WQQYQHJN") << Error::VersionTwo;
        QTest::newRow("16 others") << QByteArray("not-base32-at-al") << Error::BadLength;
        for (const char c : { '0', '1', '8', '9', '-', '=', ' ', '@', '[', '`', '{' }) {
            auto label = SpecLabel;
            label[7] = c;
            QTest::addRow("character %c", c) << label << Error::BadCharacter;
        }
        QTest::newRow("zero byte") << SpecLabel.first(20) + '\0' + SpecLabel.sliced(21) << Error::BadCharacter;
        QTest::newRow("above ASCII") << SpecLabel.first(54) + "\xc3\xa4" << Error::BadCharacter;
        QTest::newRow("mistyped first") << changedAt(0) << Error::BadChecksum;
        QTest::newRow("mistyped middle") << changedAt(30) << Error::BadChecksum;
        QTest::newRow("mistyped checksum") << changedAt(53) << Error::BadChecksum;
        QTest::newRow("mistyped version") << changedAt(55) << Error::BadChecksum;
        QTest::newRow("version 4") << labelFor(specKey(), 4) << Error::BadVersion;
        QTest::newRow("version 0") << labelFor(specKey(), 0) << Error::BadVersion;
        QTest::newRow("not on the curve")
            << labelFor(QByteArray(1, '\2') + QByteArray(31, '\0'), 3) << Error::BadKey;
        QTest::newRow("identity") << labelFor(QByteArray(1, '\1') + QByteArray(31, '\0'), 3) << Error::BadKey;
        QTest::newRow("zero key") << labelFor(QByteArray(32, '\0'), 3) << Error::BadKey;
        // The spec's first key plus the point of order 2: on the curve, with torsion.
        QTest::newRow("torsion") << labelFor(QByteArray::fromHex("744339dae7b4fae6b68a3d74994994fb960809aa904e53ce765864bf225cd0e0"), 3) << Error::BadKey;
    }
    void mistakesAreTold()
    {
        QFETCH(QByteArray, text);
        QFETCH(Error, error);
        const auto address = OnionAddress::parse(text);
        QVERIFY(!address);
        QCOMPARE(address.error(), error);
        QCOMPARE(OnionEndpoint::parse(text).error(), error);
    }

    void binaryFormHasOneLength()
    {
        const auto binary = OnionAddress::parse(SpecLabel)->binary();
        QCOMPARE(OnionAddress::fromBinary({}).error(), Error::Empty);
        QCOMPARE(OnionAddress::fromBinary(binary.chopped(1)).error(), Error::BadLength);
        QCOMPARE(OnionAddress::fromBinary(binary + '\0').error(), Error::BadLength);
        for (qsizetype i = 0; i < binary.size(); ++i) {
            auto changed = binary;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            QCOMPARE(OnionAddress::fromBinary(changed).error(), Error::BadChecksum);
        }
    }

    void spellingsOfAnEndpoint_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("port");
        QTest::addColumn<bool>("hasPeer");
        const auto host = SpecLabel + ".onion";
        QTest::newRow("bare") << SpecLabel << 9042 << false;
        QTest::newRow("suffix") << host << 9042 << false;
        QTest::newRow("bare, port") << SpecLabel + ":80" << 80 << false;
        QTest::newRow("suffix, port") << host + ":65535" << 65535 << false;
        QTest::newRow("peer") << host + "/" + PeerHex << 9042 << true;
        QTest::newRow("port and peer") << host + ":1/" + PeerHex << 1 << true;
        QTest::newRow("all upper case") << (host + ":1/" + PeerHex).toUpper() << 1 << true;
        QTest::newRow("multiaddr") << "/onion3/" + SpecLabel + ":1234" << 1234 << false;
        QTest::newRow("multiaddr, space") << " /onion3/" + SpecLabel + ":1234\n" << 1234 << false;
        QTest::newRow("dns4") << "/dns4/" + host + "/tcp/443" << 443 << false;
        QTest::newRow("dns6") << "/dns6/" + host + "/tcp/443" << 443 << false;
        QTest::newRow("dnsaddr") << "/dnsaddr/" + host + "/tcp/443" << 443 << false;
    }
    void spellingsOfAnEndpoint()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, port);
        QFETCH(bool, hasPeer);
        const auto endpoint = OnionEndpoint::parse(text);
        QVERIFY(endpoint.has_value());
        QCOMPARE(endpoint->address.label(), SpecLabel);
        QCOMPARE(int(endpoint->port), port);
        QCOMPARE(endpoint->peer, hasPeer ? QByteArray::fromHex(PeerHex) : QByteArray());

        // Each canonical form reads back to the same.
        QVERIFY(OnionEndpoint::parse(endpoint->toString()) == *endpoint);
        auto withoutPeer = *endpoint;
        withoutPeer.peer.clear();
        QVERIFY(OnionEndpoint::parse(endpoint->toMultiaddr()) == withoutPeer);
        QVERIFY(OnionEndpoint::parse(endpoint->toDnsMultiaddr()) == withoutPeer);
    }

    void canonicalForms()
    {
        auto endpoint = *OnionEndpoint::parse(SpecLabel.toUpper());
        QCOMPARE(endpoint.toString(), SpecLabel + ".onion:9042");
        QCOMPARE(endpoint.toMultiaddr(), "/onion3/" + SpecLabel + ":9042");
        QCOMPARE(endpoint.toDnsMultiaddr(), "/dns4/" + SpecLabel + ".onion/tcp/9042");
        endpoint.peer = QByteArray::fromHex(PeerHex);
        QCOMPARE(endpoint.toString(), SpecLabel + ".onion:9042/" + PeerHex);
    }

    void mistakesInEndpointsAreTold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Error>("error");
        const auto host = SpecLabel + ".onion";
        for (const char* port : { "", "0", "65536", "70000", "123456", "080", "-1", "+1", " 80", "80 ", "8o", "80:80" })
            QTest::addRow("port '%s'", port) << host + ":" + port + "/" + PeerHex << Error::BadPort;
        QTest::newRow("peer empty") << host + "/" << Error::BadPeer;
        QTest::newRow("peer short") << host + "/" + PeerHex.chopped(1) << Error::BadPeer;
        QTest::newRow("peer long") << host + "/" + PeerHex + "0" << Error::BadPeer;
        QTest::newRow("peer not hex") << host + "/" + PeerHex.chopped(1) + "g" << Error::BadPeer;
        QTest::newRow("peer twice") << host + "/" + PeerHex + "/" + PeerHex << Error::BadPeer;
        QTest::newRow("address first") << changedAt(3) + ":0/x" << Error::BadChecksum;
        QTest::newRow("no address") << QByteArray(":80") << Error::Empty;
        QTest::newRow("slash") << QByteArray("/") << Error::BadMultiaddr;
        QTest::newRow("unknown protocol") << "/ip4/" + SpecLabel + ":80" << Error::BadMultiaddr;
        QTest::newRow("onion3 without port") << "/onion3/" + SpecLabel << Error::BadMultiaddr;
        QTest::newRow("onion3 with more") << "/onion3/" + SpecLabel + ":80/tcp/80" << Error::BadMultiaddr;
        QTest::newRow("onion3 with slash") << "/onion3/" + SpecLabel + ":80/" << Error::BadMultiaddr;
        QTest::newRow("onion3 alone") << QByteArray("/onion3") << Error::BadMultiaddr;
        QTest::newRow("onion3, bad checksum") << "/onion3/" + changedAt(3) + ":80" << Error::BadChecksum;
        QTest::newRow("onion3, version 4") << "/onion3/" + labelFor(specKey(), 4) + ":80" << Error::BadVersion;
        QTest::newRow("onion3, bad port") << "/onion3/" + SpecLabel + ":0" << Error::BadPort;
        QTest::newRow("onion, version 2") << QByteArray("/onion/expyuzz4wqqyqhjn:80") << Error::VersionTwo;
        QTest::newRow("dns, no onion") << QByteArray("/dns4/example.com/tcp/80") << Error::BadMultiaddr;
        QTest::newRow("dns, no suffix") << "/dns4/" + SpecLabel + "/tcp/80" << Error::BadMultiaddr;
        QTest::newRow("dns, udp") << "/dns4/" + host + "/udp/80" << Error::BadMultiaddr;
        QTest::newRow("dns, no port") << "/dns4/" + host + "/tcp" << Error::BadMultiaddr;
        QTest::newRow("dns, bad port") << "/dns4/" + host + "/tcp/65536" << Error::BadPort;
    }
    void mistakesInEndpointsAreTold()
    {
        QFETCH(QByteArray, text);
        QFETCH(Error, error);
        const auto endpoint = OnionEndpoint::parse(text);
        QVERIFY(!endpoint);
        QCOMPARE(endpoint.error(), error);
    }

    void base32IsRfc4648AndHasOneForm()
    {
        // RFC 4648 section 10, in lower case and without padding.
        const QByteArrayList texts { "", "my", "mzxq", "mzxw6", "mzxw6yq", "mzxw6ytb", "mzxw6ytboi" };
        const QByteArray foobar("foobar");
        for (qsizetype i = 0; i <= foobar.size(); ++i) {
            QCOMPARE(base32(foobar.first(i)), texts[i]);
            QCOMPARE(fromBase32(texts[i]), foobar.first(i));
            QCOMPARE(fromBase32(texts[i].toUpper()), foobar.first(i));
        }
        QVERIFY(!fromBase32("mz")); // a spare bit set
        QVERIFY(!fromBase32("m")); // a spare character
        QVERIFY(!fromBase32("mzx"));
        QVERIFY(!fromBase32("my======"));
        QVERIFY(!fromBase32("m1"));
    }
};

ALLIUM_TEST(OnionAddressTest)
#include "OnionAddressTest.moc"
