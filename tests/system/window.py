# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the desktop program without a display. Its node is driven through the command socket, what the
window shows is read from its log."""

import os
import subprocess

import allium
from programs import find_program


class Window(allium.Node):
    """One allium, without tor unless a network is given. It has no profile until `create` is called, as on a
    first start."""

    def __init__(self, folder, name, *, tornet=None, options=(), environment=None, wrapper=()):
        super().__init__(folder, tornet, name, passphrase=None, options=options, wrapper=wrapper,
                         environment={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software",
                                      "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent", **(environment or {})},
                         log_rules="desktop.*=info,core.*=info")

    def program(self, socket):
        return [*self.same_profile(), "--command-socket", socket, *self.options]

    def same_profile(self):
        way = ["--tor-binary", find_program("tor")] if self.tornet else ["--loopback", self.folder / "loopback"]
        return [allium.find_bin("allium"), "--data-dir", self.folder / "profile", *way,
                "--private-network", "--network", "test"]

    def create(self):
        self.call("create", secrets={"passphrase": self.PASSPHRASE}, name=self.name)

    def unlock(self):
        self.call("unlock", secrets={"passphrase": self.PASSPHRASE})

    def start_again(self, *words, timeout=30):
        """A second start beside the running one, to its end: exit code and what it said."""
        ended = subprocess.run([*self.same_profile(), *words], env=self._environment(), text=True,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               timeout=timeout * allium.PATIENCE, check=False)
        return ended.returncode, ended.stdout

    def refused(self, timeout=30):
        """A start that is refused: it says why, in a window too, and ends when that is closed."""
        with subprocess.Popen(self.same_profile(), env=self._environment(), text=True, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            said = process.stderr.readline()
            while said and not said.startswith("allium: "):
                said = process.stderr.readline()
            process.terminate()
            return process.wait(timeout * allium.PATIENCE), said

    def said(self, what):
        return what in self.log.read_text(errors="replace")

    def wait_said(self, what, timeout=30):
        self.wait_until(lambda: self.said(what), timeout, f"the words “{what}” in the log")

    def wait_screen(self, screen, timeout=30):
        """The screen shown last is this one."""
        def shown():
            lines = [line for line in self.log.read_text(errors="replace").splitlines() if "screen: " in line]
            return bool(lines) and lines[-1].endswith("screen: " + screen)
        self.wait_until(shown, timeout, f"the screen {screen}")

    def complaints(self):
        """What Qt says about mistakes in QML."""
        return [line for line in self.log.read_text(errors="replace").splitlines() if "qrc:/" in line or "QML" in line]
