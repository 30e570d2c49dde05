#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when Qt's compiler cannot compile a QML file ahead of time, as a release build has it do; it crashes over some.

check_compiled.py QMLCACHEGEN BUILD_FOLDER QT_QML_FOLDER
"""

import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

from check_qml import modules


def entries(resource):
    """What a resource file holds: the path in resources, and the file."""
    for part in xml.etree.ElementTree.parse(resource).iter("qresource"):
        for entry in part.iter("file"):
            yield f"{part.get('prefix').rstrip('/')}/{entry.get('alias', entry.text)}", entry.text


def complaints(compiler, qt, resources, output):
    held = [entry for resource in resources for entry in entries(resource)]
    command = [compiler, "--bare", "-I", qt]
    for path, file in held:
        if path.endswith("/qmldir"):
            command += ["-i", file]
    for resource in resources:
        command += ["--resource", str(resource)]
    for path, file in held:
        if not path.endswith(".qml"):
            continue
        done = subprocess.run(command + ["--resource-path", path, "-o", str(output), file],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            yield f"{file}: ended with {done.returncode} {done.stdout.strip()}"


def main():
    compiler, build, qt = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    found = modules(build)
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "compiled.cpp"  # its name says that it shall be C++
        said = [line for resources in found for line in complaints(compiler, qt, resources, output)]
    print("\n".join(said) or f"{len(found)} modules compile")
    return 1 if said or not found else 0


if __name__ == "__main__":
    sys.exit(main())
