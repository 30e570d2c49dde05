// SPDX-License-Identifier: GPL-3.0-or-later
// A process that owns a tor, to be killed by a test: `tor_owner DATAFOLDER TORRCLINES`. Prints
// tor's process id once it can be talked to, and stops it when standard input ends.
#include "core/base/Clock.h"
#include "core/base/Timers.h"
#include "core/crypto/Secret.h"
#include "core/tor/TorController.h"

#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>

#include <cstdio>

int main(int argc, char** argv)
{
    using State = allium::tor::TorController::State;
    QCoreApplication app(argc, argv);
    if (argc != 3 || !allium::crypto::initialize())
        return 2;
    allium::SystemClock clock;
    allium::QtTimers timers;
    allium::crypto::SystemRandom random;
    allium::tor::TorController tor(clock, timers, random);
    allium::tor::TorSettings settings;
    settings.search = allium::tor::TorSearch::fromEnvironment();
    settings.dataFolder = QFile::decodeName(argv[1]);
    QFile lines(QFile::decodeName(argv[2]));
    if (!lines.open(QIODevice::ReadOnly))
        return 2;
    settings.customLines = lines.readAll().split('\n');
    QObject::connect(&tor, &allium::tor::TorController::stateChanged, &app, [&](State state) {
        if (state == State::Bootstrapping) {
            std::printf("%lld\n", static_cast<long long>(tor.processId()));
            std::fflush(stdout);
        } else if (state == State::Failed) {
            QCoreApplication::exit(1);
        } else if (state == State::Off) {
            QCoreApplication::exit(0);
        }
    });
    QSocketNotifier input(0, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &app, [&] {
        input.setEnabled(false);
        tor.stop();
    });
    tor.start(std::move(settings));
    return QCoreApplication::exec();
}
