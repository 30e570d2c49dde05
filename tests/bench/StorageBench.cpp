// SPDX-License-Identifier: GPL-3.0-or-later
// bench_storage [rows]: our encrypted database against plain SQLite with the same settings on the same
// file system, alternating in one run. Prints a JSON line for each measurement; of three rounds the
// fastest counts on either side, since noise only ever adds.
#include "core/storage/Database.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <memory>
#include <vector>

using namespace allium;
using namespace allium::storage;

namespace {

constexpr int RowsPerCommit = 1000;
constexpr int Rounds = 3;

constexpr auto Schema = "CREATE TABLE message(id INTEGER PRIMARY KEY, conversation BLOB, sent INT, body BLOB);"
                        "CREATE INDEX by_conversation ON message(conversation, sent)";
constexpr auto Insert = "INSERT INTO message(conversation, sent, body) VALUES(?, ?, ?)";
constexpr auto ReadOne = "SELECT body FROM message WHERE id = ?";
constexpr auto Scan = "SELECT id, body FROM message";

[[noreturn]] void stop(const char* what)
{
    std::fprintf(stderr, "bench_storage: %s\n", what);
    std::exit(1);
}

/// SplitMix64: the same rows and the same order of reads for both.
class Chance {
public:
    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }
    void fill(QByteArray& bytes)
    {
        for (char& byte : bytes)
            byte = static_cast<char>(next());
    }

private:
    std::uint64_t m_state = 42;
};

/// Plain or ours, both driven through the same few calls of the C API's shape.
class Subject {
public:
    virtual ~Subject() = default;
    virtual void execute(const char* sql) = 0;
    virtual void insert(QByteArrayView conversation, std::int64_t sent, QByteArrayView body) = 0;
    virtual qsizetype readOne(std::int64_t id) = 0;
    virtual qsizetype scan() = 0;
};

class Plain final : public Subject {
public:
    explicit Plain(const QString& path)
    {
        if (sqlite3_open_v2(path.toUtf8().constData(), &m_connection,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr)
            != SQLITE_OK)
            stop("plain: open");
        execute("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA temp_store=MEMORY;"
                "PRAGMA cache_size=-64000; PRAGMA secure_delete=ON; PRAGMA cell_size_check=ON;"
                "PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=1000; PRAGMA journal_size_limit=16777216");
    }
    ~Plain() override
    {
        for (auto* statement : { m_insert, m_readOne, m_scan })
            sqlite3_finalize(statement);
        sqlite3_close(m_connection);
    }
    Plain(const Plain&) = delete;
    Plain& operator=(const Plain&) = delete;

