# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the demo plays: without a display, or in two windows side by side. Both have the same members."""

import ctypes
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/system"))
sys.path.insert(0, str(ROOT / "tests/tornet"))

from allium import PATIENCE, find_bin  # noqa: E402
from framebuffer import Display  # noqa: E402
from people import Person  # noqa: E402
from programs import find_program  # noqa: E402

#: So that one can follow: after each thing that is shown.
READING_SECONDS = 1.5
GAP, WIDEST, HIGHEST = 16, 860, 760


class Headless:
    """alliumd for each. Nothing is shown and nobody waits."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def people(self, folder, net, names):
        return [Person(folder / name.lower(), net, name) for name in names]

    def show(self, person, place):
        pass

    def open_link(self, person, link):
        pass

    def pause(self):
        pass


class Windows:
    """A real window for each, on the display there is or on one of our own that nobody sees. The story
    goes through their command sockets; the windows show what happens, as they would anyway."""

    def __init__(self, own_display):
        self._own_display = Display(1600, 860) if own_display else None
        self._environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}

    def __enter__(self):
        if self._own_display:
            name = self._own_display.__enter__().name
            self._environment.update(DISPLAY=name, QT_QPA_PLATFORM="xcb", QT_QUICK_BACKEND="software")
            for other in ("WAYLAND_DISPLAY", "XAUTHORITY"):
                self._environment.pop(other, None)
        elif "DISPLAY" in os.environ:
            # Only there can a program say where its windows stand.
            self._environment.setdefault("QT_QPA_PLATFORM", "xcb")
            # They get a home of their own, where the key to the display is not.
            key = pathlib.Path.home() / ".Xauthority"
            if key.exists():
                self._environment.setdefault("XAUTHORITY", str(key))
        return self

    def __exit__(self, *_):
        if self._own_display:
            self._own_display.__exit__()

    def people(self, folder, net, names):
        screen = self._screen()
        return [_WindowPerson(folder / name.lower(), net, name, self._environment, _place(screen, number))
                for number, name in enumerate(names)]

    def show(self, person, place):
        person.call("show", place=place)

    def open_link(self, person, link):
        """As the desktop does when somebody clicks on one: the program is started with it once more."""
        person.open_link(link)

    def pause(self):
        time.sleep(READING_SECONDS)

    def _screen(self):
        """Width and height, or nothing where it cannot be known."""
        name = self._environment.get("DISPLAY")
        if not name:
            return None
        try:
            x11 = ctypes.CDLL("libX11.so.6")
        except OSError:
            return None
        x11.XOpenDisplay.restype = ctypes.c_void_p
        display = ctypes.c_void_p(x11.XOpenDisplay(name.encode()))
        if not display:
            return None
        size = x11.XDisplayWidth(display, 0), x11.XDisplayHeight(display, 0)
        x11.XCloseDisplay(display)
        return size


def _place(screen, number):
    """Qt's words for where a window stands: the two in the middle, beside each other."""
    if screen is None:
        return []
    width = min(WIDEST, (screen[0] - 3 * GAP) // 2)
    height = min(HIGHEST, screen[1] - 6 * GAP)
    left = (screen[0] - 2 * width - GAP) // 2 + number * (width + GAP)
    return ["-qwindowgeometry", f"{width}x{height}+{left}+{(screen[1] - height) // 2}"]


class _WindowPerson(Person):
    """A person with a window: theirs to look at, and to close."""

    def __init__(self, folder, net, name, environment, placement):
        super().__init__(folder, net, name, passphrase=None, environment=environment)
        self._placement = placement

    def program(self, socket):
        return [*self._profile(), "-qwindowtitle", self.name, *self._placement, "--command-socket", socket,
                "--tor-binary", find_program("tor"), "--private-network", "--network", "test"]

    def start(self, timeout=30):
        super().start(timeout)
        self.call("create", secrets={"passphrase": self.PASSPHRASE}, name=self.name)
        self.wait_open()
        return self

    def open_link(self, link):
        subprocess.run([*self._profile(), link], env=self._environment(), check=True, timeout=60 * PATIENCE,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _profile(self):
        return [find_bin("allium"), "--data-dir", self.folder / "profile"]
