// SPDX-License-Identifier: GPL-3.0-or-later
// bench_hash [MiB]: indexing a file for sharing against b2sum on the same file, alternating in one run,
// both from the page cache. What counts is processor time, user and system, so that a busy machine
// does not distort the rate per core. Prints a JSON line; of three rounds the best counts.
#include "core/crypto/Secret.h"
#include "core/transfer/ShareIndexer.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace allium::transfer;

namespace {

constexpr int Rounds = 3;
constexpr double Aim = 0.8; ///< of b2sum's rate

[[noreturn]] void stop(const char* what)
{
    std::fprintf(stderr, "bench_hash: %s\n", what);
    std::exit(1);
}

double processorSeconds(int who)
{
    rusage usage { };
    if (::getrusage(who, &usage) != 0)
        stop("no processor times here");
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double secondsOf(int who, const std::function<void()>& work)
{
    const double before = processorSeconds(who);
    work();
    return processorSeconds(who) - before;
}

void makeFile(const QString& path, int mebibytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        stop("cannot write the file");
    QByteArray block(1024LL * 1024, Qt::Uninitialized);
    std::uint64_t state = 42;
    for (int i = 0; i < mebibytes; ++i) {
        for (qsizetype at = 0; at < block.size(); ++at) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            block[at] = static_cast<char>(state >> 56);
        }
        if (file.write(block) != block.size())
            stop("the disk is full");
    }
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    if (!allium::crypto::initialize())
        stop("libsodium does not work here");
    const int mebibytes = argc > 1 ? std::max(1, std::atoi(argv[1])) : 256;
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("file"));
    makeFile(path, mebibytes);

    double ours = 1e9;
    double theirs = 1e9;
    for (int round = 0; round < Rounds; ++round) {
        theirs = std::min(theirs, secondsOf(RUSAGE_CHILDREN, [&] {
                              QProcess b2sum;
                              b2sum.start(QStringLiteral("b2sum"), { QStringLiteral("--length=256"), path });
                              if (!b2sum.waitForFinished(-1) || b2sum.exitCode() != 0)
                                  stop("b2sum does not run");
                          }));
        ours = std::min(ours, secondsOf(RUSAGE_SELF, [&] {
                            Progress progress;
                            if (!ShareIndexer::index({ path }, {}, progress))
                                stop("indexing failed");
                        }));
    }
    const double ratio = theirs / ours;
    std::printf("{\"bench\":\"hash\",\"mib\":%d,\"allium_mib_per_s\":%.0f,\"b2sum_mib_per_s\":%.0f,\"ratio\":%.2f,"
                "\"aim\":%.1f,\"met\":%s}\n",
                mebibytes, mebibytes / ours, mebibytes / theirs, ratio, Aim, ratio >= Aim ? "true" : "false");
    return 0;
}
