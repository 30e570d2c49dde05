# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window: how soon it is there, how soon a letter follows its key while a file arrives, and how little it does
when nothing happens."""

import argparse
import pathlib
import statistics
import subprocess
import sys
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tornet"), str(HERE.parent / "system")]

from allium import find_bin, temporary_folder  # noqa: E402
from people import Person, random_file  # noqa: E402
from tornet import TorNet  # noqa: E402
from typing_times import Desk  # noqa: E402
from usage import cpu_seconds, resident_mib  # noqa: E402
from window import Window  # noqa: E402

FRAME = "qt.scenegraph.time.renderloop"
MIB = 1024 * 1024
#: Of the contacts of an ordinary day.
ONLINE = 3


class TimedWindow(Window):
    """Lets the scene graph say each frame."""

    #: Waits as in a private network; otherwise as out there, where absent people are tried rarely.
    hurried = True

    def __init__(self, folder, name, **more):
        super().__init__(folder, name, **more)
        self.log_rules += f",{FRAME}=debug"

    def same_profile(self):
        return [word for word in super().same_profile() if self.hurried or word != "--private-network"]

    def frames(self):
        return self.log.read_text(errors="replace").count(FRAME)

    def seconds_to_frame(self, do, before=0):
        begin = time.monotonic()
        do()
        self.wait_until(lambda: self.frames() > before, 60, "a frame")
        return time.monotonic() - begin

    def wait_still(self, seconds=1):
        """Nothing is drawn for a while."""
        drawn = -1
        while drawn != self.frames():
            drawn = self.frames()
            wait_wall(seconds)


def report(what, value, unit):
    print(f"{what:72}{value:9.2f} {unit}", flush=True)


def wait_wall(seconds):
    """A measurement over a span of time is the one place where waiting is the point."""
    threading.Event().wait(seconds)


def measure_start(folder, options):
    first = []
    for number in range(options.rounds):
        home = folder / f"new-{number}"
        home.mkdir(mode=0o700)
        window = TimedWindow(home, "New")
        first.append(window.seconds_to_frame(window.start))
        window.destroy()
    report("start until the first frame and the node's answer, new profile", statistics.median(first), "s")


def window_with_absent(folder, contacts, **more):
    """Knows so many people of whom nobody is there; locked."""
    folder.mkdir(mode=0o700)
    subprocess.run([find_bin("bench_many_contacts"), folder / "profile", str(contacts)], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return TimedWindow(folder, "Crowd", **more)


def measure_crowd(folder, options):
    window = window_with_absent(folder / "crowd", options.contacts)
    window.hurried = False
    report(f"start until the first frame and the node's answer, {options.contacts} contacts", window.seconds_to_frame(window.start), "s")
    window.wait_screen("Unlock")
    begin = time.monotonic()
    window.unlock()
    window.wait_screen("Main")
    report("passphrase until the profile is open (key derivation included)", time.monotonic() - begin, "s")
    measure_idle(window, f"{options.contacts} absent contacts", options)
    window.destroy()


def measure_day(folder, options):
    """A few of some contacts are there, over real tor."""
    with TorNet() as net:
        window = window_with_absent(folder / "day", options.day_contacts - ONLINE, tornet=net)
        window.start()
        window.unlock()
        friends = [Person(folder / f"friend-{number}", net, f"Friend {number}") for number in range(ONLINE)]
        try:
            for friend in friends:
                friend.begin()
                befriend(window, friend)
            window.stop()
            window.hurried = False
            window.start()
            window.unlock()
            for friend in friends:
                friend.wait_until(lambda friend=friend: friend.contacts()[0].get("online"), 120, "the window online")
            measure_idle(window, f"{options.day_contacts} contacts, {ONLINE} online, over tor", options)
        finally:
            window.destroy()
            for friend in friends:
                friend.destroy()


def befriend(window, friend):
    """`window` may be any node."""
    friend.call("request", address=window.call("account")["onion_id"], greeting="")
    asked = window.wait_until(lambda: [entry for entry in window.call("contacts") if entry["state"] == "incoming"], 120, "a request")
    window.call("accept", contact=asked[0]["id"])
    friend.wait_until(lambda: friend.contacts()[0].get("online"), 120, "the other online")


def measure_idle(window, what, options):
    wait_wall(options.settle_seconds)
    window.wait_still()
    pid, tors = window.process.pid, window.tor_pids()
    drawn, before, tor_before = window.frames(), cpu_seconds(pid), sum(map(cpu_seconds, tors))
    wait_wall(options.idle_seconds)
    used, tor_used = cpu_seconds(pid) - before, sum(map(cpu_seconds, tors)) - tor_before
    report(f"idle window, {what}: processor (aim < 0.5)", 100 * used / options.idle_seconds, "%")
    if tors:
        report("  beside it: its tor's processor", 100 * tor_used / options.idle_seconds, "%")
    report("  of it: frames drawn", window.frames() - drawn, "")
    report("  resident memory", resident_mib(pid), "MiB")


def measure_typing(folder, options):
    """Alice types at a real window on a screen while Bob's file comes in at the speed that the machine has."""
    with TorNet() as net, Desk(folder / "typing", net) as desk:
        bob = Person(folder / "bob", net, "Bob")
        try:
            bob.begin()
            desk.window.create()
            befriend(desk.window, bob)
            desk.open_conversation("Bob")
            say_times("nothing else going on", desk.key_times(options.keys))
            film = random_file(folder / "film", options.mib * MIB)
            bob.call("share", contact=bob.contacts()[0]["id"], path=str(film), timeout=300)
            transfer = desk.fetch(film.name)
            began, at = transfer.received(), time.monotonic()
            times = desk.key_times(options.keys)
            arrived, seconds = transfer.received() - began, time.monotonic() - at
            if not transfer.is_running():
                raise SystemExit("the file was there before the last key: --mib with more")
            say_times(f"while a file arrives at {arrived / seconds / 1e6:.1f} MB/s (aim < 33)", times)
        finally:
            bob.destroy()


def say_times(what, seconds):
    ordered = sorted(1000 * value for value in seconds)
    report(f"key to its letter on the screen, {what}: p50", statistics.median(ordered), "ms")
    report("  p99", ordered[len(ordered) * 99 // 100], "ms")
    report("  worst", ordered[-1], "ms")


PARTS = {"start": measure_start, "crowd": measure_crowd, "day": measure_day, "typing": measure_typing}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS, action="append", help="all, if none is named")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--contacts", type=int, default=1000)
    parser.add_argument("--day-contacts", type=int, default=20)
    parser.add_argument("--settle-seconds", type=float, default=120, help="before idleness is measured")
    parser.add_argument("--idle-seconds", type=float, default=60)
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--mib", type=int, default=768, help="size of the file that arrives")
    options = parser.parse_args()
    with temporary_folder() as scratch:
        for part in options.part or PARTS:
            PARTS[part](pathlib.Path(scratch), options)


if __name__ == "__main__":
    main()
