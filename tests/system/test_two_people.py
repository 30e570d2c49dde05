# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people talk over real tor: meeting, messages, crashes, absence, sleep."""

import base64
import os
import random
import signal
import time
import unittest

from people import LONG, Story, Word, plain_picture


class TwoPeople(Story):
    def test_request_accept_and_messages_both_ways(self):
        alice, bob = self.pair(friends=False)
        bob.request(alice, greeting="Bob here, from the garden")
        alice.wait_request(bob)
        self.assertEqual(alice.contact(bob)["greeting"], "Bob here, from the garden")
        self.assertEqual(bob.state_of(alice), Word.OUTGOING)
        alice.accept(bob)
        bob.wait_friend(alice)
        bob.wait_online(alice)
        alice.wait_online(bob)

        first = bob.say(alice, "Hello Alice")
        alice.wait_heard(bob, "Hello Alice")
        bob.wait_delivered(alice, first)
        second = alice.say(bob, "Hello Bob \N{SMILING FACE WITH OPEN MOUTH}\nשלום")
        bob.wait_heard(alice, "Hello Bob \N{SMILING FACE WITH OPEN MOUTH}\nשלום")
        alice.wait_delivered(bob, second)
        # An answer says to both which message it answers.
        answer = bob.say(alice, "To you too", answers=second)
        alice.wait_heard(bob, "To you too")
        for person, other in ((alice, bob), (bob, alice)):
            reply = person.message(other, answer)["reply"]
            self.assertEqual((reply["id"], reply["outgoing"]), (second, person is alice))
            self.assertTrue(reply["text"].startswith("Hello Bob"))
        # What was read is told between two who both tell it.
        for person in (alice, bob):
            person.call("config", name="talk.tell_read", value="true")
        alice.read(bob)
        bob.wait_read_by(alice, answer)
        # Order is kept and nothing doubles under a burst from both sides at once.
        for number in range(50):
            alice.say(bob, f"a{number}")
            bob.say(alice, f"b{number}")
        bob.wait_heard(alice, "a49")
        alice.wait_heard(bob, "b49")
        self.assertEqual(bob.heard_from(alice)[1:], [f"a{n}" for n in range(50)])
        self.assertEqual(alice.heard_from(bob)[2:], [f"b{n}" for n in range(50)])

    def test_pictures(self):
        alice, bob = self.pair()
        red = alice.set_picture(plain_picture(200, 30, 30))
        bob.wait_picture(alice, red)
        shown = bob.call("picture", contact=bob.id_of(alice))
        self.assertEqual((shown["picture"], shown["side"]), (red, 128))
        self.assertEqual(base64.b64decode(shown["pixels"]), bytes((200, 30, 30, 255)) * 128 * 128)
        self.assertEqual(alice.call("picture")["pixels"], shown["pixels"])
        # Changed while Bob is away, and kept over a crash of either.
        bob.kill9()
        alice.wait_offline(bob)
        blue = alice.set_picture(plain_picture(20, 40, 220))
        alice.kill9()
        alice.start()
        self.assertEqual(alice.call("account")["picture"], blue)
        bob.start()
        bob.wait_picture(alice, blue, timeout=120)
        alice.call("picture-clear")
        bob.wait_picture(alice, None)

    def test_a_message_to_somebody_away_arrives_once(self):
        alice, bob = self.pair()
        bob.stop()
        alice.wait_offline(bob)
        message = alice.say(bob, "when you are back")
        self.assertIn(alice.state_of_message(bob, message), (Word.WAITING, Word.SENT))
        # It outlives the sender's crash as well.
        alice.kill9()
        alice.start()
        bob.start()
        bob.wait_heard(alice, "when you are back", timeout=120)
        alice.wait_delivered(bob, message)
        bob.kill9()
        bob.start()
        alice.wait_online(bob)
        self.assertEqual(bob.heard_from(alice), ["when you are back"])

    def test_tor_killed_and_everything_resumes(self):
        alice, bob = self.pair()
        for pid in alice.tor_pids():
            os.kill(pid, signal.SIGKILL)
        message = bob.say(alice, "are you still there?")
        alice.wait_heard(bob, "are you still there?", timeout=120)
        bob.wait_delivered(alice, message)
        for person in (alice, bob):
            for pid in person.tor_pids():
                os.kill(pid, signal.SIGKILL)
        alice.say(bob, "both of us")
        bob.wait_heard(alice, "both of us", timeout=120)
        self.assertEqual(bob.heard_from(alice), ["both of us"])

    def test_suspend_and_resume(self):
        alice, bob = self.pair()
        bob.suspend()
        message = alice.say(bob, "good night")
        time.sleep(300 if LONG else 120)
        bob.resume()
        bob.wait_heard(alice, "good night", timeout=120)
        alice.wait_delivered(bob, message)
        bob.say(alice, "good morning")
        alice.wait_heard(bob, "good morning", timeout=120)
        self.assertEqual(bob.heard_from(alice), ["good night"])

    def test_kill9_during_a_conversation_loses_and_doubles_nothing(self):
        alice, bob = self.pair()
        seed = int(os.environ.get("ALLIUM_SEED", time.time_ns() % 1_000_000))
        print(f"ALLIUM_SEED={seed}", flush=True)
        chance = random.Random(seed)
        spoken = {alice: [], bob: []}
        for round_number in range(100 if LONG else 5):
            victim, other = (alice, bob) if chance.random() < 0.5 else (bob, alice)
            for number in range(4):
                for person, listener in ((victim, other), (other, victim)):
                    text = f"{person.name} {round_number}.{number}"
                    person.say(listener, text)
                    spoken[person].append(text)
            time.sleep(chance.random() * 0.5)
            victim.kill9()
            victim.start()
        for person, listener in ((alice, bob), (bob, alice)):
            listener.wait_heard(person, spoken[person][-1], timeout=120)
            self.assertEqual(listener.heard_from(person), spoken[person])


if __name__ == "__main__":
    unittest.main(verbosity=2)
