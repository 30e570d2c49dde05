# SPDX-License-Identifier: GPL-3.0-or-later
"""Files dragged with the pointer from another program's window, on a DesktopSession."""

import pathlib
import sys

import processes  # noqa: E402  (desktop_session says where it is)

SOURCE = pathlib.Path(__file__).resolve().parent / "drag_source.py"
#: Inside of its window.
GRIP = (20, 20)
STEPS = 12


class Drag:
    """A context: the button is down when it begins. over() as often as one likes, then drop()."""

    def __init__(self, session, paths):
        self._session, self._paths = session, paths
        self._source = None
        self._log = session.folder / "drag"

    def __enter__(self):
        with open(self._log, "wb") as log:
            self._source = processes.start([sys.executable, SOURCE, *(path.as_uri() for path in self._paths)], output=log,
                                           env=self._session.environment)
        try:
            self._wait("ready")
            self._session.pointer("mousemove", *GRIP, "mousedown", "1")
            self._wait("dragging")
        except BaseException:
            self.__exit__()
            raise
        self._at = GRIP
        return self

    def __exit__(self, *_):
        self._session.pointer("mouseup", "1")
        processes.stop([self._source])

    def over(self, place, wanted=True):
        """Moves to the middle of a place, and waits until what is there says whether it would take the files."""
        aim = place[0] + place[2] // 2, place[1] + place[3] // 2
        way = []
        for step in range(1, STEPS + 1):
            way += ["mousemove", *(before + (after - before) * step // STEPS for before, after in zip(self._at, aim))]
        self._session.pointer(*way)
        self._at = aim
        self._wait("wanted" if wanted else "unwanted")

    def drop(self):
        """Lets go, and waits until the other program has taken them."""
        self._session.pointer("mouseup", "1")
        self._wait("dropped")

    def _wait(self, word):
        self._session.wait(lambda: self._log.read_text().splitlines()[-1:] == [word], f"the drag to be {word}")
