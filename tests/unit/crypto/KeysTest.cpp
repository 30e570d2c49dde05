// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/Keys.h"

#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <sodium.h>

using namespace allium;
using namespace allium::crypto;

namespace {

QByteArray bytes(const char* hex)
{
    return QByteArray::fromHex(hex);
}

SigningKey keyOf(const char* seedHex)
{
    return SigningKey::fromSeed(*Ed25519Seed::from(bytes(seedHex)));
}

} // namespace

class KeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void derivesPublicKeysAsRfc8032()
    {
        // RFC 8032 section 7.1, tests 1 and 2.
        QCOMPARE(keyOf("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").publicKey().toHex(),
                 QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        QCOMPARE(keyOf("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb").publicKey().toHex(),
                 QByteArray("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
    }

    void signsDomainAndMessage()
    {
        test::SeededRandom random(3);
        const auto key = SigningKey::generate(random);
        const auto signature = key.sign("purpose 1", "message");
        QVERIFY(verify(key.publicKey(), "purpose 1", "message", signature));
        QVERIFY(key.clone().sign("purpose 1", "message") == signature);
        QVERIFY(SigningKey::fromSeed(key.seed().clone()).publicKey() == key.publicKey());

        QVERIFY(!verify(key.publicKey(), "purpose 2", "message", signature));
        QVERIFY(!verify(key.publicKey(), "purpose 1", "massage", signature));
        QVERIFY(!verify(key.publicKey(), "purpose 1m", "essage", signature));
        QVERIFY(!verify(SigningKey::generate(random).publicKey(), "purpose 1", "message", signature));
        for (std::size_t i = 0; i < Signature::SizeBytes; ++i) {
            auto changed = signature;
            changed.data()[i] ^= 1;
            QVERIFY(!verify(key.publicKey(), "purpose 1", "message", changed));
        }
    }

    void whatIsSignedIsTwoLengthPrefixedFields()
    {
        const auto key = keyOf("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        const QByteArray expected = bytes("00000002") + "d1" + bytes("00000003") + "abc";
        const auto signature = key.sign("d1", "abc");
        QCOMPARE(crypto_sign_verify_detached(signature.data(),
                                             reinterpret_cast<const unsigned char*>(expected.constData()),
                                             static_cast<unsigned long long>(expected.size()),
                                             key.publicKey().data()),
                 0);
    }

    void expandedKeySignsTheSame()
    {
        // The scalar must lead to the public key, or tor would serve another address.
        const auto key = keyOf("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        const auto expanded = key.expanded();
        Ed25519PublicKey publicKey;
        QCOMPARE(crypto_scalarmult_ed25519_base_noclamp(publicKey.data(), expanded.data()), 0);
        QCOMPARE(publicKey, key.publicKey());
        QCOMPARE(expanded.data()[0] & 7, 0);
        QCOMPARE(expanded.data()[31] & 0xc0, 0x40);
    }

    void refusesKeysThatSignAnything_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("identity") << bytes("0100000000000000000000000000000000000000000000000000000000000000");
        QTest::newRow("order 2") << bytes("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        QTest::newRow("order 4") << bytes("0000000000000000000000000000000000000000000000000000000000000000");
        QTest::newRow("order 4, sign") << bytes("0000000000000000000000000000000000000000000000000000000000000080");
        QTest::newRow("order 8") << bytes("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
        QTest::newRow("order 8 b") << bytes("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");
        QTest::newRow("identity, not canonical")
            << bytes("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        QTest::newRow("order 4, not canonical")
            << bytes("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        QTest::newRow("not canonical, off by 3")
            << bytes("f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
    }

    void refusesKeysThatSignAnything()
    {
        QFETCH(QByteArray, key);
        // With a key A of small order, R = A or the identity and S = 0 would often pass a lax check.
        const auto publicKey = *Ed25519PublicKey::from(key);
        const auto identity = bytes("0100000000000000000000000000000000000000000000000000000000000000");
        for (int i = 0; i < 32; ++i) {
            const auto message = QByteArray::number(i);
            QVERIFY(!verify(publicKey, "d", message, *Signature::from(key + QByteArray(32, '\0'))));
            QVERIFY(!verify(publicKey, "d", message, *Signature::from(identity + QByteArray(32, '\0'))));
        }
    }

    void refusesMalleableSignatures()
    {
        // S + L verifies under the plain equation; RFC 8032 section 5.1.7 demands S < L.
        test::SeededRandom random(4);
        const auto key = SigningKey::generate(random);
        auto signature = key.sign("d", "m");
        const auto order = bytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        int carry = 0;
        for (int i = 0; i < 32; ++i) {
            const int sum = signature.data()[32 + i] + static_cast<std::uint8_t>(order[i]) + carry;
            signature.data()[32 + i] = static_cast<std::uint8_t>(sum);
            carry = sum >> 8;
        }
        QVERIFY(!verify(key.publicKey(), "d", "m", signature));
    }

    void diffieHellmanMatchesRfc7748()
    {
        // RFC 7748 section 6.1.
        const auto alice = DhKeyPair::fromSecret(*X25519SecretKey::from(
            bytes("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")));
        QCOMPARE(alice.publicKey().toHex(),
                 QByteArray("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"));
        QVERIFY(alice.clone().secretKey() == alice.secretKey());
    }
};

ALLIUM_TEST(KeysTest)
#include "KeysTest.moc"
