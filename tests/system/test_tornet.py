# SPDX-License-Identifier: GPL-3.0-or-later
"""The private Tor network itself: it comes up, carries onion traffic, and never stays behind."""

import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/tornet"))

import processes  # noqa: E402
import tornet  # noqa: E402
from tornet import TorNet  # noqa: E402


def echo_service(test):
    """A loopback server that sends back what it is sent; returns its port."""
    server = socket.create_server(("127.0.0.1", 0))
    test.addCleanup(server.close)

    def echo(stream):
        with stream:
            while data := stream.recv(65536):
                stream.sendall(data)

    def accept():
        while True:
            try:
                stream, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=echo, args=(stream,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return server.getsockname()[1]


def exchange(stream, data):
    stream.sendall(data)
    received = b""
    while len(received) < len(data):
        received += stream.recv(65536)
    return received


def wait_gone(pids, seconds):
    deadline = time.monotonic() + seconds
    while alive := [pid for pid in pids if processes.is_alive(pid)]:
        if time.monotonic() > deadline:
            return alive
        time.sleep(0.05)
    return []


class TorNetTest(unittest.TestCase):
    def reach_an_onion(self, net):
        with net.client("publisher") as publisher, net.client("visitor") as visitor:
            onion = publisher.add_onion(f"127.0.0.1:{echo_service(self)}")
            with visitor.dial(onion) as stream:
                data = os.urandom(20_000)
                self.assertEqual(exchange(stream, data), data)
                began = time.monotonic()
                exchange(stream, b"x")
                return time.monotonic() - began

    def test_clients_reach_an_onion(self):
        with TorNet(authorities=3, relays=2) as net:
            folder = net.folder
            pids = processes.children_of(os.getpid())
            self.assertGreaterEqual(len(pids), 5)
            self.reach_an_onion(net)
        self.assertEqual(wait_gone(pids, 5), [])
        self.assertFalse(folder.exists())

    def test_delay_applies_to_every_link(self):
        with TorNet(authorities=3, relays=2, delay_ms=25) as net:
            # Seven links each way: client, three relays, rendezvous shared, three relays, service.
            self.assertGreaterEqual(self.reach_an_onion(net), 14 * 0.025)

    def start_program(self, folder):
        ready = pathlib.Path(folder) / "ready.json"
        program = processes.start(
            [sys.executable, ROOT / "tests/tornet/tornet.py", "--ready-file", ready],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        self.addCleanup(program.wait)
        self.addCleanup(program.kill)
        self.addCleanup(program.stdin.close)
        deadline = time.monotonic() + 120
        while not ready.exists():
            self.assertIsNone(program.poll(), "the program ended")
            self.assertLess(time.monotonic(), deadline, "the network did not come up")
            time.sleep(0.05)
        lines = json.loads(ready.read_text())["torrc_lines"]
        self.assertEqual(sum(line.startswith("DirAuthority ") for line in lines), 3)
        pids = processes.children_of(program.pid)
        self.assertEqual(len(pids), 5)
        return program, pids, pathlib.Path(json.loads(ready.read_text())["dir"])

    def test_nothing_is_left_when_the_owner_is_killed(self):
        with tempfile.TemporaryDirectory() as folder:
            program, pids, directory = self.start_program(folder)
            program.kill()
            self.assertEqual(wait_gone(pids, 5), [])
            self.assertTrue(directory.exists())
            tornet.sweep()
            self.assertFalse(directory.exists(), "the next network clears what a killed one left")

    def test_nothing_is_left_when_the_owner_is_told_to_end(self):
        for how in ("SIGTERM", "SIGINT", "end of input"):
            with self.subTest(how), tempfile.TemporaryDirectory() as folder:
                program, pids, directory = self.start_program(folder)
                if how == "end of input":
                    program.stdin.close()
                else:
                    program.send_signal(getattr(signal, how))
                self.assertEqual(program.wait(20), 0)
                self.assertEqual(wait_gone(pids, 1), [])
                self.assertFalse(directory.exists())


if __name__ == "__main__":
    unittest.main(verbosity=2)
