# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who has just installed Allium: a user of a clean root at a desktop of their own, who starts it from its
menu entry."""

import os
import shlex
import socket
import subprocess
import time

from allium import PATIENCE
from seen_window import SeenWindow

import processes  # noqa: E402  (allium says where it is)

ENTRY = "/usr/share/applications/allium.desktop"


class Newcomer(SeenWindow):
    """`user` is a user of the root, whose home is named after them. Their menu finds what prepare() has put before the
    installed program."""

    def __init__(self, root, user, name, session, accessibility):
        self._home = f"/home/{name.lower()}"
        super().__init__(root.inside(self._home), name, session, accessibility)
        self._root, self._user = root, user

    @staticmethod
    def prepare(root, net):
        """The menu entry starts it for this network, and with a socket that tells us when it runs."""
        words = ["/usr/bin/allium", "--private-network", "--network", "test", "--log", "desktop.*=info,core.*=info"]
        for line in net.torrc_lines:
            words += ["--torrc-line", line]
        script = root.inside("/usr/local/bin/allium")
        script.write_text(f'#!/bin/sh\nexec {shlex.join(words)} --command-socket "$HOME/command" "$@"\n')
        script.chmod(0o755)

    @property
    def log(self):
        return self.session.folder / f"{self.name}.log"

    def start(self, timeout=60):
        environment = {name: value for name, value in self.session.environment.items()
                       if name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS")}
        environment.update(HOME=self._home, PATH="/usr/local/bin:/usr/bin:/bin", QT_QUICK_BACKEND="software",
                           QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
        command = self._root.command("gio", "launch", ENTRY, user=self._user, environment=environment, network=True,
                                     shared=[self.session.folder])
        processes.adopt_orphans()  # the menu does not wait for what it starts
        with open(self.log, "ab") as log:
            subprocess.run([os.fspath(word) for word in command], check=True, stdin=subprocess.DEVNULL, stdout=log,
                           stderr=subprocess.STDOUT, timeout=timeout * PATIENCE)
        self.process = Adopted(self.folder / "command", timeout)
        self._connect(self.folder / "command", time.monotonic() + timeout * PATIENCE)
        self._wait(lambda: self.frame is not None and "active" in self.frame.states, timeout, "the window in front")
        return self


class Adopted:
    """A process whose parent has gone, found by the socket on which it listens. Has what is used of a Popen."""

    def __init__(self, path, timeout):
        self.returncode = None
        deadline = time.monotonic() + timeout * PATIENCE
        while True:
            try:
                with socket.socket(socket.AF_UNIX) as probe:
                    probe.connect(str(path))
                    credentials = probe.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
                self.pid = int.from_bytes(credentials[:4], "little")
                return
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)

    def poll(self):
        if self.returncode is None:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout=None):
        deadline = time.monotonic() + timeout if timeout is not None else float("inf")
        while self.poll() is None:
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired("allium", timeout)
            time.sleep(0.02)
        return self.returncode

    def send_signal(self, number):
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)
