# SPDX-License-Identifier: GPL-3.0-or-later
"""The no-leak rule: apart from loopback, only tor opens sockets, and nobody asks for a name."""

import pathlib
import sys
import unittest

from at_the_window import AtTheWindow
from people import Story, become_friends, digest, plain_picture, random_file

LEAKCHECK = pathlib.Path(__file__).with_name("leakcheck.py")


class NoLeak(Story):
    def test_a_whole_story_under_watch(self):
        alice = self.person("Alice")
        report = self.workspace / "report"
        bob = self.person("Bob", wrapper=[sys.executable, LEAKCHECK, "--report", report, "--"])
        alice.start()
        bob.start()
        alice.wait_reachable()
        bob.wait_reachable()
        become_friends(bob, alice)
        bob.say(alice, "https://example.invalid/ is only text")
        alice.wait_heard(bob, "https://example.invalid/ is only text")
        bob.wait_picture(alice, alice.set_picture(plain_picture(10, 120, 60)))
        path = random_file(self.workspace / "f.bin", 1 << 20)
        alice.share(bob, path)
        transfer = bob.get(bob.wait_offer(alice, "f.bin"))
        bob.wait_transfer(transfer)
        received = self.workspace / "received"
        received.mkdir()
        self.assertEqual(digest(bob.export(transfer, received)), digest(path))
        bob.stop()
        self.assertEqual(report.read_text(), "")


class NoLeakAtTheWindow(AtTheWindow):
    def test_first_run_and_a_message_under_watch(self):
        report = self.workspace / "report"
        self.bob = self.person("Bob").start()
        self.alice = self.window("Alice", wrapper=[sys.executable, LEAKCHECK, "--report", report, "--"])
        self.first_run()
        self.bob.wait_reachable()
        self.bob.set_picture(plain_picture(10, 120, 60))
        self.add_bob()
        self.open_bob()
        self.alice.write("https://example.invalid/ is only text")
        self.alice.keys("Return")
        self.bob.wait_heard(self.alice, "https://example.invalid/ is only text")
        for page in ("Files", "Network", "Settings"):
            self.alice.go(page)
        self.alice.leave()
        self.assertEqual(report.read_text(), "")


if __name__ == "__main__":
    unittest.main(verbosity=2)
