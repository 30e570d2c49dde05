// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/Noise.h"

#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/crypto/NoiseVectors.h"

#include <functional>
#include <limits>

using namespace allium;
using namespace allium::crypto;

using Handshake = NoiseHandshake;
using Error = NoiseHandshake::Error;
using Role = NoiseHandshake::Role;
using Pattern = NoiseHandshake::Pattern;

Q_DECLARE_METATYPE(NoiseHandshake::Pattern)

namespace {

DhKeyPair keyPair(const char* hex)
{
    return DhKeyPair::fromSecret(*X25519SecretKey::from(QByteArray::fromHex(hex)));
}

Handshake::Psk pskOf(char fill)
{
    return *Handshake::Psk::from(QByteArray(32, fill));
}

/// Two ends with fixed keys, so that the same messages come out each time.
struct Ends {
    Handshake initiator;
    Handshake responder;

    explicit Ends(Pattern pattern, std::uint64_t seed = 1, QByteArrayView responderPrologue = "prologue")
        : Ends(pattern, test::SeededRandom(seed), responderPrologue)
    {
    }

    /// Messages 1 to `count`, which are kept.
    void run(int count)
    {
        for (int i = 0; i < count; ++i) {
            auto& writer = i % 2 == 0 ? initiator : responder;
            auto& reader = i % 2 == 0 ? responder : initiator;
            const auto message = writer.write(payload(i));
            QVERIFY(message.has_value());
            sent.append(*message);
            const auto received = reader.read(*message);
            QVERIFY(received.has_value());
            QCOMPARE(*received, payload(i));
        }
    }
    static QByteArray payload(int index) { return "payload " + QByteArray::number(index); }
    Handshake& reader(int index) { return index % 2 == 0 ? responder : initiator; }
    Handshake& writer(int index) { return index % 2 == 0 ? initiator : responder; }

    QByteArrayList sent;

private:
    Ends(Pattern pattern, test::SeededRandom random, QByteArrayView responderPrologue)
        : initiator(Role::Initiator, pattern, DhKeyPair::generate(random), "prologue", random)
        , responder(Role::Responder, pattern, DhKeyPair::generate(random), responderPrologue, random)
    {
        if (pattern == Pattern::XX)
            return;
        initiator.setPsk(pskOf('p'));
        responder.setPskLookup([](const X25519PublicKey&) { return pskOf('p'); });
    }
};

void addPatterns()
{
    QTest::addColumn<Pattern>("pattern");
    QTest::newRow("XX") << Pattern::XX;
    QTest::newRow("XXpsk3") << Pattern::XXpsk3;
}

/// The object must be as good as empty: it answers every call the same way.
void verifyDead(Handshake& handshake)
{
    QVERIFY(!handshake.isComplete());
    QVERIFY(!handshake.remoteStatic());
    QCOMPARE(handshake.read("anything").error(), Error::OutOfOrder);
    QCOMPARE(handshake.write("anything").error(), Error::OutOfOrder);
}

} // namespace

class NoiseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesThePublishedVectors_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < test::CacophonyVectors.size(); ++i)
            QTest::newRow(test::CacophonyVectors[i].name) << static_cast<int>(i);
    }

    void matchesThePublishedVectors()
    {
        QFETCH(int, index);
        const auto& vector = test::CacophonyVectors[static_cast<std::size_t>(index)];
        const auto psk = Handshake::Psk::from(QByteArray::fromHex(vector.psk));
        const auto pattern = psk ? Pattern::XXpsk3 : Pattern::XX;
        const auto prologue = QByteArray::fromHex(vector.prologue);
        SystemRandom random;
        Handshake initiator(Role::Initiator, pattern, keyPair(vector.initiatorStatic), prologue, random,
                            keyPair(vector.initiatorEphemeral));
        Handshake responder(Role::Responder, pattern, keyPair(vector.responderStatic), prologue, random,
                            keyPair(vector.responderEphemeral));
        if (psk) {
            initiator.setPsk(psk->clone());
            responder.setPskLookup([&](const X25519PublicKey& key) -> std::optional<Handshake::Psk> {
                if (key != keyPair(vector.initiatorStatic).publicKey())
                    return std::nullopt;
                return psk->clone();
            });
        }

        for (std::size_t i = 0; i < 3; ++i) {
            auto& writer = i % 2 == 0 ? initiator : responder;
            auto& reader = i % 2 == 0 ? responder : initiator;
            const auto payload = QByteArray::fromHex(vector.messages[i].payload);
            const auto message = writer.write(payload);
            QVERIFY(message.has_value());
            QCOMPARE(message->toHex(), QByteArray(vector.messages[i].ciphertext));
            QCOMPARE(reader.read(*message).value(), payload);
        }
        QVERIFY(initiator.isComplete());
        QVERIFY(responder.isComplete());
        QCOMPARE(initiator.handshakeHash().toHex(), QByteArray(vector.handshakeHash));
        QCOMPARE(responder.handshakeHash().toHex(), QByteArray(vector.handshakeHash));
        QVERIFY(initiator.remoteStatic() == keyPair(vector.responderStatic).publicKey());
        QVERIFY(responder.remoteStatic() == keyPair(vector.initiatorStatic).publicKey());

        NoiseCipher initiatorSend(initiator.takeSendKey());
        NoiseCipher initiatorReceive(initiator.takeReceiveKey());
        NoiseCipher responderSend(responder.takeSendKey());
        NoiseCipher responderReceive(responder.takeReceiveKey());
        for (std::size_t i = 3; i < vector.messages.size(); ++i) {
            auto& send = i % 2 == 0 ? initiatorSend : responderSend;
            auto& receive = i % 2 == 0 ? responderReceive : initiatorReceive;
            const auto payload = QByteArray::fromHex(vector.messages[i].payload);
            const auto message = send.seal(payload);
            QCOMPARE(message.toHex(), QByteArray(vector.messages[i].ciphertext));
            QCOMPARE(receive.open(message), payload);
        }
    }

    void changingAnyByteIsNoticed_data() { addPatterns(); }
    void changingAnyByteIsNoticed()
    {
        QFETCH(Pattern, pattern);
        for (int index = 0; index < 3; ++index) {
            Ends original(pattern);
            original.run(index + 1);
            const auto message = original.sent[index];
            for (qsizetype at = 0; at < message.size(); ++at) {
                Ends ends(pattern);
                ends.run(index);
                (void)ends.writer(index).write(Ends::payload(index));
                auto changed = message;
                changed[at] = static_cast<char>(changed[at] ^ 0x04);
                const auto read = ends.reader(index).read(changed);
                if (index == 0 && (pattern == Pattern::XX || read)) {
                    // Nothing protects the first message of XX: message 2 then does not open.
                    QVERIFY(read.has_value());
                    const auto answer = ends.responder.write("x");
                    QVERIFY(answer.has_value());
                    QCOMPARE(ends.initiator.read(*answer).error(), Error::BadTag);
                } else {
                    QVERIFY(!read);
                    QCOMPARE(read.error(), Error::BadTag);
                    verifyDead(ends.reader(index));
                }
            }
        }
    }

    void cuttingAnywhereIsNoticed_data() { addPatterns(); }
    void cuttingAnywhereIsNoticed()
    {
        QFETCH(Pattern, pattern);
        for (int index = 0; index < 3; ++index) {
            Ends original(pattern);
            original.run(index + 1);
            const auto message = original.sent[index];
            const qsizetype fixed = message.size() - Ends::payload(index).size();
            for (qsizetype size = 0; size < message.size(); ++size) {
                Ends ends(pattern);
                ends.run(index);
                (void)ends.writer(index).write(Ends::payload(index));
                const auto read = ends.reader(index).read(QByteArrayView(message).first(size));
                if (index == 0 && pattern == Pattern::XX && size >= fixed) {
                    QVERIFY(read.has_value());
                    continue;
                }
                QVERIFY(!read);
                QCOMPARE(read.error(), size < fixed ? Error::Truncated : Error::BadTag);
                verifyDead(ends.reader(index));
            }
        }
    }

    void replaysDoNotFitAnotherHandshake_data() { addPatterns(); }
    void replaysDoNotFitAnotherHandshake()
    {
        QFETCH(Pattern, pattern);
        Ends first(pattern, 1);
        first.run(3);
        {
            Ends second(pattern, 2);
            QVERIFY(second.initiator.write("").has_value());
            QCOMPARE(second.initiator.read(first.sent[1]).error(), Error::BadTag);
        }
        // A whole recorded initiator against a responder with a fresh ephemeral key.
        Ends third(pattern, 3);
        QVERIFY(third.responder.read(first.sent[0]).has_value());
        QVERIFY(third.responder.write("").has_value());
        QCOMPARE(third.responder.read(first.sent[2]).error(), Error::BadTag);
    }

    void callsOutOfTurnEndIt()
    {
        const auto expectDead = [](const std::function<Handshake&(Ends&)>& call) {
            Ends ends(Pattern::XX);
            verifyDead(call(ends));
        };
        expectDead([](Ends& ends) -> Handshake& {
            [&] { QCOMPARE(ends.initiator.read(QByteArray(64, 'x')).error(), Error::OutOfOrder); }();
            return ends.initiator;
        });
        expectDead([](Ends& ends) -> Handshake& {
            [&] { QCOMPARE(ends.responder.write("x").error(), Error::OutOfOrder); }();
            return ends.responder;
        });
        expectDead([](Ends& ends) -> Handshake& {
            [&] {
                QVERIFY(ends.initiator.write("x").has_value());
                QCOMPARE(ends.initiator.write("x").error(), Error::OutOfOrder);
            }();
            return ends.initiator;
        });
        expectDead([](Ends& ends) -> Handshake& {
            ends.run(3);
            [&] { QCOMPARE(ends.responder.read(ends.sent[2]).error(), Error::OutOfOrder); }();
            return ends.responder;
        });
        expectDead([](Ends& ends) -> Handshake& {
            ends.run(3);
            [&] { QCOMPARE(ends.initiator.write("x").error(), Error::OutOfOrder); }();
            return ends.initiator;
        });
    }

    void messagesHaveALimit()
    {
        constexpr qsizetype most = Handshake::MaxMessageBytes - 32;
        {
            Ends ends(Pattern::XX);
            const auto message = ends.initiator.write(QByteArray(most, 'x'));
            QVERIFY(message.has_value());
            QCOMPARE(message->size(), Handshake::MaxMessageBytes);
            QCOMPARE(ends.responder.read(*message).value().size(), most);
        }
        Ends ends(Pattern::XX);
        QCOMPARE(ends.initiator.write(QByteArray(most + 1, 'x')).error(), Error::TooLong);
        QCOMPARE(ends.responder.read(QByteArray(Handshake::MaxMessageBytes + 1, 'x')).error(), Error::TooLong);
        verifyDead(ends.initiator);
        verifyDead(ends.responder);
    }

    void keysOfSmallOrderAreRefused()
    {
        // Points whose product with any secret is zero: u = 0, 1 and one of order 8.
        const QByteArrayList keys {
            QByteArray(32, '\0'), QByteArray(1, '\1') + QByteArray(31, '\0'),
            QByteArray::fromHex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")
        };
        for (const auto& key : keys) {
            Ends ends(Pattern::XX);
            QVERIFY(ends.responder.read(key).has_value());
            QCOMPARE(ends.responder.write("x").error(), Error::BadKey);
            verifyDead(ends.responder);

            Ends other(Pattern::XX);
            QVERIFY(other.initiator.write("x").has_value());
            QCOMPARE(other.initiator.read(key + QByteArray(64, 'x')).error(), Error::BadKey);
            verifyDead(other.initiator);
        }
    }

    void withoutAPskThereIsNoMessageThree()
    {
        SystemRandom random;
        const auto make = [&](Role role) {
            return Handshake(role, Pattern::XXpsk3, DhKeyPair::generate(random), "p", random);
        };
        auto initiator = make(Role::Initiator);
        auto responder = make(Role::Responder);
        QVERIFY(responder.read(*initiator.write("")).has_value());
        QVERIFY(initiator.read(*responder.write("")).has_value());
        QCOMPARE(initiator.write("x").error(), Error::NoPsk);
        verifyDead(initiator);

        for (const bool hasLookup : { true, false }) {
            Ends ends(Pattern::XXpsk3);
            int asked = 0;
            ends.responder.setPskLookup({});
            if (hasLookup)
                ends.responder.setPskLookup([&](const X25519PublicKey&) -> std::optional<Handshake::Psk> {
                    ++asked;
                    return std::nullopt;
                });
            ends.run(2);
            const auto message = ends.initiator.write("x");
            QVERIFY(message.has_value());
            QCOMPARE(asked, 0);
            QCOMPARE(ends.responder.read(*message).error(), Error::NoPsk);
            QCOMPARE(asked, hasLookup ? 1 : 0);
            verifyDead(ends.responder);
        }
    }

    void lookupSeesTheInitiatorsKeyOnce()
    {
        Ends ends(Pattern::XXpsk3);
        QList<X25519PublicKey> seen;
        ends.responder.setPskLookup([&](const X25519PublicKey& key) {
            seen.append(key);
            return pskOf('p');
        });
        ends.run(3);
        QCOMPARE(seen.size(), 1);
        QVERIFY(ends.responder.remoteStatic() == seen.first());
    }

    void aLookupIsNotAskedAboutAForgedKey()
    {
        Ends ends(Pattern::XXpsk3);
        bool asked = false;
        ends.responder.setPskLookup([&](const X25519PublicKey&) {
            asked = true;
            return pskOf('p');
        });
        ends.run(2);
        auto message = *ends.initiator.write("x");
        message[0] = static_cast<char>(message[0] ^ 1);
        QCOMPARE(ends.responder.read(message).error(), Error::BadTag);
        QVERIFY(!asked);
    }

    void aWrongPskIsNoticed()
    {
        Ends ends(Pattern::XXpsk3);
        ends.responder.setPskLookup([](const X25519PublicKey&) { return pskOf('q'); });
        ends.run(2);
        QCOMPARE(ends.responder.read(*ends.initiator.write("x")).error(), Error::BadTag);
        verifyDead(ends.responder);
    }

    void prologuesAndPatternsMustAgree()
    {
        {
            Ends ends(Pattern::XX, 1, "another prologue");
            QVERIFY(ends.responder.read(*ends.initiator.write("")).has_value());
            QCOMPARE(ends.initiator.read(*ends.responder.write("")).error(), Error::BadTag);
        }
        Ends psk(Pattern::XXpsk3);
        Ends plain(Pattern::XX);
        QCOMPARE(psk.responder.read(*plain.initiator.write(QByteArray(40, 'x'))).error(), Error::BadTag);
    }

    void ciphersKeepOrderAndNoticeChanges()
    {
        const auto key = *AeadKey::from(QByteArray(32, 'k'));
        NoiseCipher send(key.clone());
        NoiseCipher receive(key.clone());
        const auto first = send.seal("first");
        const auto second = send.seal("second");
        QCOMPARE(send.counter(), std::uint64_t { 2 });
        QVERIFY(!receive.open(second));
        QCOMPARE(receive.counter(), std::uint64_t { 0 });
        QCOMPARE(receive.open(first), QByteArray("first"));
        QVERIFY(!receive.open(first));
        for (qsizetype at = 0; at < second.size(); ++at) {
            auto changed = second;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            QVERIFY(!receive.open(changed));
            QVERIFY(!receive.open(QByteArrayView(second).first(at)));
        }
        QCOMPARE(receive.open(second), QByteArray("second"));

        NoiseCipher twin(key.clone());
        QByteArray framed("head");
        twin.sealOnto(framed, "first");
        QCOMPARE(framed, "head" + first);
    }

    void rekeyTakesTheKeyOfTheLastNonce()
    {
        const auto key = *AeadKey::from(QByteArray(32, 'k'));
        QByteArray expected(48, '\0');
        noiseSeal(key, std::numeric_limits<std::uint64_t>::max(), QByteArray(32, '\0'), {},
                  reinterpret_cast<std::uint8_t*>(expected.data()));
        NoiseCipher next(*AeadKey::from(expected.first(32)));

        NoiseCipher send(key.clone());
        NoiseCipher receive(key.clone());
        QVERIFY(receive.open(send.seal("before")));
        send.rekey();
        QCOMPARE(send.counter(), std::uint64_t { 0 });
        const auto message = send.seal("after");
        QCOMPARE(message, next.seal("after"));
        QVERIFY(!receive.open(message));
        receive.rekey();
        QCOMPARE(receive.open(message), QByteArray("after"));
    }
};

ALLIUM_TEST(NoiseTest)
#include "NoiseTest.moc"
