// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picture/Confinement.h"

#include <cstdlib>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace allium;

namespace {

/// Says that it lived to say so.
[[noreturn]] void survived()
{
    static_cast<void>(::write(STDOUT_FILENO, "survived", 8));
    ::_exit(0);
}

void attempt(const char* what)
{
    const auto is = [what](const char* name) { return std::strcmp(what, name) == 0; };
    if (is("open"))
        ::open("/etc/passwd", O_RDONLY);
    else if (is("create"))
        ::open("/tmp/allium-picture-was-here", O_WRONLY | O_CREAT, 0600);
    else if (is("socket"))
        ::socket(AF_INET, SOCK_STREAM, 0);
    else if (is("local socket"))
        ::socket(AF_UNIX, SOCK_STREAM, 0);
    else if (is("fork"))
        ::fork();
    else if (is("execute"))
        ::execl("/bin/true", "true", nullptr);
    else if (is("kill"))
        ::syscall(SYS_kill, ::getppid(), 0);
    else if (is("trace"))
        ::syscall(SYS_ptrace, 0, 0, 0, 0);
    else if (is("executable memory"))
        static_cast<void>(::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    else if (is("make memory executable"))
        ::mprotect(std::malloc(4096), 4096, PROT_READ | PROT_EXEC);
    else if (is("more rights"))
        ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    else if (is("spin"))
        for (volatile unsigned long turn = 0;;)
            turn = turn + 1;
}

} // namespace

/// Confines itself as allium-picture does, tries what it was told to, and says whether it could.
int main(int argc, char** argv)
{
    if (argc != 2 || !picture::limitResources() || !picture::confine())
        return 3;
    if (std::strcmp(argv[1], "memory") == 0) {
        // Refused, not killed: what asks for it decides.
        void* much = std::malloc(600UL * 1024 * 1024);
        if (much == nullptr)
            ::_exit(4);
        survived();
    }
    attempt(argv[1]);
    survived();
}
