# SPDX-License-Identifier: GPL-3.0-or-later
"""The window for somebody who cannot see it or has no mouse: on every page and in every menu and dialog, controls
have names, Tab leads around and to each of them, pressing them through the screen reader's interface does
something, and the focus is never where nothing is shown."""

import collections
import pathlib
import re
import unittest

import allium
from accessible import PASSWORD, Accessibility, Gone, fits
from desktop_session import DesktopSession
from people import Person
from seen_window import BUTTON, DIALOG, FIELD, LIST_ITEM, MENU_ITEM, PAGE, SeenWindow

PRESSED = {BUTTON, LIST_ITEM, MENU_ITEM, PAGE, "check box", "radio button", "combo box"}
REACHED_BY_TAB = {BUTTON, FIELD, PASSWORD, "check box", "combo box", "slider"}


#: Of many buttons in a list, such as emoji, so many are pressed.
MANY = 4
LIST = "list"
POPUPS = {DIALOG, "popup menu"}

Shown = collections.namedtuple("Shown", "control role name states in_list")


class Access(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = allium.temporary_folder()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.session = DesktopSession()
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
            elif not item.name and item.role != "label" and ("focusable" in item.states or "Press" in item.control.actions):
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
            if item.role in (PAGE, LIST_ITEM) and item.states & {"selected", "checked"} or item in alike:
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
        """What lies on top of everything else: the whole window, or what is in its way."""
        frame = self.window.frame
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

    # -- the places

    def test_first_run(self):
        window = self.window

        def protect():
            if window.sees("Back"):
                window.press("Back")
            window.see("What shall open your profile?")

        self.look_at("what opens the profile", protect, whole=False, unreached={"Continue"})
        protect()
        window.press("Restore from a backup…")
        window.see("Passphrase of the backup")
        self._names("backup")
        self._tab_around("backup", {"Continue"}, False)

    def test_pages_without_contacts(self):
        self.window.create()
        self.window.see("Nobody here yet")
        self.look_at("adding somebody", lambda: self.contacts("add"), unreached={"Search contacts"},
                     idle={"Add somebody"})
        self.look_at("my ID", lambda: self.contacts("My ID"), unreached={"Search contacts"})
        self.look_at("no requests", lambda: self.contacts("Requests"), unreached={"Search contacts"})
        self.look_at("nobody blocked", lambda: self.contacts("Blocked people"), unreached={"Search contacts"})
        self.look_at("menu of contacts", lambda: self.menu("Contacts", "More"), tabs=False)
        self.look_at("no files", lambda: self.page("Files"))
        for section in ("Overview", "Contacts", "Tor's log"):
            self.look_at("network, " + section, lambda section=section: self.network(section),
                         idle={"On this computer only, without Tor"}, unreached={"Copy", "Restart Tor"})

    def test_settings(self):
        self.window.create()
        self.window.see("Nobody here yet")
        for section in ("Account", "Protection", "Appearance", "Notifications", "Files", "Tor", "Backup", "Profiles", "About"):
            self.look_at("settings, " + section, lambda section=section: self.settings(section),
                         unreached={"Write the backup…"})
        self.look_at("changing the passphrase", lambda: self.dialog("Protection", "Change the passphrase"),
                     whole=False, unreached={"Change"})
        self.dialog("Profiles", "New profile…")
        self._names("a new profile")
        self._tab_around("a new profile", set(), False)
        self.look_at("the licence", lambda: self.dialog("About", "Read the licence"), whole=False)
        self.dialog("About", "Read the licence")
        text = self.window.see(re.compile("GNU GENERAL PUBLIC LICENSE"), "label")
        top = text.place[1]
        self.window.keys("Page_Down")
        self.window.wait_until(lambda: text.place[1] < top, what="the licence to move")

    def test_with_a_contact(self):
        window = self.window
        window.create()
        bob = Person(window.folder.parent / "bob", None, "Bob", options=["--loopback", window.folder / "loopback"])
        self.addCleanup(bob.destroy)
        bob.start()
        window.onion_id = window.call("account")["onion_id"]
        bob.request(window, greeting="It is Bob")
        window.see(re.compile("Somebody asks"), LIST_ITEM)
        self.look_at("a request", lambda: self.contacts("Requests"), idle={"Accept Bob", "Reject Bob"}, unreached={"Search contacts"})
        self.contacts("Requests")
        window.press("Accept Bob")
        bob.wait_online(window)
        bob.say(window, "Look at https://example.org")
        note = window.folder / "note.txt"
        note.write_text("a note")
        bob.share(window, note)
        self.talk()
        window.see(re.compile("file note.txt"), LIST_ITEM)
        self.look_at("a conversation", self.talk, unreached={"Send"}, idle={"Accept", "Decline", re.compile("^Bob, on")})
        self.look_at("menu of a conversation", lambda: self.talk("More about this conversation"), tabs=False)
        self.look_at("the question before deleting", self.delete, whole=False, idle={"Delete conversation"})
        self.look_at("emoji", lambda: self.talk("Emoji"), whole=False)
        self.look_at("a contact", self.person)
        self.look_at("files", self.files)
        self.files("More about note.txt")
        self._names("menu of a file")
        self.look_at("ways to contacts", lambda: self.network("Contacts"), idle={"On this computer only, without Tor",
                                                                                         "Measure the way to Bob"})
        bob.stop()

    def test_nothing_tells_a_passphrase(self):
        window = self.window
        window.see("What shall open your profile?")
        self._type_secretly()
        window.press("Show passphrase")
        window.see("Hide passphrase")
        self._nothing_tells()
        window.create()
        window.keys("ctrl+l")
        window.see("Allium is locked")
        self._type_secretly()
        window.keys("Return")
        window.see_pages()
        self.dialog("Protection", "Change the passphrase")
        self._type_secretly()

    def _type_secretly(self):
        self.window.write(self.window.PASSPHRASE)
        self._nothing_tells()

    def _nothing_tells(self):
        self.assertEqual(self.window.tellers(self.window.PASSPHRASE), [])

    # -- ways

    def talk(self, button=None):
        self.page("Contacts")
        self.window.press(re.compile("^Bob, "), LIST_ITEM)
        self.window.see("Message to Bob", FIELD)
        if button:
            self.window.press(button)
            self.window.wait_until(lambda: self._root() != self.window.frame, what="a menu")

    def files(self, button=None):
        self.page("Files")
        self.window.press("All", PAGE)
        if button:
            self.window.press(button)
            self.window.see(role=MENU_ITEM)

    def person(self):
        self.talk("More about this conversation")
        self.window.press("Contact details", MENU_ITEM)
        self.window.see("Safety words")
        self.wait_alone()

    def delete(self):
        self.talk("More about this conversation")
        self.window.press(re.compile("^Delete conversation"), MENU_ITEM)
        self.window.see(role=DIALOG)

    def page(self, name):
        self.close_popups()
        self.window.go(name)

    def contacts(self, view):
        self.page("Contacts")
        if view == "add":
            self.window.press("Add somebody")
        else:
            self.window.choose("More", view)
        self.window.see({"add": "Add somebody"}.get(view, view), "heading")
        self.wait_alone()

    def menu(self, page, name):
        self.page(page)
        self.window.press(name)
        self.window.see(role=MENU_ITEM)

    def network(self, section):
        self.page("Network")
        bar = self.window.see("Overview", PAGE) and list(self.window.frame.find_all(section, PAGE))[-1]
        bar.press()
        self.window.wait_until(lambda: "selected" in bar.states, what=f"the section {section}")

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
        if self._root() != self.window.frame:
            self.window.keys("Escape")
            self.wait_alone()

    def wait_alone(self):
        """Nothing lies over the page any more."""
        self.window.wait_until(lambda: self._root() == self.window.frame, 5, "the end of what lies over the page")


if __name__ == "__main__":
    unittest.main(verbosity=2)
