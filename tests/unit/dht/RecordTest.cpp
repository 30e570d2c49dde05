// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/Record.h"

#include "tests/support/GoldenBytes.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace allium;
using namespace allium::dht;
using namespace std::chrono_literals;

namespace {

const net::NetworkId Network = net::networkIdOf("a network");
constexpr WallTime Now { 20'000 * 24h + 12h };

crypto::SigningKey keyFrom(char fill)
{
    return crypto::SigningKey::fromSeed(*crypto::Ed25519Seed::from(QByteArray(32, fill)));
}

Record immutable(const QByteArray& value = "value")
{
    return Record(ImmutableRecord { value });
}

OwnedRecord owned(const QByteArray& value = "value")
{
    OwnedRecord record;
    record.salt = "salt";
    record.sequence = 7;
    record.expires = Now + 70h;
    record.value = value;
    record.sign(keyFrom('A'), Network);
    return record;
}

OwnedRecord blinded()
{
    OwnedRecord record;
    record.kind = OwnedRecord::Kind::Blinded;
    record.sequence = 7;
    record.expires = Now + 70h;
    record.value = "value";
    record.sign(crypto::BlindedSigningKey::make(keyFrom('A'), "addr", 20'000), Network);
    return record;
}

ProviderRecord provider()
{
    ProviderRecord record;
    record.content = *Key::from(QByteArray(32, 'C'));
    record.share = ProviderRecord::Share::Half;
    record.isFacilitator = true;
    record.expires = Now + 2h;
    record.sign(keyFrom('P'), Network);
    return record;
}

std::vector<std::pair<const char*, Record>> examples()
{
    return { { "immutable", immutable() }, { "mutable", Record(owned()) }, { "tombstone", Record(owned({})) },
             { "blinded", Record(blinded()) }, { "provider", Record(provider()) } };
}

Result<Record, RecordError> decoded(const QByteArray& bytes)
{
    return Record::decode(bytes, Network);
}

} // namespace

class RecordTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goldenBytesStay()
    {
        const auto golden = test::goldenBytes(ALLIUM_TEST_DATA "/records.txt");
        for (const auto& [name, record] : examples()) {
            QCOMPARE(record.encode().toHex(), golden.value(name).toHex());
            QCOMPARE(record.key().toHex(), golden.value(QByteArray(name) + "-key").toHex());
        }
    }

    void everyFieldComesBack()
    {
        for (const auto& [name, record] : examples()) {
            const auto again = decoded(record.encode());
            QVERIFY2(again.has_value(), name);
            QVERIFY2(*again == record, name);
            QCOMPARE(again->encode(), record.encode());
        }
    }

    void everyChangedByteChangesIt()
    {
        for (const auto& [name, record] : examples()) {
            const auto bytes = record.encode();
            for (qsizetype at = 0; at < bytes.size(); ++at) {
                auto bent = bytes;
                bent[at] = static_cast<char>(bent[at] ^ 1);
                const auto again = decoded(bent);
                // What nobody signed is then something else, under another key.
                QVERIFY2(!again || again->key() != record.key(), qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(name)).arg(at)));
            }
        }
    }

    void everyCutIsRefused()
    {
        for (const auto& [name, record] : examples()) {
            const auto bytes = record.encode();
            for (qsizetype length = 0; length < bytes.size(); ++length)
                QVERIFY2(!decoded(bytes.first(length)), name);
            QCOMPARE(decoded(bytes + '\0').error(), RecordError::TrailingBytes);
        }
    }

