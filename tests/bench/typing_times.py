# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes from a key to its letter on the screen, seen from outside: keys come through the X server, and the
letter is there when the screen's memory has changed where one writes."""

import re
import time

from Xlib import X, XK
from Xlib.display import Display
from Xlib.ext import xtest

from accessible import Accessibility
from desktop_session import DesktopSession
from framebuffer import Picture
from people import Word
from seen_window import FIELD, LIST_ITEM, SeenWindow

#: Between keys: somebody who types quickly. The cursor does not blink before this has gone by several times.
PAUSE_SECONDS = 0.12
LOOK_SECONDS = 0.0005
#: For a key that nothing follows.
LOST_SECONDS = 5


class Desk:
    """A desktop with a window on it, as a context."""

    def __init__(self, folder, net):
        self._session = DesktopSession()
        self._folder, self._net = folder, net

    def __enter__(self):
        self._session.start()
        self._accessibility = Accessibility(self._session)
        self.window = SeenWindow(self._folder, "Alice", self._session, self._accessibility, tornet=self._net)
        self.window.start()
        self._picture = Picture(self._session.screen)
        self._keyboard = Display(self._session.environment["DISPLAY"])
        return self

    def __exit__(self, *_):
        self.window.destroy()
        self._keyboard.close()
        self._picture.close()
        self._accessibility.close()
        self._session.stop()

    def open_conversation(self, name):
        self.window.press(re.compile(f"^{name}, online"), LIST_ITEM, timeout=120)
        self.window.wait_focused(f"Message to {name}")
        self._place = self.window.focused().place
        assert self.window.focused().role == FIELD

    def fetch(self, name):
        offer = self.window.wait_until(
            lambda: [offer for offer in self.window.call("offers") if offer["name"] == name], 120, "the offer")[0]
        transfer = Transfer(self.window, self.window.call("get", offer=offer["id"])["transfer"])
        self.window.wait_until(lambda: transfer.received() > 16 << 20, 120, "the transfer at full speed")
        return transfer

    def key_times(self, count):
        """A letter, and taken back, in turn: either way the picture changes by one letter."""
        times = []
        for number in range(count):
            before, begin = self._field(), time.monotonic()
            self._strike(XK.XK_BackSpace if number % 2 else XK.XK_n)
            while self._field() == before:
                if time.monotonic() - begin > LOST_SECONDS:
                    raise SystemExit(f"nothing on the screen followed key {number}")
                time.sleep(LOOK_SECONDS)
            times.append(time.monotonic() - begin)
            time.sleep(max(0.0, begin + PAUSE_SECONDS - time.monotonic()))
        return times

    def _field(self):
        x, y, width, height = self._place
        return self._picture.part(x, y, min(width, 100), height)

    def _strike(self, symbol):
        code = self._keyboard.keysym_to_keycode(symbol)
        for kind in (X.KeyPress, X.KeyRelease):
            xtest.fake_input(self._keyboard, kind, code)
        self._keyboard.flush()


class Transfer:
    def __init__(self, window, number):
        self._window, self._number = window, number

    def received(self):
        return self._entry()["received"]

    def is_running(self):
        return self._entry()["state"] == Word.RUNNING

    def _entry(self):
        return next(entry for entry in self._window.call("transfers") if entry["id"] == self._number)
