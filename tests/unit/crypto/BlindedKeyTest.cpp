// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/BlindedKey.h"

#include "core/crypto/Secret.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace allium;
using namespace allium::crypto;

namespace {

SigningKey keyFrom(char fill)
{
    return SigningKey::fromSeed(*Ed25519Seed::from(QByteArray(32, fill)));
}

} // namespace

class BlindedKeyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothWaysMeetAtOneKey()
    {
        SystemRandom random;
        for (std::uint64_t epoch = 0; epoch < 20; ++epoch) {
            const auto key = SigningKey::generate(random);
            const auto blinded = BlindedSigningKey::make(key, "addr", epoch);
            QCOMPARE(blindedKey(key.publicKey(), "addr", epoch), std::optional(blinded.publicKey()));
        }
    }

    void signsWhatVerifiesOrdinarily()
    {
        const auto blinded = BlindedSigningKey::make(keyFrom('A'), "addr", 19'000);
        const auto signature = blinded.sign("domain", "message");
        QVERIFY(verify(blinded.publicKey(), "domain", "message", signature));
        QCOMPARE(blinded.sign("domain", "message"), signature); // no chance in it
        QVERIFY(!verify(blinded.publicKey(), "domain", "massage", signature));
        QVERIFY(!verify(blinded.publicKey(), "domai", "nmessage", signature));
        QVERIFY(!verify(keyFrom('A').publicKey(), "domain", "message", signature));
    }

    void otherUsesHaveOtherKeys()
    {
        const auto key = keyFrom('A').publicKey();
        const auto one = blindedKey(key, "addr", 1);
        QVERIFY(one);
        QVERIFY(one != key);
        QVERIFY(blindedKey(key, "addr", 2) != one);
        QVERIFY(blindedKey(key, "add", 1) != one);
        QVERIFY(blindedKey(keyFrom('B').publicKey(), "addr", 1) != one);
    }

    void aNonceIsNotUsedForTwoKeys()
    {
        // The first half of a signature is the nonce's point: the same for two keys would give them away.
        const auto one = BlindedSigningKey::make(keyFrom('A'), "addr", 1).sign("d", "m");
        const auto two = BlindedSigningKey::make(keyFrom('A'), "addr", 2).sign("d", "m");
        QVERIFY(one.view().first(32) != two.view().first(32));
    }

    void refusesWhatIsNoKey_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("neutral element") << QByteArray::fromHex("0100000000000000000000000000000000000000000000000000000000000000");
        QTest::newRow("small order") << QByteArray::fromHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");
        QTest::newRow("no point") << QByteArray(32, '\x02');
        QTest::newRow("not canonical") << QByteArray(32, '\xff');
    }
    void refusesWhatIsNoKey()
    {
        QFETCH(QByteArray, key);
        QVERIFY(!blindedKey(*Ed25519PublicKey::from(key), "addr", 1));
    }

    /// Computed from the definition with Python's hashlib and integers.
    void staysWhatItWas()
    {
        const auto blinded = BlindedSigningKey::make(keyFrom('A'), "addr", 19'000);
        QCOMPARE(blinded.publicKey().toHex(), QByteArray("c188b10d21e4ff022cceee70db0ca7cb3de25b880b04498a048a13ff4770bf54"));
        QCOMPARE(blinded.sign("domain", "message").toByteArray().toHex(), QByteArray("4f7e588c02c347bcc7ed916b7304d6c6259d2a48f1b7d87419b1fc9f4c434553e10ca4a2a5fb6b44efeb35274555eb95aefacb202301f027e756fcb7903f3f0b"));
    }
};

ALLIUM_TEST(BlindedKeyTest)
#include "BlindedKeyTest.moc"