    void saysWhatIsWrong()
    {
        QCOMPARE(decoded({}).error(), RecordError::Malformed);
        QCOMPARE(decoded(QByteArray(1, '\x09')).error(), RecordError::UnknownType);
        QCOMPARE(decoded(QByteArray(Record::MaxBytes + 1, '\x01')).error(), RecordError::TooLong);
        QCOMPARE(decoded(immutable(QByteArray()).encode()).error(), RecordError::Malformed);
        QCOMPARE(decoded(immutable(QByteArray(Record::MaxValueBytes + 1, 'x')).encode()).error(), RecordError::Malformed);
        QVERIFY(decoded(immutable(QByteArray(Record::MaxValueBytes, 'x')).encode()));
        QCOMPARE(Record::decode(Record(owned()).encode(), net::networkIdOf("another")).error(), RecordError::BadSignature);
        auto salted = owned();
        salted.salt = QByteArray(OwnedRecord::MaxSaltBytes + 1, 's');
        salted.sign(keyFrom('A'), Network);
        QCOMPARE(decoded(Record(salted).encode()).error(), RecordError::Malformed);
        auto overflowing = owned();
        overflowing.sequence = OwnedRecord::MaxSequence + 1;
        overflowing.sign(keyFrom('A'), Network);
        QCOMPARE(decoded(Record(overflowing).encode()).error(), RecordError::Malformed);
        auto unblinded = blinded();
        unblinded.salt = "s"; // would tell uses of one key apart
        unblinded.sign(keyFrom('A'), Network);
        QCOMPARE(decoded(Record(unblinded).encode()).error(), RecordError::Malformed);
    }

    void aSignatureIsForOneKind()
    {
        auto record = owned();
        record.salt.clear();
        record.sign(keyFrom('A'), Network);
        QVERIFY(record.verify(Network));
        record.kind = OwnedRecord::Kind::Blinded;
        QVERIFY(!record.verify(Network));
    }

    void keysAreOfTheirTypes()
    {
        const auto key = keyFrom('A').publicKey();
        QVERIFY(Record::keyOfOwner(OwnedRecord::Kind::Mutable, key, {}) != Record::keyOfOwner(OwnedRecord::Kind::Blinded, key, {}));
        QVERIFY(Record::keyOfOwner(OwnedRecord::Kind::Mutable, key, "a") != Record::keyOfOwner(OwnedRecord::Kind::Mutable, key, "b"));
        QVERIFY(Record::keyOfValue(key.view()) != Record::keyOfContent(*Key::from(key.view())));
    }

    void whoIsAskedFollowsFromWhomOneLooksFor()
    {
        // Whoever knows the account finds the record; from the record nobody finds the account.
        const auto key = crypto::blindedKey(keyFrom('A').publicKey(), "addr", 20'000);
        QCOMPARE(Record(blinded()).key(), Record::keyOfOwner(OwnedRecord::Kind::Blinded, *key, {}));
        QVERIFY(!Record(blinded()).encode().contains(keyFrom('A').publicKey().toByteArray()));
    }

    void times_data()
    {
        QTest::addColumn<int>("hours");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<bool>("isProvider");
        QTest::addColumn<int>("error");
        constexpr int Fine = -1;
        QTest::newRow("fine") << 72 << 0 << false << Fine;
        QTest::newRow("clocks differ") << 72 << 10 << false << Fine;
        QTest::newRow("too long") << 72 << 11 << false << static_cast<int>(RecordError::LivesTooLong);
        QTest::newRow("over") << 0 << 0 << false << static_cast<int>(RecordError::Expired);
        QTest::newRow("provider") << 2 << 0 << true << Fine;
        QTest::newRow("provider, too long") << 2 << 11 << true << static_cast<int>(RecordError::LivesTooLong);
        QTest::newRow("provider, over") << -1 << 0 << true << static_cast<int>(RecordError::Expired);
    }
    void times()
    {
        QFETCH(int, hours);
        QFETCH(int, minutes);
        QFETCH(bool, isProvider);
        QFETCH(int, error);
        const auto expires = Now + std::chrono::hours(hours) + std::chrono::minutes(minutes);
        auto ours = owned();
        ours.expires = expires;
        auto theirs = provider();
        theirs.expires = expires;
        const auto checked = (isProvider ? Record(theirs) : Record(ours)).checkTimes(Now);
        QCOMPARE(checked ? -1 : static_cast<int>(checked.error()), error);
        QVERIFY(immutable().checkTimes(Now));
    }
};

ALLIUM_TEST(RecordTest)
#include "RecordTest.moc"
