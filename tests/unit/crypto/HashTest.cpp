// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ByteCodec.h"
#include "core/crypto/Hash.h"

#include "tests/support/TestRegistry.h"

#include <array>

using namespace allium;
using namespace allium::crypto;

namespace {

QByteArray blake2b512Hex(std::initializer_list<QByteArrayView> parts)
{
    std::array<std::uint8_t, 64> out {};
    blake2b512(out, parts);
    return QByteArrayView(out.data(), 64).toByteArray().toHex();
}

} // namespace

class HashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesRfc7693()
    {
        // RFC 7693 appendix A.
        const QByteArray expected("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                                  "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
        QCOMPARE(blake2b512Hex({ "abc" }), expected);
        QCOMPARE(blake2b512Hex({ "a", "", "bc" }), expected);
    }

    void matchesBlake2bWithItsParameters()
    {
        // Computed with hashlib.blake2b of Python 3.11.
        QCOMPARE(personalHash("allium leaf", "abc").toHex(),
                 QByteArray("8101311048f0da792485f9b7a7f8b8e8ba85629a0628c42e86e3c6fdafe4c0ec"));
        QCOMPARE(hash("domain", { "ab", "c" }).toHex(),
                 QByteArray("a3862c821b1fa6ff0c7bfc76d81c4922c2495d1126b711870e533513f4b05d30"));
        QCOMPARE(deriveKey(QByteArrayView("secret"), "domain", { "part" }).view().toByteArray().toHex(),
                 QByteArray("8198ac6a182df318e39a33152e734fb66e6d87602e5539a7e10cda548adbe169"));
        QCOMPARE(deriveKey(QByteArray(65, 'k'), "domain", {}, 16).view().toByteArray().toHex(),
                 QByteArray("3daf341b54f4b2c6c6f5a7d46de097d2"));
    }

    void partsCannotRunIntoOneAnother()
    {
        QVERIFY(hash("d", { "ab", "c" }) != hash("d", { "a", "bc" }));
        QVERIFY(hash("d", { "ab", "c" }) != hash("d", { "abc" }));
        QVERIFY(hash("da", { "b" }) != hash("d", { "ab" }));
        QVERIFY(hash("d", {}) != hash("d", { "" }));
        QCOMPARE(hash("d", { "ab" }), personalHash("", ByteWriter().field("d").field("ab").bytes()));
    }

    void derivedKeysDifferByPurposeKeyAndSize()
    {
        const auto key = Secret::copyOf(QByteArrayView("key"));
        const auto derived = deriveKey(key, "one");
        QCOMPARE(derived.size(), std::size_t { 32 });
        QVERIFY(derived == deriveKey(key.view(), "one"));
        QVERIFY(!(derived == deriveKey(key, "two")));
        QVERIFY(!(derived == deriveKey(key, "one", { "" })));
        QVERIFY(!(derived == deriveKey(Secret::copyOf(QByteArrayView("kez")), "one")));
        const auto longer = deriveKey(key, "one", {}, 64);
        QVERIFY(longer.view().first(32) != derived.view());
    }

    void streamsInAnyPieces()
    {
        QByteArray message(1000, '\0');
        for (qsizetype i = 0; i < message.size(); ++i)
            message[i] = static_cast<char>(i * 7);
        const auto whole = personalHash("pieces", message);
        for (const qsizetype size : { 1, 7, 127, 128, 129, 500, 999 }) {
            PersonalHasher hasher("pieces");
            for (qsizetype at = 0; at < message.size(); at += size)
                hasher.add(QByteArrayView(message).sliced(at, std::min(size, message.size() - at)));
            PersonalHasher moved(std::move(hasher));
            QCOMPARE(moved.finish(), whole);
        }
        // personalHash() is code of our own, PersonalHasher is libsodium's.
        for (qsizetype size = 0; size <= message.size(); ++size) {
            PersonalHasher hasher("every length");
            hasher.add(message.left(size));
            QCOMPARE(personalHash("every length", message.left(size)), hasher.finish());
        }
        QVERIFY(whole != personalHash("Pieces", message));
        QVERIFY(whole != personalHash("", message));
    }
};

ALLIUM_TEST(HashTest)
#include "HashTest.moc"
