# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as people use it, over real tor: from the first start to blocking somebody. Alice sits at the window
and is only ever moved by what it shows, by its controls' names and by keyboard; Bob is a node without a window."""

import pathlib
import re
import unittest
import urllib.parse

from accessible import Accessibility
from desktop_session import DesktopSession
from people import Story, Word, digest, random_file
from seen_window import LIST_ITEM, MENU_ITEM, SeenWindow

MIB = 1 << 20
#: So that a transfer takes long enough to be stopped on its way.
SLOW = ["--torrc-line", "BandwidthRate 2 MBytes", "--torrc-line", "BandwidthBurst 2 MBytes"]


class WindowStory(Story):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = DesktopSession()
        cls.addClassCleanup(cls.session.stop)
        cls.session.start()
        cls.accessibility = Accessibility(cls.session)
        cls.addClassCleanup(cls.accessibility.close)

    def window(self, name):
        made = SeenWindow(self.workspace / name.lower(), name, self.session, self.accessibility, tornet=self.net)
        self.people.append(made)
        return made

    def test_from_first_start_to_block(self):
        self.bob = self.person("Bob", options=SLOW).start()
        self.alice = self.window("Alice")
        self.first_run()
        self.bob.wait_reachable()
        self.add_bob()
        self.talk()
        self.assertEqual(self.alice.complaints(), [])

    # -- chapters

    def first_run(self):
        alice = self.alice
        alice.start()
        alice.see("What shall open your profile?")
        alice.see(re.compile("A passphrase protects your profile just as well"))
        alice.write(alice.PASSPHRASE)
        self.nothing_tells_the_passphrase()
        alice.keys("Return")
        alice.write(alice.PASSPHRASE)
        self.nothing_tells_the_passphrase()
        alice.keys("Return")
        alice.see("What shall others call you?")
        alice.wait_focused("Name (optional)")
        alice.write("Alice")
        alice.keys("Return")
        alice.wait_focused(re.compile("^(Start using Allium|Continue meanwhile)$"), timeout=60)
        alice.keys("Return")
        alice.see("Nobody here yet")

    def add_bob(self):
        alice, bob = self.alice, self.bob
        alice.press("Add somebody")
        alice.wait_focused("Onion ID or link")
        alice.paste(bob.onion_id)
        alice.see("This is a complete onion ID.")
        alice.focus("Greeting (optional)")
        alice.write("It is me, at the window")
        alice.press("Send request")
        alice.see(re.compile("request is on its way"))

        alice.choose("More", "My ID")
        alice.press("Copy onion ID")
        alice.onion_id = self.session.clipboard()
        bob.wait_request(alice, timeout=120)
        self.assertEqual(bob.contact(alice)["greeting"], "It is me, at the window")
        bob.accept(alice)
        alice.see(re.compile("^Bob, online"), LIST_ITEM, timeout=90)

    def talk(self):
        alice, bob = self.alice, self.bob
        alice.press(re.compile("^Bob"), LIST_ITEM)
        alice.wait_focused("Message to Bob")
        alice.write("Hello Bob")
        alice.keys("Return")
        bob.wait_heard(alice, "Hello Bob")
        alice.see(re.compile("^You, .*: Hello Bob, .*delivered", re.I), LIST_ITEM)
        alice.paste("Grüße \N{SEEDLING} שלום")
        alice.keys("Return")
        bob.wait_heard(alice, "Grüße \N{SEEDLING} שלום")
        bob.say(alice, "Hello Alice\nin two lines")
        alice.see(re.compile("^Bob, .*: Hello Alice\nin two lines"), LIST_ITEM)

    # -- helpers

    def nothing_tells_the_passphrase(self):
        for control, _ in self.alice.program_shown.walk(hidden=True):
            told = (control.name, control.description, control.text, str(control.value))
            self.assertNotIn(self.alice.PASSPHRASE, "\n".join(told), control)


if __name__ == "__main__":
    unittest.main(verbosity=2)
