// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/DeviceCertificate.h"

#include "core/wire/ServiceProof.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/GoldenBytes.h"

using namespace allium;
using namespace allium::wire;
using namespace std::chrono_literals;

namespace {

crypto::SigningKey keyFrom(char fill)
{
    return crypto::SigningKey::fromSeed(*crypto::Ed25519Seed::from(QByteArray(32, fill)));
}

DeviceCertificate example()
{
    return DeviceCertificate::issue(keyFrom('A'), *DeviceId::from(QByteArray(16, 'D')),
                                    *crypto::X25519PublicKey::from(QByteArray(32, 'N')), WallTime(1'700'000'000'999ms),
                                    WallTime(1'731'536'000'000ms), 7);
}

} // namespace

class CertificateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goldenBytesStay()
    {
        const auto golden = test::goldenBytes(ALLIUM_TEST_DATA "/certificates.txt");
        QCOMPARE(example().encode().toHex(), golden.value("device-certificate").toHex());
        const auto proof = ServiceProof::issue(keyFrom('R'), example().account, example().noiseStatic);
        QCOMPARE(proof.encode().toHex(), golden.value("service-proof").toHex());
    }

    void everyFieldComesBack()
    {
        const auto certificate = example();
        const auto bytes = certificate.encode();
        QCOMPARE(bytes.size(), DeviceCertificate::SizeBytes);
        const auto decoded = DeviceCertificate::decode(bytes);
        QVERIFY(decoded.has_value());
        QVERIFY(*decoded == certificate);
        QCOMPARE(decoded->created, WallTime(1'700'000'000s));
        QCOMPARE(decoded->account, accountOf(keyFrom('A').publicKey()));
        QCOMPARE(decoded->flags, 7U);
        QCOMPARE(decoded->encode(), bytes);
    }

    void everyChangedByteIsRefused()
    {
        const auto bytes = example().encode();
        for (qsizetype at = 0; at < bytes.size(); ++at) {
            auto bent = bytes;
            bent[at] = static_cast<char>(bent[at] ^ 1);
            const auto decoded = DeviceCertificate::decode(bent);
            QVERIFY2(!decoded.has_value(), qPrintable(QString::number(at)));
            QCOMPARE(decoded.error(), WireError::Malformed);
        }
    }

    void everyWrongLengthIsRefused()
    {
        const auto bytes = example().encode();
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QCOMPARE(DeviceCertificate::decode(QByteArrayView(bytes).first(size)).error(), WireError::Truncated);
        QCOMPARE(DeviceCertificate::decode(bytes + 'x').error(), WireError::TrailingBytes);
    }

    void datesAreRead_data()
    {
        QTest::addColumn<qint64>("hours");
        QTest::addColumn<bool>("current");
        QTest::addRow("two days early") << qint64(-48) << false;
        QTest::addRow("an hour early") << qint64(-1) << true;
        QTest::addRow("at once") << qint64(0) << true;
        QTest::addRow("a year later") << qint64(365 * 24) << true;
        QTest::addRow("just expired") << qint64(365 * 24 + 12) << true;
        QTest::addRow("two days late") << qint64(367 * 24) << false;
    }
    void datesAreRead()
    {
        QFETCH(qint64, hours);
        QFETCH(bool, current);
        QCOMPARE(example().isCurrent(WallTime(1'700'000'000s) + std::chrono::hours(hours)), current);
    }

    void absurdDatesAreRefused()
    {
        test::SeededRandom random(1);
        const auto key = keyFrom('A');
        const auto from = WallTime(1'700'000'000s);
        const auto backwards = DeviceCertificate::issue(key, {}, {}, from, from - 1s);
        QCOMPARE(DeviceCertificate::decode(backwards.encode()).error(), WireError::Malformed);
        const auto endless = DeviceCertificate::issue(key, {}, {}, from, WallTime(300'000'000'000s));
        QCOMPARE(DeviceCertificate::decode(endless.encode()).error(), WireError::Malformed);
    }

    void serviceProofBindsOnionAccountAndKey()
    {
        const auto onionKey = keyFrom('R');
        const crypto::OnionAddress onion(onionKey.publicKey());
        const auto account = accountOf(keyFrom('A').publicKey());
        const auto noise = *crypto::X25519PublicKey::from(QByteArray(32, 'N'));
        const auto proof = ServiceProof::issue(onionKey, account, noise);
        QVERIFY(proof.verify(onion, account, noise));
        QVERIFY(!proof.verify(crypto::OnionAddress(keyFrom('S').publicKey()), account, noise));
        QVERIFY(!proof.verify(onion, accountOf(keyFrom('B').publicKey()), noise));
        QVERIFY(!proof.verify(onion, account, *crypto::X25519PublicKey::from(QByteArray(32, 'M'))));
        QVERIFY(ServiceProof::decode(proof.encode())->verify(onion, account, noise));
        QVERIFY(!ServiceProof::decode(proof.encode() + 'x'));
        QVERIFY(!ServiceProof::decode({}));
    }
};

ALLIUM_TEST(CertificateTest)
#include "CertificateTest.moc"
