# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop that nobody looks at: X server, window manager, session bus, accessibility bus, and the hands of
somebody who sits at it: keyboard, pointer and clipboard.

There is a key ring on the bus if wanted, and what programs ask the desktop to open is written down instead."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time

from allium import PATIENCE

import processes  # noqa: E402  (allium says where it is)
from dragging import Drag  # noqa: E402

SCREEN = "1280x900x24"
_LEAKS = pathlib.Path(__file__).resolve().parent / "leaks.txt"
_A11Y_SERVICE = "/usr/share/dbus-1/services/org.a11y.Bus.service"
_PROGRAMS = ("Xvfb", "openbox", "dbus-daemon", "xdotool", "xclip", "xprop")
_KEY_RING = ("gnome-keyring-daemon", "dbus-send")

_BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow user="root"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

_NOTE_DOWN = """#!/bin/sh
printf '%s\\n' "$1" >> '{opened}'
"""


def _for_sanitizers():
    """What they are told, if there are any, and what of Qt's leaks to look over: see leaks.txt, whose names are a few
    callers away."""
    told = {name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ}
    if told:
        told["ASAN_OPTIONS"] = told.get("ASAN_OPTIONS", "") + ":fast_unwind_on_malloc=0:malloc_context_size=12"
        told["LSAN_OPTIONS"] = f"suppressions={_LEAKS}:print_suppressions=0"
    return told


class SessionError(Exception):
    pass


