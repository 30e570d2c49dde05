# SPDX-License-Identifier: GPL-3.0-or-later
"""Stories in which Alice sits at the window and is only ever moved by what it shows, by its controls' names and by
keyboard, and Bob is a node without a window."""

import re

from accessible import Accessibility
from desktop_session import DesktopSession
from people import Story
from seen_window import LIST_ITEM, SeenWindow


class AtTheWindow(Story):
    """One desktop for all stories of a file."""

    alice = bob = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = DesktopSession()
        cls.addClassCleanup(cls.session.stop)
        cls.session.start()
        cls.accessibility = Accessibility(cls.session)
        cls.addClassCleanup(cls.accessibility.close)

    def window(self, name, **more):
        made = SeenWindow(self.workspace / name.lower(), name, self.session, self.accessibility, tornet=self.net, **more)
        self.people.append(made)
        return made

    def first_run(self):
        self.alice.start()
        self.alice.first_run("Alice", self.nothing_tells_the_passphrase)

    def add_bob(self):
        alice, bob = self.alice, self.bob
        alice.request(bob.onion_id, "It is me, at the window")
        alice.copy_onion_id()
        bob.wait_request(alice, timeout=120)
        self.assertEqual(bob.contact(alice)["greeting"], "It is me, at the window")
        bob.accept(alice)
        alice.see(re.compile("^Bob, online"), LIST_ITEM, timeout=90)

    def open_bob(self):
        self.alice.press(re.compile("^Bob"), LIST_ITEM)
        self.alice.wait_focused("Message to Bob")

    def nothing_tells_the_passphrase(self):
        self.assertEqual(self.alice.tellers(self.alice.PASSPHRASE), [])
