// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/SecretPrompt.h"

#include <array>
#include <cstdio>

#ifdef _WIN32
#include <io.h>
#include <windows.h>
#else
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>
#endif

namespace allium::terminal {

std::optional<crypto::Secret> readSecret(int descriptor)
{
    crypto::Secret buffer(1024);
    std::size_t length = 0;
    while (length < buffer.size()) {
        // One byte at a time, so that nothing behind the line end is taken from the pipe.
        const auto got = ::read(descriptor, buffer.span().data() + length, 1);
        if (got <= 0 || buffer.span()[length] == '\n')
            break;
        ++length;
    }
    if (length == 0 || length == buffer.size())
        return std::nullopt;
    return crypto::Secret::copyOf(std::span<const std::uint8_t>(buffer.span().first(length)));
}

#ifdef _WIN32
std::optional<crypto::Secret> promptSecret(const char* question)
{
    const HANDLE console = GetStdHandle(STD_INPUT_HANDLE);
    DWORD mode = 0;
    if (!GetConsoleMode(console, &mode))
        return std::nullopt;
    std::fprintf(stderr, "%s", question);
    SetConsoleMode(console, mode & ~static_cast<DWORD>(ENABLE_ECHO_INPUT));
    auto secret = readSecret(0);
    SetConsoleMode(console, mode);
    std::fprintf(stderr, "\n");
    return secret;
}
#else
std::optional<crypto::Secret> promptSecret(const char* question)
{
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0)
        return std::nullopt;
    termios before {};
    std::optional<crypto::Secret> secret;
    if (::tcgetattr(terminal, &before) == 0) {
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::dprintf(terminal, "%s", question);
        ::tcsetattr(terminal, TCSAFLUSH, &silent);
        secret = readSecret(terminal);
        ::tcsetattr(terminal, TCSAFLUSH, &before);
        ::dprintf(terminal, "\n");
    }
    ::close(terminal);
    return secret;
}
#endif

} // namespace allium::terminal
