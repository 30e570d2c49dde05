# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys of the private network's authorities and relays."""

import concurrent.futures
import fcntl
import json
import pathlib
import re
import shutil
import subprocess
import time

from programs import TorNetError, find_program


class KeyCache:
    """Authority and relay keys are dear to make (about a second each) and worth nothing outside
    a loopback network, so they are kept. Networks that run at once may use the same ones."""

    def __init__(self, folder):
        self._folder = pathlib.Path(folder)

    def ensure(self, authorities, relays):
        """Folders with keys, authorities first: [(folder, fingerprint, v3ident or None)]."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with open(self._folder / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            wanted = [(f"authority{i}", True) for i in range(authorities)]
            wanted += [(f"relay{i}", False) for i in range(relays)]
            with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
                return list(pool.map(lambda pair: self._node(*pair), wanted))

    def _node(self, name, is_authority):
        folder = self._folder / name
        done = folder / "complete.json"
        try:
            known = json.loads(done.read_text())
            if known["made"] + 180 * 86400 > time.time() > known["made"] - 86400:
                return folder, known["fingerprint"], known["v3ident"]
        except (OSError, ValueError, KeyError):
            pass
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "keys").mkdir(parents=True, mode=0o700)
        folder.chmod(0o700)
        v3ident = self._make_certificate(folder / "keys") if is_authority else None
        fingerprint = self._make_fingerprint(folder, v3ident)
        done.write_text(json.dumps(
            {"made": int(time.time()), "fingerprint": fingerprint, "v3ident": v3ident}))
        return folder, fingerprint, v3ident

    @staticmethod
    def _run(arguments, **options):
        result = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                timeout=120, **options)
        if result.returncode != 0:
            raise TorNetError(f"{arguments[0]} failed:\n{result.stdout.decode(errors='replace')}")
        return result.stdout.decode(errors="replace")

    def _make_certificate(self, keys):
        self._run([find_program("tor-gencert"), "--create-identity-key", "--passphrase-fd", "0",
                   "-m", "12"], cwd=keys, input=b"private test network\n")
        return re.search(r"^fingerprint ([0-9A-F]{40})$",
                         (keys / "authority_certificate").read_text(), re.M).group(1)

    def _make_fingerprint(self, folder, v3ident):
        # An authority's keys are only accepted by an authority's configuration, which needs the
        # fingerprint it is here to learn: any well-formed one will do.
        (folder / "empty").touch()
        arguments = [find_program("tor"), "--list-fingerprint", "--defaults-torrc",
                     folder / "empty", "-f", folder / "empty",
                     "--DataDirectory", folder, "--ORPort", "1",
                     "--Nickname", "key", "--ContactInfo", "none", "--Address", "127.0.0.1",
                     "--TestingTorNetwork", "1", "--AssumeReachable", "1", "--hush",
                     "--DirAuthority",
                     f"key orport=1 v3ident={v3ident or 'A' * 40} 127.0.0.1:2 " + "A" * 40]
        if v3ident:
            arguments += ["--DirPort", "2", "--AuthoritativeDirectory", "1",
                          "--V3AuthoritativeDirectory", "1"]
        self._run([str(a) for a in arguments])
        text = (folder / "fingerprint").read_text()
        return re.search(r"([0-9A-F]{40})", text).group(1)
