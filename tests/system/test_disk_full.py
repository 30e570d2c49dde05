# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that fills up under a running node: what is said, what is kept, and how it goes on. The disk is
a small one in memory, mounted in a mount namespace of this test's own, so that nothing of it is left
however the test ends. Nodes meet through sockets on this machine instead of tor."""

import ctypes
import os
import subprocess
import sys
import unittest

MARK = "ALLIUM_TEST_OWN_MOUNTS"

if __name__ == "__main__" and MARK not in os.environ:
    # Root needs no user namespace, and others get nowhere without one.
    unshare = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
    if subprocess.run([*unshare, "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0:
        os.environ[MARK] = "1"
        os.execvp(unshare[0], [*unshare, sys.executable, *sys.argv])

from allium import CommandFailed  # noqa: E402
from people import Story, Word, digest, random_file  # noqa: E402

MIB = 1 << 20


@unittest.skipUnless(MARK in os.environ, "neither root nor user namespaces: no disk to fill")
class DiskFull(Story):
    @classmethod
    def setUpClass(cls):
        pass  # no network: see the head of the file

    def person(self, name, **options):
        return super().person(name, options=["--loopback", str(self.workspace / "net")], **options)

    def pair_with_small_disk(self, size):
        """Alice and Bob; Bob's profile has a disk of its own."""
        disk = self.workspace / "bob" / "profile"
        disk.mkdir(parents=True, mode=0o700)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", disk], check=True)
        self.addCleanup(_unmount, disk)
        alice, bob = self.pair()
        return alice, bob, disk

    def test_in_the_middle_of_a_transfer(self):
        alice, bob, disk = self.pair_with_small_disk(192 * MIB)
        size = 128 * MIB
        path = random_file(self.workspace / "film.bin", size)
        alice.share(bob, path)
        offer = bob.wait_offer(alice, "film.bin")
        transfer = bob.get(offer)
        # Once there is a file for it, somebody else takes the room that was there when it was made.
        # Alice is held meanwhile: between sockets of one machine a file is through in no time.
        bob.wait_verified(transfer, 64 * 1024)
        alice.suspend()
        filler = _fill(disk, leave=4 * MIB)
        alice.resume()

        def is_paused():
            return bob.transfer(transfer)["state"] == Word.PAUSED
        bob.wait_until(is_paused, 60, "the transfer paused")
        self.assertEqual(bob.transfer(transfer)["why"], "storage.disk-full")
        kept = bob.verified_bytes(transfer)
        self.assertGreater(kept, 0)
        # It asks for nothing until somebody says so; then it finds the disk full again.
        bob.unpause(transfer)
        bob.wait_until(is_paused, 60, "paused again")
        self.assertGreaterEqual(bob.verified_bytes(transfer), kept, "nothing verified is lost")
        kept = bob.verified_bytes(transfer)

        # The first to be offered room takes it; then killed in the middle, from which nothing breaks.
        filler.unlink()
        bob.unpause(transfer)
        bob.wait_verified(transfer, kept)
        bob.kill9()
        bob.start()
        bob.wait_transfer(transfer)
        out = self.workspace / "received"
        out.mkdir()
        self.assertEqual(digest(bob.export(transfer, out)), digest(path))

    def test_while_people_talk(self):
        alice, bob, disk = self.pair_with_small_disk(48 * MIB)
        alice.say(bob, "before")
        bob.wait_heard(alice, "before")
        filler = _fill(disk, leave=0)

        # Writing: what is refused was not stored, what was answered was.
        said = []
        refused = None
        for number in range(2000):
            text = f"{number} " + "x" * 8000
            try:
                bob.say(alice, text)
                said.append(text)
            except CommandFailed as error:
                refused = error
                break
        self.assertIsNotNone(refused, "the disk was never full")
        self.assertEqual(refused.kind, "storage.disk-full")
        bob.wait_event("storage.failed", kind="storage.disk-full")

        # Hearing: what Bob cannot store is not delivered, and Alice is not told that it was.
        message = alice.say(bob, "can you hear me? " + "y" * 8000)
        self.hold(3, lambda: alice.state_of_message(bob, message) == Word.DELIVERED, "delivered without being stored")
        self.assertNotIn("can you hear", "".join(bob.heard_from(alice)))

        filler.unlink()
        alice.wait_delivered(bob, message)
        bob.say(alice, "again")
        said.append("again")
        alice.wait_heard(bob, "again")
        self.assertEqual(alice.heard_from(bob), said)
        self.assertEqual(said_to(alice, bob), said)
        bob.kill9()
        bob.start()
        self.assertEqual(said_to(alice, bob), said)


def said_to(listener, speaker):
    return [m["text"] for m in speaker.conversation(listener, 5000) if m["outgoing"]]


def _fill(disk, leave):
    """Takes all room but `leave` bytes, as another program would."""
    room = os.statvfs(disk)
    filler = disk / "filler"
    with open(filler, "wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(4096, room.f_bavail * room.f_frsize - leave))
    return filler


def _unmount(path):
    ctypes.CDLL(None).umount2(str(path).encode(), 2)  # MNT_DETACH


if __name__ == "__main__":
    unittest.main(verbosity=2)
