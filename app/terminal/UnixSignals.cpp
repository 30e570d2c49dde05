// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/UnixSignals.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace allium::terminal {

#ifdef Q_OS_UNIX
namespace {

std::array<int, 2> pipeEnds { -1, -1 };

/// Only write() is safe here; the event loop does the rest. Whoever was interrupted keeps its errno.
void onSignal(int)
{
    const int before = errno;
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
    errno = before;
}

} // namespace

UnixSignals::UnixSignals()
{
    if (::pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        std::array<char, 16> drained {};
        while (::read(pipeEnds[0], drained.data(), drained.size()) > 0) { }
        Q_EMIT stopRequested();
    });
    for (const int signal : { SIGINT, SIGTERM, SIGHUP }) {
        struct sigaction action {};
        action.sa_handler = onSignal;
        action.sa_flags = SA_RESTART;
        ::sigaction(signal, &action, nullptr);
    }
}

UnixSignals::~UnixSignals()
{
    for (const int signal : { SIGINT, SIGTERM, SIGHUP })
        ::signal(signal, SIG_DFL);
    m_notifier.reset();
    for (auto& end : pipeEnds) {
        ::close(end);
        end = -1;
    }
}
#else
UnixSignals::UnixSignals() = default;
UnixSignals::~UnixSignals() = default;
#endif

} // namespace allium::terminal
