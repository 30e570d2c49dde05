# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop program from its start to its end, without a display and without tor."""

import pathlib
import signal
import tempfile
import threading
import unittest

import allium
from window import Window

LINK = "allium:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"


class WindowStory(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="allium-window-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "alice").mkdir(mode=0o700)

    def window(self, **more):
        window = Window(self.folder / "alice", "Alice", **more)
        self.addCleanup(window.destroy)
        window.start()
        return window

    def test_first_start_to_end(self):
        window = self.window()
        window.wait_screen("Onboarding")
        window.create()
        window.wait_event("node.state", state="open")
        self.assertEqual(window.complaints(), [])
        window.stop()

    def test_second_start_of_the_program_later(self):
        window = self.window()
        window.create()
        window.stop()
        window.start()
        window.wait_screen("Unlock")
        window.unlock()
        window.wait_screen("Main")
        window.call("lock")
        window.wait_screen("Unlock")
        self.assertEqual(window.complaints(), [])
        window.stop()

    def test_ends_when_asked_by_a_signal(self):
        window = self.window()
        window.wait_screen("Onboarding")
        window.process.send_signal(signal.SIGTERM)
        self.assertEqual(window.process.wait(30 * allium.PATIENCE), 0)

    def test_one_window_for_a_profile(self):
        window = self.window()
        window.wait_screen("Onboarding")
        code, _ = window.start_again(LINK)
        self.assertEqual(code, 0)
        window.wait_said("a link was opened")
        window.stop()

    def test_a_link_for_a_window_that_is_busy(self):
        window = self.window()
        window.wait_screen("Onboarding")
        ended = []
        window.suspend()
        second = threading.Thread(target=lambda: ended.append(window.start_again(LINK, timeout=60)))
        second.start()
        second.join(8)  # longer than it would wait for one that is not there
        self.assertEqual(ended, [])
        window.resume()
        second.join()
        self.assertEqual(ended[0][0], 0)
        window.wait_said("a link was opened")
        window.stop()

    def test_a_profile_in_use_without_a_window(self):
        node = allium.Node(self.folder / "alice", None, "Alice", options=["--loopback", self.folder / "alice/loopback"])
        self.addCleanup(node.destroy)
        node.start()
        window = Window(self.folder / "alice", "Alice")
        refused = window.refused()
        self.assertEqual(refused[0], 4)
        self.assertIn("in use", refused[1])
        node.stop()

    def test_started_while_the_profile_is_being_left(self):
        node = allium.Node(self.folder / "alice", None, "Alice", options=["--loopback", self.folder / "alice/loopback"])
        self.addCleanup(node.destroy)
        node.start()
        window = Window(self.folder / "alice", "Alice")
        self.addCleanup(window.destroy)

        def leave():
            window.wait_said("the profile is in use")
            node.stop()

        leaving = threading.Thread(target=leave)
        leaving.start()
        window.start()
        leaving.join()
        window.wait_screen("Unlock")
        window.stop()

    def test_words_it_does_not_know(self):
        code, said = Window(self.folder / "alice", "Alice").start_again("--no-such-option")
        self.assertEqual(code, 1)
        self.assertIn("no-such-option", said)
        code, said = Window(self.folder / "alice", "Alice").start_again("http://example.org")
        self.assertEqual(code, 2)


if __name__ == "__main__":
    unittest.main()
