# SPDX-License-Identifier: GPL-3.0-or-later
"""Becoming contacts when things go wrong, and ceasing to be."""

import unittest

from people import Story, Word, become_friends


class Meeting(Story):
    def assert_they_can_talk(self, one, other):
        one.wait_online(other)
        other.wait_online(one)
        text = f"from {one.name}"
        message = one.say(other, text)
        other.wait_heard(one, text)
        one.wait_delivered(other, message)

    def test_acceptance_while_the_requester_is_away(self):
        alice, bob = self.pair(friends=False)
        bob.request(alice)
        alice.wait_request(bob)
        bob.stop()
        alice.accept(bob)
        bob.start()
        bob.wait_friend(alice, timeout=120)
        self.assert_they_can_talk(alice, bob)

    def test_both_restart_between_request_and_acceptance(self):
        alice, bob = self.pair(friends=False)
        bob.request(alice)
        alice.wait_request(bob)
        bob.stop()
        alice.kill9()
        alice.start()
        alice.wait_request(bob)
        alice.accept(bob)
        alice.stop()
        bob.start()
        alice.start()
        bob.wait_friend(alice, timeout=120)
        self.assert_they_can_talk(bob, alice)

    def test_crossing_requests_accept_each_other(self):
        alice, bob = self.pair(friends=False)
        alice.suspend()
        bob.request(alice)
        alice.resume()
        alice.request(bob)
        alice.wait_friend(bob)
        bob.wait_friend(alice)
        self.assert_they_can_talk(alice, bob)
        self.assertEqual(len(alice.contacts()), 1)
        self.assertEqual(len(bob.contacts()), 1)

    def test_lost_replies(self):
        """Whoever crashes just when the answer is on its way, both end with the same secret."""
        alice, bob = self.pair(friends=False)
        bob.request(alice)
        bob.kill9()
        bob.start()
        alice.wait_request(bob, timeout=120)
        alice.accept(bob)
        alice.kill9()
        bob.kill9()
        bob.start()
        alice.start()
        bob.wait_friend(alice, timeout=120)
        alice.wait_friend(bob)
        self.assert_they_can_talk(alice, bob)

    def test_asking_twice_is_asking_once(self):
        alice, bob = self.pair(friends=False)
        bob.request(alice, greeting="one")
        alice.wait_request(bob)
        bob.request(alice, greeting="two")
        alice.accept(bob)
        bob.wait_friend(alice)
        self.assertEqual(len(alice.contacts()), 1)
        self.assert_they_can_talk(alice, bob)

    def test_rejected_is_not_told(self):
        alice, bob = self.pair(friends=False)
        bob.request(alice)
        alice.wait_request(bob)
        alice.reject(bob)
        self.hold(8, lambda: bob.state_of(alice) != Word.OUTGOING, "Bob was told")

    def test_who_is_removed_cannot_connect_any_more(self):
        alice, bob = self.pair()
        carol = self.person("Carol").begin()
        become_friends(carol, alice)
        # Bob does not hear of it: he is away, and comes back with all he knew.
        bob.stop()
        alice.remove(bob)
        bob.start()
        bob.wait_reachable()
        self.hold(15, lambda: bob.is_online(alice), "Bob sees Alice online")
        self.assertIsNone(alice.contact(bob))
        # Those who stay move along to the new address.
        carol.wait_online(alice)
        alice.say(carol, "he is gone")
        carol.wait_heard(alice, "he is gone")

    def test_removed_and_asked_again_before_hearing_of_it(self):
        """Who still lists the one that asks has said yes before."""
        alice, bob = self.pair()
        bob.stop()
        alice.remove(bob)
        alice.wait_until(lambda: alice.contact(bob) is None, 10, "the removal")
        alice.request(bob)
        bob.start()
        alice.wait_friend(bob, timeout=120)
        self.assert_they_can_talk(bob, alice)

    def test_removed_and_asked_again_after_hearing_of_it(self):
        alice, bob = self.pair()
        alice.remove(bob)
        bob.wait_until(lambda: bob.contact(alice) is None, 60, "word of the removal")
        alice.request(bob)
        bob.wait_request(alice)
        bob.accept(alice)
        alice.wait_friend(bob)
        self.assert_they_can_talk(bob, alice)

    def test_removed_on_one_side_and_asked_by_the_other(self):
        alice, bob = self.pair()
        alice.remove(bob)
        bob.wait_until(lambda: bob.state_of(alice) not in Word.FRIENDS, 60, "word of the removal")
        bob.request(alice)
        alice.wait_request(bob)
        alice.accept(bob)
        bob.wait_friend(alice)
        self.assert_they_can_talk(alice, bob)

    def test_a_new_onion_id(self):
        """Contacts stay, though one of them was away; strangers need the new one."""
        alice, bob = self.pair()
        doors = alice.call("status")["doors"]
        for local in doors["request_local"], doors["friends_local"]:
            self.assertRegex(local, "^unix:/|^127[.]0[.]0[.]1:")
        bob.stop()
        old = alice.onion_id
        alice.renew_onion_id()
        self.assertNotEqual(alice.onion_id, old)
        alice.wait_reachable()
        bob.start()
        self.assert_they_can_talk(bob, alice)
        bob.wait_until(lambda: bob.contact(alice)["onion_id"] == alice.onion_id, 60, "the new onion ID")
        carol = self.person("Carol").start()
        carol.request(alice, address=old)
        carol.wait_until(lambda: any("why" in request for request in carol.call("requests")), 120,
                         "not being reachable at the old onion ID")
        carol.request(alice)
        alice.wait_request(carol, timeout=120)
        alice.kill9()
        alice.start()
        self.assertNotEqual(alice.onion_id, old)
        alice.accept(carol)
        carol.wait_friend(alice, timeout=120)

    def test_blocked_looks_like_away(self):
        alice, bob = self.pair()
        alice.block(bob)
        bob.wait_offline(alice)
        bob.say(alice, "hello?")
        self.hold(8, lambda: bob.is_online(alice), "Bob sees Alice online")
        self.assertIn(bob.state_of(alice), Word.FRIENDS)
        alice.unblock(bob)
        alice.wait_heard(bob, "hello?", timeout=120)


if __name__ == "__main__":
    unittest.main(verbosity=2)
