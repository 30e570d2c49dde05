# SPDX-License-Identifier: GPL-3.0-or-later
"""What Allium does over a private Tor network beside what plain tor streams do in the same run."""

import argparse
import pathlib
import secrets
import socket
import statistics
import subprocess
import sys
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tornet"), str(HERE.parent / "system")]

import people  # noqa: E402
from allium import find_bin, temporary_folder  # noqa: E402
from tornet import TorNet  # noqa: E402
from usage import cpu_seconds, resident_mib  # noqa: E402

MIB = 1024 * 1024


class RawServer:
    """Answers on a Unix socket: b'D' and 8 bytes of length get that many bytes, b'E' is an echo."""

    def __init__(self, path):
        self.path = str(path)
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(self.path)
        self._listener.listen(64)
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            stream, _ = self._listener.accept()
            threading.Thread(target=self._serve, args=(stream,), daemon=True).start()

    @staticmethod
    def _serve(stream):
        block = secrets.token_bytes(MIB)
        try:
            kind = stream.recv(1)
            if kind == b"D":
                left = int.from_bytes(stream.recv(8, socket.MSG_WAITALL), "big")
                while left:
                    left -= stream.send(block[:min(left, len(block))])
                stream.recv(1)  # the reader closes when it has everything
            while kind == b"E":
                data = stream.recv(4096)
                if not data:
                    break
                stream.sendall(data)
        except OSError:
            pass
        stream.close()


def raw_rate(client, onion, streams, total):
    """MB/s of `total` bytes over so many isolated circuits, from the first byte to the last."""
    pipes = [client.dial(onion, isolation=secrets.token_hex(8).encode()) for _ in range(streams)]
    first = []
    share = total // streams

    def read(pipe):
        left = share
        while left:
            got = pipe.recv(min(left, 256 * 1024))
            if not got:
                raise ConnectionError("the raw stream ended early")
            first.append(time.monotonic())
            left -= len(got)

    threads = [threading.Thread(target=read, args=(pipe,)) for pipe in pipes]
    for pipe in pipes:
        pipe.sendall(b"D" + share.to_bytes(8, "big"))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    end = time.monotonic()
    for pipe in pipes:
        pipe.close()
    return share * streams / (end - min(first)) / 1e6


def raw_round_trips(client, onion, count):
    pipe = client.dial(onion, isolation=b"echo")
    pipe.sendall(b"E")
    times = []
    for _ in range(count):
        start = time.monotonic()
        pipe.sendall(b"x" * 64)
        pipe.recv(64, socket.MSG_WAITALL)
        times.append(time.monotonic() - start)
    pipe.close()
    return times


def transfer_rate(sender, receiver, circuits, size, folder):
    """MB/s from the first verified bytes until the file is complete at the receiver."""
    path = people.random_file(folder / f"file-{secrets.token_hex(4)}", size)
    receiver.call("config", name="transfer.circuits", value=str(circuits))
    sender.share(receiver, path)
    offer = receiver.wait_offer(sender, path.name)
    mark = receiver.mark()
    transfer = receiver.get(offer)
    first = receiver.wait_event(lambda e: e.get("id") == transfer and e.get("received", 0) > 0, 120, after=mark)
    done = receiver.wait_event(lambda e: e.get("id") == transfer and e.get("state") == people.Word.DONE, 600, after=mark)
    receiver.call("remove", transfer=transfer)
    path.unlink()
    return (size - first["received"]) / (done["at"] - first["at"]) / 1e6


def message_round_trips(sender, receiver, count):
    """From handing a message over until the other node's acknowledgement is here."""
    times = []
    for number in range(count):
        mark = sender.mark()
        start = time.monotonic()
        message = sender.say(receiver, f"ping {number}")
        event = sender.wait_event("message.state", 60, after=mark, id=message, state=people.Word.DELIVERED)
        times.append(event["at"] - start)
    return times


class Measured:
    """Values, and how busy the machine was while they were taken: at 100 % both sides share what there is."""

    def __init__(self):
        self.values = []
        self._busy = []

    def take(self, measure):
        idle_before, all_before = machine_ticks()
        self.values.append(measure())
        idle, total = machine_ticks()
        self._busy.append(100 * (1 - (idle - idle_before) / (total - all_before)))

    def busy(self):
        return statistics.median(self._busy)


