// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/Handshake.h"

#include "core/base/ByteCodec.h"
#include "tests/support/GoldenBytes.h"
#include "tests/support/NetPerson.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"

using namespace allium;
using namespace allium::net;
using namespace std::chrono_literals;
using Pattern = Handshake::Pattern;
using State = Handshake::State;

namespace {

/// Alice dials Bob; everything can be bent before start().
struct Meeting {
    Meeting()
        : alice(1, time.wallNow())
        , bob(2, time.wallNow())
        , aliceSide { time, time, alice.random, alice, {} }
        , bobSide { time, time, bob.random, bob, {} }
    {
        test::NetPerson::befriend(alice, bob);
        initiator.dialled = bob.onion();
        initiator.pattern = Pattern::XXpsk3;
        initiator.expected = bob.account;
        responder.onion = bob.onion();
        responder.purposes = { Purpose::Request, Purpose::Friend, Purpose::File };
        aliceSide.settings.features = { "edit", "reply" };
    }
    void start()
    {
        proveService();
        a.emplace(aliceSide, initiator, time.wallNow());
        b.emplace(bobSide, responder, time.wallNow());
    }
    void proveService()
    {
        responder.proof = wire::ServiceProof::issue(bob.onionKey, bob.account, bob.deviceKey.publicKey());
    }
    /// Exchanges bytes in pieces of `chunk` until both are silent. Says what passed.
    void run(qsizetype chunk = 1 << 20)
    {
        while (true) {
            const auto fromA = a->takeOutput();
            const auto fromB = b->takeOutput();
            if (fromA.isEmpty() && fromB.isEmpty())
                return;
            for (qsizetype at = 0; at < fromA.size(); at += chunk)
                b->feed(QByteArrayView(fromA).sliced(at, std::min(chunk, fromA.size() - at)));
            for (qsizetype at = 0; at < fromB.size(); at += chunk)
                a->feed(QByteArrayView(fromB).sliced(at, std::min(chunk, fromB.size() - at)));
        }
    }

    test::VirtualTime time;
    test::NetPerson alice;
    test::NetPerson bob;
    NetEnvironment aliceSide;
    NetEnvironment bobSide;
    Handshake::Initiator initiator;
    Handshake::Responder responder;
    std::optional<Handshake> a;
    std::optional<Handshake> b;
};

QByteArray opening(const NetworkId& network, const std::vector<std::uint16_t>& versions, std::uint8_t purpose,
                   std::uint8_t pattern)
{
    ByteWriter out;
    out.raw("ALM1").number(static_cast<std::uint8_t>(versions.size()));
    for (const auto version : versions)
        out.number(version);
    out.raw(network.view()).number(purpose).number(pattern);
    return out.bytes();
}

} // namespace


class HandshakeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothLearnWhoTheOtherIs_data()
    {
        QTest::addColumn<Pattern>("pattern");
        QTest::addColumn<Purpose>("purpose");
        QTest::addRow("stranger") << Pattern::XX << Purpose::Request;
        QTest::addRow("friend, new device") << Pattern::XX << Purpose::Friend;
        QTest::addRow("friend") << Pattern::XXpsk3 << Purpose::Friend;
        QTest::addRow("file") << Pattern::XXpsk3 << Purpose::File;
    }
    void bothLearnWhoTheOtherIs()
    {
        QFETCH(Pattern, pattern);
        QFETCH(Purpose, purpose);
        Meeting meeting;
        meeting.initiator.pattern = pattern;
        meeting.initiator.purpose = purpose;
        meeting.start();
        QVERIFY(!meeting.a->isCommitted());
        meeting.run();
        QVERIFY(meeting.a->state() == State::Done);
        QVERIFY(meeting.b->state() == State::Done);
        QVERIFY(meeting.a->isCommitted());
        const auto a = meeting.a->takeResult();
        const auto b = meeting.b->takeResult();
        QCOMPARE(a.peer.account, meeting.bob.account);
        QCOMPARE(b.peer.account, meeting.alice.account);
        QCOMPARE(b.peer.device, meeting.alice.device);
        QCOMPARE(b.peer.noiseStatic, meeting.alice.deviceKey.publicKey());
        QCOMPARE(a.peer.viaPairSecret, pattern == Pattern::XXpsk3);
        QCOMPARE(b.purpose, purpose);
        QCOMPARE(a.session, b.session);
        QVERIFY(!a.session.isZero());
        QVERIFY(a.sendKey == b.receiveKey && a.receiveKey == b.sendKey);
        QVERIFY(!(a.sendKey == a.receiveKey));
        QCOMPARE(a.version, Handshake::Version);
        QCOMPARE(b.features, (QByteArrayList { "edit", "reply" }));
        QCOMPARE(b.certificate, meeting.alice.certificate);
    }

    /// What version 1 looked like when it was written: later builds must still speak it.
    void recordedVersion1IsUnderstood_data()
    {
        QTest::addColumn<Pattern>("pattern");
        QTest::addColumn<QByteArray>("name");
        QTest::addRow("XX") << Pattern::XX << QByteArray("xx");
        QTest::addRow("XXpsk3") << Pattern::XXpsk3 << QByteArray("xxpsk3");
    }
    void recordedVersion1IsUnderstood()
    {
        QFETCH(Pattern, pattern);
        QFETCH(QByteArray, name);
        const auto golden = test::goldenBytes(ALLIUM_TEST_DATA "/handshake-1.txt");
        Meeting meeting;
        meeting.initiator.pattern = pattern;
        meeting.alice.random = test::SeededRandom(11); // so that both draw the recorded ephemeral keys
        meeting.bob.random = test::SeededRandom(12);
        meeting.start();
        QCOMPARE(meeting.a->takeOutput().toHex(), golden.value(name + "-1").toHex());
        meeting.b->feed(golden.value(name + "-1"));
        QCOMPARE(meeting.b->takeOutput().toHex(), golden.value(name + "-2").toHex());
        meeting.a->feed(golden.value(name + "-2"));
        QCOMPARE(meeting.a->takeOutput().toHex(), golden.value(name + "-3").toHex());
        meeting.b->feed(golden.value(name + "-3"));
        QVERIFY(meeting.a->state() == State::Done && meeting.b->state() == State::Done);
        QCOMPARE(meeting.b->takeResult().session.toHex(), golden.value(name + "-session").toHex());
    }

    void worksInPiecesOfAnySize_data()
    {
        QTest::addColumn<int>("chunk");
        for (int chunk = 1; chunk <= 64; ++chunk)
            QTest::addRow("%d", chunk) << chunk;
    }
    void worksInPiecesOfAnySize()
    {
        QFETCH(int, chunk);
        Meeting meeting;
        meeting.start();
        meeting.run(chunk);
        QVERIFY(meeting.a->state() == State::Done);
        QVERIFY(meeting.b->state() == State::Done);
        QVERIFY(meeting.a->takeResult().session == meeting.b->takeResult().session);
    }

    void whatFollowsTheHandshakeIsKept()
    {
        Meeting meeting;
        meeting.start();
        meeting.b->feed(meeting.a->takeOutput());
        meeting.a->feed(meeting.b->takeOutput());
        meeting.b->feed(meeting.a->takeOutput() + QByteArray("more"));
        QVERIFY(meeting.b->state() == State::Done);
        QCOMPARE(meeting.b->takeRest(), QByteArray("more"));
        QVERIFY(meeting.a->takeRest().isEmpty());
    }

    void openingIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<HandshakeError>("error");
        QTest::addColumn<int>("refusal");
        const auto net = networkIdOf("allium");
        QTest::addRow("another protocol") << QByteArray("GET / HTTP/1.1\r\n") << HandshakeError::BadMagic << 0;
        QTest::addRow("almost our magic") << QByteArray("ALM2\x01") << HandshakeError::BadMagic << 0;
        QTest::addRow("no versions") << opening(net, {}, 2, 0) << HandshakeError::Malformed << 0;
        QTest::addRow("too many versions")
            << opening(net, { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, 2, 0) << HandshakeError::Malformed << 0;
        QTest::addRow("other versions") << opening(net, { 2, 3 }, 2, 0) << HandshakeError::UnsupportedVersion << 1;
        QTest::addRow("other network")
            << opening(networkIdOf("elsewhere"), { 1 }, 2, 0) << HandshakeError::WrongNetwork << 2;
        QTest::addRow("no purpose") << opening(net, { 1 }, 0, 0) << HandshakeError::WrongPurpose << 3;
        QTest::addRow("unknown purpose") << opening(net, { 1 }, 99, 0) << HandshakeError::WrongPurpose << 3;
        QTest::addRow("unserved purpose") << opening(net, { 1 }, 1, 0) << HandshakeError::WrongPurpose << 3;
        QTest::addRow("unknown pattern") << opening(net, { 1 }, 2, 2) << HandshakeError::UnknownPattern << 7;
    }
    void openingIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(HandshakeError, error);
        QFETCH(int, refusal);
        Meeting meeting;
        meeting.responder.purposes = { Purpose::Friend };
        meeting.start();
        for (const char byte : bytes)
            meeting.b->feed(QByteArrayView(&byte, 1));
        QVERIFY(meeting.b->state() == State::Failed);
        QCOMPARE(meeting.b->error(), error);
        const auto told = refusal == 0 ? QByteArray() : QByteArray("\0\1", 2) + static_cast<char>(refusal);
        QCOMPARE(meeting.b->takeOutput(), told);
        if (refusal != 0) {
            meeting.a->feed(told);
            QCOMPARE(meeting.a->error(), error);
        }
    }

    void laterVersionsAreOfferedBesideOurs()
    {
        Meeting meeting;
        meeting.start();
        meeting.b->feed(opening(networkIdOf("allium"), { 7, 1 }, 2, 0));
        QVERIFY(meeting.b->state() == State::Working);
    }

    void requestByPairSecretIsRefused()
    {
        Meeting meeting;
        meeting.initiator.purpose = Purpose::Request;
        meeting.start();
        meeting.run();
        QCOMPARE(meeting.b->error(), HandshakeError::UnknownPattern);
        QCOMPARE(meeting.a->error(), HandshakeError::UnknownPattern);
    }

    void anotherOnionCannotAnswer()
    {
        // Mallory forwards to Bob what Alice sent to Mallory's onion.
        Meeting meeting;
        test::NetPerson mallory(3);
        meeting.initiator.dialled = mallory.onion();
        meeting.start();
        meeting.run();
        QVERIFY(meeting.a->state() == State::Failed);
        QCOMPARE(meeting.a->error(), HandshakeError::Tampered);
        QVERIFY(!meeting.a->isCommitted());
    }

    void onionOfSomebodyElseIsNoticed()
    {
        // Mallory's onion, Mallory's handshake, but Bob's certificate cannot come with it; with
        // Mallory's own identity it is not who was expected.
        Meeting meeting;
        test::NetPerson mallory(3);
        meeting.initiator.dialled = mallory.onion();
        meeting.initiator.pattern = Pattern::XX;
        meeting.responder.onion = mallory.onion();
        meeting.responder.proof
            = wire::ServiceProof::issue(mallory.onionKey, mallory.account, mallory.deviceKey.publicKey());
        NetEnvironment side { meeting.time, meeting.time, mallory.random, mallory, {} };
        meeting.a.emplace(meeting.aliceSide, meeting.initiator, meeting.time.wallNow());
        meeting.b.emplace(side, meeting.responder, meeting.time.wallNow());
        meeting.run();
        QCOMPARE(meeting.a->error(), HandshakeError::WrongAccount);
        QVERIFY(!meeting.a->isCommitted()); // Alice's certificate never left
    }

    void serviceProofMustBeForTheDialledOnion()
    {
        Meeting meeting;
        test::NetPerson mallory(3);
        meeting.start();
        meeting.responder.proof
            = wire::ServiceProof::issue(mallory.onionKey, meeting.bob.account, meeting.bob.deviceKey.publicKey());
        meeting.b.emplace(meeting.bobSide, meeting.responder, meeting.time.wallNow());
        meeting.run();
        QCOMPARE(meeting.a->error(), HandshakeError::WrongService);
        QVERIFY(!meeting.a->isCommitted());
    }

    void certificateMustBeForTheProvenKey()
    {
        Meeting meeting;
        meeting.initiator.pattern = Pattern::XX;
        test::NetPerson carol(4);
        meeting.alice.certificate = carol.certificate; // as if Alice were Carol
        meeting.start();
        meeting.run();
        QCOMPARE(meeting.b->error(), HandshakeError::BadCertificate);
    }

    void oneselfIsNobodyToTalkTo()
    {
        Meeting meeting;
        meeting.initiator.expected.reset();
        meeting.initiator.pattern = Pattern::XX;
        meeting.initiator.purpose = Purpose::Request;
        meeting.responder.proof = wire::ServiceProof::issue(meeting.alice.onionKey, meeting.alice.account,
                                                            meeting.alice.deviceKey.publicKey());
        meeting.responder.onion = meeting.initiator.dialled = meeting.alice.onion();
        meeting.a.emplace(meeting.aliceSide, meeting.initiator, meeting.time.wallNow());
        meeting.b.emplace(meeting.aliceSide, meeting.responder, meeting.time.wallNow());
        meeting.run();
        QCOMPARE(meeting.a->error(), HandshakeError::WrongAccount);
    }

    void expiryBarsNewDevicesOnly_data()
    {
        QTest::addColumn<bool>("known");
        QTest::addRow("known device") << true;
        QTest::addRow("new device") << false;
    }
    void expiryBarsNewDevicesOnly()
    {
        QFETCH(bool, known);
        Meeting meeting;
        meeting.initiator.pattern = Pattern::XX;
        const auto now = meeting.time.wallNow();
        meeting.alice.newCertificate(now - 24h * 400, now - 24h * 30);
        if (!known)
            meeting.bob.statics.clear();
        meeting.start();
        meeting.run();
        if (known) {
            QVERIFY(meeting.b->state() == State::Done);
        } else {
            QCOMPARE(meeting.b->error(), HandshakeError::CertificateExpired);
            QVERIFY(meeting.a->isCommitted()); // told by a refusal in the place of the first frame
        }
    }

    void newDeviceIsToldToUseItsCertificate()
    {
        Meeting meeting;
        meeting.alice.newDevice();
        meeting.start();
        meeting.b->feed(meeting.a->takeOutput());
        meeting.a->feed(meeting.b->takeOutput());
        meeting.b->feed(meeting.a->takeOutput());
        QCOMPARE(meeting.b->error(), HandshakeError::NotKnown);
        QCOMPARE(meeting.b->takeOutput(), Handshake::refusal(HandshakeError::NotKnown));
    }

    void removedContactIsUnknown()
    {
        Meeting meeting;
        meeting.bob.secrets.clear();
        meeting.start();
        meeting.run();
        QCOMPARE(meeting.b->error(), HandshakeError::NotKnown);

        Meeting again;
        again.initiator.pattern = Pattern::XX;
        again.bob.secrets.clear();
        again.start();
        again.run();
        QCOMPARE(again.b->error(), HandshakeError::NotKnown);
    }

    void anotherPairSecretDoesNotFit()
    {
        Meeting meeting;
        meeting.bob.secrets[meeting.alice.account][0] ^= 1;
        meeting.start();
        meeting.run();
        QCOMPARE(meeting.b->error(), HandshakeError::Tampered);
    }

    void replayedBytesAreRefused()
    {
        Meeting meeting;
        meeting.start();
        const auto first = meeting.a->takeOutput();
        meeting.b->feed(first);
        meeting.a->feed(meeting.b->takeOutput());
        const auto second = meeting.a->takeOutput();
        meeting.b->feed(second);
        QVERIFY(meeting.b->state() == State::Done);

        Handshake replay(meeting.bobSide, meeting.responder, meeting.time.wallNow());
        replay.feed(first);
        QVERIFY(replay.state() == State::Working);
        replay.feed(second);
        QVERIFY(replay.state() == State::Failed);
        QCOMPARE(replay.error(), HandshakeError::Tampered);
    }

    void everyChangedByteIsNoticed()
    {
        Meeting meeting;
        meeting.start();
        const auto first = meeting.a->takeOutput();
        for (qsizetype at = 0; at < first.size(); ++at) {
            Meeting bent;
            bent.start();
            auto bytes = bent.a->takeOutput();
            bytes[at] = static_cast<char>(bytes[at] ^ 0x40);
            bent.b->feed(bytes);
            bent.run();
            QVERIFY2(bent.a->state() != State::Done, qPrintable(QString::number(at)));
            QVERIFY2(bent.b->state() != State::Done, qPrintable(QString::number(at)));
        }
        meeting.b->feed(first);
        const auto answer = meeting.b->takeOutput();
        for (qsizetype at = 0; at < answer.size(); ++at) {
            Meeting bent;
            bent.start();
            bent.b->feed(bent.a->takeOutput());
            auto bytes = bent.b->takeOutput();
            bytes[at] = static_cast<char>(bytes[at] ^ 0x01);
            bent.a->feed(bytes);
            QVERIFY2(bent.a->state() != State::Done, qPrintable(QString::number(at)));
        }
    }

    void oversizedAndEmptyPacketsAreRefused()
    {
        Meeting meeting;
        meeting.start();
        meeting.b->feed(opening(networkIdOf("allium"), { 1 }, 2, 0) + QByteArray("\xff\xff", 2));
        QCOMPARE(meeting.b->error(), HandshakeError::TooLong);
        Meeting empty;
        empty.start();
        empty.b->feed(opening(networkIdOf("allium"), { 1 }, 2, 0) + QByteArray("\0\0", 2));
        QCOMPARE(empty.b->error(), HandshakeError::Malformed);
    }

    void tooManyFeaturesAreRefused()
    {
        Meeting meeting;
        meeting.aliceSide.settings.features = QByteArrayList(Handshake::MaxFeatures + 1, "f");
        meeting.start();
        meeting.run();
        QCOMPARE(meeting.b->error(), HandshakeError::Malformed);
        Meeting wide;
        wide.aliceSide.settings.features = { QByteArray(Handshake::MaxFeatureBytes + 1, 'f') };
        wide.start();
        wide.run();
        QCOMPARE(wide.b->error(), HandshakeError::Malformed);
    }
};

ALLIUM_TEST(HandshakeTest)
#include "HandshakeTest.moc"
