# SPDX-License-Identifier: GPL-3.0-or-later
"""The leak checker catches what it is there to catch: each test is a small rogue program."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import leakcheck  # noqa: E402

PYTHON = sys.executable


def check(*command):
    """Exit code and findings of a program run under the checker."""
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "report"
        status = subprocess.run([PYTHON, HERE / "leakcheck.py", "--report", report, "--", *command],
                                stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                timeout=60).returncode
        return status, report.read_text().splitlines()


class LeakCheckTest(unittest.TestCase):
    def assert_caught(self, program, what):
        status, findings = check(PYTHON, "-c", program)
        self.assertEqual(status, leakcheck.LEAK, findings)
        self.assertTrue(any(f.startswith(what) for f in findings), findings)

    def test_loopback_is_allowed(self):
        status, findings = check(PYTHON, "-c", """
import socket, threading
for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET, "127.1.2.3")):
    server = socket.socket(family); server.bind((host, 0)); server.listen()
    client = socket.socket(family); client.connect(server.getsockname()); client.send(b"x")
a, b = socket.socketpair()
a.send(b"x")
""")
        self.assertEqual((status, findings), (0, []))

    def test_the_exit_code_is_the_programs_own(self):
        self.assertEqual(check(PYTHON, "-c", "raise SystemExit(7)"), (7, []))

    def test_rogues(self):
        rogues = {
            "UDP": ("import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
                    "an internet socket that is not TCP"),
            "UDP over IPv6": ("import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
                              "an internet socket that is not TCP"),
            "connect": ("import socket; s = socket.socket(); s.setblocking(False); "
                        "s.connect_ex(('192.0.2.1', 80))", "an address that is not loopback"),
            "connect over IPv6": ("import socket; s = socket.socket(socket.AF_INET6); "
                                  "s.setblocking(False); s.connect_ex(('2001:db8::1', 80))",
                                  "an address that is not loopback"),
            "bind to all": ("import socket; socket.socket().bind(('0.0.0.0', 0))",
                            "an address that is not loopback"),
            "listen without bind": ("import socket; socket.socket().listen()",
                                    "listening on every interface"),
            "getaddrinfo": ("import socket\n"
                            "try: socket.getaddrinfo('host.invalid', 80)\n"
                            "except OSError: pass", "a file of the resolver"),
            "even of localhost": ("import socket; socket.getaddrinfo('localhost', 80)",
                                  "a file of the resolver"),
            "a local name server": ("import socket; s = socket.socket(); "
                                    "s.connect_ex(('127.0.0.1', 53))", "a name server"),
            "interfaces": ("import socket; socket.if_nameindex(); "
                           "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)", "a netlink socket"),
            "in a thread": ("import socket, threading; t = threading.Thread(target=lambda: "
                            "socket.socket().connect_ex(('127.0.0.1', 53))); t.start(); t.join()",
                            "a name server"),
            "in a grandchild": ("import subprocess, sys; subprocess.run([sys.executable, '-c', "
                                "'import socket; socket.socket(2, 2)'])",
                                "an internet socket that is not TCP"),
        }
        for name, (program, what) in rogues.items():
            with self.subTest(name):
                self.assert_caught(program, what)

    def test_only_tor_is_exempt(self):
        rogue = "import socket, os; socket.socket(2, 2); os.fork() or socket.socket(2, 2)"
        with tempfile.TemporaryDirectory() as folder:
            for name, caught in (("tor", False), ("torn", True)):
                with self.subTest(name):
                    # The name of the program file is what counts; Python finds its library by it.
                    program = os.path.join(folder, name)
                    shutil.copy(os.path.realpath(PYTHON), program)
                    status, findings = check(
                        PYTHON, "-c", "import subprocess, sys, os\n"
                        "subprocess.run([sys.argv[1], '-S', '-c', sys.argv[2]], "
                        "env={'PYTHONHOME': sys.base_prefix}, check=True)", program, rogue)
                    self.assertEqual(status, leakcheck.LEAK if caught else 0, findings)

    def test_who_starts_tor_is_not_exempt(self):
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, "tor")
            os.symlink("/bin/true", program)
            self.assert_caught(f"import subprocess, socket; subprocess.run([{program!r}]); "
                               "socket.socket(2, 2)", "an internet socket that is not TCP")

    def test_interleaved_calls_are_put_together(self):
        trace = leakcheck.Trace()
        for line in ("10 clone(child_stack=NULL, flags=SIGCHLD <unfinished ...>",
                     '11 execve("/usr/bin/tor", ["tor"], 0x1 /* 3 vars */ <unfinished ...>',
                     "10 <... clone resumed>) = 11",
                     "11 <... execve resumed>) = 0",
                     "11 clone3({flags=CLONE_THREAD} <unfinished ...>",
                     "12 socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 3<UDP:[1]>",
                     "11 <... clone3 resumed> => {parent_tid=[12]}, 88) = 12",
                     '10 connect(3<TCP:[5]>, {sa_family=AF_INET, sin_port=htons(80), '
                     'sin_addr=inet_addr("192.0.2.7")}, 16 <unfinished ...>',
                     "11 socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 3<UDP:[1]>",
                     "11 +++ exited with 0 +++",
                     "10 +++ killed by SIGKILL +++"):
            trace.feed(line)
        findings = trace.findings()
        self.assertEqual(len(findings), 1, findings)
        self.assertIn("192.0.2.7", findings[0])


if __name__ == "__main__":
    unittest.main(verbosity=2)