    void execute(const char* sql) override
    {
        if (sqlite3_exec(m_connection, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            stop(sqlite3_errmsg(m_connection));
    }
    void insert(QByteArrayView conversation, std::int64_t sent, QByteArrayView body) override
    {
        auto* const statement = prepared(m_insert, Insert);
        sqlite3_bind_blob(statement, 1, conversation.data(), static_cast<int>(conversation.size()), SQLITE_TRANSIENT);
        sqlite3_bind_int64(statement, 2, sent);
        sqlite3_bind_blob(statement, 3, body.data(), static_cast<int>(body.size()), SQLITE_TRANSIENT);
        if (sqlite3_step(statement) != SQLITE_DONE)
            stop("plain: insert");
    }
    qsizetype readOne(std::int64_t id) override
    {
        auto* const statement = prepared(m_readOne, ReadOne);
        sqlite3_bind_int64(statement, 1, id);
        if (sqlite3_step(statement) != SQLITE_ROW)
            stop("plain: read");
        return blob(statement, 0);
    }
    qsizetype scan() override
    {
        auto* const statement = prepared(m_scan, Scan);
        qsizetype bytes = 0;
        while (sqlite3_step(statement) == SQLITE_ROW)
            bytes += blob(statement, 1);
        return bytes;
    }

private:
    sqlite3_stmt* prepared(sqlite3_stmt*& statement, const char* sql)
    {
        if (statement == nullptr && sqlite3_prepare_v2(m_connection, sql, -1, &statement, nullptr) != SQLITE_OK)
            stop(sqlite3_errmsg(m_connection));
        sqlite3_reset(statement);
        return statement;
    }
    static qsizetype blob(sqlite3_stmt* statement, int column)
    {
        return sqlite3_column_blob(statement, column) != nullptr ? sqlite3_column_bytes(statement, column) : 0;
    }

    sqlite3* m_connection = nullptr;
    sqlite3_stmt* m_insert = nullptr;
    sqlite3_stmt* m_readOne = nullptr;
    sqlite3_stmt* m_scan = nullptr;
};

class Ours final : public Subject {
public:
    explicit Ours(const QString& path)
    {
        OpenOptions options;
        options.path = path;
        options.fileId.data()[0] = 1;
        options.masterKey.data()[0] = 1;
        auto opened = Database::open(options);
        if (!opened)
            stop(opened.error().detail.constData());
        m_database = std::move(*opened);
    }
    void execute(const char* sql) override
    {
        if (!m_database->execute(sql))
            stop("ours: execute");
    }
    void insert(QByteArrayView conversation, std::int64_t sent, QByteArrayView body) override
    {
        if (!m_database->run(Insert, conversation, sent, body))
            stop("ours: insert");
    }
    qsizetype readOne(std::int64_t id) override
    {
        auto statement = m_database->prepare(ReadOne);
        if (!statement || !statement->bind(id).step().value_or(false))
            stop("ours: read");
        return statement->blobView(0).size();
    }
    qsizetype scan() override
    {
        auto statement = m_database->prepare(Scan);
        qsizetype bytes = 0;
        while (statement && statement->step().value_or(false))
            bytes += statement->blobView(1).size();
        return bytes;
    }

private:
    std::unique_ptr<Database> m_database;
};

void insertRows(Subject& subject, int rows)
{
    Chance chance;
    QByteArray conversation(16, 0);
    QByteArray body(200, 0);
    std::vector<QByteArray> conversations;
    for (int i = 0; i < 100; ++i) {
        chance.fill(conversation);
        conversations.push_back(conversation);
    }
    for (int i = 0; i < rows; ++i) {
        if (i % RowsPerCommit == 0)
            subject.execute("BEGIN IMMEDIATE");
        chance.fill(body);
        subject.insert(conversations[chance.next() % conversations.size()], i, body);
        if (i % RowsPerCommit == RowsPerCommit - 1 || i == rows - 1)
            subject.execute("COMMIT");
    }
}

void readRows(Subject& subject, int rows)
{
    Chance chance;
    for (int i = 0; i < rows; ++i) {
        if (subject.readOne(1 + static_cast<std::int64_t>(chance.next() % static_cast<std::uint64_t>(rows))) != 200)
            stop("read something else");
    }
}

void scanRows(Subject& subject, int rows)
{
    if (subject.scan() != qsizetype { 200 } * rows)
        stop("scanned something else");
}

std::unique_ptr<Subject> open(bool ours, const QString& path)
{
    if (ours)
        return std::make_unique<Ours>(path);
    return std::make_unique<Plain>(path);
}

struct Measure {
    const char* name = "";
    std::array<double, 2> best { 1e9, 1e9 }; ///< seconds: plain, ours
    std::array<double, 2> cpu { 1e9, 1e9 }; ///< of the processor, which tells more on a busy machine
};

void timed(Measure& measure, bool ours, const std::function<void()>& work)
{
    QElapsedTimer timer;
    const auto cpuBefore = std::clock();
    timer.start();
    work();
    const auto wall = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    const auto cpu = static_cast<double>(std::clock() - cpuBefore) / CLOCKS_PER_SEC;
    const std::size_t side = ours ? 1 : 0;
    measure.best[side] = std::min(measure.best[side], wall);
    measure.cpu[side] = std::min(measure.cpu[side], cpu);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const int rows = argc > 1 ? std::atoi(argv[1]) : 200'000;
    if (rows < 1)
        stop("how many rows?");
    crypto::initialize();
    std::array<Measure, 5> measures;
    measures[0].name = "storage insert";
    measures[1].name = "storage point reads, cold cache";
    measures[2].name = "storage point reads, warm cache";
    measures[3].name = "storage scan, cold cache";
    measures[4].name = "storage single commits";
    for (int round = 0; round < Rounds; ++round) {
        for (const bool ours : { true, false }) { // ours first, because it configures the library
            const QTemporaryDir folder;
            const auto path = folder.filePath(QStringLiteral("bench.db"));
            timed(measures[0], ours, [&] {
                auto subject = open(ours, path);
                subject->execute(Schema);
                insertRows(*subject, rows);
            });
            {
                auto subject = open(ours, path);
                timed(measures[1], ours, [&] { readRows(*subject, rows); });
                timed(measures[2], ours, [&] { readRows(*subject, rows); });
            }
            {
                auto subject = open(ours, path);
                timed(measures[3], ours, [&] { scanRows(*subject, rows); });
            }
            auto subject = open(ours, path);
            timed(measures[4], ours, [&] {
                for (int i = 0; i < rows / 100; ++i)
                    insertRows(*subject, 1);
            });
        }
    }
    for (const auto& measure : measures)
        std::printf("{\"name\": \"%s\", \"rows\": %d, \"plain_s\": %.3f, \"ours_s\": %.3f, \"ratio\": %.2f, \"cpu_ratio\": %.2f}\n",
                    measure.name, rows, measure.best[0], measure.best[1], measure.best[1] / measure.best[0],
                    measure.cpu[1] / measure.cpu[0]);
    return 0;
}
