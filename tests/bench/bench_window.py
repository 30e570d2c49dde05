# SPDX-License-Identifier: GPL-3.0-or-later
"""How soon the real window is there and how little it does when nothing happens: no display, no tor."""

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
from usage import cpu_seconds, resident_mib  # noqa: E402
from window import Window  # noqa: E402

FRAME = "qt.scenegraph.time.renderloop"


class TimedWindow(Window):
    """Lets the scene graph say each frame."""

    def __init__(self, folder, name):
        super().__init__(folder, name)
        self.log_rules += f",{FRAME}=debug"

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
            threading.Event().wait(seconds)


def report(what, value, unit):
    print(f"{what:72}{value:9.2f} {unit}", flush=True)


def measure_start(folder, rounds):
    first = []
    for number in range(rounds):
        home = folder / f"new-{number}"
        home.mkdir(mode=0o700)
        window = TimedWindow(home, "New")
        first.append(window.seconds_to_frame(window.start))
        window.destroy()
    report("start until the first frame and the node's answer, new profile", statistics.median(first), "s")


def measure_crowd(folder, contacts, seconds):
    home = folder / "crowd"
    home.mkdir(mode=0o700)
    subprocess.run([find_bin("bench_many_contacts"), home / "profile", str(contacts)], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    window = TimedWindow(home, "Crowd")
    report(f"start until the first frame and the node's answer, {contacts} contacts", window.seconds_to_frame(window.start), "s")
    window.wait_screen("Unlock")
    begin = time.monotonic()
    window.unlock()
    window.wait_screen("Main")
    report("passphrase until the profile is open (key derivation included)", time.monotonic() - begin, "s")
    window.wait_still()
    pid = window.process.pid
    drawn, before = window.frames(), cpu_seconds(pid)
    threading.Event().wait(seconds)
    report(f"idle window, {contacts} absent contacts: processor (aim < 0.5)", 100 * (cpu_seconds(pid) - before) / seconds, "%")
    report("  of it: frames drawn", window.frames() - drawn, "")
    report("  resident memory", resident_mib(pid), "MiB")
    window.destroy()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--contacts", type=int, default=1000)
    parser.add_argument("--idle-seconds", type=float, default=60)
    options = parser.parse_args()
    with temporary_folder() as scratch:
        measure_start(pathlib.Path(scratch), options.rounds)
        measure_crowd(pathlib.Path(scratch), options.contacts, options.idle_seconds)


if __name__ == "__main__":
    main()
