# SPDX-License-Identifier: GPL-3.0-or-later
"""A profile that the key ring opens: its recovery code is shown once, to whoever sees and whoever does not, opens the
profile, and is nowhere else. The pages walked as in test_window_access."""

import re
import unittest

from seen_window import DIALOG, FIELD
from walked_window import RADIO, WalkedWindow

CODE = re.compile("^Recovery code: ([0-9A-Z-]+)$")
REPLACED = re.compile("or was replaced by a newer one")


class Recovery(WalkedWindow):
    key_ring = True

    def test_code_at_first_and_later(self):
        window = self.window
        first = self.first_run()
        self.unlock_by(first)
        self.look_at("protection by the key ring", lambda: self.settings("Protection"), unreached={"This computer's key ring"})
        second = self.renew()
        self.assertNotEqual(first, second)
        self.lock_and_disconnect()
        window.press("Use my recovery code")
        for code in (first, second):
            window.wait_focused("Recovery code")
            window.keys("ctrl+a")
            window.write(code)
            window.keys("Return")
            if code == first:
                window.see(REPLACED)
        window.see_pages()
        self.told_by_nothing(second)

    # -- chapters

    def first_run(self):
        window = self.window
        window.see("This computer's key ring", RADIO)
        self.look_at("what opens the profile, with a key ring", self.protect, whole=False)
        self.protect()
        window.press("Continue")
        window.see("What shall others call you?")
        window.press("Create my profile")
        code = self.code()
        self.look_at("the recovery code", self.close_popups, whole=False, unreached={"Continue"})
        self.close_popups()
        self.kept_only_here(code)
        window.press("Continue")
        window.see("Start using Allium")
        self.told_by_nothing(code)
        self.look_at("getting connected", self.close_popups, whole=False, idle={"Start using Allium"})
        window.press("Start using Allium")
        window.see("Nobody here yet")
        self.told_by_nothing(code)
        self.written_nowhere(code)
        return code

    def unlock_by(self, code):
        window = self.window
        window.keys("ctrl+l")
        window.see("Allium is locked")
        stay = self.close_popups
        self.look_at("a locked window, by key ring", stay, whole=False, idle={"Unlock"})
        window.see("Recovery code", FIELD)  # where its last button led
        self.look_at("a locked window, by recovery code", stay, whole=False, idle={"Unlock", "Use this computer's key ring"})
        window.focus("Recovery code")
        window.write(code)
        self.told_by_nothing(code, but=[window.see("Recovery code", FIELD)])
        window.keys("Return")
        window.see_pages()
        self.told_by_nothing(code)
        self.written_nowhere(code)

    def renew(self):
        window = self.window
        self.settings("Protection")
        window.press("New code…")
        window.press("Make a new one", within=window.see(role=DIALOG))
        code = self.code()
        self.kept_only_here(code)
        window.press("I have written it down")
        window.wait_gone(CODE)
        self.told_by_nothing(code)
        self.written_nowhere(code)
        return code

    # -- ways

    def protect(self):
        if self.window.sees("Back"):
            self.window.press("Back")
        ring = self.window.see("This computer's key ring", RADIO)
        if "checked" not in ring.states:
            ring.press()
            self.window.wait_until(lambda: "checked" in ring.states, what="the key ring chosen")

    def lock_and_disconnect(self):
        """The key ring would open it, but nobody has asked it to."""
        window = self.window
        self.settings("Protection")
        window.tab_to("Disconnect when locking", "check box")
        if "checked" not in window.focused().states:
            window.keys("space")
        window.keys("ctrl+l")
        window.see("Unlock Allium")
        window.see("Use my recovery code")

    def code(self):
        return CODE.match(self.window.see(CODE).name)[1]

    def kept_only_here(self, code):
        self.told_by_nothing(code, but=[self.window.see(CODE)])
        self.written_nowhere(code)


if __name__ == "__main__":
    unittest.main(verbosity=2)
