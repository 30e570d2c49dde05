#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run_fuzz.py BUILD_FOLDER: runs every fuzz target for a while, two at a time.

Starts from the seeds in tests/fuzz/corpus/<name>. What a run learns stays in
BUILD_FOLDER/corpus/<name>, what breaks a target goes to BUILD_FOLDER/findings."""

import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def names(build, which):
    return (build / f"fuzz-{which}.txt").read_text().split()


def program(build, name):
    for found in build.rglob("fuzz_" + name):
        if found.is_file() and os.access(found, os.X_OK):
            return found
    raise SystemExit(f"fuzz_{name} is not built")


def fuzz(build, name, seconds):
    findings = build / "findings"
    learned = build / "corpus" / name
    learned.mkdir(parents=True, exist_ok=True)
    findings.mkdir(exist_ok=True)
    folders = [learned]
    seeds = ROOT / "tests/fuzz/corpus" / name
    if seeds.is_dir():
        folders.append(seeds)
    log = build / f"fuzz_{name}.log"
    with open(log, "wb") as output:
        status = subprocess.run(
            [program(build, name), f"-max_total_time={seconds}", "-timeout=25",
             "-rss_limit_mb=2048", "-print_final_stats=1",
             f"-artifact_prefix={findings}/{name}-", *folders],
            stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            timeout=seconds * 2 + 300).returncode
    text = log.read_text(errors="replace")
    runs = re.search(r"stat::number_of_executed_units:\s*(\d+)", text)
    return name, seconds, status, int(runs.group(1)) if runs else 0, text


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=600, help="for parsers of what peers send")
    parser.add_argument("--other-seconds", type=int, default=120)
    parser.add_argument("--only", action="append", help="just this target")
    options = parser.parse_args()
    build = options.build.resolve()
    plan = [(name, options.seconds) for name in names(build, "peer")]
    plan += [(name, options.other_seconds) for name in names(build, "other")]
    plan = [(n, s) for n, s in plan if not options.only or n in options.only]
    if not plan:
        raise SystemExit("no such fuzz target")
    broken = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        running = [pool.submit(fuzz, build, *item) for item in plan]
        for done in concurrent.futures.as_completed(running):
            name, seconds, status, runs, text = done.result()
            print(f"{name:24} {seconds:5d} s {runs:12,d} runs  "
                  f"{'clean' if status == 0 else 'FINDING'}", flush=True)
            if status != 0:
                broken += 1
                print("\n".join(text.splitlines()[-60:]), flush=True)
    print(f"{len(plan)} targets, {broken} with a finding")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
