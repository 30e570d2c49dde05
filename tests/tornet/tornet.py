#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A private Tor network on loopback, for tests and the demo. See README.md beside this file.

As a library:

    with TorNet(authorities=3, relays=2) as net:
        for line in net.torrc_lines: ...          # what a client of this network needs
        with net.client("alice") as alice: ...    # a tor of its own, see Client

As a program it prints those lines and runs until its standard input closes or it is told to end.
"""

import argparse
import atexit
import fcntl
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import processes  # noqa: E402
from control import ControlError  # noqa: E402
from keys import KeyCache  # noqa: E402
from programs import ROOT, TorNetError, find_delay_proxy  # noqa: E402
from tor import Client, Tor  # noqa: E402

PREFIX = "allium-tornet-"

# One consensus has to be enough for a whole test run: onion-service periods are 24 voting
# intervals under TestingTorNetwork, and each change makes every descriptor move.
VOTING_INTERVAL_S = 300
# From the authorities' start to the first consensus. The vote is held VOTE_LEAD_S before it and
# takes in the relays that have announced themselves by then.
FIRST_CONSENSUS_S = 7
VOTE_LEAD_S = 4
ATTEMPTS = 4


class Ports:
    """Free loopback ports, held until tor is about to take them so that no two are the same."""

    def __init__(self):
        self._held = []

    def take(self):
        holder = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        holder.bind(("127.0.0.1", 0))
        self._held.append(holder)
        return holder.getsockname()[1]

    def release(self):
        for holder in self._held:
            holder.close()
        self._held.clear()


class TorNet:
    """The network: start() or `with`; stop() removes every process and file of it."""

    def __init__(self, authorities=3, relays=2, delay_ms=0, bandwidth=0, keys=None, keep=False):
        if authorities + relays < 4:
            raise ValueError("three nodes besides itself are what a relay needs for a circuit")
        self.authorities, self.relays = authorities, relays
        self.delay_ms, self.bandwidth = delay_ms, bandwidth
        self.keep = keep
        self.folder = None
        self.torrc_lines = []
        self.nodes = []
        self.children = []
        self._keys = KeyCache(keys or ROOT / "build/tornet-keys")
        self._lock = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()

    def start(self):
        atexit.register(self.stop)
        keys = self._keys.ensure(self.authorities, self.relays)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                # A machine too busy to be ready for the first vote gets more time for the next.
                self._start_once(keys, FIRST_CONSENSUS_S + 5 * (attempt - 1))
                return self
            except (TorNetError, ControlError, TimeoutError, OSError) as error:
                self._stop_processes()
                if attempt == ATTEMPTS:
                    self.stop()
                    raise TorNetError(f"no network after {ATTEMPTS} attempts: {error}") from error
                print(f"tornet: attempt {attempt} failed, again: {error}", file=sys.stderr)
                self._remove_folder()
            except BaseException:
                self.stop()
                raise

    def client(self, name="client"):
        return Client(self, name)

    def stop(self):
        atexit.unregister(self.stop)
        self._stop_processes()
        if not self.keep:
            self._remove_folder()

    # -- from here on nobody else's business

    def _start_once(self, keys, first_consensus_s):
        self._make_folder()
        ports = Ports()
        dir_ports = [ports.take() for _ in range(self.authorities)]
        listen_ports = [ports.take() for _ in keys]
        public_ports = self._start_delay_proxy(listen_ports) if self.delay_ms else listen_ports
        directory = [
            f"DirAuthority auth{i} orport={public_ports[i]} no-v2 v3ident={keys[i][2]} "
            f"127.0.0.1:{dir_ports[i]} {keys[i][1]}" for i in range(self.authorities)]
        common = ["TestingTorNetwork 1", "PathsNeededToBuildCircuits 0.67"] + directory
        if self.delay_ms:
            # On, most circuits of a network this small are destroyed once links take their time.
            common.append("ConfluxEnabled 0")
        self.torrc_lines = common + ["ClientUseIPv6 0"]

        # Voting happens at multiples of the interval; the offset moves the next one to now.
        first = int(time.time()) + first_consensus_s
        timing = [f"TestingV3AuthVotingStartOffset {first % 86400 % VOTING_INTERVAL_S}",
                  f"TestingV3AuthInitialVotingInterval {VOTING_INTERVAL_S}",
                  f"TestingV3AuthInitialVoteDelay {VOTE_LEAD_S // 2}",
                  f"TestingV3AuthInitialDistDelay {VOTE_LEAD_S // 2}",
                  f"V3AuthVotingInterval {VOTING_INTERVAL_S}",
                  f"V3AuthVoteDelay {VOTE_LEAD_S // 2}", f"V3AuthDistDelay {VOTE_LEAD_S // 2}",
                  "V3AuthNIntervalsValid 12"]
        self.nodes = []
        for index, (cached, _, v3ident) in enumerate(keys):
            folder = self.folder / f"node{index}"
            shutil.copytree(cached, folder)
            torrc = common + self._relay_lines(index, listen_ports[index], public_ports[index])
            if v3ident:
                torrc += [f"DirPort 127.0.0.1:{dir_ports[index]}", "AuthoritativeDirectory 1",
                          "V3AuthoritativeDirectory 1", "TestingDirAuthVoteExit *",
                          "TestingDirAuthVoteHSDir *", "TestingDirAuthVoteGuard *",
                          "TestingMinExitFlagThreshold 0", "ConsensusParams cc_alg=2"] + timing
            self.nodes.append(Tor(folder, torrc))
        probe = Tor(self.folder / "probe", self.torrc_lines + ["SocksPort 0"])

        ports.release()
        for node in self.nodes:
            node.start()
            self.children.append(node.process)
        for node in self.nodes:
            node.connect()
            node.control.call("SETEVENTS NEWCONSENSUS")
        self._wait_consensus(first_consensus_s + 8)
        for node in self.nodes[self.authorities:]:
            # They asked when there was nothing yet and would be slow to ask again.
            node.control.call("SIGNAL RELOAD")
        for node in self.nodes:
            node.wait_bootstrapped(30)
            node.control.close()
        probe.start()
        self.children.append(probe.process)
        probe.connect()
        probe.wait_bootstrapped(60)
        probe.control.close()
        processes.stop([probe.process])

    def _relay_lines(self, index, listen_port, public_port):
        lines = [f"Nickname node{index}", "Address 127.0.0.1", "SocksPort 0", "ExitRelay 1",
                 "ExitPolicy accept 127.0.0.0/8:*", "ExitPolicyRejectPrivate 0",
                 "ContactInfo none", "AssumeReachable 1", "ShutdownWaitLength 0",
                 "NumCPUs 1"]
        if public_port != listen_port:
            lines += [f"ORPort 127.0.0.1:{public_port} IPv4Only NoListen",
                      f"ORPort 127.0.0.1:{listen_port} IPv4Only NoAdvertise"]
        else:
            lines += [f"ORPort 127.0.0.1:{listen_port} IPv4Only"]
        if self.bandwidth:
            lines += [f"BandwidthRate {self.bandwidth} bytes",
                      f"BandwidthBurst {self.bandwidth} bytes"]
        return lines

    def _wait_consensus(self, timeout):
        """A consensus that has every node as a usable HSDir and guard, at every authority."""
        deadline = time.monotonic() + timeout
        for node in self.nodes[:self.authorities]:
            while True:
                left = deadline - time.monotonic()
                event = [e for e in node.control.events if e[0].startswith("NEWCONSENSUS")]
                if not event:
                    node.control.wait_event(
                        lambda e: e.startswith("NEWCONSENSUS"), left, "a consensus")
                break
            flags = re.findall(r"^s (.*)$", node.control.get_info("ns/all"), re.M)
            usable = [f for f in flags
                      if {"Running", "HSDir", "Guard", "Exit"} <= set(f.split())]
            if len(usable) < len(self.nodes):
                raise TorNetError(f"the first consensus has {len(usable)} usable nodes "
                                  f"of {len(self.nodes)}")

    def _start_delay_proxy(self, listen_ports):
        with open(self.folder / "delay.log", "wb") as log:
            proxy = processes.start(
                [find_delay_proxy(), str(self.delay_ms)] + [str(p) for p in listen_ports],
                stdout=subprocess.PIPE, stderr=log)
        self.children.append(proxy)
        with proxy.stdout as answer:
            public_ports = [int(port) for port in answer.readline().split()]
        if len(public_ports) != len(listen_ports):
            raise TorNetError("the delay proxy did not start: " +
                              (self.folder / "delay.log").read_text())
        return public_ports

    def _make_folder(self):
        sweep()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix=PREFIX))
        self._lock = open(self.folder / "lock", "w")
        fcntl.flock(self._lock, fcntl.LOCK_EX)

    def _stop_processes(self):
        for node in self.nodes:
            if node.control:
                node.control.close()
        processes.stop(self.children)
        self.children.clear()
        self.nodes.clear()

    def _remove_folder(self):
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
            self._lock.close()
            self.folder = None


def sweep():
    """Removes folders of networks whose owner was killed: its lock went with it."""
    for folder in pathlib.Path(tempfile.gettempdir()).glob(PREFIX + "*"):
        try:
            with open(folder / "lock") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue  # in use, not ours, or being made this moment


def main():
    parser = argparse.ArgumentParser(description="Runs a private Tor network on loopback.")
    parser.add_argument("--authorities", type=int, default=3)
    parser.add_argument("--relays", type=int, default=2)
    parser.add_argument("--delay-ms", type=int, default=0, help="one-way delay of each link")
    parser.add_argument("--bandwidth", type=int, default=0, help="bytes per second of each relay")
    parser.add_argument("--ready-file", help="gets the torrc lines as JSON once the network is up")
    parser.add_argument("--keep", action="store_true", help="leave the folder with the logs")
    options = parser.parse_args()

    def end(*_):
        sys.exit(0)

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, end)
    with TorNet(options.authorities, options.relays, options.delay_ms, options.bandwidth,
                keep=options.keep) as net:
        print("\n".join(net.torrc_lines), flush=True)
        if options.ready_file:
            partial = options.ready_file + ".part"
            pathlib.Path(partial).write_text(
                json.dumps({"torrc_lines": net.torrc_lines, "dir": str(net.folder)}))
            os.replace(partial, options.ready_file)
        while os.read(sys.stdin.fileno(), 4096):
            pass


if __name__ == "__main__":
    main()
