#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when qmllint has anything to say about a module's QML files: a warning, or as little as an unused import.

check_qml.py QMLLINT BUILD_FOLDER QT_QML_FOLDER

What there is to look at stands in the resource files that qt_add_qml_module makes, as all_qmllint takes it; the types of
C++ stand where the build puts them. So it says what all_qmllint says, without building anything.
"""

import pathlib
import subprocess
import sys
import xml.etree.ElementTree


def modules(build: pathlib.Path) -> list[list[pathlib.Path]]:
    """The resource files of each module that has QML files."""
    folders = {found.parent for found in build.rglob(".rcc/qmake_*.qrc")}
    lists = [sorted(folder.glob("qmake_*.qrc")) + sorted(folder.glob("*_raw_qml_*.qrc")) for folder in sorted(folders)]
    return [found for found in lists if len(found) > 1]


def qml_files(resources: list[pathlib.Path]) -> list[str]:
    named = [entry.text for resource in resources for entry in xml.etree.ElementTree.parse(resource).iter("file")]
    return [name for name in named if name.endswith(".qml")]


def complaints(qmllint: str, build: pathlib.Path, qt: str, resources: list[pathlib.Path]) -> str:
    command = [qmllint, "--bare", "-I", str(build / "qml"), "-I", qt]
    for resource in resources:
        command += ["--resource", str(resource)]
    done = subprocess.run(command + qml_files(resources), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = done.stdout.strip()
    return said if said or done.returncode == 0 else f"qmllint ended with {done.returncode}: {' '.join(command)}"


def main() -> int:
    qmllint, build, qt = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    found = modules(build)
    if not found:
        print("no module in", build)
        return 1
    said = [text for text in (complaints(qmllint, build, qt, resources) for resources in found) if text]
    for text in said:
        print(text)
    print(f"{sum(len(qml_files(resources)) for resources in found)} files of {len(found)} modules,", f"{len(said)} modules with complaints" if said else "nothing to complain of")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
