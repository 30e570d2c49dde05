#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Roots and content ids made by another implementation (Python's hashlib), from the wording of
core/transfer/PROTOCOL.md. Prints hashtree.txt, or manifest.txt with the argument "manifest"."""
import hashlib
import struct
import sys

LEAF = 16 * 1024


def h(person, data):
    return hashlib.blake2b(data, digest_size=32, person=person.encode()).digest()


def content(length):
    """Byte i is the low byte of i * 31 + i // 16384."""
    return bytes((i * 31 + i // LEAF) & 0xFF for i in range(length))


def root(data):
    level = [h("allium leaf v1", data[i : i + LEAF]) for i in range(0, len(data), LEAF)]
    while len(level) > 1:
        level = [
            h("allium node v1", level[i] + level[i + 1]) if i + 1 < len(level) else level[i]
            for i in range(0, len(level), 2)
        ]
    top = level[0] if level else bytes(32)
    return h("allium root v1", struct.pack(">Q", len(data)) + top)


def field(data):
    return struct.pack(">I", len(data)) + data


def manifest(kind, name, mime, entries):
    total = sum(size for _, size, _, _ in entries)
    out = struct.pack(">BB", 1, kind) + field(name) + struct.pack(">Q", total) + field(mime)
    out += struct.pack(">I", len(entries))
    for path, size, file_root, flags in sorted(entries):
        out += field(path) + struct.pack(">Q", size) + file_root + struct.pack(">I", flags)
    return out


def content_id(encoded):
    domain = b"allium manifest 1"
    return hashlib.blake2b(field(domain) + field(encoded), digest_size=32).digest()


if sys.argv[1:] == ["manifest"]:
    small, large = content(100), content(70000)
    for encoded in (
        manifest(1, b"hello.txt", b"text/plain", [(b"hello.txt", 100, root(small), 0)]),
        manifest(
            2,
            "Bücher".encode(),
            b"",
            [
                ("Übersicht.pdf".encode(), 70000, root(large), 0),
                (b"a/one.txt", 100, root(small), 0),
                (b"a/two.txt", 0, root(b""), 0),
                (b"empty", 0, bytes(32), 1),
            ],
        ),
    ):
        print(content_id(encoded).hex(), encoded.hex())
else:
    for length in (0, 1, LEAF - 1, LEAF, LEAF + 1, 2 * LEAF, 3 * LEAF, 4 * LEAF, 4 * LEAF + 1, 5 * LEAF,
                   7 * LEAF - 3, 8 * LEAF, 9 * LEAF, 33 * LEAF + 7, 64 * LEAF, 1_000_000):
        print(length, root(content(length)).hex())
