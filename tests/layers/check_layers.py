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
    "core/dht": {"base", "crypto", "wire", "net"},
    "core/transfer": {"base", "crypto", "wire", "storage", "tor", "net"},
    "core/contacts": {"base", "crypto", "wire", "storage", "tor", "net"},
    "core/node": {"base", "crypto", "wire", "storage", "tor", "net", "transfer", "contacts"},
    "core/api": {"base", "crypto", "wire", "storage", "tor", "net", "transfer", "contacts", "node"},
}
#: What the parts of the desktop may include: folders of core/, and parts of app/.
DESKTOP = {
    "core": ({"base", "crypto", "node", "api"}, {"desktop/core"}),
    "models": ({"base", "crypto"}, {"desktop/core", "desktop/models"}),
    "viewmodels": ({"base", "crypto"}, {"desktop/core", "desktop/models", "desktop/viewmodels", "desktop/platform"}),
    "platform": ({"base"}, {"desktop/platform"}),
    "startup": ({"base", "crypto", "node"}, {"desktop/startup", "process"}),
    "devtools": ({"base"}, {"desktop/devtools", "desktop/startup"}),
}
#: Headers of words and numbers, without state or threads: models and view models may use them.
PLAIN = {"core/contacts/Limits.h", "core/contacts/DisplayText.h", "app/desktop/viewmodels/ErrorText.h",
         "app/desktop/viewmodels/Format.h"}
#: The window's own code is where these parts of Qt belong, but nothing of it touches the network.
NETWORK_QT = re.compile(r"#\s*include\s+<(QNetwork|QHostInfo|QDnsLookup|QTcp|QUdp|QSsl)")
INCLUDE = re.compile(r'^\s*#\s*include\s+"(core|app|qml|tests)/([a-z]+)/([a-z]+(?=/))?')
FORBIDDEN_QT = re.compile(r"#\s*include\s+<(QGui|QtGui|QQml|QQuick|QWidget|QtQuick|QtQml|QtWidgets|QNetworkAccessManager|QHostInfo|QDnsLookup)")
ALIAS = re.compile(r"allium::([a-z]+)")
QT_MODULE = re.compile(r"Qt6::(Gui|Qml|Quick|Widgets|Svg)")


def sources(folder: pathlib.Path):
    return [path for path in sorted(folder.rglob("*")) if path.suffix in (".h", ".cpp")]


def check_desktop(root: pathlib.Path) -> list:
    faults = []
    for folder in sorted(path for path in (root / "app/desktop").iterdir() if path.is_dir()):
        if folder.name not in DESKTOP:
            faults.append(f"app/desktop/{folder.name}: not in the drawing")
            continue
        of_core, of_app = DESKTOP[folder.name]
        for source in sources(folder):
            for number, line in enumerate(source.read_text().splitlines(), 1):
                where = f"{source.relative_to(root)}:{number}"
                found = INCLUDE.match(line)
                if folder.name in ("models", "viewmodels") and any(f'"{plain}"' in line for plain in PLAIN):
                    found = None
                if found and found[1] == "core" and found[2] not in of_core:
                    faults.append(f"{where}: may not include core/{found[2]}")
                part = None if not found else found[2] if found[2] != "desktop" else f"desktop/{found[3]}"
                if found and found[1] != "core" and (found[1] != "app" or part not in of_app):
                    faults.append(f"{where}: may not include {found[1]}/{part}")
                if folder.name == "core" and FORBIDDEN_QT.search(line):
                    faults.append(f"{where}: the door to the core uses no such part of Qt")
                if folder.name != "startup" and NETWORK_QT.search(line):
                    faults.append(f"{where}: the window does not use the network")
    return faults


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
        for linked in QT_MODULE.findall((folder / "CMakeLists.txt").read_text()):
            faults.append(f"{name}/CMakeLists.txt: the core does not link Qt's {linked}")
        for linked in ALIAS.findall((folder / "CMakeLists.txt").read_text()):
            if linked not in allowed:
                faults.append(f"{name}/CMakeLists.txt: may not link {linked}")
    faults += check_desktop(root)
    print("\n".join(faults) or "every arrow points down")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
