# SPDX-License-Identifier: GPL-3.0-or-later
"""What the list of contacts, the pages about them and the place where people are added ask of a node."""

import unittest

from allium import CommandFailed
from people import Story, Word


class ContactBook(Story):
    """Over loopback: nothing here depends on tor."""

    @classmethod
    def setUpClass(cls):
        pass

    def person(self, name, **options):
        return super().person(name, options=["--loopback", str(self.workspace / "net")], **options)

    def refused(self, person, kind, method, **params):
        with self.assertRaises(CommandFailed) as caught:
            person.call(method, **params)
        self.assertIn(kind, str(caught.exception))

    def test_the_list_knows_what_was_said_last(self):
        alice, bob = self.pair()
        self.assertNotIn("last", alice.contact(bob))
        bob.say(alice, "first")
        bob.say(alice, "second\nline " + "x" * 500)
        alice.wait_until(lambda: alice.contact(bob)["unread"] == 2, 60, "two unread")
        last = alice.contact(bob)["last"]
        self.assertTrue(last["text"].startswith("second line xxx"))
        self.assertEqual(len(last["text"]), 160)
        self.assertFalse(last["outgoing"])
        self.assertLessEqual(abs(last["stored"] - last["time"]), 60_000)
        alice.call("read", contact=alice.id_of(bob), position=last["position"])
        alice.wait_event("read.changed", contact=alice.id_of(bob), unread=0)
        self.assertEqual(alice.contact(bob)["unread"], 0)
        message = alice.say(bob, "mine")
        alice.wait_delivered(bob, message)
        self.assertEqual(alice.contact(bob)["last"]["state"], Word.DELIVERED)

    def test_both_see_the_same_words(self):
        alice, bob = self.pair()
        words = alice.call("words", contact=alice.id_of(bob))["words"]
        self.assertEqual(len(words), 12)
        self.assertEqual(bob.call("words", contact=bob.id_of(alice))["words"], words)

    def test_what_is_noted_survives_a_restart(self):
        alice, bob = self.pair()
        contact = alice.id_of(bob)
        alice.call("contact-set", contact=contact, note="met in Prague")
        alice.call("contact-set", contact=contact, muted=True)
        alice.call("contact-set", contact=contact, compared=True)
        self.refused(alice, "params.one-at-a-time", "contact-set", contact=contact, muted=False, note="")
        alice.stop()
        alice.start()
        entry = alice.contact(bob)
        self.assertEqual(entry["note"], "met in Prague")
        self.assertTrue(entry["muted"])
        self.assertIn("compared", entry)
        alice.call("contact-set", contact=contact, compared=False)
        self.assertNotIn("compared", alice.contact(bob))

    def test_an_address_is_checked_before_it_is_used(self):
        alice, bob = self.pair(friends=False)

        def relation(address):
            return bob.call("check-address", address=address)["relation"]
        self.assertEqual(relation(alice.onion_id), "none")
        self.assertEqual(relation(bob.onion_id), "ourself")
        self.assertEqual(relation(bob.call("account")["link"]), "ourself")
        checked = bob.call("check-address", address=alice.call("account")["link"])
        self.assertEqual((checked["onion_id"], checked["name"]), (alice.onion_id, "Alice"))
        mistyped = alice.onion_id[:10] + ("b" if alice.onion_id[10] == "a" else "a") + alice.onion_id[11:]
        self.refused(bob, "address.bad-checksum", "check-address", address=mistyped)
        self.refused(bob, "address.bad-length", "check-address", address=alice.onion_id[:-1])
        self.refused(bob, "address.version-two", "check-address", address="expyuzz4wqqyqhjn")
        self.refused(bob, "address.empty", "check-address", address=" ")
        bob.request(alice)
        self.assertEqual(relation(alice.onion_id), Word.OUTGOING)
        alice.wait_request(bob)
        self.assertEqual(alice.call("requests")[0]["greeting"], "It's me")
        alice.accept(bob)
        bob.wait_friend(alice)
        self.assertIn(relation(alice.onion_id), Word.FRIENDS)
        self.assertEqual(bob.call("requests"), [])
        bob.block(alice)
        self.assertEqual(relation(alice.onion_id), "blocked")
        self.assertEqual([entry["state"] for entry in bob.call("requests")], ["blocked"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
