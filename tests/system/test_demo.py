# SPDX-License-Identifier: GPL-3.0-or-later
"""installer/run --demo: the story is told to its end, in windows too, and leaves nothing behind."""

import os
import pathlib
import signal
import subprocess
import sys
import unittest

import allium
import processes

DEMO = allium.ROOT / "installer/demo.py"


class Demo(unittest.TestCase):
    def setUp(self):
        # Whatever the demo leaves becomes ours to see.
        processes.adopt_orphans()

    def begin(self, *options):
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            environment.pop(name, None)
        demo = subprocess.Popen([sys.executable, DEMO, "--bytes", str(1 << 20), *options], env=environment, text=True,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.addCleanup(demo.stdout.close)
        self.addCleanup(processes.stop, [demo])
        return demo

    def read_until(self, demo, words):
        said = ""
        while words not in said:
            line = demo.stdout.readline()
            self.assertTrue(line, f"it ended without “{words}”:\n{said}")
            said += line
        return said

    def nobody_is_left(self):
        self.assertEqual(processes.wait_for_nobody(20 * allium.PATIENCE), [])

    def test_two_windows(self):
        demo = self.begin("--xvfb")
        said, _ = demo.communicate(timeout=240 * allium.PATIENCE)
        self.assertEqual(demo.returncode, 0, said)
        self.assertIn("Everything worked", said)
        self.nobody_is_left()

    def test_interrupted_in_the_middle(self):
        demo = self.begin("--xvfb")
        self.read_until(demo, "Bob's onion ID")
        children = processes.children_of(demo.pid)
        demo.send_signal(signal.SIGINT)
        said, _ = demo.communicate(timeout=240 * allium.PATIENCE)
        self.assertEqual(demo.returncode, 130, said)
        self.assertGreater(len(children), 7, "windows, their tors and the network's")
        self.nobody_is_left()

    def test_a_window_is_closed_in_the_middle(self):
        demo = self.begin("--xvfb")
        self.read_until(demo, "Bob's onion ID")
        windows = [pid for pid in processes.children_of(demo.pid) if name_of(pid) == "allium"]
        self.assertEqual(len(windows), 2)
        os.kill(windows[0], signal.SIGTERM)
        said, _ = demo.communicate(timeout=240 * allium.PATIENCE)
        self.assertEqual(demo.returncode, 130, said)
        self.assertIn("was closed", said)
        self.nobody_is_left()


def name_of(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


if __name__ == "__main__":
    unittest.main()
