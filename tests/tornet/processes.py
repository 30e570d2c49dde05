# SPDX-License-Identifier: GPL-3.0-or-later
"""Child processes that cannot outlive us.

Every child gets PR_SET_PDEATHSIG, so the kernel kills it when the thread that started it ends,
by whatever means: start children from a thread that lives as long as they should, in practice
the main thread.
"""

import ctypes
import os
import signal
import subprocess
import time

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_libc = ctypes.CDLL(None, use_errno=True)


def start(arguments, *, output=None, death_signal=signal.SIGKILL, own_session=True, **options):
    """Starts a program that dies with us. `output` is a file that takes both of its streams."""
    parent = os.getpid()

    def bind_to_parent():
        _libc.prctl(_PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
        if os.getppid() != parent:  # the parent went between fork and prctl
            os._exit(127)

    if output is not None:
        options.setdefault("stdout", output)
        options.setdefault("stderr", subprocess.STDOUT)
    options.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.Popen([os.fspath(a) for a in arguments], preexec_fn=bind_to_parent,
                            start_new_session=own_session, **options)


def stop(children, grace_s=5.0):
    """Asks all of them to end, then insists. Returns when all are gone and reaped."""
    children = [child for child in children if child is not None]
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + grace_s
    for child in children:
        try:
            child.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def is_alive(pid):
    """Whether a process exists and is more than a zombie waiting to be reaped."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as stat:
            return stat.read().rsplit(b") ", 1)[1][:1] not in (b"Z", b"X")
    except (FileNotFoundError, ProcessLookupError):
        return False


def children_of(pid):
    """The pids of all living descendants."""
    parents = {}
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/stat", "rb") as stat:
                fields = stat.read().rsplit(b") ", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if fields[0] not in (b"Z", b"X"):
            parents.setdefault(int(fields[1]), []).append(int(name))
    found, queue = [], [pid]
    while queue:
        for child in parents.get(queue.pop(), []):
            found.append(child)
            queue.append(child)
    return found


def adopt_orphans():
    """From now on descendants whose parent ends become our children, so that none gets out of sight."""
    _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def wait_for_nobody(timeout):
    """Waits until we have no descendants; returns the pids of those that stay."""
    deadline = time.monotonic() + timeout
    while alive := children_of(os.getpid()):
        if time.monotonic() > deadline:
            return alive
        time.sleep(0.05)
    return []
