# SPDX-License-Identifier: GPL-3.0-or-later
"""A Debian with nothing in it, for what must work on somebody else's machine. Needs root."""

import contextlib
import ctypes
import os
import pathlib
import shutil
import subprocess

SOURCES = [pathlib.Path("/etc/apt/sources.list.d") / name for name in ("debian.sources", "ubuntu.sources")]
SOURCES.append(pathlib.Path("/etc/apt/sources.list"))
X11 = "/tmp/.X11-unix"
_CLONE_NEWNET = 0x40000000


class CleanRoot:
    """This machine's release of Debian in `folder`, from this machine's sources. What runs in it sees this
    machine's processes and devices, and a /tmp and a /run of its own that last as long as the program."""

    #: An ordinary user in it, with a home.
    USER, HOME = 1000, "/home/person"

    def __init__(self, folder):
        self.path = pathlib.Path(folder) / "root"
        options = pathlib.Path(folder) / "apt.conf"
        # How this machine reaches its sources; the rest of its configuration stays here.
        options.write_text(_output("apt-config", "dump", "Acquire"))
        sources = next(path for path in SOURCES if path.exists())
        _output("mmdebstrap", "--quiet", "--variant=apt", "--mode=root", f"--aptopt={options}", _codename(), self.path, sources)
        for name in ("resolv.conf", "hosts"):
            shutil.copy(pathlib.Path("/etc") / name, self.path / "etc" / name)
        self.run("useradd", "--uid", str(self.USER), "--user-group", "--create-home", "--home-dir", self.HOME, "person")

    def make_home(self, home, user):
        """For somebody else. What they share with this machine's desktop, as a bus, wants a user who is known here too."""
        self.inside(home).mkdir(mode=0o700)
        os.chown(self.inside(home), user, user)

    def inside(self, path):
        """Where something in it is for us."""
        return self.path / str(path).lstrip("/")

    def command(self, *words, user=None, network=False, environment=None, shared=()):
        """What runs the words in it. It becomes that program, without a process between. X servers of this
        machine can be reached even without network, and what is in the `shared` folders of ours. `network` is what
        we have, which may be loopback_only()."""
        script = ['mount --bind /proc "$0/proc"', 'mount --rbind /dev "$0/dev"', 'mount -t tmpfs tmpfs "$0/run"']
        # Not from its own /tmp, which would hide it.
        script += [f'mkdir -p {X11} "$0/mnt/x"', f'mount --bind {X11} "$0/mnt/x"', 'mount -t tmpfs -o mode=1777 tmpfs "$0/tmp"',
                   f'mkdir "$0{X11}"', f'mount --bind "$0/mnt/x" "$0{X11}"']
        for folder in shared:
            script += [f'mkdir -p "$0{folder}"', f'mount --bind {folder} "$0{folder}"']
        if user is not None:
            runtime = f"/run/user/{user}"
            script += [f'mkdir -p "$0{runtime}"', f'chown {user}:{user} "$0{runtime}"', f'chmod 700 "$0{runtime}"']
        values = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive",
                  "HOME": self.HOME if user else "/root", **(environment or {})}
        if user is not None:
            values["XDG_RUNTIME_DIR"] = runtime
        script.append('exec "$@"')
        return ["unshare", "--mount", *([] if network else ["--net"]), "sh", "-ec", "\n".join(script), self.path,
                "chroot", *([f"--userspec={user}:{user}"] if user else []), self.path,
                "env", "-i", *(f"{name}={value}" for name, value in values.items()), *words]

    def run(self, *words, **options):
        """What it says; a CalledProcessError with that if it fails."""
        return _output(*self.command(*words, **options))

    def installed_packages(self):
        return set(self.run("dpkg-query", "-W", "-f", "${Package}\\n").split())


@contextlib.contextmanager
def loopback_only():
    """What is started inside, here or in a clean root with `network`, is in a network in which nothing is but this
    machine. Takes root's rights."""
    libc = ctypes.CDLL(None, use_errno=True)
    ours = os.open("/proc/thread-self/ns/net", os.O_RDONLY)

    def enter(done):
        if done != 0:
            raise OSError(ctypes.get_errno(), "no network of its own")

    try:
        enter(libc.unshare(_CLONE_NEWNET))
        try:
            _output("ip", "link", "set", "lo", "up")
            yield
        finally:
            enter(libc.setns(ours, _CLONE_NEWNET))
    finally:
        os.close(ours)


def _codename():
    lines = dict(line.split("=", 1) for line in pathlib.Path("/etc/os-release").read_text().splitlines() if "=" in line)
    return lines["VERSION_CODENAME"]


def _output(*words):
    done = subprocess.run([os.fspath(word) for word in words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, words[:8]))} … ended with {done.returncode}:\n{done.stdout[-4000:]}")
    return done.stdout
