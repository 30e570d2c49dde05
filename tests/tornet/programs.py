# SPDX-License-Identifier: GPL-3.0-or-later
"""Where tor, its tools and our own test programs are."""

import os
import pathlib
import shutil

ROOT = pathlib.Path(__file__).resolve().parents[2]


class TorNetError(Exception):
    pass


def find_program(name):
    """tor or tor-gencert: $TOR and what lies beside it, PATH, what installer/tor-binary unpacked."""
    chosen = os.environ.get("TOR")
    if chosen:
        beside = pathlib.Path(chosen).with_name(name)
        if beside.exists():
            return str(beside)
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/bin")
    if found:
        return found
    unpacked = ROOT / "build/tor/usr" / ("sbin" if name == "tor" else "bin") / name
    for candidate in (unpacked, ROOT / "build/tor/usr/bin" / name):
        if candidate.exists():
            return str(candidate)
    raise TorNetError(f"{name} is not here: run installer/tor-binary, or set TOR")


def find_delay_proxy():
    folders = [os.environ["ALLIUM_BIN_DIR"]] if "ALLIUM_BIN_DIR" in os.environ else []
    folders += sorted((str(p) for p in ROOT.glob("build/*/bin")),
                      key=lambda p: -os.stat(p).st_mtime)
    for folder in folders:
        program = os.path.join(folder, "tornet_delay_proxy")
        if os.access(program, os.X_OK):
            return program
    raise TorNetError("tornet_delay_proxy is not built (cmake --build … --target tornet_delay_proxy)")
