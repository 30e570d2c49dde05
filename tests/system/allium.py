# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs alliumd and speaks with it: the driver under every system test and the demo.

This file knows the command line, the socket and JSON-RPC, and no command. What the commands are
called and what they answer is in people.py."""

import base64
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

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/tornet"))

import processes  # noqa: E402
from programs import find_program  # noqa: E402

#: Long forms are run by `tests/run long`.
LONG = os.environ.get("ALLIUM_LONG", "") not in ("", "0")
#: What is instrumented takes longer; each timeout is multiplied by this.
PATIENCE = float(os.environ.get("ALLIUM_PATIENCE", "1"))


class NodeError(Exception):
    """The node did not do what the test needs of it; carries the end of its log."""


class CommandFailed(Exception):
    """The node refused a command: `kind` says why and is stable."""

    def __init__(self, method, kind, detail):
        super().__init__(f"{method}: {kind} {detail}".rstrip())
        self.kind, self.detail = kind, detail


def find_bin(name):
    folders = [os.environ["ALLIUM_BIN_DIR"]] if "ALLIUM_BIN_DIR" in os.environ else [
        str(ROOT / "build" / preset / "bin") for preset in ("dev", "release", "asan")]
    for folder in folders:
        if os.access(os.path.join(folder, name), os.X_OK):
            return os.path.join(folder, name)
    raise NodeError(f"{name} is not in {', '.join(folders)}: build it, or set ALLIUM_BIN_DIR")


class Node:
    """One alliumd with a profile folder of its own. The folder stays when the node stops, so start()
    after stop() or kill9() is the same person again."""

    PASSPHRASE = "correct horse"

    def __init__(self, folder, tornet, name, *, wrapper=(), passphrase=PASSPHRASE, options=(),
                 environment=None, log_rules=os.environ.get("ALLIUM_LOG", "core.*=info")):
        self.folder = pathlib.Path(folder)
        self.name = name
        self.tornet = tornet
        self.passphrase = passphrase
        self.wrapper, self.options = list(wrapper), list(options)
        self.environment = environment
        self.log_rules = log_rules
        self.process = None
        self.events = []  # every event since the last start, oldest first
        self._changed = threading.Condition()
        self._answers = {}
        self._last_id = 0
        self._socket = None

    # -- its life

    def start(self, timeout=30):
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self.folder / "command"
        path.unlink(missing_ok=True)  # of a killed one, so that we don't take it for the new one's
        command = [*self.wrapper, *self.program(path)]
        if self.log_rules:
            command += ["--log", self.log_rules]
        for line in self.tornet.torrc_lines if self.tornet else []:
            command += ["--torrc-line", line]
        options = {}
        if self.passphrase is not None:
            reader, writer = os.pipe()
            os.write(writer, self.passphrase.encode() + b"\n")
            os.close(writer)
            command += ["--passphrase-fd", str(reader)]
            options["pass_fds"] = (reader,)
        try:
            with open(self.log, "ab") as log:
                self.process = processes.start(command, output=log, env=self._environment(), **options)
        finally:
            for descriptor in options.get("pass_fds", ()):
                os.close(descriptor)
        self._connect(path, time.monotonic() + timeout * PATIENCE)
        self.call("events")
        return self

    def program(self, socket):
        """The program and its options, but for what every node has."""
        return [find_bin("alliumd"), "--data-dir", self.folder / "profile", "--command-socket", socket,
                "--tor-binary", find_program("tor"), "--name", self.name, "--private-network",
                "--network", "test", *self.options]

    def __enter__(self):
        return self.start()

    def __exit__(self, kind, *_):
        self.stop() if kind is None else self.destroy()

    def stop(self, timeout=20):
        """Asks it to end, as a person would, and checks that it does so well and takes tor along."""
        if self.process is None:
            return
        family = self.pids()
        try:
            self.call("quit")
        except (NodeError, CommandFailed):
            self.process.terminate()
        try:
            status = self.process.wait(timeout * PATIENCE)
        except subprocess.TimeoutExpired:
            self._forget(kill=True)
            raise self.failure("did not stop") from None
        self._forget()
        self._wait_gone(family, 10)
        if status != 0:
            raise self.failure(f"ended with {status}")

    def kill9(self, timeout=30):
        """As a crash or a power cut of this program would; waits until its tor is gone too."""
        family = self.pids()
        self._forget(kill=True)
        self._wait_gone(family, timeout)

    def destroy(self):
        """For clean-up: ends it whatever state it is in; never fails."""
        if self.process is not None:
            family = self.pids()
            self._forget(kill=True)
            for pid in family:
                _signal(pid, signal.SIGKILL)

    def suspend(self):
        """Stops it and its tor in mid-thought, like closing the lid."""
        for pid in self.pids():
            _signal(pid, signal.SIGSTOP)

    def resume(self):
        for pid in self.pids():
            _signal(pid, signal.SIGCONT)

    def pids(self):
        """It and everything it has started."""
        if self.process is None or self.process.poll() is not None:
            return []
        return [self.process.pid, *processes.children_of(self.process.pid)]

    def tor_pids(self):
        return [pid for pid in self.pids() if _program(pid) == "tor"]

    # -- speaking with it

    def call(self, method, *, timeout=30, secrets=None, **params):
        """The result of a command. Secrets go as base64, which is how the socket wants them."""
        for name, secret in (secrets or {}).items():
            params[name] = base64.b64encode(secret.encode()).decode()
        with self._changed:
            self._last_id += 1
            number = self._last_id
        line = json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        try:
            self._socket.sendall(line.encode() + b"\n")
        except (OSError, AttributeError) as error:
            raise self.failure(f"{method}: the command socket is closed ({error})") from error
        with self._changed:
            if not self._changed.wait_for(lambda: number in self._answers or self._socket is None,
                                          timeout * PATIENCE):
                raise self.failure(f"{method}: no answer within {timeout * PATIENCE:.0f} s")
            answer = self._answers.pop(number, None)
        if answer is None:
            raise self.failure(f"{method}: it went away without an answer")
        if "error" in answer:
            data = answer["error"].get("data") or {}
            raise CommandFailed(method, data.get("kind", answer["error"].get("message")),
                                data.get("detail", ""))
        return answer["result"]

    def mark(self):
        """For wait_event(after=…): only what happens from here on."""
        with self._changed:
            return len(self.events)

    def wait_event(self, wanted, timeout=60, after=0, **fields):
        """The first event that is of the type `wanted` (or satisfies it, if it is a function) and has
        these fields, past ones included unless `after` says from where."""
        def fits(event):
            of_type = wanted(event) if callable(wanted) else event.get("type") == wanted
            return of_type and all(event.get(key) == value for key, value in fields.items())

        found = []

        def look():
            found.extend(event for event in self.events[after:] if fits(event))
            return bool(found) or self._socket is None

        with self._changed:
            self._changed.wait_for(look, timeout * PATIENCE)
            seen = [event.get("type") for event in self.events[after:]][-30:]
        if not found:
            raise self.failure(f"no event {wanted} {fields or ''} within {timeout * PATIENCE:.0f} s; "
                               f"there were {seen}")
        return found[0]

    def wait_until(self, question, timeout=60, what="what was waited for"):
        """Asks again after every event, and twice a second, until the answer is true; returns it."""
        deadline = time.monotonic() + timeout * PATIENCE
        while True:
            seen = self.mark()
            answer = question()
            if answer:
                return answer
            if time.monotonic() > deadline:
                raise self.failure(f"{what} did not come about within {timeout * PATIENCE:.0f} s")
            with self._changed:
                self._changed.wait_for(
                    lambda: len(self.events) > seen or self._socket is None, 0.5)

    def failure(self, what):
        return NodeError(f"{self.name}: {what}\n--- end of {self.name}'s log\n{self.tail()}\n---")

    @property
    def log(self):
        return self.folder / "log"

    def tail(self, lines=60):
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
        except OSError:
            return "(no log)"

    # -- from here on nobody else's business

    def _environment(self):
        environment = dict(os.environ if self.environment is None else self.environment)
        environment.setdefault("XDG_RUNTIME_DIR", self._private_folder("runtime"))
        environment["HOME"] = self._private_folder("home")
        # No key ring: those who test one bring their own environment.
        if self.environment is None:
            environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
        return environment

    def _private_folder(self, name):
        folder = self.folder / name
        folder.mkdir(mode=0o700, exist_ok=True)
        return str(folder)

    def _connect(self, path, deadline):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        while True:
            try:
                connection.connect(str(path))
                break
            except (FileNotFoundError, ConnectionRefusedError):
                status = self.process.poll()
                if status is not None or time.monotonic() > deadline:
                    connection.close()
                    self._forget(kill=True)
                    raise self.failure("did not open its command socket" if status is None
                                       else f"ended at start with {status}") from None
                time.sleep(0.02)
        self.events, self._answers = [], {}
        self._socket = connection
        threading.Thread(target=self._read, args=(connection,), daemon=True).start()

    def _read(self, connection):
        buffer = b""
        while True:
            try:
                data = connection.recv(1 << 16)
            except OSError:
                data = b""
            lines = (buffer + data).split(b"\n")
            buffer = lines.pop()
            with self._changed:
                for line in filter(None, lines):
                    message = json.loads(line)
                    if message.get("method") == "event":
                        self.events.append({**message["params"], "at": time.monotonic()})
                    elif "id" in message:
                        self._answers[message["id"]] = message
                if not data and self._socket is connection:
                    self._socket = None
                self._changed.notify_all()
            if not data:
                connection.close()
                return

    def _forget(self, kill=False):
        connection, process = self._socket, self.process
        self.process = None
        if kill and process is not None:
            _signal(process.pid, signal.SIGCONT)
            process.kill()
            process.wait()
        if connection is not None:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            with self._changed:
                self._changed.wait_for(lambda: self._socket is not connection, 5)

    def _wait_gone(self, pids, timeout):
        deadline = time.monotonic() + timeout * PATIENCE
        while alive := [pid for pid in pids if processes.is_alive(pid)]:
            if time.monotonic() > deadline:
                raise self.failure(f"left processes behind: {[(p, _program(p)) for p in alive]}")
            time.sleep(0.02)


def _signal(pid, number):
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass


def _program(pid):
    try:
        return os.path.basename(os.readlink(f"/proc/{pid}/exe")).removesuffix(" (deleted)")
    except OSError:
        return ""


def temporary_folder():
    """Short, because paths of Unix sockets end at 108 bytes."""
    return tempfile.TemporaryDirectory(prefix="allium-test-")
