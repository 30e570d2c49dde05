#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Alice and Bob: Allium's main job, end to end, over a private Tor network on this machine.

Run it by installer/run --demo, which builds what it needs. Where there is a display, both have a window in
which the story can be watched. Prints each step with the time it took; exit code 0 means that every step
went well, the file is whole and no process was left behind."""

import argparse
import os
import pathlib
import signal
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/system"))
sys.path.insert(0, str(ROOT / "tests/tornet"))

import garden  # noqa: E402
import processes  # noqa: E402
from allium import PATIENCE, CommandFailed, NodeError, find_bin, temporary_folder  # noqa: E402
from people import digest  # noqa: E402
from stage import Headless, Windows  # noqa: E402
from tornet import TorNet, TorNetError  # noqa: E402

FILE_BYTES = 24 << 20
#: For good-byes to contacts, and for the last process to go.
LEAVING_SECONDS = 30


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


def story(teller, stage, folder, people, options):
    alice, bob = people
    path = garden.draw(folder / "Garden.png", options.bytes)
    size = path.stat().st_size

    teller.tell("Alice and Bob start Allium, each with a tor of their own")
    alice.start()
    bob.start()
    teller.tell("Their onion services are published")
    alice.wait_reachable()
    bob.wait_reachable()
    teller.note(f"Alice's onion ID: {alice.onion_id}")
    teller.note(f"Bob's onion ID:   {bob.onion_id}")

    stage.show(alice, "contacts/me")
    stage.pause()

    teller.tell("Bob asks Alice to be a contact, by the link that has her onion ID")
    stage.open_link(bob, alice.link)
    stage.pause()
    bob.request(alice, greeting="Hello Alice, Bob here", address=alice.link)
    stage.show(bob, "contacts/requests")
    alice.wait_request(bob)
    stage.show(alice, "contacts/requests")
    teller.note(f"Alice reads: {alice.contact(bob)['greeting']}")
    stage.pause()
    teller.tell("Alice accepts")
    alice.accept(bob)
    bob.wait_friend(alice)
    teller.tell("They see each other online")
    bob.wait_online(alice)
    alice.wait_online(bob)
    stage.show(alice, f"contacts/{alice.id_of(bob)}")
    stage.show(bob, f"contacts/{bob.id_of(alice)}")
    stage.pause()

    for speaker, listener, text in ((alice, bob, "Hello Bob! How good to have you here."),
                                    (bob, alice, "And no server between us. How is the garden?"),
                                    (alice, bob, "In bloom. I’ll send you a picture.")):
        teller.tell(f"{speaker.name}: {text}")
        message = speaker.say(listener, text)
        listener.wait_heard(speaker, text)
        speaker.wait_delivered(listener, message)
        stage.pause()

    teller.tell(f"Alice shares {path.name}, {size / 1e6:.1f} MB")
    alice.share(bob, path)
    offer = bob.wait_offer(alice, path.name)
    stage.pause()
    teller.tell("Bob gets it")
    began = time.monotonic()
    transfer = bob.get(offer)
    bob.wait_transfer(transfer)
    seconds = time.monotonic() - began
    teller.note(f"{size / seconds / 1e6:.1f} MB/s through six relays")
    teller.tell("Bob compares")
    received = folder / "received"
    received.mkdir()
    copy = bob.export(transfer, received)
    shared_sum, copy_sum = digest(path), digest(copy)
    teller.note(f"shared    SHA-256 {shared_sum}")
    teller.note(f"received  SHA-256 {copy_sum}")
    if shared_sum != copy_sum:
        raise NodeError("the received file is not the one that was shared")
    stage.pause()


def stay(teller, people):
    """Until Ctrl-C, or until both have ended by themselves."""
    teller.end("Both stay until Ctrl-C, or until their windows are closed. Speak with them:")
    for person in people:
        teller.note(f"{find_bin('allium-cli')} --socket {person.folder}/command status")
    for person in people:
        person.process.wait()


class WindowClosed(Exception):
    """Somebody closed a window that the story needs."""


def closed_by_hand(people):
    """The names of those that have ended, or are about to, as a person ends them."""
    closed = []
    for person in people:
        if person.process is None or is_open(person):
            continue
        try:
            if person.process.wait(LEAVING_SECONDS * PATIENCE) == 0:
                closed.append(person.name)
        except subprocess.TimeoutExpired:
            continue  # something else is the matter with it
    return closed


def is_open(person):
    """Not while it says good-bye either, when it still answers."""
    try:
        return person.call("status")["state"] == "open"
    except (NodeError, CommandFailed):
        return False


def choose_stage(options):
    if options.xvfb:
        return Windows(own_display=True)
    if options.headless or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return Headless()
    return Windows(own_display=False)


def play(teller, stage, people, options):
    with temporary_folder() as folder:
        try:
            teller.tell("A private Tor network starts on this machine: 3 authorities, 2 relays")
            with TorNet(authorities=3, relays=2) as net, stage:
                people += stage.people(pathlib.Path(folder), net, ("Alice", "Bob"))
                try:
                    story(teller, stage, pathlib.Path(folder), people, options)
                except (NodeError, CommandFailed, subprocess.SubprocessError) as error:
                    # While the display is there: without it a window that is being left cannot end well.
                    if closed := closed_by_hand(people):
                        raise WindowClosed(" and ".join(closed)) from error
                    raise
                if options.stay:
                    stay(teller, people)
                teller.tell("Both end")
                for person in people:
                    person.stop()
        finally:
            for person in people:
                person.destroy()


def main():
    parser = argparse.ArgumentParser(description="Alice and Bob on a private Tor network.")
    parser.add_argument("--stay", action="store_true", help="keep both running until Ctrl-C")
    parser.add_argument("--headless", action="store_true", help="no windows, although there is a display")
    parser.add_argument("--xvfb", action="store_true", help="windows on a display that nobody sees")
    parser.add_argument("--bytes", type=int, default=FILE_BYTES, help="size of the shared file")
    options = parser.parse_args()

    def interrupted(*_):
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupted)
    processes.adopt_orphans()
    teller, people, status = Teller(), [], 1
    try:
        play(teller, choose_stage(options), people, options)
        status = 0
    except KeyboardInterrupt:
        teller.end("Interrupted")
        status = 130
    except WindowClosed as names:
        teller.end(f"The window of {names} was closed, so the story ends here.")
        status = 130
    except (NodeError, CommandFailed, TorNetError, OSError, subprocess.SubprocessError) as error:
        teller.end(f"FAILED: {error}")
    left = processes.wait_for_nobody(LEAVING_SECONDS * PATIENCE)
    if left:
        teller.end(f"These processes were left behind: {left}")
        return 1
    teller.end("Everything worked; nothing is left running." if status == 0
               else "Nothing is left running.")
    return status


if __name__ == "__main__":
    sys.exit(main())
