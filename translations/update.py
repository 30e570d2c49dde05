#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings the .ts files up to date with the sources, or says where they are not.

    update.py [--lupdate PROGRAM]           what `ninja update_translations` does
    update.py --check [--lupdate PROGRAM]   changes nothing; fails when a file is behind or a translation is not whole
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
SOURCES = ["app/desktop", "qml"]
# The root is where includes are found, without which lupdate knows no namespaces. SAY marks the sentences of ErrorText.
OPTIONS = ["-silent", "-no-obsolete", "-locations", "none", "-I", ".", "-tr-function-alias", "QT_TR_NOOP+=SAY"]
# English is in the sources; only its plurals are not.
PLURALS_ONLY = {"allium_en.ts"}


def update(lupdate, file):
    """Runs lupdate over the sources; what is translated in the file stays."""
    extra = ["-pluralonly"] if file.name in PLURALS_ONLY else []
    done = subprocess.run([lupdate, *OPTIONS, *extra, "-recursive", *SOURCES, "-ts", str(file)],
                          cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"lupdate failed:\n{done.stdout}{done.stderr}")


def messages(file):
    """(context, source, comment) to the <message>."""
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
            found[key] = message
    return found


def forms(message):
    translation = message.find("translation")
    return [form.text or "" for form in translation.findall("numerusform") or [translation]]


def is_translated(message):
    translation = message.find("translation")
    if translation is None or translation.get("type") is not None:
        return False
    return all(form.strip() for form in forms(message))


def has_its_arguments(message):
    """The same %1 and %n as the source, also as %Ln; "one file" may do without the number."""
    def arguments(text):
        return set(re.findall(r"%(?:\d{1,2}|n)", text.replace("%L", "%")))

    wanted = arguments(message.findtext("source"))
    return all(arguments(form) in (wanted, wanted - {"%n"}) for form in forms(message))


def complaints(lupdate, file, folder):
    """What is wrong with a file, one line each."""
    fresh = pathlib.Path(folder) / file.name
    shutil.copyfile(file, fresh)
    update(lupdate, fresh)
    have, want = messages(file), messages(fresh)

    def named(key):
        return " | ".join(part for part in key if part)

    return ([f"is missing: {named(key)}" for key in want if key not in have]
            + [f"is in no source any more: {named(key)}" for key in have if key not in want]
            + [f"is not translated: {named(key)}" for key, message in have.items() if key in want and not is_translated(message)]
            + [f"has other arguments: {named(key)}" for key, message in have.items() if not has_its_arguments(message)])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--lupdate", default=shutil.which("lupdate", path="/usr/lib/qt6/bin") or "lupdate")
    arguments = parser.parse_args()
    files = sorted(HERE.glob("*.ts"))
    if not arguments.check:
        for file in files:
            update(arguments.lupdate, file)
        return 0
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            for line in complaints(arguments.lupdate, file, folder):
                print(f"{file.name}: {line}")
                wrong += 1
    if wrong:
        print("Run `ninja update_translations`, and translate what is new.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
