// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/UnaskedFiles.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <limits>

using namespace allium::node;
using allium::contacts::SendFailure;

namespace {

constexpr std::uint64_t Most = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t Mega = 1'000'000;
constexpr std::uint64_t Giga = 1'000 * Mega;

} // namespace

/// When a file is fetched without asking.
class UnaskedRoomTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void verdict_data()
    {
        QTest::addColumn<quint64>("allowed");
        QTest::addColumn<quint64>("kept");
        QTest::addColumn<int>("contents");
        QTest::addColumn<quint64>("expected");
        QTest::addColumn<quint64>("free");
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<int>("verdict");
        const auto row = [](const char* name, quint64 allowed, quint64 kept, int contents, quint64 expected, quint64 free, quint64 bytes,
                            SendFailure verdict) {
            QTest::newRow(name) << allowed << kept << contents << expected << free << bytes << static_cast<int>(verdict);
        };
        const auto yes = SendFailure::None;
        const auto quota = SendFailure::OverQuota;
        const auto disk = SendFailure::DiskLow;
        row("the first", Giga, 0, 0, 0, 9 * Giga, Mega, yes);
        row("just all of it", Giga, 400 * Mega, 3, 0, 9 * Giga, 600 * Mega, yes);
        row("a byte more", Giga, 400 * Mega, 3, 0, 9 * Giga, 600 * Mega + 1, quota);
        row("nothing is allowed", 0, 0, 0, 0, 9 * Giga, 0, quota);
        row("empty ones take room", Giga, Giga - UnaskedRoom::LeastBytes + 1, 3, 0, 9 * Giga, 0, quota);
        row("as many as there may be", Giga, Mega, UnaskedRoom::MostContents - 1, 0, 9 * Giga, 1, yes);
        row("one more than these", Giga, Mega, UnaskedRoom::MostContents, 0, 9 * Giga, 1, quota);
        row("more than there are numbers for", Giga, 500 * Mega, 1, 0, Most, Most, quota);
        row("leaves what is to be left", 9 * Giga, 0, 0, 0, 3 * Giga, 2 * Giga, yes);
        row("leaves a byte less", 9 * Giga, 0, 0, 0, 3 * Giga, 2 * Giga + 1, disk);
        row("others are to come", 9 * Giga, 0, 0, Giga, 3 * Giga, Giga + 1, disk);
        row("others claim everything", 9 * Giga, 0, 0, Most, 3 * Giga, 1, disk);
        row("full", 9 * Giga, 0, 0, 0, 0, 1, disk);
    }
    void verdict()
    {
        QFETCH(quint64, allowed);
        QFETCH(quint64, kept);
        QFETCH(int, contents);
        QFETCH(quint64, expected);
        QFETCH(quint64, free);
        QFETCH(quint64, bytes);
        const UnaskedRoom room { allowed, kept, contents, expected, free, Giga };
        QTEST(static_cast<int>(room.verdict(UnaskedRoom::takenBy(bytes, 1))), "verdict");
    }

    void longListsTakeRoom()
    {
        QCOMPARE(UnaskedRoom::takenBy(0, 0), UnaskedRoom::LeastBytes);
        QCOMPARE(UnaskedRoom::takenBy(Mega, 10), Mega);
        QCOMPARE(UnaskedRoom::takenBy(0, 100'000), 100'000 * UnaskedRoom::EntryBytes);
        QVERIFY(UnaskedRoom::takenBy(0, std::numeric_limits<std::uint32_t>::max()) > Giga); // no number is too large to be counted
    }
};

ALLIUM_TEST(UnaskedRoomTest)
#include "UnaskedRoomTest.moc"
