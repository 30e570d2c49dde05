// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/PasswordKdf.h"

#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::crypto;

namespace {

constexpr KdfCost Cheap { 8 * 1024, 1 };

Secret secret(const char* text)
{
    return Secret::copyOf(QByteArrayView(text));
}

} // namespace

class PasswordKdfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void staysWhatItWas()
    {
        // Argon2id version 1.3 with one lane, from libsodium 1.0.18: a change would lock everybody out.
        const auto salt = *Salt::fromHex("000102030405060708090a0b0c0d0e0f");
        const auto key = deriveFromPassphrase(secret("correct horse"), salt, { 8 * 1024, 2 });
        QCOMPARE(key.value().view().toByteArray().toHex(),
                 QByteArray("5d6feb78fec962f9fe4465119605b64a5dbce8acde9e8ae0c8b3d4c2f518c9a4"));
    }

    void dependsOnEverything()
    {
        const auto salt = *Salt::fromHex("000102030405060708090a0b0c0d0e0f");
        const auto derive = [](const char* passphrase, const Salt& with, KdfCost cost) {
            return deriveFromPassphrase(secret(passphrase), with, cost).value();
        };
        const auto key = derive("passphrase", salt, Cheap);
        QVERIFY(key == derive("passphrase", salt, Cheap));
        QVERIFY(!(key == derive("Passphrase", salt, Cheap)));
        QVERIFY(!(key == derive("passphrase", Salt(), Cheap)));
        QVERIFY(!(key == derive("passphrase", salt, { 8 * 1024, 2 })));
        QVERIFY(!(key == derive("passphrase", salt, { 9 * 1024, 1 })));
        QVERIFY(!(derive("", salt, Cheap) == derive("a", salt, Cheap)));
    }

    void refusesUselessAndRuinousCosts()
    {
        QVERIFY(KdfCost().isAcceptable());
        for (const KdfCost cost : { KdfCost { 8 * 1024 - 1, 3 }, KdfCost { 2 * 1024 * 1024 + 1, 1 },
                                    KdfCost { 0xffffffff, 1 }, KdfCost { 8 * 1024, 0 }, KdfCost { 8 * 1024, 17 },
                                    KdfCost { 0, 0 } }) {
            QVERIFY(!cost.isAcceptable());
            const auto key = deriveFromPassphrase(secret("p"), Salt(), cost);
            QVERIFY(!key);
            QCOMPARE(key.error(), KdfError::BadCost);
        }
    }
};

ALLIUM_TEST(PasswordKdfTest)
#include "PasswordKdfTest.moc"