def onion_rows(delay_ms, size, rounds):
    """Rows of the report: (what, ours, plain tor's, ratio, aim)."""
    rows = []
    with TorNet(authorities=3, relays=4 if delay_ms else 2, delay_ms=delay_ms) as net, temporary_folder() as scratch:
        folder = pathlib.Path(scratch)
        raw_service = RawServer(folder / "raw")
        with net.client("raw-server") as server, net.client("raw-client") as client, \
                people.Person(folder / "alice", net, "Alice") as alice, people.Person(folder / "bob", net, "Bob") as bob:
            onion = server.add_onion("unix:" + raw_service.path)
            for person in (alice, bob):
                person.wait_reachable()
            people.become_friends(bob, alice)
            for circuits in (1, 4):
                raw, ours = Measured(), Measured()
                pids = [person.process.pid for person in (alice, bob)]
                nodes_before = sum(cpu_seconds(pid) for pid in pids)
                for _ in range(rounds):  # in turn, so that both see the same machine
                    raw.take(lambda: raw_rate(client, onion, circuits, size))
                    ours.take(lambda: transfer_rate(alice, bob, circuits, size, folder))
                used = (sum(cpu_seconds(pid) for pid in pids) - nodes_before) / (rounds * size / MIB)
                what = f"file over {circuits} circuit(s), {delay_ms} ms per link"
                rows.append(row(f"{what}, MB/s", ours.values, raw.values, ">= 0.9"))
                rows.append(("  of it: machine's processors busy, %", ours.busy(), raw.busy(), ours.busy() / raw.busy(), ""))
                rows.append(("  of it: both nodes' own processor time, ms per MiB", 1000 * used, None, None, ""))
            raw_times = [1000 * t for t in raw_round_trips(client, onion, 20)]
            our_times = [1000 * t for t in message_round_trips(alice, bob, 20)]
            rows.append(row(f"message and its acknowledgement, {delay_ms} ms per link, ms", our_times, raw_times, "<= 1.1"))
    return rows


def cold_start_rows():
    """From starting the program to the first directory that holds the request service."""
    raw, ours = [], []
    with TorNet() as net, temporary_folder() as scratch:
        folder = pathlib.Path(scratch)
        raw_service = RawServer(folder / "raw")
        for number in range(3):
            start = time.monotonic()
            with net.client(f"cold-{number}") as client:
                client.add_onion("unix:" + raw_service.path)
                raw.append(time.monotonic() - start)
            start = time.monotonic()
            with people.Person(folder / f"node-{number}", net, f"Cold{number}") as node:
                node.wait_reachable()
                ours.append(time.monotonic() - start)
    return [row("cold start until reachable, new profile, s", ours, raw, "")]


def idle_rows(contacts, seconds):
    """Memory and processor time of a node that knows many people of whom nobody is there."""
    with TorNet() as net, temporary_folder() as scratch:
        node = people.Person(pathlib.Path(scratch) / "idle", net, "Idle")
        node.folder.mkdir(mode=0o700)
        subprocess.run([find_bin("bench_many_contacts"), node.folder / "profile", str(contacts)], check=True)
        with node:
            node.wait_reachable()
            pid = node.process.pid
            before = cpu_seconds(pid)
            wait_wall(seconds)
            used = cpu_seconds(pid) - before
            known = len(node.contacts())
            return [(f"idle, {known} absent contacts: resident MiB", resident_mib(pid), None, None, ""),
                    (f"idle, {known} absent contacts: processor %", 100 * used / seconds, None, None, "")]


def row(what, ours, raw, aim):
    return (what, statistics.median(ours), statistics.median(raw), statistics.median(ours) / statistics.median(raw), aim)


def machine_ticks():
    """(idle, all) of every processor together."""
    ticks = [int(field) for field in pathlib.Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return ticks[3] + ticks[4], sum(ticks)


def wait_wall(seconds):
    """A measurement over a span of time is the one place where waiting is the point."""
    threading.Event().wait(seconds)


PARTS = {
    "quick-links": lambda o: onion_rows(0, o.mib * MIB, o.rounds),
    "slow-links": lambda o: onion_rows(25, o.mib * MIB, o.rounds),
    "cold-start": lambda o: cold_start_rows(),
    "idle": lambda o: idle_rows(o.contacts, o.idle_seconds),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS, action="append", help="only this one; may be repeated")
    parser.add_argument("--mib", type=int, default=24, help="size of the files")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--contacts", type=int, default=1000)
    parser.add_argument("--idle-seconds", type=float, default=60)
    options = parser.parse_args()
    print(f"{'':56}{'Allium':>10}{'plain tor':>11}{'ratio':>8}  aim", flush=True)
    for name in options.part or PARTS:
        for what, ours, raw, ratio, aim in PARTS[name](options):
            numbers = f"{ours:10.2f}" + (f"{raw:11.2f}{ratio:8.2f}" if raw is not None else " " * 19)
            print(f"{what:56}{numbers}  {aim}", flush=True)


if __name__ == "__main__":
    main()
