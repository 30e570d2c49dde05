// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/RangeVerifier.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/transfer/TestData.h"

using namespace allium;
using namespace allium::transfer;
using namespace allium::test;
using Error = RangeVerifier::Error;

class HashTreeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithAnotherImplementation()
    {
        const auto lines = vectors("hashtree.txt");
        QVERIFY(lines.size() > 10);
        for (const auto& line : lines)
            QCOMPARE(treeOf(content(line[0].toLongLong())).root().toHex(), line[1]);
    }

    void buildsTheSameFromAnyPieces()
    {
        const auto file = content(5 * LeafBytes + 123);
        const auto expected = treeOf(file).root();
        for (const qsizetype piece : { 1'000, 16'383, 16'384, 16'385, 50'000, 200'000 }) {
            HashTreeBuilder builder;
            for (qsizetype at = 0; at < file.size(); at += piece)
                builder.add(QByteArrayView(file).sliced(at, std::min(piece, file.size() - at)));
            QCOMPARE(builder.finish().root(), expected);
        }
    }

    void provesEveryRangeOfEveryTree()
    {
        const auto whole = content(70 * LeafBytes);
        SeededRandom random(1);
        for (qsizetype leaves = 1; leaves <= 70; ++leaves) {
            const qsizetype cut = static_cast<qsizetype>(random.below(LeafBytes));
            const auto file = whole.left(leaves * LeafBytes - cut);
            const auto tree = treeOf(file);
            QCOMPARE(tree.shape().leaves(), static_cast<std::uint64_t>(leaves));
            for (int i = 0; i < 6; ++i) {
                LeafRange range;
                range.first = i == 0 ? 0 : random.below(static_cast<std::uint64_t>(leaves));
                range.count = 1 + static_cast<std::uint32_t>(random.below(tree.shape().leaves() - range.first));
                QVERIFY(checks(tree, file, range, { tree.shape().height(), std::nullopt }));
            }
        }
    }

    void knownNodesShortenProofs()
    {
        const auto file = content(67 * LeafBytes - 5);
        const auto tree = treeOf(file);
        KnownNodes known(tree.shape());
        qsizetype hashes = 0;
        for (std::uint64_t sector = 0; sector < tree.shape().sectors(); ++sector) {
            const LeafRange range { sector * 4,
                                    static_cast<std::uint32_t>(std::min<std::uint64_t>(4, 67 - sector * 4)) };
            const auto anchor = known.anchorFor(range);
            const auto proofs = tree.prove(range, anchor.level, sectorsOf(file, range));
            QVERIFY(proofs);
            RangeVerifier verifier(tree.shape(), tree.root(), range, anchor);
            for (auto leaf = range.first; leaf < range.end(); ++leaf) {
                const auto& proof = (*proofs)[leaf - range.first];
                hashes += proof.size() / 32;
                QVERIFY(verifier.verify(leaf, leafOf(file, leaf), proof));
            }
            known.learn(verifier.takeNodes());
            known.sectorComplete(sector);
            QVERIFY(known.size() <= 2 * tree.shape().height());
        }
        QCOMPARE(known.size(), std::size_t(0));
        QVERIFY2(hashes < 67 + 8, "at most about one hash a leaf");
    }

    void anchorsWorkAtRandom()
    {
        const auto file = content(61 * LeafBytes - 1);
        const auto tree = treeOf(file);
        SeededRandom random(7);
        KnownNodes known(tree.shape());
        for (int i = 0; i < 300; ++i) {
            LeafRange range { random.below(61), 0 };
            range.count = 1 + static_cast<std::uint32_t>(random.below(std::min<std::uint64_t>(8, 61 - range.first)));
            const auto anchor = known.anchorFor(range);
            const auto proofs = tree.prove(range, anchor.level, sectorsOf(file, range));
            QVERIFY(proofs);
            RangeVerifier verifier(tree.shape(), tree.root(), range, anchor);
            for (auto leaf = range.first; leaf < range.end(); ++leaf)
                QVERIFY(verifier.verify(leaf, leafOf(file, leaf), (*proofs)[leaf - range.first]));
            for (const auto& node : verifier.takeNodes())
                known.learn({ node });
            if (random.below(3) == 0)
                known = KnownNodes(tree.shape());
        }
    }

    void refusesWhatIsNotTheFile()
    {
        const auto file = content(13 * LeafBytes - 100);
        const auto tree = treeOf(file);
        const LeafRange range { 4, 3 };
        const Anchor anchor { tree.shape().height(), std::nullopt };
        const auto proofs = tree.prove(range, anchor.level, sectorsOf(file, range)).value();
        const auto leaf = leafOf(file, 4).toByteArray();

        RangeVerifier verifier(tree.shape(), tree.root(), range, anchor);
        QCOMPARE(verifier.verify(5, leafOf(file, 5), proofs[1]).error(), Error::OutOfOrder);
        QCOMPARE(verifier.verify(4, leaf.chopped(1), proofs[0]).error(), Error::BadLeafSize);
        QCOMPARE(verifier.verify(4, leaf, proofs[0].chopped(32)).error(), Error::BadProofLength);
        QCOMPARE(verifier.verify(4, leaf, proofs[0] + QByteArray(32, 'x')).error(), Error::BadProofLength);
        QCOMPARE(verifier.verify(4, leaf, proofs[0].chopped(1)).error(), Error::BadProofLength);
        for (const qsizetype byte : { qsizetype(0), leaf.size() - 1 })
            QCOMPARE(verifier.verify(4, flipped(leaf, byte), proofs[0]).error(), Error::BadHash);
        for (qsizetype byte = 0; byte < proofs[0].size(); byte += 16)
            QCOMPARE(verifier.verify(4, leaf, flipped(proofs[0], byte)).error(), Error::BadHash);
        QVERIFY(verifier.takeNodes().empty());
        QVERIFY2(verifier.verify(4, leaf, proofs[0]), "failures change nothing");
        QCOMPARE(verifier.verify(4, leaf, proofs[0]).error(), Error::OutOfOrder);
        QCOMPARE(verifier.verify(5, leafOf(file, 6), proofs[1]).error(), Error::BadHash);
        QVERIFY(verifier.verify(5, leafOf(file, 5), proofs[1]));
        QVERIFY(verifier.verify(6, leafOf(file, 6), proofs[2]));
        QCOMPARE(verifier.verify(7, leafOf(file, 7), {}).error(), Error::OutOfOrder);

        // The length is part of the root: another length with the same shape is refused.
        const LeafRange first { 0, 1 };
        const auto proof = tree.prove(first, anchor.level, sectorsOf(file, first)).value()[0];
        RangeVerifier lied(TreeShape(tree.shape().length() - 1), tree.root(), first, anchor);
        QCOMPARE(lied.verify(0, leafOf(file, 0), proof).error(), Error::BadHash);
    }

    void noticesChangedSource()
    {
        const auto file = content(9 * LeafBytes);
        const auto tree = treeOf(file);
        const LeafRange range { 4, 4 };
        const auto sectors = sectorsOf(file, range).toByteArray();
        QVERIFY(tree.prove(range, tree.shape().height(), sectors));
        QVERIFY(!tree.prove(range, tree.shape().height(), flipped(sectors, 40'000)));
        QVERIFY(!tree.prove(range, tree.shape().height(), sectors.chopped(1)));
        QVERIFY(!tree.prove({ 8, 2 }, 0, sectors));
        const auto small = content(100);
        QVERIFY(!treeOf(small).prove({ 0, 1 }, 0, flipped(small, 3)));
    }

    void storesAndLoadsNodes()
    {
        for (const qsizetype leaves : { 0, 1, 4, 5, 8, 9, 37 }) {
            const auto file = content(leaves * LeafBytes);
            const auto tree = treeOf(file);
            const auto length = tree.shape().length();
            const auto loaded = HashTree::fromNodes(length, tree.root(), tree.nodes());
            QVERIFY(loaded);
            if (leaves > 0)
                QVERIFY(checks(*loaded, file, { 0, static_cast<std::uint32_t>(leaves) },
                               { tree.shape().height(), std::nullopt }));
            QVERIFY(!HashTree::fromNodes(length, tree.root(), tree.nodes() + QByteArray(32, 'x')));
            if (leaves > 4) {
                QVERIFY(!HashTree::fromNodes(length, wire::FileRoot(), tree.nodes()));
                QVERIFY(!HashTree::fromNodes(length + 1, tree.root(), tree.nodes()));
            }
        }
    }

private:
    static QByteArray flipped(QByteArray bytes, qsizetype at)
    {
        bytes[at] = static_cast<char>(bytes[at] ^ 1);
        return bytes;
    }

    static bool checks(const HashTree& tree, const QByteArray& file, const LeafRange& range, const Anchor& anchor)
    {
        const auto proofs = tree.prove(range, anchor.level, sectorsOf(file, range));
        if (!proofs)
            return false;
        RangeVerifier verifier(tree.shape(), tree.root(), range, anchor);
        for (auto leaf = range.first; leaf < range.end(); ++leaf) {
            if (!verifier.verify(leaf, leafOf(file, leaf), (*proofs)[leaf - range.first]))
                return false;
        }
        return verifier.isComplete();
    }
};

ALLIUM_TEST(HashTreeTest)
#include "HashTreeTest.moc"
