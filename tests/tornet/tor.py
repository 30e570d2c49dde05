# SPDX-License-Identifier: GPL-3.0-or-later
"""One tor process: a node of the private network, or a client of it."""

import os
import pathlib
import socket
import time

import processes
from control import Control, ControlError
from programs import TorNetError, find_program


class Tor:
    """One tor process in a folder of its own, with its control connection."""

    def __init__(self, folder, torrc):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.folder.chmod(0o700)
        self.log = self.folder / "log"
        self._torrc = torrc
        self.process = None
        self.control = None

    def start(self):
        lines = [f"DataDirectory {self.folder}",
                 f"ControlSocket unix:{self.folder}/control",
                 "CookieAuthentication 1",
                 f"CookieAuthFile {self.folder}/cookie",
                 f"__OwningControllerProcess {os.getpid()}",
                 "RunAsDaemon 0",
                 "DisableDebuggerAttachment 0",
                 "Log notice stdout"] + self._torrc
        (self.folder / "torrc").write_text("\n".join(lines) + "\n")
        (self.folder / "defaults").touch()
        with open(self.log, "ab") as log:
            self.process = processes.start(
                [find_program("tor"), "--defaults-torrc", self.folder / "defaults",
                 "-f", self.folder / "torrc"],
                output=log)

    def connect(self, timeout=20.0):
        """Waits for the control socket. tor announces it by no event, so this asks again."""
        deadline = time.monotonic() + timeout
        while True:
            try:
                self.control = Control(str(self.folder / "control"), str(self.folder / "cookie"))
                return self.control
            except (FileNotFoundError, ConnectionRefusedError, ControlError):
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise TorNetError(f"tor did not start:\n{self.tail()}")
                time.sleep(0.01)

    def wait_bootstrapped(self, timeout):
        self.control.call("SETEVENTS STATUS_CLIENT")
        if "PROGRESS=100" in self.control.get_info("status/bootstrap-phase"):
            return
        try:
            self.control.wait_event(
                lambda e: "BOOTSTRAP" in e and "PROGRESS=100" in e, timeout, "bootstrap 100 %")
        except (TimeoutError, ControlError) as error:
            raise TorNetError(f"{error}\n{self.tail()}") from error

    def tail(self, lines=30):
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
        except OSError:
            return "(no log)"


class Client(Tor):
    """A client tor of the network, also able to hold onion services: the raw material that
    Allium's own figures are compared with."""

    def __init__(self, net, name):
        super().__init__(net.folder / ("client-" + name), net.torrc_lines + [
            f"SocksPort unix:{net.folder}/client-{name}/socks"])
        self._net = net

    @property
    def socks(self):
        return str(self.folder / "socks")

    def __enter__(self):
        self.start()
        self._net.children.append(self.process)
        try:
            self.connect()
            self.wait_bootstrapped(60)
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        if self.control:
            self.control.close()
        processes.stop([self.process])

    def add_onion(self, target, port=80, key="NEW:ED25519-V3", timeout=60):
        """Publishes an onion service in front of `target` ("127.0.0.1:1234", "unix:/path") and
        returns its 56 characters once the first descriptor has been taken."""
        self.control.call("SETEVENTS HS_DESC")
        reply = self.control.call(f"ADD_ONION {key} Port={port},{target}")
        address = reply[0].split("=", 1)[1]
        self.control.wait_event(
            lambda e: e.startswith("HS_DESC UPLOADED " + address), timeout, "HS_DESC UPLOADED")
        return address

    def dial(self, onion, port=80, isolation=b"", timeout=60):
        """A connected stream to an onion. Streams with different isolation use other circuits."""
        stream = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        stream.settimeout(timeout)
        try:
            stream.connect(self.socks)
            user = isolation or b"-"
            stream.sendall(b"\x05\x01\x02")
            _expect(stream, 2)
            stream.sendall(b"\x01" + bytes([len(user)]) + user + b"\x01-")
            _expect(stream, 2)
            host = onion.encode() + b".onion"
            stream.sendall(b"\x05\x01\x00\x03" + bytes([len(host)]) + host +
                           port.to_bytes(2, "big"))
            reply = _expect(stream, 4)
            _expect(stream, {1: 6, 4: 18}[reply[3]])
            if reply[1] != 0:
                raise ConnectionError(f"tor could not connect: SOCKS reply {reply[1]}")
        except BaseException:
            stream.close()
            raise
        return stream


def _expect(stream, count):
    data = b""
    while len(data) < count:
        part = stream.recv(count - len(data))
        if not part:
            raise ConnectionError("tor closed the SOCKS connection")
        data += part
    return data
