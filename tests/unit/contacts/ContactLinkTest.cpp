// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/ContactLink.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::contacts;
using Kind = ContactLinkError::Kind;

namespace {
crypto::OnionAddress onion()
{
    test::SeededRandom random(7);
    return crypto::OnionAddress(crypto::SigningKey::generate(random).publicKey());
}
wire::AccountId account()
{
    test::SeededRandom random(8);
    return wire::accountOf(crypto::SigningKey::generate(random).publicKey());
}
} // namespace

class ContactLinkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void printsAndReadsBack()
    {
        const ContactLink link { { onion(), 9042, {} }, account(), QStringLiteral("Jörg & Söhne = 100%") };
        const auto text = link.toString();
        QVERIFY(text.startsWith("allium:" + onion().label() + "?a="));
        QCOMPARE(ContactLink::parse(text).value(), link);
        QCOMPARE(ContactLink::parse("  " + text + "\n").value(), link);

        const ContactLink bare { { onion(), 1234, {} }, std::nullopt, {} };
        QCOMPARE(bare.toString(), "allium:" + onion().label() + ":1234");
        QCOMPARE(ContactLink::parse(bare.toString()).value(), bare);
    }

    void spellings_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto label = onion().label();
        QTest::newRow("bare") << label;
        QTest::newRow("upper case") << label.toUpper();
        QTest::newRow("suffix") << label + ".onion";
        QTest::newRow("multiaddr") << "/onion3/" + label + ":9042";
        QTest::newRow("scheme") << "allium:" + label;
        QTest::newRow("scheme in capitals") << "ALLIUM:" + label;
        QTest::newRow("slashes") << "allium://" + label + "/";
        QTest::newRow("unknown field") << "allium:" + label + "?v=2&x";
    }
    void spellings()
    {
        QFETCH(QByteArray, text);
        const auto link = ContactLink::parse(text);
        QVERIFY(link);
        QCOMPARE(link->door.address, onion());
        QCOMPARE(link->door.port, std::uint16_t(9042));
        QVERIFY(!link->account);
    }

    void mistakes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        const auto base = "allium:" + onion().label();
        const auto a = crypto::base32(account().view());
        QTest::newRow("empty") << QByteArray() << int(Kind::Empty);
        QTest::newRow("blank") << QByteArray("  ") << int(Kind::Empty);
        QTest::newRow("endless") << QByteArray(2000, 'a') << int(Kind::TooLong);
        QTest::newRow("short onion") << QByteArray("allium:abc") << int(Kind::BadOnion);
        QTest::newRow("other scheme") << "http://" + onion().label() << int(Kind::BadOnion);
        QTest::newRow("account too short") << base + "?a=abcd" << int(Kind::BadAccount);
        QTest::newRow("account not base32") << base + "?a=" + QByteArray(52, '1') << int(Kind::BadAccount);
        QTest::newRow("account twice") << base + "?a=" + a + "&a=" + a << int(Kind::RepeatedField);
        QTest::newRow("name twice") << base + "?name=a&name=b" << int(Kind::RepeatedField);
        QTest::newRow("name cut off") << base + "?name=a%2" << int(Kind::BadName);
        QTest::newRow("name not UTF-8") << base + "?name=%ff" << int(Kind::BadName);
        QTest::newRow("two accounts") << base + ":9042/" + QByteArray(64, 'a') + "?a=" + a << int(Kind::BadAccount);
    }
    void mistakes()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, kind);
        const auto link = ContactLink::parse(text);
        QVERIFY(!link);
        QCOMPARE(int(link.error().kind), kind);
    }

    void saysWhatIsWrongWithTheOnion()
    {
        auto label = onion().label();
        label[3] = label[3] == 'a' ? 'b' : 'a';
        const auto mistyped = ContactLink::parse(label);
        QVERIFY(!mistyped);
        QVERIFY(mistyped.error().onion == crypto::OnionAddressError::BadChecksum);
        QVERIFY(ContactLink::parse("expyuzz4wqqyqhjn").error().onion == crypto::OnionAddressError::VersionTwo);
    }

    void filtersTheName()
    {
        const auto link = ContactLink::parse("allium:" + onion().label() + "?name=a%E2%80%AEb%0A");
        QCOMPARE(link.value().name, QStringLiteral("ab"));
    }
};

ALLIUM_TEST(ContactLinkTest)
#include "ContactLinkTest.moc"
