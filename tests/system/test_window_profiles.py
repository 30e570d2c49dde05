# SPDX-License-Identifier: GPL-3.0-or-later
"""Several profiles of one person: made, chosen at the start, open side by side, deleted; by keyboard and by what a
screen reader is told. Without tor."""

import os
import pathlib
import re
import subprocess
import time
import unittest

import allium
import processes
from accessible import PASSWORD, Accessibility
from allium import PATIENCE
from desktop_session import DesktopSession
from seen_window import DIALOG, LIST_ITEM, MENU_ITEM, SeenWindow

LINK = "allium:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
WHICH = "Which profile?"


class HomeWindow(SeenWindow):
    """An allium that is told no profile: it finds those of this home."""

    def __init__(self, folder, name, session, accessibility, home):
        super().__init__(folder, name, session, accessibility, options=["--loopback", home / "loopback"])
        self.environment["XDG_DATA_HOME"] = str(home)

    def same_profile(self):
        return [allium.find_bin("allium"), "--private-network", "--network", "test"]

    def start_choosing(self):
        """To the window in which a profile is chosen: there is no command socket yet."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self.folder / "command").unlink(missing_ok=True)
        with open(self.log, "ab") as log:
            self.process = processes.start([*self.program(self.folder / "command"), "--log", self.log_rules], output=log,
                                           env=self._environment())
        self.see(WHICH)
        self.wait_active()
        return self

    def chosen(self):
        """Somebody chose: from here on it is as any other."""
        self._connect(self.folder / "command", time.monotonic() + 30 * PATIENCE)
        self.call("events")

    def wait_active(self):
        self._wait(lambda: self.frame is not None and "active" in self.frame.states, 30, "the window in front")

    def tables(self):
        """What the programs without a window say of the same home."""
        said = []
        for program in ("alliumd", "allium-cli"):
            said.append(subprocess.run([allium.find_bin(program), "--list-profiles"], env=self._environment(), text=True,
                                       stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True, timeout=30 * PATIENCE).stdout)
        assert said[0] == said[1], said
        return [line.split("\t") for line in said[0].splitlines()]


class StartedWindow(HomeWindow):
    """One that another window started."""

    class Process:
        def __init__(self, pid):
            self.pid = pid

        def poll(self):
            return None if processes.is_alive(self.pid) else 0

        def wait(self, timeout=30):
            deadline = time.monotonic() + timeout
            while self.poll() is None:
                if time.monotonic() > deadline:
                    raise subprocess.TimeoutExpired("allium", timeout)
                time.sleep(0.02)
            return 0

        def kill(self):
            os.kill(self.pid, 9)

    def find(self, profile, option="--profile"):
        words = [option, profile]

        def look():
            for folder in pathlib.Path("/proc").glob("[0-9]*"):
                try:
                    line = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
                except OSError:
                    continue
                if os.path.basename(line[0]) == "allium" and line[1:3] == words and self.home in "\0".join(line):
                    return self.Process(int(folder.name))
            return None
        self.process = self._wait(look, 30, "another window")
        self.wait_active()
        return self

    def __init__(self, folder, name, session, accessibility, home):
        super().__init__(folder, name, session, accessibility, home)
        self.home = str(home)
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)


class ProfilesStory(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = allium.temporary_folder()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.home = self.folder / "home"
        self.home.mkdir(mode=0o700)
        self.session = DesktopSession()
        self.addCleanup(self.session.stop)
        self.session.start()
        self.accessibility = Accessibility(self.session)
        self.addCleanup(self.accessibility.close)

    def window(self, name, kind=HomeWindow):
        made = kind(self.folder / name, name, self.session, self.accessibility, self.home)
        self.addCleanup(made.destroy)
        return made

    @property
    def profiles(self):
        return sorted(path.name for path in (self.home / "allium").iterdir())

    def unlock(self, window):
        window.see(role=PASSWORD)
        window.write(window.PASSPHRASE)
        window.keys("Return")
        window.see_pages()

    def settings(self, window):
        window.go("Settings")
        window.press("Profiles", LIST_ITEM)
        window.see("Other profiles")

    def test_two_of_them(self):
        first = self.window("first")
        first.start()
        first.see("What shall open your profile?")
        first.create()
        first.see_pages()
        self.assertEqual([line[0] for line in first.tables()], ["default"])

        # A second one, from the settings: it opens in a window of its own.
        self.settings(first)
        first.press("New profile…")
        first.wait_focused("Name (optional)")
        first.write("Work")
        first.keys("Return")
        second = self.window("second", StartedWindow).find("profile-2")
        second.see("What shall open your profile?")
        second.see(re.compile("A passphrase protects your profile just as well"))
        for _ in range(2):
            second.write(second.PASSPHRASE)
            second.keys("Return")
        second.wait_focused("Name (optional)")
        second.keys("Return")
        second.wait_focused(re.compile("^(Start using Allium|Continue meanwhile)$"), timeout=60)
        second.keys("Return")
        second.see("Nobody here yet")
        second.wait_until(lambda: second.frame.name == "Work – Allium", 20, "the profile in the title")
        self.assertEqual({line[0]: line[1:4] for line in first.tables()},
                         {"default": ["", "open", "passphrase"], "profile-2": ["Work", "open", "passphrase"]})
        self.assertEqual(first.complaints(), [])  # it says the second one's too
        second.leave()
        first.wait_active()
        first.leave()

        # From now on a start asks. The one used last has the focus.
        first.start_choosing()
        first.wait_focused(re.compile("^Profile 1, "))
        first.keys("Down")
        first.wait_focused(re.compile("^Work, "))
        first.keys("Return")
        first.chosen()
        first.see("Work")
        self.unlock(first)

        # A link goes to the only one that is open.
        self.assertEqual(first.start_again(LINK)[0], 0)
        first.wait_said("a link was opened")

        # Both at once; what is open is not deleted.
        other = self.window("other").start_choosing()
        other.see(re.compile("^Work, Open now, "), LIST_ITEM)
        other.press(re.compile("^Profile 1, "), LIST_ITEM)
        other.chosen()
        self.unlock(other)
        self.settings(first)
        first.see(re.compile("^Profile 1, Open now, "), LIST_ITEM)
        self.ask_to_delete(first)
        first.see(re.compile("^This profile is open"))
        first.press("Close", within=first.see(role=DIALOG))
        first.wait_gone(role=DIALOG)
        self.bring_forward(other)
        other.leave()

        # Closed, it is: by typing its name.
        first.wait_active()
        first.go("Contacts")
        self.settings(first)
        first.wait_until(lambda: not first.sees(re.compile("^Profile 1, Open now, "), LIST_ITEM), 20, "it to be closed")
        self.ask_to_delete(first)
        first.wait_focused(re.compile("^Type “Profile 1”"))
        first.write("Profile 1")
        first.keys("Return")
        first.wait_gone(re.compile("^Profile 1, "), LIST_ITEM)
        first.wait_gone(role=DIALOG)
        self.assertEqual(self.profiles, ["profile-2"])
        self.assertEqual(first.complaints() + other.complaints(), [])
        first.leave()

        # With one left nothing asks.
        first.start()
        first.see("Unlock Allium")
        first.leave()

    def test_one_that_always_begins(self):
        place = self.home / "allium"
        for name, title in (("default", "Home"), ("profile-2", "Work")):
            (place / name).mkdir(parents=True, mode=0o700)
            (place / name / "allium.name").write_text(f"ALLIUM PROFILE 1\n{title}\n")
        window = self.window("window").start_choosing()
        window.press("Always start with the one I choose", "check box")
        window.press(re.compile("^Work, "), LIST_ITEM)
        window.chosen()
        window.see("What shall open your profile?")
        self.assertEqual((place / "allium.start").read_text(), "profile-2\n")
        window.leave()

        # Now nothing asks, unless it is told to.
        window.start()
        window.wait_until(lambda: window.frame.name == "Work – Allium", 20, "the profile in the title")
        window.leave()
        window.options.append("--choose")
        window.start_choosing()
        window.see("Always start with “Work”", "check box")
        window.press(re.compile("^Home, "), LIST_ITEM)
        window.chosen()
        window.see("What shall open your profile?")
        self.assertEqual((place / "allium.start").read_text(), "profile-2\n")  # nobody has said anything else
        window.leave()
        window.options.remove("--choose")

        # The settings take it back, and lead to its end.
        window.start()
        window.create()
        window.see_pages()
        self.settings(window)
        window.press("Always start with this profile", "check box")
        window.wait_until(lambda: not (place / "allium.start").exists(), 20, "it to be forgotten")
        window.press("Delete “Work”…")
        window.press("Close and go on", within=window.see(role=DIALOG))
        window.process.wait(30 * PATIENCE)
        chooser = self.window("chooser", StartedWindow).find("profile-2", "--offer-to-delete")
        chooser.wait_focused(re.compile("^Type “Work”"))
        chooser.write("Work")
        chooser.keys("Return")
        chooser.wait_gone(re.compile("^Work, "), LIST_ITEM)
        chooser.wait_gone(role=DIALOG)
        self.assertEqual(self.profiles, ["default"])
        chooser.wait_focused(re.compile("^Home, "))
        self.assertEqual(window.complaints(), [])  # it says those of what it started too
        chooser.leave()

    def test_hostile_company(self):
        """What else lies there neither shows nor breaks the list, and a quiet start does not ask."""
        place = self.home / "allium"
        for name in ("default", "profile-2"):
            (place / name).mkdir(parents=True, mode=0o700)
            (place / name / "allium.name").write_text("ALLIUM PROFILE 1\n" + {"default": "Home"}.get(name, "Work") + "\n")
        (place / "file").write_text("x")
        (place / "link").symlink_to(place / "default")
        (place / "loop").symlink_to(place)
        os.mkfifo(place / "pipe")
        (place / "foreign").mkdir()
        (place / "broken").mkdir()
        os.mkfifo(place / "broken/allium.key")
        os.mkfifo(place / "broken/preferences.ini")
        (place / "broken/allium.name").write_bytes(b"\xff" * 100000)
        window = self.window("window").start_choosing()
        window.see(re.compile("^broken, Does not open"), LIST_ITEM)
        window.see(re.compile("^Work, Not set up yet"), LIST_ITEM)
        rows = [row.name for row in window.frame.find_all(None, LIST_ITEM)]
        self.assertEqual(len(rows), 3, rows)
        window.choose("More about Work", "Rename…")
        window.wait_focused("Name")
        window.write("Club")
        window.keys("Return")
        window.see(re.compile("^Club, "), LIST_ITEM)
        window.choose("More about broken", "Delete…")
        window.wait_focused(re.compile("^Type “broken”"))
        window.write("broken")
        window.keys("Return")
        window.wait_gone(re.compile("^broken"), LIST_ITEM)
        window.wait_gone(role=DIALOG)
        window.wait_focused(re.compile("^Home, "))
        self.assertFalse((place / "broken").exists())
        self.assertEqual(window.complaints(), [])
        window.leave()
        window.options.append("--quiet")
        window.process = None
        allium.Node.start(window)
        window.wait_screen("Onboarding")
        self.assertTrue((place / "default/store").exists())
        self.assertFalse((place / "profile-2/store").exists())
        window.stop()

    def ask_to_delete(self, window):
        window.choose("More about Profile 1", "Delete…")
        window.see(role=DIALOG)

    @staticmethod
    def bring_forward(window):
        window.call("show")
        window.wait_active()


if __name__ == "__main__":
    unittest.main(verbosity=2)
