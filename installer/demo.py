#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Alice and Bob: Allium's main job, end to end, over a private Tor network on this machine.

Run it by installer/run --demo, which builds what it needs. Prints each step with the time it took;
exit code 0 means that every step went well, the file is whole and no process was left behind."""

import argparse
import pathlib
import signal
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/system"))
sys.path.insert(0, str(ROOT / "tests/tornet"))

import processes  # noqa: E402
from allium import CommandFailed, NodeError, find_bin, temporary_folder  # noqa: E402
from people import Person, digest, random_file  # noqa: E402
from tornet import TorNet, TorNetError  # noqa: E402

FILE_BYTES = 8 << 20


class Teller:
    """Says each step when it begins, and how long it took when the next one does."""

    def __init__(self):
        self._began = self._step = time.monotonic()
        self._open = False

    def tell(self, text):
        self._close()
        print(f"{time.monotonic() - self._began:6.1f} s  {text}", end="", flush=True)
        self._open, self._step = True, time.monotonic()

    def note(self, text):
        self._close()
        print(f"          {text}", flush=True)

    def end(self, text):
        self._close()
        print(f"{time.monotonic() - self._began:6.1f} s  {text}", flush=True)

    def _close(self):
        if self._open:
            print(f"  [{time.monotonic() - self._step:.1f} s]", flush=True)
            self._open = False


def story(teller, net, folder, people, options):
    for name in ("Alice", "Bob"):
        people.append(Person(folder / name.lower(), net, name))
    alice, bob = people

    teller.tell("Alice and Bob start Allium, each with a tor of their own")
    alice.start()
    bob.start()
    teller.tell("Their onion services are published")
    alice.wait_reachable()
    bob.wait_reachable()
    teller.note(f"Alice's onion ID: {alice.onion_id}")
    teller.note(f"Bob's onion ID:   {bob.onion_id}")

    teller.tell("Bob asks Alice to be a contact, by her onion ID")
    bob.request(alice, greeting="Hello Alice, Bob here")
    alice.wait_request(bob)
    teller.note(f"Alice reads: {alice.contact(bob)['greeting']}")
    teller.tell("Alice accepts")
    alice.accept(bob)
    bob.wait_friend(alice)
    teller.tell("They see each other online")
    bob.wait_online(alice)
    alice.wait_online(bob)

    for speaker, listener, text in ((bob, alice, "Thank you! How is the garden?"),
                                    (alice, bob, "In bloom. I'll send you pictures.")):
        teller.tell(f"{speaker.name}: {text}")
        message = speaker.say(listener, text)
        listener.wait_heard(speaker, text)
        speaker.wait_delivered(listener, message)

    path = random_file(folder / "pictures.bin", options.bytes)
    teller.tell(f"Alice shares {path.name}, {options.bytes / (1 << 20):g} MiB")
    alice.share(bob, path)
    offer = bob.wait_offer(alice, path.name)
    teller.tell("Bob gets it")
    began = time.monotonic()
    transfer = bob.get(offer)
    bob.wait_transfer(transfer)
    seconds = time.monotonic() - began
    teller.note(f"{options.bytes / seconds / 1e6:.1f} MB/s through six relays")
    teller.tell("Bob compares")
    received = folder / "received"
    received.mkdir()
    copy = bob.export(transfer, received)
    shared_sum, copy_sum = digest(path), digest(copy)
    teller.note(f"shared    SHA-256 {shared_sum}")
    teller.note(f"received  SHA-256 {copy_sum}")
    if shared_sum != copy_sum:
        raise NodeError("the received file is not the one that was shared")


def stay(teller, people):
    teller.end("Both stay until Ctrl-C. Speak with them:")
    for person in people:
        teller.note(f"{find_bin('allium-cli')} --socket {person.folder}/command status")
    signal.pause()


def main():
    parser = argparse.ArgumentParser(description="Alice and Bob on a private Tor network.")
    parser.add_argument("--stay", action="store_true", help="keep both running until Ctrl-C")
    parser.add_argument("--bytes", type=int, default=FILE_BYTES, help="size of the shared file")
    options = parser.parse_args()

    def interrupted(*_):
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupted)
    processes.adopt_orphans()
    teller, people, status = Teller(), [], 1
    try:
        with temporary_folder() as folder:
            try:
                teller.tell("A private Tor network starts on this machine: 3 authorities, 2 relays")
                with TorNet(authorities=3, relays=2) as net:
                    story(teller, net, pathlib.Path(folder), people, options)
                    if options.stay:
                        stay(teller, people)
                    teller.tell("Both end")
                    for person in people:
                        person.stop()
            finally:
                for person in people:
                    person.destroy()
        status = 0
    except KeyboardInterrupt:
        teller.end("Interrupted")
        status = 130
    except (NodeError, CommandFailed, TorNetError, OSError) as error:
        teller.end(f"FAILED: {error}")
    left = processes.wait_for_nobody(10)
    if left:
        teller.end(f"These processes were left behind: {left}")
        return 1
    teller.end("Everything worked; nothing is left running." if status == 0
               else "Nothing is left running.")
    return status


if __name__ == "__main__":
    sys.exit(main())
