#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy over every .cpp of ours, or over those whose path has one of the given parts in it."""

import argparse
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def check(build, source):
    result = subprocess.run(["clang-tidy", "--quiet", "-p", build, source],
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    text = result.stdout.decode(errors="replace")
    # Counts of warnings in headers of others, which are not shown, are not news.
    lines = [line for line in text.splitlines()
             if not line.endswith("warnings generated.") and not line.endswith("warning generated.")]
    return source, result.returncode, "\n".join(lines).strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", help="build folder with compile_commands.json and the generated sources")
    parser.add_argument("parts", nargs="*", metavar="PART", help="such as core/net/ or SessionTest")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="files at a time (default: one per core)")
    arguments = parser.parse_intermixed_args()
    build, only = pathlib.Path(arguments.build).resolve(), arguments.parts
    commands = json.loads((build / "compile_commands.json").read_text())
    sources = sorted({os.path.relpath(command["file"], ROOT) for command in commands
                      if not pathlib.Path(command["file"]).is_relative_to(ROOT / "build")})
    sources = [s for s in sources if not only or any(part in s for part in only)]
    os.chdir(ROOT)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=arguments.jobs) as pool:
        for number, (source, status, text) in enumerate(
                pool.map(lambda s: check(build, s), sources), 1):
            print(f"[{number}/{len(sources)}] {source}", flush=True)
            if status != 0 or text:
                failed += 1
                print(text, flush=True)
    print(f"{len(sources)} files, {failed} with findings")
    return 1 if failed or not sources else 0


if __name__ == "__main__":
    sys.exit(main())
