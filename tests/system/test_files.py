# SPDX-License-Identifier: GPL-3.0-or-later
"""Files between two people over real tor, through crashes of either side."""

import os
import unittest

from people import Story, Word, digest, random_file

MIB = 1 << 20


class Files(Story):
    def test_a_file_survives_crashes_of_both_sides(self):
        alice, bob = self.pair()
        size = 32 * MIB
        path = random_file(self.workspace / "holiday.bin", size)
        alice.share(bob, path)
        offer = bob.wait_offer(alice, "holiday.bin")
        self.assertEqual(offer["size"], size)
        transfer = bob.get(offer)

        # More than is written between two checkpoints, 8 MiB or 5 s, so that there is something to keep.
        bob.wait_verified(transfer, size // 2)
        bob.kill9()
        bob.start()
        kept = bob.verified_bytes(transfer)
        self.assertGreater(kept, 0, "what was verified before the crash is still there")

        bob.wait_verified(transfer, size * 3 // 4)
        alice.kill9()
        alice.start()
        bob.wait_transfer(transfer)
        exported = bob.export(transfer, self._folder("received"))
        self.assertEqual(exported.name, "holiday.bin")
        self.assertEqual(digest(exported), digest(path))
        # Encrypted at rest: no piece of the file lies open in Bob's folder.
        with open(path, "rb") as file:
            file.seek(size // 3)
            piece = file.read(64)
        for folder, _, names in os.walk(bob.folder / "profile"):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    self.assertNotIn(piece, file.read(), name)

    def test_pause_resume_and_messages_meanwhile(self):
        alice, bob = self.pair()
        size = 16 * MIB
        path = random_file(self.workspace / "film.bin", size)
        alice.share(bob, path)
        transfer = bob.get(bob.wait_offer(alice, "film.bin"))
        bob.wait_verified(transfer, MIB)
        alice.wait_upload(bob, MIB, active=True)
        bob.pause(transfer)
        self.assertEqual(bob.transfer(transfer)["state"], Word.PAUSED)
        reached = bob.verified_bytes(transfer)
        alice.say(bob, "take your time")
        bob.wait_heard(alice, "take your time")
        self.assertLess(bob.verified_bytes(transfer) - reached, 4 * MIB, "it went on")
        bob.unpause(transfer)
        bob.wait_transfer(transfer)
        alice.wait_upload(bob, size, active=False)
        self.assertEqual(digest(bob.export(transfer, self._folder("received"))), digest(path))

    def test_a_folder(self):
        alice, bob = self.pair()
        folder = self.workspace / "garden"
        contents = {"list.txt": b"rake\nspade\n", "empty": b"", "deep/er/photo.bin": os.urandom(300_000),
                    "ünïcode \N{SEEDLING}.txt": b"x" * 16384, "deep/one-leaf-and-a-byte": os.urandom(16385)}
        for name, data in contents.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        alice.share(bob, folder)
        transfer = bob.get(bob.wait_offer(alice, "garden"))
        bob.wait_transfer(transfer)
        exported = bob.export(transfer, self._folder("received"))
        self.assertEqual(exported.name, "garden")
        found = {str(p.relative_to(exported)): p.read_bytes() for p in exported.rglob("*") if p.is_file()}
        self.assertEqual(found, contents)

    def test_changed_while_shared(self):
        """What is sent is what was offered or nothing."""
        alice, bob = self.pair()
        path = random_file(self.workspace / "draft.bin", 8 * MIB)
        alice.share(bob, path)
        offer = bob.wait_offer(alice, "draft.bin")
        random_file(path, 8 * MIB)
        transfer = bob.get(offer)
        self.hold(10, lambda: bob.transfer(transfer)["state"] == Word.DONE, "changed data was taken")

    def _folder(self, name):
        folder = self.workspace / name
        folder.mkdir()
        return folder


if __name__ == "__main__":
    unittest.main(verbosity=2)
