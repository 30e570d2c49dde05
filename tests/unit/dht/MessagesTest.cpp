// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/Messages.h"

#include "core/wire/Proto.h"
#include "core/wire/proto/dht.pb.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace allium;
using namespace allium::dht;
using namespace std::chrono_literals;

namespace {

const net::NetworkId Network = net::networkIdOf("a network");

crypto::SigningKey keyFrom(char fill)
{
    return crypto::SigningKey::fromSeed(*crypto::Ed25519Seed::from(QByteArray(32, fill)));
}

Record record()
{
    OwnedRecord owned;
    owned.sequence = 3;
    owned.expires = WallTime(20'000 * 24h);
    owned.value = "value";
    owned.sign(keyFrom('A'), Network);
    return Record(owned);
}

NodeInfo node()
{
    NodeInfo info;
    info.seenAt = WallTime(20'000 * 24h);
    info.sign(keyFrom('N'), Network);
    return info;
}

QueryId query()
{
    return *QueryId::from(QByteArray(16, 'Q'));
}

Request put()
{
    return { query(), record().key(), Operation::Put, 5, record(), 2 };
}

pb::Message proto(const Message& message)
{
    return *wire::decodeProto<pb::Message>(encodeMessage(message), MaxMessageBytes);
}

} // namespace

class MessagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFieldComesBack()
    {
        const std::vector<Message> all = {
            put(),
            Request { query(), *Key::from(QByteArray(32, 'T')), Operation::Get, 0, {}, {} },
            HopAck { query(), true },
            Reply { query(), ReplyStatus::Found, { record(), record() }, { node() }, 4 },
        };
        for (const auto& message : all) {
            const auto again = decodeMessage(encodeMessage(message), Network);
            QVERIFY(again.has_value());
            QVERIFY(*again == message);
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("error");
        const auto row = [](const char* name, const pb::Message& message, MessageError error) {
            QTest::newRow(name) << wire::encodeProto(message) << static_cast<int>(error);
        };
        auto bent = proto(put());
        bent.mutable_request()->set_query("short");
        row("short query id", bent, MessageError::Malformed);
        bent = proto(put());
        bent.mutable_request()->set_target(std::string(32, 'x'));
        row("a record for another target", bent, MessageError::BadRecord);
        bent = proto(put());
        bent.mutable_request()->mutable_record()->back() ^= 1;
        row("a record that nobody signed", bent, MessageError::BadRecord);
        bent = proto(put());
        bent.mutable_request()->set_record("\x09");
        row("a record of a later version", bent, MessageError::Unknown);
        bent = proto(put());
        bent.mutable_request()->clear_record();
        row("a put of nothing", bent, MessageError::Malformed);
        bent = proto(put());
        bent.mutable_request()->set_operation(static_cast<std::uint32_t>(Operation::Get));
        row("a get with a record", bent, MessageError::Malformed);
        bent.mutable_request()->set_operation(99);
        row("an operation of a later version", bent, MessageError::Unknown);
        bent = proto(put());
        bent.mutable_request()->set_hops(Request::MaxHops + 1);
        row("too many hops", bent, MessageError::TooMany);
        auto reply = proto(Reply { query(), ReplyStatus::Found, { record() }, { node() }, 1 });
        for (int i = 0; i < Reply::MaxRecords; ++i)
            reply.mutable_reply()->add_records(reply.reply().records(0));
        row("too many records", reply, MessageError::TooMany);
        reply = proto(Reply { query(), ReplyStatus::Found, {}, { node() }, 1 });
        reply.mutable_reply()->mutable_nodes(0)->back() ^= 1;
        row("a node that nobody signed", reply, MessageError::BadNode);
        reply = proto(Reply { query(), ReplyStatus::Found, {}, {}, 1 });
        reply.mutable_reply()->set_status(0);
        row("no status", reply, MessageError::Unknown);
        row("nothing", pb::Message(), MessageError::Unknown);
        QTest::newRow("no message") << QByteArray("\xff\xff\xff") << static_cast<int>(MessageError::Malformed);
        QTest::newRow("too long") << QByteArray(MaxMessageBytes + 1, '\0') << static_cast<int>(MessageError::Malformed);
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, error);
        const auto message = decodeMessage(bytes, Network);
        QVERIFY(!message);
        QCOMPARE(static_cast<int>(message.error()), error);
    }

    void theFullestReplyFits()
    {
        // As many records as one reply may have, each of the greatest size, would not: whoever answers cuts.
        ProviderRecord provider;
        provider.expires = WallTime(20'000 * 24h);
        provider.sign(keyFrom('P'), Network);
        Reply reply { query(), ReplyStatus::Found, {}, {}, 1 };
        reply.records.assign(Reply::MaxRecords, Record(provider));
        reply.nodes.assign(Reply::MaxNodes, node());
        QVERIFY(encodeMessage(reply).size() < MaxMessageBytes);
        QVERIFY(decodeMessage(encodeMessage(reply), Network));
    }
};

ALLIUM_TEST(MessagesTest)
#include "MessagesTest.moc"
