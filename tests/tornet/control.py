# SPDX-License-Identifier: GPL-3.0-or-later
"""A small client of tor's control port (control-spec) for the tests: commands and events."""

import select
import socket
import time


class ControlError(Exception):
    pass


class Control:
    """One connection over a Unix socket. Events that arrive meanwhile are kept in `events`."""

    def __init__(self, path, cookie_file, timeout=10.0):
        self.events = []
        self._buffer = b""
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
        self._socket.settimeout(timeout)
        try:
            self._socket.connect(path)
            with open(cookie_file, "rb") as cookie:
                self.call("AUTHENTICATE " + cookie.read().hex())
        except BaseException:
            self._socket.close()
            raise

    def close(self):
        self._socket.close()

    def call(self, command, timeout=30.0):
        """Sends one command and returns the lines of its reply, without status codes."""
        self._socket.sendall(command.encode() + b"\r\n")
        deadline = time.monotonic() + timeout
        while True:
            status, lines = self._read_message(deadline)
            if status == 650:
                self.events.append(lines)
            elif status == 250:
                return lines
            else:
                raise ControlError(f"{command.split()[0]}: {status} {' '.join(lines)}")

    def get_info(self, key):
        """The value of one GETINFO key, its lines joined."""
        lines = self.call("GETINFO " + key)
        return lines[0].split("=", 1)[1].lstrip("\n")

    def wait_event(self, wanted, timeout, what="an event"):
        """The first event whose line satisfies `wanted`, earlier ones included; consumes up to it."""
        deadline = time.monotonic() + timeout
        while True:
            while self.events:
                event = self.events.pop(0)
                if wanted(event[0]):
                    return event[0]
            status, lines = self._read_message(deadline, what)
            if status == 650:
                self.events.append(lines)

    def _read_message(self, deadline, what="a reply"):
        lines = []
        while True:
            line = self._read_line(deadline, what)
            status, kind, text = int(line[:3]), line[3:4], line[4:].decode("utf-8", "replace")
            if kind == b"+":
                data = []
                while (part := self._read_line(deadline, what)) != b".":
                    data.append(part[1:] if part.startswith(b"..") else part)
                text += "\n" + b"\n".join(data).decode("utf-8", "replace")
            lines.append(text)
            if kind == b" ":
                return status, lines

    def _read_line(self, deadline, what):
        while b"\r\n" not in self._buffer:
            remaining = deadline - time.monotonic()
            if remaining <= 0 or not select.select([self._socket], [], [], remaining)[0]:
                raise TimeoutError(f"tor did not send {what} in time")
            data = self._socket.recv(65536)
            if not data:
                raise ControlError("tor closed the control connection")
            self._buffer += data
        line, self._buffer = self._buffer.split(b"\r\n", 1)
        return line
