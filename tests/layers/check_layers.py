#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a folder includes or links one that it may not (the drawing in core/README.md)."""

import pathlib
import re
import sys

BELOW = {
    "core/base": set(),
    "core/crypto": {"base"},
    "core/wire": {"base", "crypto"},
    "core/storage": {"base", "crypto"},
    "core/tor": {"base", "crypto"},
    "core/net": {"base", "crypto", "wire", "tor"},
    "core/transfer": {"base", "crypto", "wire", "storage", "tor", "net"},
    "core/contacts": {"base", "crypto", "wire", "storage", "tor", "net"},
    "core/node": {"base", "crypto", "wire", "storage", "tor", "net", "transfer", "contacts"},
    "core/api": {"base", "crypto", "wire", "storage", "tor", "net", "transfer", "contacts", "node"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s+"(core|app|qml|tests)/([a-z]+)/')
FORBIDDEN_QT = re.compile(r"#\s*include\s+<(QGui|QtGui|QQml|QQuick|QWidget|QtQuick|QtQml|QtWidgets|QNetworkAccessManager|QHostInfo|QDnsLookup)")
ALIAS = re.compile(r"allium::([a-z]+)")


def main(root: pathlib.Path) -> int:
    faults = []
    for folder in sorted(path for path in (root / "core").iterdir() if (path / "CMakeLists.txt").exists()):
        name = f"core/{folder.name}"
        if folder.name == "cmake":
            continue
        if name not in BELOW:
            faults.append(f"{name}: not in the drawing")
            continue
        allowed = BELOW[name] | {folder.name}
        for source in sorted(folder.rglob("*")):
            if source.suffix not in (".h", ".cpp"):
                continue
            for number, line in enumerate(source.read_text().splitlines(), 1):
                where = f"{source.relative_to(root)}:{number}"
                found = INCLUDE.match(line)
                if found and (found[1] != "core" or found[2] not in allowed):
                    faults.append(f"{where}: may not include {found[1]}/{found[2]}")
                if FORBIDDEN_QT.search(line):
                    faults.append(f"{where}: the core uses no such part of Qt")
        for linked in ALIAS.findall((folder / "CMakeLists.txt").read_text()):
            if linked not in allowed:
                faults.append(f"{name}/CMakeLists.txt: may not link {linked}")
    print("\n".join(faults) or "every arrow points down")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
