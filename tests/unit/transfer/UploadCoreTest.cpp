// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestRegistry.h"
#include "tests/unit/transfer/CoreHarness.h"

using namespace allium;
using namespace allium::test;

namespace {

/// An UploadCore whose reads are answered when the test says so.
class Uploader : public AccessPolicy, public ShareCatalog {
public:
    explicit Uploader(const TestContent& shared, UploadCore::Limits limits = {})
        : content(shared)
        , core(*this, *this, limits)
    {
    }
    bool mayFetch(const wire::AccountId& peer, const wire::ContentId&) const override { return peer != stranger; }
    std::shared_ptr<const SharedContent> find(const wire::ContentId& id) const override
    {
        return id == content.id ? content.shared : nullptr;
    }

    void ask(UploadId upload, std::uint32_t request, LeafRange range, unsigned anchor = 40)
    {
        const auto& entry = content.manifest->entries[0];
        core.received(upload, encodeMessage(Get { { request }, content.id, entry.root, range,
                                                  std::min(anchor, TreeShape(entry.size).height()) }));
        take();
    }
    void take()
    {
        for (auto& action : core.takeActions()) {
            if (auto* send = std::get_if<UploadCore::SendMessage>(&action)) {
                const auto message = decodeMessage(send->message).value();
                if (const auto* nack = std::get_if<Nack>(&message))
                    nacks.emplace_back(nack->request.value, nack->reason);
                else if (const auto* data = std::get_if<Data>(&message))
                    sent.emplace_back(send->upload.value, data->request.value, data->leaf);
            } else if (auto* close = std::get_if<UploadCore::CloseUpload>(&action)) {
                closed.emplace_back(close->upload.value, close->reason);
            } else if (auto* read = std::get_if<UploadCore::ReadRange>(&action)) {
                reads.push_back(*read);
            }
        }
    }
    void answer(std::size_t index)
    {
        const auto read = reads[index];
        reads.erase(reads.begin() + static_cast<std::ptrdiff_t>(index));
        const auto& [tree, bytes] = content.trees.at(read.root);
        const auto skip = static_cast<qsizetype>(read.part.first % LeavesPerSector) * LeafBytes;
        core.leavesRead(read.read,
                        ReadLeaves { sectorsOf(bytes, read.part).sliced(skip).toByteArray(),
                                     tree.prove(read.range, read.anchorLevel, read.part, sectorsOf(bytes, read.part)).value() });
        take();
    }

    const TestContent& content;
    wire::AccountId stranger;
    UploadCore core;
    std::vector<UploadCore::ReadRange> reads;
    std::vector<std::pair<std::uint32_t, NackReason>> nacks;
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint64_t>> sent; ///< upload, request, leaf
    std::vector<std::pair<std::uint32_t, net::CloseReason>> closed;
};

wire::AccountId account(std::uint64_t seed)
{
    SeededRandom random(seed);
    return random.make<wire::AccountId>();
}

} // namespace

class UploadCoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsOnlyWhatHasRoom()
    {
        const TestContent content({ 8 * 1024 * 1024 });
        Uploader uploader(content, { .streamBytes = 4 * SectorBytes });
        const auto upload = uploader.core.opened(account(1));
        uploader.ask(upload, 1, { 0, 256 });
        QCOMPARE(uploader.reads.size(), std::size_t(4));
        while (!uploader.reads.empty())
            uploader.answer(0);
        QVERIFY2(uploader.sent.size() <= 20, "nothing has left the stream: it is full");
        uploader.core.writable(upload, 0);
        uploader.take();
        QCOMPARE(uploader.reads.size(), std::size_t(4));
    }

    void countsFileDataByPeerAndContent()
    {
        const TestContent content({ 1024 * 1024 });
        Uploader uploader(content);
        uploader.ask(uploader.core.opened(account(1)), 1, { 0, 4 });
        uploader.ask(uploader.core.opened(account(2)), 1, { 0, 8 });
        while (!uploader.reads.empty())
            uploader.answer(0);
        const auto sent = uploader.core.takeSent();
        QCOMPARE(sent.size(), std::size_t(2));
        for (const auto& each : sent) {
            QCOMPARE(each.content, content.id);
            QCOMPARE(each.bytes, (each.peer == account(1) ? 4U : 8U) * std::uint64_t(LeafBytes));
        }
        QVERIFY(uploader.core.takeSent().empty());
    }

    void answersInOrderHoweverReadsEnd()
    {
        const TestContent content({ 1024 * 1024 });
        Uploader uploader(content);
        const auto upload = uploader.core.opened(account(1));
        uploader.ask(upload, 1, { 0, 8 });
        uploader.ask(upload, 2, { 8, 4 });
        QCOMPARE(uploader.reads.size(), std::size_t(3));
        uploader.answer(2);
        uploader.answer(1);
        QVERIFY(uploader.sent.empty());
        uploader.answer(0);
        QCOMPARE(uploader.sent.size(), std::size_t(12));
        for (std::uint64_t i = 0; i < 12; ++i)
            QCOMPARE(std::get<2>(uploader.sent[i]), i);
    }

    void nothingIsKeptForAStreamThatClosed()
    {
        const TestContent content({ 1024 * 1024 });
        Uploader uploader(content);
        const auto upload = uploader.core.opened(account(1));
        uploader.ask(upload, 1, { 0, 16 });
        QCOMPARE(uploader.reads.size(), std::size_t(4));
        uploader.answer(2); // waits for the two before it
        uploader.answer(1);
        QCOMPARE(uploader.core.reads(), std::size_t(4));
        uploader.core.closed(upload);
        while (!uploader.reads.empty())
            uploader.answer(0);
        QCOMPARE(uploader.core.reads(), std::size_t(0));
    }

    void peersTakeTurns()
    {
        const TestContent content({ 8 * 1024 * 1024 });
        Uploader uploader(content, { .readBytes = 2 * SectorBytes });
        const auto greedy = account(1);
        for (int i = 0; i < 5; ++i)
            uploader.ask(uploader.core.opened(greedy), 1, { 0, 64 });
        const auto modest = uploader.core.opened(account(2));
        uploader.ask(modest, 1, { 0, 64 });
        while (!uploader.reads.empty())
            uploader.answer(0);
        const auto mine = std::count_if(uploader.sent.begin(), uploader.sent.begin() + 48,
                                        [&](const auto& leaf) { return std::get<0>(leaf) == modest.value; });
        QVERIFY2(mine >= 16, qPrintable(QString::number(mine))); // half of what follows its request
    }

    void cancelEndsARequest()
    {
        const TestContent content({ 8 * 1024 * 1024 });
        Uploader uploader(content, { .streamBytes = 4 * SectorBytes });
        const auto upload = uploader.core.opened(account(1));
        uploader.ask(upload, 1, { 0, 64 });
        uploader.ask(upload, 2, { 64, 4 });
        uploader.core.received(upload, encodeMessage(Cancel { { 1 } }));
        uploader.take();
        QCOMPARE(uploader.nacks, (std::vector { std::pair(1U, NackReason::Cancelled) }));
        uploader.core.received(upload, encodeMessage(Cancel { { 1 } }));
        uploader.core.received(upload, encodeMessage(Cancel { { 77 } }));
        uploader.take();
        QCOMPARE(uploader.nacks.size(), std::size_t(1));
        while (!uploader.reads.empty())
            uploader.answer(0);
        QCOMPARE(uploader.sent.size(), std::size_t(4));
        QCOMPARE(std::get<1>(uploader.sent[0]), 2U);
    }

    void failedReadEndsItsRequestOnly()
    {
        const TestContent content({ 1024 * 1024 });
        Uploader uploader(content);
        const auto upload = uploader.core.opened(account(1));
        uploader.ask(upload, 1, { 0, 16 });
        uploader.ask(upload, 2, { 16, 4 });
        uploader.core.leavesRead(uploader.reads[0].read, fail(NackReason::SourceChanged));
        uploader.reads.erase(uploader.reads.begin());
        uploader.take();
        QCOMPARE(uploader.nacks, (std::vector { std::pair(1U, NackReason::SourceChanged) }));
        while (!uploader.reads.empty())
            uploader.answer(0);
        QCOMPARE(uploader.sent.size(), std::size_t(4));
        QCOMPARE(uploader.core.pendingRequests(upload), std::size_t(0));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<int>("reason");
        const TestContent content({ 100'000 });
        const auto root = content.manifest->entries[0].root;
        const auto row = [](const char* name, const Message& message, NackReason reason) {
            QTest::newRow(name) << encodeMessage(message) << static_cast<int>(reason);
        };
        row("other content", Get { { 1 }, {}, root, { 0, 1 }, 3 }, NackReason::NotShared);
        row("other manifest", ManifestGet { { 1 }, {}, 0 }, NackReason::NotShared);
        row("other file", Get { { 1 }, content.id, {}, { 0, 1 }, 3 }, NackReason::BadRequest);
        row("beyond the end", Get { { 1 }, content.id, root, { 7, 1 }, 3 }, NackReason::BadRequest);
        row("over the end", Get { { 1 }, content.id, root, { 4, 4 }, 3 }, NackReason::BadRequest);
        row("anchor too high", Get { { 1 }, content.id, root, { 0, 1 }, 4 }, NackReason::BadRequest);
        row("anchor not above", Get { { 1 }, content.id, root, { 3, 2 }, 2 }, NackReason::BadRequest);
    }
    void refuses()
    {
        QFETCH(QByteArray, message);
        QFETCH(int, reason);
        const TestContent content({ 100'000 });
        Uploader uploader(content);
        const auto upload = uploader.core.opened(account(1));
        uploader.core.received(upload, message);
        uploader.take();
        QCOMPARE(uploader.nacks.size(), std::size_t(1));
        QCOMPARE(static_cast<int>(uploader.nacks[0].second), reason);
        QVERIFY(uploader.reads.empty());
    }

    void strangersLearnNothing()
    {
        const TestContent content({ 100'000 });
        Uploader uploader(content);
        uploader.stranger = account(3);
        const auto upload = uploader.core.opened(uploader.stranger);
        uploader.ask(upload, 1, { 0, 1 });
        uploader.core.received(upload, encodeMessage(Get { { 2 }, content.id, {}, { 0, 1 }, 3 }));
        uploader.take();
        QCOMPARE(uploader.nacks,
                 (std::vector { std::pair(1U, NackReason::NotShared), std::pair(2U, NackReason::NotShared) }));
    }

    void floodsAreBounded()
    {
        const TestContent content({ 8 * 1024 * 1024 });
        Uploader uploader(content, { .streamBytes = 2 * SectorBytes, .requestsPerStream = 10 });
        const auto upload = uploader.core.opened(account(1));
        for (std::uint32_t i = 1; i <= 20; ++i)
            uploader.ask(upload, i, { 0, 64 });
        QCOMPARE(uploader.nacks.size(), std::size_t(10));
        QCOMPARE(uploader.nacks[0].second, NackReason::Busy);
        for (std::uint32_t i = 21; i < 100'000 && uploader.closed.empty(); ++i)
            uploader.ask(upload, i, { 0, 64 });
        QCOMPARE(uploader.closed, (std::vector { std::pair(upload.value, net::CloseReason::Limit) }));
        QCOMPARE(uploader.core.uploads(), std::size_t(0));
        while (!uploader.reads.empty())
            uploader.answer(0); // for nobody

        std::vector<UploadId> streams;
        streams.reserve(17);
        for (int i = 0; i < 17; ++i)
            streams.push_back(uploader.core.opened(account(2)));
        uploader.take();
        QCOMPARE(uploader.closed.back(), std::pair(streams[16].value, net::CloseReason::Limit));
    }

    void nonsenseEndsTheStream_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("garbage") << QByteArray("\xff\xff\xff\xff");
        QTest::newRow("an answer") << encodeMessage(Data { { 1 }, 0, "abc", {} });
        QTest::newRow("a refusal") << encodeMessage(Nack { { 1 }, NackReason::Busy });
        QTest::newRow("no leaves") << encodeMessage(Get { { 1 }, {}, {}, { 0, 0 }, 0 });
        QTest::newRow("too many leaves") << encodeMessage(Get { { 1 }, {}, {}, { 0, 257 }, 0 });
        QTest::newRow("far beyond") << encodeMessage(Get { { 1 }, {}, {}, { ~std::uint64_t(0), 1 }, 0 });
        QTest::newRow("manifest beyond") << encodeMessage(ManifestGet { { 1 }, {}, 1U << 31 });
    }
    void nonsenseEndsTheStream()
    {
        QFETCH(QByteArray, message);
        const TestContent content({ 100'000 });
        Uploader uploader(content);
        const auto upload = uploader.core.opened(account(1));
        uploader.core.received(upload, message);
        uploader.take();
        QCOMPARE(uploader.closed, (std::vector { std::pair(upload.value, net::CloseReason::Protocol) }));
    }

    void laterVersionsAreIgnored()
    {
        const TestContent content({ 100'000 });
        Uploader uploader(content);
        const auto upload = uploader.core.opened(account(1));
        uploader.core.received(upload, QByteArray::fromHex("9a0602aabb")); // field 99
        uploader.take();
        QVERIFY(uploader.closed.empty() && uploader.nacks.empty());
    }
};

ALLIUM_TEST(UploadCoreTest)
#include "UploadCoreTest.moc"
