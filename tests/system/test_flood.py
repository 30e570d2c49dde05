# SPDX-License-Identifier: GPL-3.0-or-later
"""A thousand strangers at the door of a running node. They come through sockets on this machine, which
is far quicker than over tor, and so the harder case."""

import contextlib
import json
import os
import re
import subprocess
import unittest

from allium import PATIENCE, find_bin, processes
from people import Story, Word

KNOCKS = 1000
QUEUE = 50  # requests that wait for a decision, at most
#: What the daemon may be larger by afterwards: the queue, the heap's holes, one stamp under verification.
GROWTH_KIB = 48 * 1024
#: Of the daemon's CPU for each knock, on average: a handshake, and for a quarter of them a stamp that fails.
CPU_SECONDS = 0.03


class Flood(Story):
    @classmethod
    def setUpClass(cls):
        pass  # no network: see the head of the file

    def person(self, name, **options):
        return super().person(name, options=["--loopback", str(self.workspace / "net")], **options)

    def test_a_thousand_requests_are_bounded_and_a_real_one_gets_in(self):
        alice, bob = self.pair(friends=False)
        carol = self.person("Carol").begin()
        carol.request(alice)  # before the flood, undecided
        alice.wait_request(carol)
        with open(f"/proc/{alice.process.pid}/clear_refs", "w", encoding="ascii") as file:
            file.write("5")  # the passphrase made a peak of its own
        warm, cpu = _status(alice)["VmRSS"], _cpu_seconds(alice)
        flood = processes.start([find_bin("flood"), self.workspace / "net", "test", alice.onion_id,
                                 str(KNOCKS), "12"], output=subprocess.PIPE)
        self.addCleanup(flood.kill)
        answers = 0
        while flood.poll() is None:
            self.assertLessEqual(self.waiting(alice), QUEUE)
            answers += 1
            with contextlib.suppress(subprocess.TimeoutExpired):
                flood.wait(0.02)
        counts = json.loads(flood.stdout.read().splitlines()[-1])
        after, cpu = _status(alice), _cpu_seconds(alice) - cpu
        print(counts, f"answers meanwhile: {answers}, kB before, at most, after: {warm}, {after['VmHWM']}, "
              f"{after['VmRSS']}, CPU: {cpu:.1f} s", flush=True)
        flood.stdout.close()
        self.assertEqual(flood.returncode, 0)
        self.assertGreater(answers, 20, "commands were not answered while the flood ran")
        self.assertGreater(counts["stamps_refused"], 0, "nobody tried a false stamp")
        self.assertLess(after["VmRSS"], warm + GROWTH_KIB * PATIENCE)
        self.assertLess(after["VmHWM"], warm + GROWTH_KIB * PATIENCE)
        self.assertLess(cpu, KNOCKS * CPU_SECONDS * PATIENCE)
        self.assertLessEqual(self.waiting(alice), QUEUE)
        self.assertEqual(alice.state_of(carol), Word.INCOMING, "who came before was pushed out")
        # Knocking cost the knocker a session; it opened nothing that stays open.
        alice.wait_until(lambda: _sockets(alice) < 64, what="the sockets of the flood closed")

        # Somebody real: does the little work that is asked for now, and is seen.
        bob.request(alice, "it's really me")
        alice.wait_request(bob, timeout=120)
        self.assertLessEqual(self.waiting(alice), QUEUE)
        alice.accept(bob)
        bob.wait_friend(alice)
        bob.wait_online(alice)
        alice.say(bob, "there you are")
        bob.wait_heard(alice, "there you are")

    def waiting(self, person):
        return sum(entry["state"] == Word.INCOMING for entry in person.contacts())


def _status(person):
    """kB by name, as the kernel counts them."""
    with open(f"/proc/{person.process.pid}/status", encoding="ascii") as file:
        return {name: int(value) for name, value in re.findall(r"(\w+):\s+(\d+) kB", file.read())}


def _cpu_seconds(person):
    with open(f"/proc/{person.process.pid}/stat", encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _sockets(person):
    return len(os.listdir(f"/proc/{person.process.pid}/fd"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
