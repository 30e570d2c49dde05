#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""leakcheck.py [--report FILE] -- COMMAND…

Runs a program and everything it starts under strace and fails (exit code 99) if any of it reaches
for the network other than over loopback or asks for a name: only tor may. A process that executes
a program called tor is exempt from then on, and so is all that it starts.

What counts as a finding:
- an internet socket that is not a TCP socket; a packet or raw socket; a netlink socket, which is how
  programs (and the C library's resolver) learn of network interfaces: nothing in Allium needs to,
  Qt opens one only for QNetworkInterface and for look-ups;
- connecting, binding or sending to an address that is not loopback; listening on an unbound socket,
  which would mean every interface;
- name resolution: reading the resolver's files, talking to port 53 even on loopback, to nscd or to
  systemd-resolved;
- io_uring, which could do all of it unseen.

The exit code is the program's own when there is nothing to report.
"""

import argparse
import ipaddress
import os
import pathlib
import re
import select
import shutil
import signal
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/tornet"))

import processes  # noqa: E402

LEAK = 99

# Reading nsswitch.conf is not among them: it is also how a user id becomes a user name.
RESOLVER_FILES = {"/etc/resolv.conf", "/etc/hosts", "/etc/host.conf", "/etc/gai.conf"}
RESOLVER_SOCKETS = ("/nscd/socket", "/systemd/resolve", "/mdns", "/avahi-daemon/socket")

_LINE = re.compile(r"^(\d+) +(.*)$")
_RESUMED = re.compile(r"^<\.\.\. \w+ resumed>")
_CALL = re.compile(r"^(\w+)\((.*)\) += (-?\w+)", re.S)
_IPV4 = re.compile(r'sin_port=htons\((\d+)\), sin_addr=inet_addr\("([^"]+)"\)')
_IPV6 = re.compile(r'sin6_port=htons\((\d+)\).*?inet_pton\(AF_INET6, "([^"]+)"')
_UNIX = re.compile(r'sun_path=@?"([^"]*)"')
_STRING = re.compile(r'"([^"]*)"')


class Trace:
    """Judges strace's output. Feed it lines in the order they came, then ask for findings()."""

    def __init__(self):
        self._calls = []       # (pid, text), in the order the calls began
        self._unfinished = {}  # pid -> index of its call in _calls

    def feed(self, line):
        parsed = _LINE.match(line.rstrip("\n"))
        if not parsed:
            return
        pid, text = int(parsed.group(1)), parsed.group(2)
        resumed = _RESUMED.match(text)
        if resumed:
            index = self._unfinished.pop(pid, None)
            if index is not None:
                self._calls[index] = (pid, self._calls[index][1] + text[resumed.end():])
            return
        if text.endswith("<unfinished ...>"):
            self._unfinished[pid] = len(self._calls)
            text = text[:-len("<unfinished ...>")].rstrip()
        self._calls.append((pid, text))

    def findings(self):
        exempt, found = set(), []
        for pid, text in self._calls:
            call = _CALL.match(text)
            if not call:
                # Never returned: what it asked for counts all the same.
                begun = re.match(r"^(\w+)\((.*)$", text, re.S)
                if begun and pid not in exempt:
                    self._judge(found, pid, begun.group(1), begun.group(2), "?", text)
                if text.startswith("+++ "):
                    exempt.discard(pid)  # the number may be given out again
                continue
            name, arguments, result = call.groups()
            if name in ("clone", "clone3", "fork", "vfork"):
                if pid in exempt and result.isdigit():
                    exempt.add(int(result))
            elif name == "execve":
                program = _STRING.search(arguments)
                if result == "0" and program and os.path.basename(program.group(1)) == "tor":
                    exempt.add(pid)
            elif pid not in exempt:
                self._judge(found, pid, name, arguments, result, text)
        return found

    @staticmethod
    def _judge(found, pid, name, arguments, result, text):
        def finding(what):
            found.append(f"{what}: [{pid}] {text}")

        if name == "socket":
            family, kind = (arguments.split(", ") + [""])[:2]
            if family in ("AF_INET", "AF_INET6"):
                if not kind.startswith("SOCK_STREAM"):
                    finding("an internet socket that is not TCP")
            elif family == "AF_NETLINK":
                finding("a netlink socket")
            elif family not in ("AF_UNIX", "AF_LOCAL"):
                finding("a socket of another kind")
        elif name in ("connect", "bind", "sendto", "sendmsg", "sendmmsg"):
            for port, address in _IPV4.findall(arguments) + _IPV6.findall(arguments):
                if not is_loopback(address):
                    finding("an address that is not loopback")
                elif port == "53" and name != "bind":
                    finding("a name server")
            path = _UNIX.search(arguments)
            # An nscd that is not there was told nothing.
            if path and result != "-1" and any(s in path.group(1) for s in RESOLVER_SOCKETS):
                finding("a name service")
        elif name == "listen":
            if re.match(r"^\d+<(TCP|TCPv6):\[\d+\]>", arguments):
                finding("listening on every interface")
        elif name in ("open", "openat"):
            path = _STRING.search(arguments)
            if path and path.group(1) in RESOLVER_FILES:
                finding("a file of the resolver")
        elif name == "io_uring_setup":
            finding("io_uring")


def is_loopback(text):
    address = ipaddress.ip_address(text)
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def run(command, report=None):
    """Runs it to its end; returns (its exit code, findings). Signals asking us to end are passed on."""
    strace = shutil.which("strace")
    if not strace:
        raise SystemExit("leakcheck needs strace")
    with tempfile.TemporaryDirectory(prefix="allium-leakcheck-") as folder:
        pipe = os.path.join(folder, "trace")
        os.mkfifo(pipe)
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        # The sanitizer's search for leaks would trace the program too, and only one can.
        environment = {**os.environ, "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"}
        # With -D the program is our own child, and strace works from beside it.
        child = processes.start(
            [strace, "-D", "-f", "--seccomp-bpf", "-qq", "-yy", "-s", "256", "-o", pipe,
             "-e", "trace=%network,%process,open,openat,io_uring_setup",
             "-e", "signal=none", "--", *command],
            env=environment, stdin=None, own_session=False, death_signal=signal.SIGTERM, close_fds=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda which, _: child.send_signal(which))
        trace, lines = Trace(), [0]

        def read():
            os.set_blocking(reader, True)
            with open(reader, encoding="utf-8", errors="replace") as output:
                for line in output:
                    lines[0] += 1
                    trace.feed(line)

        # strace opens its end before the program begins, the program ends before strace does.
        status = None
        while status is None and not _readable(reader):
            status = child.poll()
        thread = threading.Thread(target=read)
        thread.start()
        status = child.wait() if status is None else status
        thread.join()
    if not lines[0]:
        raise SystemExit("leakcheck: strace saw nothing; is tracing forbidden here?")
    findings = trace.findings()
    if report:
        pathlib.Path(report).write_text("".join(f + "\n" for f in findings))
    return status, findings


def _readable(descriptor):
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return any(event & select.POLLIN for _, event in poll.poll(50))


def main():
    parser = argparse.ArgumentParser(description="Fails if a program uses the network directly.")
    parser.add_argument("--report", help="gets one line for each finding")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    command = options.command[1:] if options.command[:1] == ["--"] else options.command
    if not command:
        parser.error("no command")
    status, findings = run(command, options.report)
    for finding in findings:
        print("leak: " + finding, file=sys.stderr)
    return LEAK if findings else status if status >= 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main())
