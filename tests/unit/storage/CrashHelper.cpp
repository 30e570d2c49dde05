// SPDX-License-Identifier: GPL-3.0-or-later
// A program for CrashTest to kill or to starve of disk:
//   storage_crash_helper write <database> <seed>     commits for ever, says "ack N" after each
//   storage_crash_helper full <database> <bytes>     may write files up to that size, then may again
//   storage_crash_helper hold <database>             opens it, says "open", waits for its input to end
#include "tests/unit/storage/StoreFixture.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>

using namespace allium;
using namespace allium::storage;
using namespace allium::storage::test;

namespace {

constexpr auto Schema = "CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY, n INT, b BLOB);"
                        "CREATE INDEX IF NOT EXISTS by_n ON t(n);"
                        "CREATE TABLE IF NOT EXISTS last(n INT);"
                        "PRAGMA cache_size=30; PRAGMA wal_autocheckpoint=50";

void say(const char* what, std::int64_t number)
{
    std::printf("%s %lld\n", what, static_cast<long long>(number));
    std::fflush(stdout);
}

/// Commit n holds n % 9 + 1 rows numbered n, and says so in `last`.
StorageResult<void> writeOne(Database& db, std::int64_t n, allium::test::SeededRandom& random)
{
    return db.durableTransaction([&]() -> StorageResult<void> {
        for (std::int64_t i = 0; i <= n % 9; ++i) {
            QByteArray noise(static_cast<qsizetype>(random.below(6000)), 0);
            random.fill({ reinterpret_cast<std::uint8_t*>(noise.data()), static_cast<std::size_t>(noise.size()) });
            ALLIUM_CHECK(db.run("INSERT INTO t(n, b) VALUES(?, ?)", n, noise));
        }
        ALLIUM_CHECK(db.run("DELETE FROM t WHERE n = ? AND n % 4 = 0", n - 10));
        ALLIUM_CHECK(db.run("DELETE FROM last"));
        return db.run("INSERT INTO last VALUES(?)", n);
    });
}

int writeForEver(Database& db, std::uint64_t seed)
{
    allium::test::SeededRandom random(seed);
    for (std::int64_t n = count(db, "SELECT coalesce(max(n), 0) FROM last") + 1;; ++n) {
        if (!writeOne(db, n, random))
            return 3;
        say("ack", n);
    }
}

int untilFull(Database& db, rlim_t bytes)
{
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit {};
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
    allium::test::SeededRandom random(1);
    std::int64_t n = 1;
    for (; n < 100000; ++n) {
        const auto written = writeOne(db, n, random);
        if (written)
            continue;
        std::printf("refused %s\n", nameOf(written.error().kind));
        break;
    }
    say("last", count(db, "SELECT coalesce(max(n), 0) FROM last"));
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_FSIZE, &limit);
    const auto again = writeOne(db, n, random);
    say(again ? "again" : nameOf(again.error().kind), n);
    return db.checkIntegrity() ? 0 : 4;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() < 3)
        return 2;
    auto db = Database::open(optionsFor(arguments[2]));
    if (!db) {
        std::printf("error %s\n", nameOf(db.error().kind));
        return 1;
    }
    if (arguments[1] == QStringLiteral("hold")) {
        say("open", 0);
        return std::getchar() == EOF ? 0 : 1;
    }
    if (!(*db)->execute(Schema))
        return 5;
    if (arguments[1] == QStringLiteral("full"))
        return untilFull(**db, arguments[3].toULongLong());
    return writeForEver(**db, arguments[3].toULongLong());
}
