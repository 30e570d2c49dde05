# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture that Alice shares: a meadow with flowers, as large as wanted."""

import math
import random
import struct
import zlib

SKY, HAZE, NEAR, FAR = (120, 178, 226), (226, 236, 240), (54, 104, 52), (134, 172, 92)
PURPLES = ((150, 84, 168), (176, 112, 196), (128, 62, 148), (198, 146, 214))


def draw(path, size):
    """A PNG of about `size` bytes, not compressed."""
    height = max(200, round(math.sqrt(size / 4)))
    width = height * 4 // 3
    horizon = height * 2 // 5
    rows = []
    for y in range(height):
        color = _mix(SKY, HAZE, y / horizon) if y < horizon else _mix(FAR, NEAR, (y - horizon) / (height - horizon))
        rows.append(bytearray(bytes(color) * width))
    chance = random.Random(0)
    # The far ones first, so that the near ones stand before them.
    for near in sorted(chance.random() for _ in range(70)):
        y = horizon + int(height * (0.45 * near - 0.02))
        radius, stem = int(height * (0.004 + 0.05 * near)), int(height * (0.04 + 0.18 * near))
        _flower(rows, chance, chance.randrange(width), y, radius, stem)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        for kind, data in ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
                           (b"IDAT", zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 0)), (b"IEND", b"")):
            file.write(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)))
    return path


def _mix(one, other, share):
    return [round(a + (b - a) * share) for a, b in zip(one, other)]


def _flower(rows, chance, x, y, radius, stem):
    for down in range(stem):
        _line(rows, x - radius // 14, x + radius // 14 + 1, y + down, (62, 116, 58))
    # A ball of many small blossoms.
    for _ in range(12 * radius):
        across, down = chance.gauss(0, radius / 2.2), chance.gauss(0, radius / 2.2)
        if across * across + down * down < radius * radius:
            size = max(1, radius // 12)
            color = chance.choice(PURPLES)
            for step in range(-size, size + 1):
                half = size - abs(step) // 2
                _line(rows, int(x + across) - half, int(x + across) + half, int(y + down) + step, color)


def _line(rows, left, right, y, color):
    left, right = max(0, left), min(len(rows[0]) // 3, right)
    if 0 <= y < len(rows) and left < right:
        rows[y][left * 3:right * 3] = bytes(color) * (right - left)
