# SPDX-License-Identifier: GPL-3.0-or-later
"""A display that nobody sees but the test: Xvfb, and what stands on it."""

import os
import pathlib
import shutil
import struct
import tempfile

import allium
import processes


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
        picture = (self._folder / "Xvfb_screen0").read_bytes()
        # An XWD file: its header says how long it is and how many entries the colour table after it has.
        header = struct.unpack(">25I", picture[:100])
        start = header[0] + 12 * header[19]
        return set(struct.unpack(f"<{(len(picture) - start) // 4}I", picture[start:start + (len(picture) - start) // 4 * 4]))
