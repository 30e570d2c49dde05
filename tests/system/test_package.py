# SPDX-License-Identifier: GPL-3.0-or-later
"""The Debian package that installer/package made: installed into a Debian with nothing in it, started there,
looked at, removed. Needs root."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import allium
import framebuffer
from accessible import Accessibility
from clean_root import CleanRoot, loopback_only
from desktop_session import DesktopSession
from newcomer import Newcomer
from seen_window import LIST_ITEM
from tornet import TorNet

PACKAGES = allium.ROOT / "build/package"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
#: games and news, whom every Debian has.
KNOWN_USERS = (5, 9)
COMPLAINTS = re.compile(r"qrc:/|QML|is not installed|not a type|[Cc]annot load|[Cc]ould not")


class InstalledWindow(allium.Node):
    """allium as it was installed, for an ordinary user, without any network. `profile` is its name."""

    def __init__(self, root, profile, log, environment):
        super().__init__(root.inside(root.HOME), None, "Alice", passphrase=None, log_rules="desktop.*=info,core.*=info")
        self._root, self._profile, self._log, self._variables = root, profile, log, environment

    def program(self, socket):
        return self._root.command("allium", "--profile", self._profile, "--command-socket", f"{self._root.HOME}/{socket.name}",
                                  user=self._root.USER, environment=self._variables)

    @property
    def log(self):
        return self._log

    def create(self):
        self.call("create", secrets={"passphrase": self.PASSPHRASE}, name=self.name)
        self.wait_screen("Main")

    def profile(self):
        """Where it keeps things, for us."""
        return self._root.inside(f"{self._root.HOME}/.local/share/allium/{self._profile}")

    def _environment(self):
        return dict(os.environ)  # what it gets is in its command

    def lines(self):
        return self.log.read_text(errors="replace").splitlines()

    def screen(self):
        return next((line.split("screen: ")[1] for line in reversed(self.lines()) if "screen: " in line), "")

    def wait_screen(self, screen):
        self.wait_until(lambda: self.screen() == screen, 60, f"the screen {screen}")

    def complaints(self):
        return [line for line in self.lines() if COMPLAINTS.search(line)]


@unittest.skipIf(os.geteuid() != 0, "a clean root takes root's rights")
class Package(unittest.TestCase):
    """One root for all; the last of the tests removes the package from it."""

    @classmethod
    def setUpClass(cls):
        packages = sorted(PACKAGES.glob("allium_*.deb"))
        if len(packages) != 1:
            raise AssertionError(f"one package is wanted in {PACKAGES}, there are {len(packages)}: run installer/package")
        cls.package = packages[0]
        folder = pathlib.Path(tempfile.mkdtemp(prefix="allium-package-"))
        cls.addClassCleanup(shutil.rmtree, folder, ignore_errors=True)
        cls.folder, cls.root = folder, CleanRoot(folder)
        before = cls.root.installed_packages()
        shutil.copy(cls.package, cls.root.inside("/root"))
        cls.root.run("apt-get", "update", network=True)
        cls.root.run("apt-get", "install", "-y", "--no-install-recommends", f"/root/{cls.package.name}", network=True)
        cls.came = len(cls.root.installed_packages() - before)

    def setUp(self):
        self.newcomers = []

    def window(self, name, **environment):
        window = InstalledWindow(self.root, name, self.folder / f"{name}.log", environment)
        self.addCleanup(window.destroy)
        window.start(60)
        return window

    def test_size(self):
        fields = dict(line.split(": ", 1) for line in self.root.run("dpkg", "-s", "allium").splitlines() if ": " in line)
        print(f"\n{self.package.name}: {self.package.stat().st_size / 1e6:.1f} MB, installed {int(fields['Installed-Size']) / 1e3:.1f} MB; "
              f"{self.came - 1} other packages came with it to a Debian with nothing in it")
        self.assertLess(self.package.stat().st_size, 25e6, "something is in it that nobody needs")

    def test_files(self):
        listed = self.root.run("dpkg", "-L", "allium").split()
        programs = sorted(path for path in listed if path.startswith("/usr/bin/"))
        self.assertEqual(programs, ["/usr/bin/allium", "/usr/bin/allium-cli", "/usr/bin/alliumd"])
        for path in listed:
            info = self.root.inside(path).lstat()
            self.assertEqual((info.st_uid, info.st_gid, info.st_mode & 0o7022), (0, 0, 0), path)
        for size in ICON_SIZES:
            icon = self.root.inside(f"/usr/share/icons/hicolor/{size}x{size}/apps/allium.png").read_bytes()
            self.assertEqual((icon[:4], icon[16:24]), (b"\x89PNG", size.to_bytes(4, "big") * 2))

    def test_pictures_are_decoded_apart(self):
        self.assertEqual(self.root.inside("/usr/lib/allium/allium-picture").lstat().st_mode & 0o777, 0o755)
        # Given nothing it refuses, and says 2; 3 would say that it cannot confine itself here.
        said = self.root.run("sh", "-c", "/usr/lib/allium/allium-picture </dev/null; echo $?", user=self.root.USER)
        self.assertEqual(said.strip(), "2")

    def test_its_own_tor_runs(self):
        self.assertRegex(self.root.run("/usr/lib/allium/tor/tor", "--version"), r"^Tor version 0\.4\.")

    def test_menu_entry_and_metainfo(self):
        subprocess.run(["desktop-file-validate", self.root.inside("/usr/share/applications/allium.desktop")], check=True)
        subprocess.run(["appstreamcli", "validate", "--no-net",
                        self.root.inside("/usr/share/metainfo/org.allium.desktop.metainfo.xml")], check=True, stdout=subprocess.DEVNULL)
        entry = self.root.inside("/usr/share/applications/allium.desktop").read_text()
        self.assertIn("\nExec=allium %u\n", entry)
        self.assertIn("\nIcon=allium\n", entry)  # which test_files finds
        self.assertIn("\nStartupWMClass=allium\n", entry)
        self.assertNotIn("NoDisplay", entry)
        self.assertIn("\nMimeType=x-scheme-handler/allium;\n", entry)

    def test_links_lead_to_it(self):
        self.root.run("apt-get", "install", "-y", "--no-install-recommends", "xdg-utils", "desktop-file-utils", network=True)
        self.assertEqual(self.root.run("xdg-mime", "query", "default", "x-scheme-handler/allium", user=self.root.USER).strip(),
                         "allium.desktop")

    def test_manual_pages_name_every_option(self):
        pages = {name: subprocess.run(["zcat", self.root.inside(f"/usr/share/man/man1/{name}.1.gz")], check=True, text=True,
                                      stdout=subprocess.PIPE).stdout.replace("\\-", "-") for name in ("allium", "alliumd", "allium-cli")}
        pages["alliumd"] += pages["allium"]  # it refers to that
        for name, page in pages.items():
            said = self.root.run(name, "--help", user=self.root.USER, environment=OFFSCREEN)
            options = set(re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", said, re.MULTILINE)) - {"--help-all"}
            self.assertGreater(len(options), 4, said)
            self.assertEqual({option for option in options if option not in page}, set(), name)

    def test_every_page_without_a_display(self):
        window = self.window("offscreen", **OFFSCREEN)
        window.wait_screen("Onboarding")
        window.create()
        tor = window.wait_until(window.tor_pids, 30, "tor running")
        self.assertTrue(os.readlink(f"/proc/{tor[0]}/exe").endswith("/usr/lib/allium/tor/tor"))
        for place in ("contacts/add", "contacts/requests", "contacts/me", "files", "network", "settings"):
            window.call("show", place=place)
        window.stop()
        self.assertEqual(window.complaints(), [])

    def test_two_people_from_the_menu_to_a_talk(self):
        """Two users of this machine, each at a desktop of their own, over the tor that came with the package."""
        self.root.run("apt-get", "install", "-y", "--no-install-recommends", "libglib2.0-bin", network=True)
        with loopback_only(), TorNet() as net:
            Newcomer.prepare(self.root, net)
            alice, bob = self.newcomer("Alice"), self.newcomer("Bob")
            for person in (alice, bob):
                person.start()
                self.assertTrue(person.session.shows_window_of("allium"))
                person.first_run(person.name)
            tor = alice.wait_until(alice.tor_pids, 30, "tor running")
            self.assertTrue(os.readlink(f"/proc/{tor[0]}/exe").endswith("/usr/lib/allium/tor/tor"))
            alice.request(bob.copy_onion_id(), "It is me")
            bob.press(re.compile("Somebody asks"), LIST_ITEM, timeout=120)
            bob.see(re.compile("It is me"))
            bob.press("Accept Alice")
            for person, other in ((alice, bob), (bob, alice)):
                person.press(re.compile(f"^{other.name}, online"), LIST_ITEM, timeout=120)
                person.wait_focused(f"Message to {other.name}")
            for person, other in ((alice, bob), (bob, alice)):
                person.write(f"{person.name} is here")
                person.keys("Return")
                other.see(re.compile(f"^{person.name}, .*: {person.name} is here"), LIST_ITEM, timeout=60)
                person.see(re.compile("^You, .*delivered", re.I), LIST_ITEM, timeout=60)
            for person in (alice, bob):
                self.assertEqual(person.complaints(), [])
                person.leave()

    def newcomer(self, name):
        user = KNOWN_USERS[len(self.newcomers)]
        self.root.make_home(f"/home/{name.lower()}", user)
        session = DesktopSession(user=user)
        self.addCleanup(session.stop)
        accessibility = Accessibility(session.start())
        self.addCleanup(accessibility.close)
        made = Newcomer(self.root, user, name, session, accessibility)
        self.addCleanup(made.destroy)
        self.newcomers.append(made)
        return made

    def test_first_screen_is_drawn(self):
        with framebuffer.Display() as display:
            window = self.window("display", DISPLAY=display.name)
            window.wait_screen("Onboarding")
            window.wait_until(lambda: len(display.colors()) > 200, 30, "letters and colours on the display")
            window.stop()
            self.assertEqual(window.complaints(), [])

    def test_what_stays_when_it_is_removed(self):
        """What people made. Last by its name."""
        window = self.window("kept", **OFFSCREEN)
        window.create()
        window.stop()
        profile = window.profile()
        kept = {path: path.read_bytes() for path in profile.rglob("*") if path.is_file()}
        self.assertTrue(kept)
        listed = [path for path in self.root.run("dpkg", "-L", "allium").split() if not self.root.inside(path).is_dir()]
        self.root.run("apt-get", "purge", "-y", "allium")
        self.assertEqual([path for path in listed if self.root.inside(path).exists()], [])
        self.assertFalse(self.root.inside("/usr/lib/allium").exists())
        self.assertEqual({path: path.read_bytes() for path in profile.rglob("*") if path.is_file()}, kept)


if __name__ == "__main__":
    unittest.main()
