// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picture/Confinement.h"

#include <cstddef>
#include <iterator>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace allium::picture {
namespace {

constexpr rlim_t MemoryBytes = 512UL * 1024 * 1024; // of addresses: libraries take most of it
constexpr rlim_t CpuSeconds = 2;

#if defined(__x86_64__)
constexpr unsigned Architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned Architecture = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned Architecture = 0; // no filter is written for it
#endif

/// The low half of an argument, which is where the flags are on both.
constexpr unsigned argument(unsigned index)
{
    return static_cast<unsigned>(offsetof(seccomp_data, args) + index * sizeof(__u64));
}

bool limit(decltype(RLIMIT_CPU) what, rlim_t most)
{
    const rlimit both { most, most };
    return ::setrlimit(what, &both) == 0;
}

#ifndef ALLIUM_SANITIZED
/// What whoever started us left open is none of our business.
void closeOthers()
{
    constexpr unsigned First = STDERR_FILENO + 1;
    if (::syscall(SYS_close_range, First, ~0U, 0U) == 0)
        return;
    constexpr int Many = 1024; // before Linux 5.9
    for (int descriptor = First; descriptor < Many; ++descriptor)
        ::close(descriptor);
}
#endif

} // namespace

bool limitResources()
{
#ifndef ALLIUM_SANITIZED
    if (!limit(RLIMIT_AS, MemoryBytes))
        return false;
#endif
    return limit(RLIMIT_CORE, 0) && limit(RLIMIT_CPU, CpuSeconds) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NPROC, 0)
        && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

bool confine()
{
#ifdef ALLIUM_SANITIZED
    return true;
#else
    if (Architecture == 0)
        return false;
    closeOthers();
    constexpr unsigned Allow = SECCOMP_RET_ALLOW;
    constexpr unsigned Kill = SECCOMP_RET_KILL_PROCESS;
#define ALLIUM_ALLOW(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1), BPF_STMT(BPF_RET | BPF_K, Allow)
    sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, Architecture, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, Kill),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        ALLIUM_ALLOW(__NR_read),
        ALLIUM_ALLOW(__NR_write),
        ALLIUM_ALLOW(__NR_exit),
        ALLIUM_ALLOW(__NR_exit_group),
        ALLIUM_ALLOW(__NR_brk),
        ALLIUM_ALLOW(__NR_munmap),
        ALLIUM_ALLOW(__NR_mremap),
        ALLIUM_ALLOW(__NR_madvise),
        ALLIUM_ALLOW(__NR_futex),
        ALLIUM_ALLOW(__NR_getrandom),
        ALLIUM_ALLOW(__NR_clock_gettime),
        ALLIUM_ALLOW(__NR_rt_sigreturn),
        // Memory, yes; a file's contents or something to execute, no.
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_mmap, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, Kill),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, argument(2)),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, Kill),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, argument(3)),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, MAP_ANONYMOUS, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, Kill),
        BPF_STMT(BPF_RET | BPF_K, Allow),
    };
#undef ALLIUM_ALLOW
    const sock_fprog program { static_cast<unsigned short>(std::size(filter)), filter };
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
#endif
}

} // namespace allium::picture
