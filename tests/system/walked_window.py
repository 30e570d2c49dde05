# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds on every page of the window for somebody who cannot see it or has no mouse, and the walk that finds where
it does not."""

import collections
import pathlib
import re
import unittest

import allium
from accessible import PASSWORD, Accessibility, Gone, fits
from desktop_session import DesktopSession
from seen_window import BUTTON, DIALOG, FIELD, LIST_ITEM, MENU_ITEM, PAGE, SeenWindow

RADIO = "radio button"
PRESSED = {BUTTON, LIST_ITEM, MENU_ITEM, PAGE, RADIO, "check box", "combo box"}
REACHED_BY_TAB = {BUTTON, FIELD, PASSWORD, "check box", "combo box", "slider"}
#: A label that has nothing to say, the size of a folder.
NAMELESS = {"label", "tree item"}
#: Of many buttons in a list, such as emoji, so many are pressed.
MANY = 4
LIST = "list"
POPUPS = {DIALOG, "popup menu"}

Shown = collections.namedtuple("Shown", "control role name states in_list")


class WalkedWindow(unittest.TestCase):
    """One desktop for all walks of a file, a window with a folder of its own for each."""

    maxDiff = None
    key_ring = False

    @classmethod
    def setUpClass(cls):
        folder = allium.temporary_folder()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.session = DesktopSession(key_ring=cls.key_ring)
        cls.addClassCleanup(cls.session.stop)
        cls.session.start()
        cls.accessibility = Accessibility(cls.session)
        cls.addClassCleanup(cls.accessibility.close)

    def setUp(self):
        self.findings = []
        self.pressed = set()
        self.window = SeenWindow(self.folder / self.id().rsplit("_", 1)[1], "Alice", self.session, self.accessibility)
        self.addCleanup(self.window.destroy)
        self.window.start()

    def tearDown(self):
        self.assertEqual(self.window.complaints(), [])
        self.assertEqual(self.findings, [])

    # -- the rules

    def look_at(self, place, reach, *, unreached=(), idle=(), tabs=True, whole=True):
        """`reach` leads there from wherever. `unreached` are controls that Tab passes by, because they cannot be
        used at the moment; `idle` those that lead where one is. `whole`: this is a page, with the way to the
        others, and not a dialog."""
        with self.subTest(place):
            reach()
            self._names(place)
            usable = self._tab_around(place, unreached, whole) if tabs else None
            reach()
            self._press_everything(place, reach, usable, idle)

    def find(self, place, what):
        self.findings.append(f"{place}: {what}")

    def _names(self, place):
        before = None
        for item in self._shown():
            if item.role == PASSWORD:
                # Qt says no name of it; what is read before it has to be one.
                if before != "label":
                    self.find(place, f"a passphrase without a label before it, but {before}")
            elif not item.name and item.role not in NAMELESS and ("focusable" in item.states or "Press" in item.control.actions):
                self.find(place, f"a {item.role} without a name at {item.control.place}")
            before = item.role

    def _tab_around(self, place, unreached, whole):
        """Until it is where it was; returns what it came by."""
        reached = []
        for _ in range(80):
            before = reached[-1] if reached else self.window.focused()
            self.window.keys("Tab")
            try:
                focused = self.window.wait_until(lambda before=before: self._other_focus(before), 2, "the focus to move")
            except allium.NodeError:
                reached = reached or [before]
                if len(reached) != 1 or whole:
                    self.find(place, f"Tab does not lead on from {before}")
                break
            if "showing" not in focused.states:
                self.find(place, f"{focused} has the focus and is not shown")
            if focused in reached:
                break
            reached.append(focused)
        else:
            self.find(place, "Tab leads on for ever")
        if whole and not any(control.role == PAGE for control in reached):
            self.find(place, f"Tab does not lead to the other pages, only to {reached}")
        shown = self._shown()
        for item in shown:
            # What is in lists is reached by arrow keys, and what is in rows from there.
            if item.role in REACHED_BY_TAB and item.control not in reached and item.name not in unreached and not item.in_list:
                self.find(place, f"Tab does not lead to {item.role} {item.name!r}")
        return reached

    def _other_focus(self, before):
        focused = self.window.focused()
        return focused if focused is not None and focused != before else None

    def _press_everything(self, place, reach, usable, idle):
        todo = [item for item in self._shown() if item.role in PRESSED]
        alike = [item for item in todo if item.in_list and item.role == BUTTON][MANY:]
        for item in {(item.role, item.name): item for item in todo}.values():
            if item.role in (PAGE, LIST_ITEM, RADIO) and item.states & {"selected", "checked"} or item in alike:
                continue
            if (item.role, item.name) in self.pressed or any(fits(name, item.name) for name in idle):
                continue
            self.pressed.add((item.role, item.name))
            if usable is not None and item.role in REACHED_BY_TAB and item.control not in usable and not item.in_list:
                continue  # cannot be used now, or has been found
            reach()
            again = self._root().find(item.name, item.role)
            if again is None:
                continue  # what was pressed before has moved it out of sight
            if not {"Press", "Toggle"} & set(again.actions):
                if item.role == LIST_ITEM:
                    continue  # that only says something
                self.find(place, f"{again} cannot be pressed")
                continue
            before = self._picture()
            again.press()
            try:
                self.window.wait_until(lambda before=before: self._picture() != before, 3, "an effect")
            except allium.NodeError:
                self.find(place, f"pressing {item.role} {item.name!r} does nothing")

    def _root(self):
        """What lies on top of everything else: the whole window, or what is in its way, a window of its own or not."""
        frame = self.window.frame
        dialogs = [window for window in self.window.program_shown.children if window != frame and "showing" in window.states]
        if dialogs:
            return dialogs[-1]
        popups = [control for control, states in frame.walk() if "showing" in states and control.role in POPUPS]
        return popups[-1] if popups else frame

    def _shown(self):
        """What is shown and can be reached now, in the order of reading."""
        found, rows = [], set()
        for control, states in self._root().walk():
            try:
                if "showing" not in states:
                    continue
                role = control.role
                if role in (LIST, LIST_ITEM):
                    rows |= {inner for inner, _ in control.walk()} - {control}
                found.append(Shown(control, role, control.name, states, control in rows))
            except Gone:
                continue
        return found

    def _picture(self):
        """What is shown, but for what changes with time alone."""
        everything = [(item.role, re.sub(r"\d+", "#", item.name), item.states & {"checked", "selected", "focused"})
                      for item in self._shown()]
        return everything, self.session.clipboard(), len(self.session.opened())

    # -- secrets

    def told_by_nothing(self, secret, but=()):
        """No control says it, shown or not, but these."""
        self.assertEqual([teller for teller in self.window.tellers(secret) if teller not in but], [])

    def written_nowhere(self, secret):
        """Not in a file, not in the log, not where other users can see what a program was started with."""
        folders = [self.window.folder, self.session.folder / "home"]
        places = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
        places += [pathlib.Path(f"/proc/{pid}/{name}") for pid in self.window.pids() for name in ("cmdline", "environ")]
        spellings = [secret.encode(), secret.encode("utf-16-le")]
        self.assertGreater(len(places), 5)
        self.assertEqual([str(place) for place in places if any(spelling in _contents(place) for spelling in spellings)], [])

    # -- ways

    def page(self, name):
        self.close_popups()
        self.window.go(name)

    def settings(self, section):
        self.page("Settings")
        row = self.window.see(section, LIST_ITEM)
        row.press()
        self.window.wait_until(lambda: "selected" in row.states, what=f"the section {section}")

    def dialog(self, section, button):
        self.settings(section)
        self.window.press(button)
        self.window.see(role=DIALOG)

    def close_popups(self):
        """A dialog may have a list open."""
        for _ in range(2):
            if self._root() == self.window.frame:
                return
            self.window.keys("Escape")
            try:
                return self.wait_alone()
            except allium.NodeError:
                continue
        self.wait_alone()

    def wait_alone(self):
        """Nothing lies over the page any more."""
        self.window.wait_until(lambda: self._root() == self.window.frame, 3, "the end of what lies over the page")


def _contents(path):
    try:
        return path.read_bytes()
    except OSError:
        return b""  # it has just gone
