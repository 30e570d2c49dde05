# SPDX-License-Identifier: GPL-3.0-or-later
"""A lost laptop: a backup restored on a clean profile."""

import unittest

from people import Story, Word

BACKUP = "another horse"


class Backup(Story):
    def restored(self, person, path):
        """The same person on a new machine."""
        successor = self.person(person.name + "2", passphrase=None)
        successor.start()
        successor.restore(path, BACKUP)
        successor.wait_open()
        successor.wait_reachable()
        self.assertEqual(successor.account, person.account)
        return successor

    def test_restored_after_the_old_one_is_gone(self):
        alice, bob = self.pair()
        alice.say(bob, "before")
        bob.wait_heard(alice, "before")
        path = self.workspace / "alice.backup"
        alice.backup(path, BACKUP)
        alice.stop()
        again = self.restored(alice, path)
        bob.wait_online(alice, timeout=180)
        again.wait_online(bob)
        message = again.say(bob, "after")
        bob.wait_heard(alice, "after")
        again.wait_delivered(bob, message)
        bob.say(alice, "welcome back")
        again.wait_heard(bob, "welcome back")
        self.assertEqual(bob.heard_from(alice), ["before", "after"])

    def test_restored_while_the_old_one_still_runs(self):
        alice, bob = self.pair()
        path = self.workspace / "alice.backup"
        alice.backup(path, BACKUP)
        again = self.restored(alice, path)
        again.wait_online(bob, timeout=180)
        message = again.say(bob, "from the new machine")
        bob.wait_heard(alice, "from the new machine", timeout=120)
        again.wait_delivered(bob, message)
        # One of the two is told that there are two.
        again.wait_until(lambda: any(event["type"] == Word.OLD_DEVICE_RUNS
                                     for event in alice.events + again.events),
                         60, "a word about the old machine")

    def test_wrong_passphrase_and_damaged_file(self):
        alice = self.person("Alice").begin()
        path = self.workspace / "alice.backup"
        alice.backup(path, BACKUP)
        successor = self.person("New", passphrase=None).start()
        with self.assertRaisesRegex(Exception, "passphrase"):
            successor.restore(path, "wrong")
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.write_bytes(data)
        with self.assertRaisesRegex(Exception, "passphrase|damaged"):
            successor.restore(path, BACKUP)


if __name__ == "__main__":
    unittest.main(verbosity=2)
