# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as people use it, over real tor: from the first start to blocking somebody."""

import pathlib
import re
import unittest
import urllib.parse

from at_the_window import AtTheWindow
from people import digest, random_file
from seen_window import DIALOG, FIELD, LIST_ITEM

MIB = 1 << 20
#: So that a transfer takes long enough to be stopped on its way.
SLOW = ["--torrc-line", "BandwidthRate 2 MBytes", "--torrc-line", "BandwidthBurst 2 MBytes"]


class WindowStory(AtTheWindow):
    def test_from_first_start_to_block(self):
        self.bob = self.person("Bob", options=SLOW).start()
        self.alice = self.window("Alice")
        self.first_run()
        self.bob.wait_reachable()
        self.add_bob()
        self.talk()
        self.receive_a_file()
        self.offer_files()
        self.stop_on_the_way()
        self.come_back()
        self.crash_and_come_back()
        self.block_bob()
        self.alice.leave()

    # -- chapters

    def talk(self):
        alice, bob = self.alice, self.bob
        self.open_bob()
        alice.write("Hello Bob")
        alice.keys("Return")
        bob.wait_heard(alice, "Hello Bob")
        alice.see(re.compile("^You, .*: Hello Bob, .*delivered", re.I), LIST_ITEM)
        alice.paste("Grüße \N{SEEDLING} שלום")
        alice.keys("Return")
        bob.wait_heard(alice, "Grüße \N{SEEDLING} שלום")
        bob.say(alice, "Hello Alice\nin two lines")
        alice.see(re.compile("^Bob, .*: Hello Alice\nin two lines"), LIST_ITEM)

    def receive_a_file(self):
        alice, bob = self.alice, self.bob
        picture = random_file(self.workspace / "garden.png", MIB)
        bob.share(alice, picture)
        alice.press("Accept")
        alice.press("Save", timeout=60)
        saved = alice.downloads / "garden.png"
        alice.press("Open")
        alice.wait_until(self.session.opened, what="something to be opened")
        self.assertEqual(self.opened(), [saved])
        self.assertEqual(digest(saved), digest(picture))
        alice.press("Show in folder")
        alice.wait_until(lambda: len(self.session.opened()) == 2, what="the folder to be opened")
        self.assertEqual(self.opened(), [saved, alice.downloads])

    def offer_files(self):
        alice = self.alice
        notes = random_file(self.workspace / "notes ünd more.txt", 40_000)
        self.drop(notes, onto=alice.see(re.compile("file garden.png"), LIST_ITEM))
        alice.see(re.compile("^notes ünd more.txt, "), LIST_ITEM)
        alice.press(re.compile("^Offer 1 file"))
        self.assertEqual(digest(self.fetched_by_bob(notes.name)), digest(notes))

        folder = self.workspace / "album"
        contents = {"one.jpg": b"1" * 70_000, "empty": b"", "deep/two.jpg": b"2" * 20_000}
        for name, data in contents.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        self.drop(folder, onto=alice.see("Message to Bob", FIELD))
        alice.see("album, folder", LIST_ITEM)
        alice.press("Offer the folder")
        received = self.fetched_by_bob("album")
        self.assertEqual({str(path.relative_to(received)): path.read_bytes() for path in received.rglob("*")
                          if path.is_file()}, contents)

        alice.focus("Message to Bob")
        alice.paste_files(notes, folder)
        alice.see("album, folder", LIST_ITEM, within=alice.see("Files to be offered", "list"))
        alice.keys("Escape")
        alice.wait_gone("Files to be offered", "list")
    def stop_on_the_way(self):
        alice, bob = self.alice, self.bob
        film = random_file(self.workspace / "film.mkv", 12 * MIB)
        bob.share(alice, film)
        alice.go("Files")
        row = re.compile("^film.mkv, ")
        alice.press("Accept")
        alice.see(re.compile(r"^film.mkv, .*[1-9].* of "), LIST_ITEM)
        alice.press("Pause")
        paused = alice.see(re.compile("^film.mkv, .*paused", re.I), LIST_ITEM).name
        bob.say(alice, "take your time")
        alice.go("Contacts")
        alice.see(re.compile("^Bob, .*: take your time"), LIST_ITEM, timeout=60)
        alice.go("Files")
        self.assertEqual(alice.see(row, LIST_ITEM).name, paused)
        alice.press("Resume")
        alice.see(re.compile("^film.mkv, .*complete", re.I), LIST_ITEM, timeout=90)
        alice.press("Save")
        alice.see(re.compile("^film.mkv, .*saved", re.I), LIST_ITEM)
        self.assertEqual(digest(alice.downloads / "film.mkv"), digest(film))

    def come_back(self):
        alice, bob = self.alice, self.bob
        alice.leave()
        bob.wait_offline(alice)
        waiting = bob.say(alice, "are you back?")
        alice.start()
        self.unlock()
        alice.press(re.compile("^Bob, "), LIST_ITEM)
        alice.see(re.compile("are you back[?]"), LIST_ITEM, timeout=90)
        bob.wait_delivered(alice, waiting)
        self.everything_is_still_there()

    def crash_and_come_back(self):
        alice, bob = self.alice, self.bob
        alice.focus("Message to Bob")
        alice.write("Not lost")
        alice.keys("Return")
        alice.see(re.compile("^You, .*: Not lost"), LIST_ITEM)
        alice.crash()
        alice.start()
        self.unlock()
        bob.wait_heard(alice, "Not lost", timeout=120)
        alice.press(re.compile("^Bob, "), LIST_ITEM)
        self.everything_is_still_there()

    def block_bob(self):
        alice, bob = self.alice, self.bob
        bob.wait_online(alice)
        alice.choose("More about this conversation", "Contact details")
        alice.see("Contact", "heading")
        alice.tab_to("Block")
        alice.keys("Return")
        question = alice.see("Block Bob?", DIALOG)
        alice.press("Block", within=question)
        bob.wait_offline(alice)
        alice.choose("More", "Blocked people")
        alice.see("Unblock Bob")
        bob.say(alice, "hello?")
        self.hold(5, lambda: alice.sees(re.compile("hello[?]")), "a blocked contact was heard")

    # -- helpers

    def unlock(self):
        alice = self.alice
        alice.see("Unlock Allium")
        alice.write(alice.PASSPHRASE)
        self.nothing_tells_the_passphrase()
        alice.keys("Return")
        alice.see_pages()

    def everything_is_still_there(self):
        for words in ("You, .*: Hello Bob", "Bob, .*: Hello Alice\nin two lines", "file garden.png", "file film.mkv"):
            self.alice.see(re.compile(words), LIST_ITEM)

    def drop(self, path, onto):
        self.alice.drop_files(path, onto=onto, offered="Drop to offer to Bob")

    def fetched_by_bob(self, name):
        transfer = self.bob.get(self.bob.wait_offer(self.alice, name))
        self.bob.wait_transfer(transfer)
        folder = self.workspace / "received"
        folder.mkdir(exist_ok=True)
        return self.bob.export(transfer, folder)

    def opened(self):
        return [pathlib.Path(urllib.parse.unquote(urllib.parse.urlparse(what).path)) for what in self.session.opened()]


if __name__ == "__main__":
    unittest.main(verbosity=2)
