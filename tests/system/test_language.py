# SPDX-License-Identifier: GPL-3.0-or-later
"""Another language is chosen in the settings, by keyboard: everything speaks it at once, the focus stays where it was
chosen, and it is remembered. Without tor."""

import pathlib
import tempfile
import unittest

from accessible import Accessibility
from desktop_session import DesktopSession
from seen_window import LIST_ITEM, PAGE, SeenWindow


class LanguageStory(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="allium-language-")
        self.addCleanup(folder.cleanup)
        alice = pathlib.Path(folder.name) / "alice"
        alice.mkdir(mode=0o700)
        session = DesktopSession()
        self.addCleanup(session.stop)
        session.start()
        accessibility = Accessibility(session)
        self.addCleanup(accessibility.close)
        self.alice = SeenWindow(alice, "Alice", session, accessibility)
        self.addCleanup(self.alice.destroy)

    def test_german_without_a_restart(self):
        alice = self.alice
        alice.start()
        alice.create()
        alice.see("Nobody here yet")
        alice.keys("ctrl+comma")
        alice.press("Appearance", LIST_ITEM)
        alice.focus("Language of Allium, As the system", "combo box")
        alice.keys("Down")
        alice.wait_focused("Language of Allium, English")
        alice.keys("Down")
        alice.wait_focused("Sprache von Allium, Deutsch")
        alice.see("Nur auf diesem Computer, ohne Tor")
        alice.go("Kontakte")
        alice.see("Noch niemand da")
        self.assertFalse(alice.sees("Contacts", PAGE))
        self.assertEqual(alice.complaints(), [])
        alice.leave()

        alice.start()
        alice.see("Allium entsperren")
        alice.write(alice.PASSPHRASE)
        alice.keys("Return")
        alice.see("Noch niemand da")
        self.assertEqual(alice.complaints(), [])
        alice.leave()


if __name__ == "__main__":
    unittest.main()