class DesktopSession:
    """start() or `with`; stop() ends every process and removes every file of it."""

    def __init__(self, key_ring=False, user=None):
        """`user`: whose it is, by number, if not ours."""
        self._key_ring, self._user = key_ring, user
        self.folder = None
        self.environment = {}
        self._children = []
        self._clipboard = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()

    def start(self):
        wanted = (*_PROGRAMS, *(_KEY_RING if self._key_ring else ()))
        missing = [name for name in wanted if shutil.which(name) is None]
        if missing or not os.path.exists(_A11Y_SERVICE):
            raise SessionError(f"not installed: {missing or 'at-spi2-core'} (installer/packages/test.txt)")
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="allium-desktop-"))
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self):
        processes.stop([self._clipboard, *reversed(self._children)])
        self._clipboard = None
        self._children.clear()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None

    @property
    def screen(self):
        """The folder for framebuffer.Picture."""
        return self.folder / "screen"

    # -- hands

    def key(self, *keys):
        """Presses keys in turn, such as Return, Tab, ctrl+v."""
        self._xdotool("key", "--clearmodifiers", "--delay", "15", *keys)

    def type(self, text):
        """Letters of ASCII, one by one. Other text is pasted."""
        self._xdotool("type", "--clearmodifiers", "--delay", "8", "--", text)

    def pointer(self, *doings):
        """Moves and buttons in xdotool's words, such as mousemove, 10, 20, mousedown, 1."""
        self._xdotool(*map(str, doings))

    def drag(self, *paths):
        """Files, from another program's window: `with session.drag(path) as drag: drag.over(place); drag.drop()`."""
        return Drag(self, paths)

    def copy(self, text, kind="UTF8_STRING"):
        """Puts something into the clipboard, as another program would. Files are a text/uri-list."""
        self._clear_clipboard()
        content = self.folder / "clipboard"
        content.write_bytes(text.encode())
        with open(content, "rb") as source:
            self._clipboard = processes.start(["xclip", "-quiet", "-selection", "clipboard", "-t", kind, "-i"],
                                              env=self.environment, stdin=source, stdout=subprocess.DEVNULL,
                                              stderr=subprocess.DEVNULL)
        self.wait(lambda: self.clipboard(kind) == text, "the clipboard to be taken")

    def clipboard(self, kind="UTF8_STRING"):
        """What is in the clipboard, whoever put it there."""
        return subprocess.run(["xclip", "-selection", "clipboard", "-t", kind, "-o"], env=self.environment,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              timeout=10 * PATIENCE, check=False).stdout.decode()

    def opened(self):
        """What the desktop was asked to open, oldest first."""
        try:
            return (self.folder / "opened").read_text().splitlines()
        except FileNotFoundError:
            return []

    def shows_window_of(self, name):
        """A window of the class by which panels find its menu entry, and with that its icon."""
        return bool(self._output("xdotool", "search", "--onlyvisible", "--class", f"^{name}$").strip())

    def picture(self, path):
        """What can be seen now, for whoever looks into a failure. Needs imagemagick."""
        if shutil.which("import"):
            subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=False,
                           timeout=20 * PATIENCE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    @staticmethod
    def wait(question, what, timeout=20):
        deadline = time.monotonic() + timeout * PATIENCE
        while not question():
            if time.monotonic() > deadline:
                raise SessionError(f"waited in vain for {what}")
            time.sleep(0.02)

    # -- from here on nobody else's business

    def _start(self):
        self.folder.chmod(0o700)
        for name in ("bin", "services", "runtime", "home", "screen"):
            (self.folder / name).mkdir(mode=0o700)
        if self._user is not None:
            for path in (self.folder, *self.folder.iterdir()):
                os.chown(path, self._user, self._user)
        opener = self.folder / "bin/xdg-open"
        opener.write_text(_NOTE_DOWN.format(opened=self.folder / "opened"))
        opener.chmod(0o755)
        shutil.copy(_A11Y_SERVICE, self.folder / "services")
        # Nothing of the desktop that the test happens to be started from.
        self.environment = {**_for_sanitizers(), "PATH": f"{self.folder}/bin:{os.environ['PATH']}", "LANG": "C.UTF-8",
                            "HOME": str(self.folder / "home"), "XDG_RUNTIME_DIR": str(self.folder / "runtime")}
        self.environment["DISPLAY"] = ":" + self._start_with_answer(
            "Xvfb", lambda out: ["-displayfd", str(out), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset", "-fbdir", self.screen])
        config = self.folder / "bus.conf"
        config.write_text(_BUS_CONFIG.format(folder=self.folder / "runtime", services=self.folder / "services"))
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._start_with_answer(
            "dbus-daemon", lambda out: [f"--config-file={config}", f"--print-address={out}", "--nofork", "--nopidfile"])
        if self._key_ring:
            self._start_key_ring()
        self._start_child(["openbox", "--sm-disable"])
        self.wait(lambda: "window id" in self._output("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), "the window manager")

    def _start_key_ring(self):
        """Open, as after a login. Its password is empty; without the newline no key ring is made."""
        reader, writer = os.pipe()
        os.write(writer, b"\n")
        os.close(writer)
        try:
            self._start_child(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"], stdin=reader)
        finally:
            os.close(reader)
        self.wait(lambda: "boolean true" in self._output(
            "dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus",
            "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"), "the key ring")

    def _start_with_answer(self, program, arguments):
        """Starts something that says on a descriptor where it can be reached."""
        reader, writer = os.pipe()
        try:
            self._start_child([program, *arguments(writer)], pass_fds=(writer,))
        finally:
            os.close(writer)
        with open(reader, encoding="utf-8") as answer:
            said = answer.readline().strip()
        if not said:
            raise SessionError(f"{program} did not start: {(self.folder / 'log').read_text(errors='replace')[-2000:]}")
        return said

    def _start_child(self, command, **options):
        if self._user is not None:
            options.update(user=self._user, group=self._user, extra_groups=[])
        with open(self.folder / "log", "ab") as log:
            child = processes.start(command, output=log, env=self.environment, **options)
        self._children.append(child)
        return child

    def _clear_clipboard(self):
        processes.stop([self._clipboard])
        self._clipboard = None

    def _xdotool(self, *arguments):
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True, timeout=60 * PATIENCE,
                       stdin=subprocess.DEVNULL)

    def _output(self, *command):
        return subprocess.run(command, env=self.environment, text=True, stdin=subprocess.DEVNULL, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=20 * PATIENCE).stdout
