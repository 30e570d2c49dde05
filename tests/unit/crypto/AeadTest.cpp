// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/Aead.h"

#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::crypto;

namespace {

QByteArray bytes(const char* hex)
{
    return QByteArray::fromHex(hex);
}

const QByteArray& sunscreen()
{
    static const QByteArray text("Ladies and Gentlemen of the class of '99: If I could offer you only one tip "
                                 "for the future, sunscreen would be it.");
    return text;
}

QByteArray flipped(QByteArray data, qsizetype at)
{
    data[at] = static_cast<char>(data[at] ^ 1);
    return data;
}

} // namespace

class AeadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesTheXChaChaDraft()
    {
        // draft-irtf-cfrg-xchacha-03, appendix A.3.1.
        const auto key = *AeadKey::from(bytes("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"));
        const auto nonce = *XNonce::from(bytes("404142434445464748494a4b4c4d4e4f5051525354555657"));
        const auto associated = bytes("50515253c0c1c2c3c4c5c6c7");
        const auto expected = bytes(
            "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39"
            "ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
            "21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49");
        QCOMPARE(seal(key, nonce, sunscreen(), associated), expected);
        QCOMPARE(open(key, nonce, expected, associated), sunscreen());

        auto data = sunscreen();
        std::array<std::uint8_t, TagBytes> tag {};
        sealInPlace(key, nonce, std::span(reinterpret_cast<std::uint8_t*>(data.data()), std::size_t(data.size())), tag,
                    associated);
        QCOMPARE(data + QByteArray(reinterpret_cast<const char*>(tag.data()), TagBytes), expected);
        QVERIFY(openInPlace(key, nonce,
                            std::span(reinterpret_cast<std::uint8_t*>(data.data()), std::size_t(data.size())), tag,
                            associated));
        QCOMPARE(data, sunscreen());
        tag[3] ^= 1;
        QVERIFY(!openInPlace(key, nonce,
                             std::span(reinterpret_cast<std::uint8_t*>(data.data()), std::size_t(data.size())), tag,
                             associated));
    }

    void refusesEveryChange()
    {
        test::SeededRandom random(1);
        const auto key = AeadKey::random(random);
        const auto nonce = random.make<XNonce>();
        const auto sealed = seal(key, nonce, "hello", "context");
        QCOMPARE(open(key, nonce, sealed, "context"), QByteArray("hello"));
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QVERIFY(!open(key, nonce, flipped(sealed, i), "context"));
            QVERIFY(!open(key, nonce, sealed.first(i), "context"));
        }
        QVERIFY(!open(key, nonce, sealed + '\0', "context"));
        QVERIFY(!open(key, nonce, sealed, "Context"));
        QVERIFY(!open(key, nonce, sealed));
        QVERIFY(!open(key, random.make<XNonce>(), sealed, "context"));
        QVERIFY(!open(AeadKey::random(random), nonce, sealed, "context"));
    }

    void carriesItsNonce()
    {
        test::SeededRandom random(2);
        const auto key = AeadKey::random(random);
        const auto sealed = sealWithNonce(key, random, "hello", "context");
        QCOMPARE(sealed.size(), qsizetype { 24 + 5 + 16 });
        QVERIFY(sealed != sealWithNonce(key, random, "hello", "context"));
        QCOMPARE(openWithNonce(key, sealed, "context"), QByteArray("hello"));
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QVERIFY(!openWithNonce(key, flipped(sealed, i), "context"));
            QVERIFY(!openWithNonce(key, sealed.first(i), "context"));
        }
        const auto nothing = sealWithNonce(key, random, {});
        QCOMPARE(openWithNonce(key, nothing), QByteArray());
    }

    void noiseNonceIsFourZeroBytesAndALittleEndianCounter()
    {
        // RFC 8439 appendix A.5: its nonce is 00000000 0102030405060708.
        const auto key = *AeadKey::from(bytes("1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0"));
        const auto associated = bytes("f33388860000000000004e91");
        const auto sealed = bytes(
            "64a0861575861af460f062c79be643bd5e805cfd345cf389f108670ac76c8cb24c6cfc18755d43eea09ee94e382d26b0"
            "bdb7b73c321b0100d4f03b7f355894cf332f830e710b97ce98c8a84abd0b948114ad176e008d33bd60f982b1ff37c855"
            "9797a06ef4f0ef61c186324e2b3506383606907b6a7c02b0f9f6157b53c867e4b9166c767b804d46a59b5216cde7a4e9"
            "9040c5a40433225ee282a1b0a06c523eaf4534d7f83fa1155b0047718cbc546a0d072b04b3564eea1b422273f548271a"
            "0bb2316053fa76991955ebd63159434ecebb4e466dae5a1073a6727627097a1049e617d91d361094fa68f0ff77987130"
            "305beaba2eda04df997b714d6c6f2c29a6ad5cb4022b02709beead9d67890cbb22392336fea1851f38");
        constexpr std::uint64_t counter = 0x0807060504030201U;
        QByteArray plain(sealed.size() - 16, '\0');
        QVERIFY(noiseOpen(key, counter, sealed, associated, reinterpret_cast<std::uint8_t*>(plain.data())));
        QVERIFY(plain.startsWith("Internet-Drafts are draft documents valid for a maximum of six months"));
        QByteArray again(sealed.size(), '\0');
        noiseSeal(key, counter, plain, associated, reinterpret_cast<std::uint8_t*>(again.data()));
        QCOMPARE(again, sealed);
        QVERIFY(!noiseOpen(key, counter + 1, sealed, associated, reinterpret_cast<std::uint8_t*>(plain.data())));
        QVERIFY(!noiseOpen(key, counter, QByteArrayView(sealed).first(15), associated,
                           reinterpret_cast<std::uint8_t*>(plain.data())));
    }
};

ALLIUM_TEST(AeadTest)
#include "AeadTest.moc"
