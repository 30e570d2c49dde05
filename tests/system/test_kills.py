# SPDX-License-Identifier: GPL-3.0-or-later
"""Two real nodes with real stores, killed over and over in mid-conversation. They meet through
sockets on this machine instead of tor, so that a hundred kills take two minutes; test_two_people
does a few of them over tor."""

import os
import random
import threading
import time
import unittest

from people import LONG, Story


class Kills(Story):
    @classmethod
    def setUpClass(cls):
        pass  # no network: see the head of the file

    def person(self, name, **options):
        return super().person(name, options=["--loopback", str(self.workspace / "net")], **options)

    def test_kill9_at_a_hundred_random_moments_loses_and_doubles_nothing(self):
        alice, bob = self.pair()
        seed = int(os.environ.get("ALLIUM_SEED", time.time_ns() % 1_000_000))
        print(f"ALLIUM_SEED={seed}", flush=True)
        chance = random.Random(seed)
        spoken = {alice: [], bob: []}
        for turn in range(500 if LONG else 100):
            victim, other = (alice, bob) if chance.random() < 0.5 else (bob, alice)
            for number in range(3):
                for person, listener in ((victim, other), (other, victim)):
                    text = f"{person.name} {turn}.{number}"
                    person.say(listener, text)
                    spoken[person].append(text)
            # From at once to well after everything has been delivered: the moment is the point here.
            threading.Event().wait(chance.random() * 0.15)
            victim.kill9()
            victim.start()
        for person, listener in ((alice, bob), (bob, alice)):
            listener.wait_heard(person, spoken[person][-1], timeout=120)
            self.assertEqual(listener.heard_from(person), spoken[person])


if __name__ == "__main__":
    unittest.main(verbosity=2)
