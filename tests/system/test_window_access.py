# SPDX-License-Identifier: GPL-3.0-or-later
"""The window for somebody who cannot see it or has no mouse: on every page and in every menu and dialog, controls
have names, Tab leads around and to each of them, pressing them through the screen reader's interface does
something, and the focus is never where nothing is shown."""

import re
import unittest

from people import Person
from seen_window import DIALOG, FIELD, LIST_ITEM, MENU_ITEM, PAGE
from walked_window import WalkedWindow


class Access(WalkedWindow):
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
        self.look_at("taking a new ID", self.new_id, whole=False)
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

    def new_id(self):
        self.contacts("My ID")
        self.window.press("New ID…")
        self.window.see(role=DIALOG)

    def test_asking_for_files(self):
        window = self.window
        window.create()
        window.see("Nobody here yet")
        home = window.folder / "home"
        (home / "Pictures").mkdir()
        (home / "code.png").write_text("no picture")
        dialogs = {"a picture": (lambda: self.contacts("add"), "Read a QR code from a picture"),
                   "where to save": (lambda: self.contacts("My ID"), re.compile("^Save")),
                   "a folder": (lambda: self.settings("Files"), "Choose the folder for saved files")}
        for what, (page, button) in dialogs.items():
            self.look_at(f"asking for {what}", lambda page=page, button=button: self.ask(page, button), whole=False,
                         unreached={"Back", "Forward", "Open", "Save"})
        self.ask(*dialogs["a picture"])
        self.answer("code.png")
        window.see(re.compile("no QR code to be seen|not a picture"))
        self.ask(*dialogs["a folder"])
        self.answer(f"{home}/Pictures")
        window.see(f"{home}/Pictures", "label")
        self.assertEqual([path for path in home.rglob("*.conf") if "QtProject" in path.name], [])

    def test_a_link_from_outside(self):
        window = self.window
        window.create()
        window.see("Nobody here yet")
        carol = Person(window.folder.parent / "carol", None, "Carol", options=["--loopback", window.folder / "loopback"])
        self.addCleanup(carol.destroy)
        carol.start()
        carol.stop()  # who is asked need not be there
        self.look_at("a link from outside", lambda: self.link(carol.link), unreached={"Search contacts"}, idle={"Add somebody"})
        self.look_at("somebody who is asked already", lambda: self.link(carol.link), unreached={"Search contacts"},
                     idle={"Add somebody"})
        self.look_at("a request on its way", lambda: self.contacts("Requests"), unreached={"Search contacts"})
        mine = window.call("account")["link"]
        self.look_at("a link to oneself", lambda: self.link(mine), unreached={"Search contacts"}, idle={"Add somebody"})

        window.keys("ctrl+l")
        window.see("Allium is locked")
        self.assertEqual(window.start_again(carol.link)[0], 0)
        self.assertFalse(window.sees("Onion ID or link"))
        window.write(window.PASSPHRASE)
        window.keys("Return")
        self.see_link(carol.link)

    def test_nothing_tells_a_passphrase(self):
        window = self.window
        window.see("What shall open your profile?")
        self._type_secretly()
        window.press("Show passphrase")
        window.see("Hide passphrase")
        self.told_by_nothing(window.PASSPHRASE)
        window.create()
        window.keys("ctrl+l")
        window.see("Allium is locked")
        self._type_secretly()
        window.keys("Return")
        window.see_pages()
        self.dialog("Protection", "Change the passphrase")
        self._type_secretly()
        self.written_nowhere(window.PASSPHRASE)

    def _type_secretly(self):
        self.window.write(self.window.PASSPHRASE)
        self.told_by_nothing(self.window.PASSPHRASE)

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
        self.window.see("Contact", "heading")
        self.wait_alone()

    def delete(self):
        self.talk("More about this conversation")
        self.window.press(re.compile("^Delete conversation"), MENU_ITEM)
        self.window.see(role=DIALOG)

    def ask(self, page, button):
        page()
        self.window.press(button)
        self.window.wait_until(lambda: self._root() != self.window.frame, what="a dialog")

    def answer(self, path):
        """What is asked for, by its name."""
        self.window.wait_focused(re.compile("^(File name|Directory):$"))
        self.window.write(path)
        self.window.keys("Return")
        self.wait_alone()

    def link(self, link):
        """Clicked on in another program."""
        self.page("Contacts")
        self.assertEqual(self.window.start_again(link)[0], 0)
        self.see_link(link)

    def see_link(self, link):
        field = self.window.see("Onion ID or link", FIELD)
        self.window.wait_until(lambda: field.text == link, what="the link where somebody is added")

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


if __name__ == "__main__":
    unittest.main(verbosity=2)
