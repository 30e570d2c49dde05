# SPDX-License-Identifier: GPL-3.0-or-later
"""A display that nobody sees but the test: Xvfb, and what stands on it."""

import mmap
import os
import pathlib
import shutil
import struct
import tempfile

import allium
import processes


class Picture:
    """What is on a screen whose Xvfb keeps it in `folder` (-fbdir), at the moment it is asked."""

    def __init__(self, folder):
        with open(pathlib.Path(folder) / "Xvfb_screen0", "rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # An XWD file: its header says how long it is and how many entries the colour table after it has.
        header = struct.unpack(">25I", self._bytes[:100])
        self._start, self._line = header[0] + 12 * header[19], header[12]

    def close(self):
        self._bytes.close()

    def part(self, x, y, width, height):
        """The bytes of a rectangle, four for each point."""
        first = self._start + 4 * x
        return b"".join(self._bytes[first + row * self._line:first + row * self._line + 4 * width] for row in range(y, y + height))

    def colors(self):
        """The different colours that are on it."""
        count = (len(self._bytes) - self._start) // 4
        return set(struct.unpack(f"<{count}I", self._bytes[self._start:self._start + 4 * count]))


class Display:
    """`name` is for DISPLAY. Goes when the context ends."""

    def __init__(self, width=1280, height=800):
        self._size = f"{width}x{height}x24"
        self._server = None

    def __enter__(self):
        self._folder = pathlib.Path(tempfile.mkdtemp(prefix="allium-display-"))
        reader, writer = os.pipe()
        with open(os.devnull, "wb") as nowhere:
            self._server = processes.start(
                ["Xvfb", "-displayfd", str(writer), "-screen", "0", self._size, "-nolisten", "tcp", "-fbdir", self._folder],
                output=nowhere, pass_fds=(writer,))
        os.close(writer)
        with open(reader, "rb") as numbers:
            number = numbers.readline().decode().strip()
        if not number:
            raise allium.NodeError("Xvfb did not start")
        self.name = f":{number}"
        return self

    def __exit__(self, *_):
        processes.stop([self._server])
        shutil.rmtree(self._folder, ignore_errors=True)

    def colors(self):
        """The different colours that are on it now."""
        picture = Picture(self._folder)
        try:
            return picture.colors()
        finally:
            picture.close()
