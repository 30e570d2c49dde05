#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file manager as small as can be: files are dragged out of its window with the pointer, by the XDND protocol
of freedesktop.org, version 5. Started by DesktopSession.drag.

    drag_source.py URI…

Says a line whenever something changes: `ready`, `dragging` (the button went down on it), `wanted` or `unwanted` (what
the pointer is over would take the files, or not), `dropped` (the other one has them), `refused`. Ends with the drag."""

import sys

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.protocol.event import ClientMessage, SelectionNotify

VERSION = 5
SIZE = 40
URI_LIST = "text/uri-list"


class DragSource:
    """One drag. What it is over is its target: the innermost window there that says it knows the protocol."""

    def __init__(self, uris):
        self._content = "".join(uri + "\r\n" for uri in uris).encode()
        self._display = Display()
        self._root = self._display.screen().root
        self._target = None
        self._version = 0
        self._wanted = False
        self._waiting = False  # for the answer to where the pointer was said to be
        self._moved = None  # meanwhile
        self._released = False
        self._said = None
        # Above all others and without a frame, so that no window manager gives it the keyboard.
        self._window = self._root.create_window(
            0, 0, SIZE, SIZE, 0, X.CopyFromParent, X.InputOutput, override_redirect=True, background_pixel=0xC04040,
            event_mask=X.ButtonPressMask | X.ButtonReleaseMask | X.ButtonMotionMask | X.ExposureMask)
        self._window.map()

    def run(self):
        handlers = {X.Expose: lambda event: self._say("ready"), X.ButtonPress: self._pressed,
                    X.MotionNotify: self._pointer_moved, X.ButtonRelease: self._button_released,
                    X.ClientMessage: self._answered, X.SelectionRequest: self._asked}
        while self._said not in ("dropped", "refused"):
            event = self._display.next_event()
            if event.type in handlers:
                handlers[event.type](event)
        self._display.close()

    # -- the hand

    def _pressed(self, event):
        self._window.set_selection_owner(self._atom("XdndSelection"), event.time)
        self._say("dragging")

    def _pointer_moved(self, event):
        self._moved = event
        if not self._waiting:
            self._go_on()

    def _button_released(self, event):
        self._released = event
        if not self._waiting:
            self._let_go(event.time)

    # -- the protocol

    def _go_on(self):
        event, self._moved = self._moved, None
        target, version = self._under_pointer()
        if target != self._target:
            self._leave()
            self._target, self._version = target, version
            if target is None:
                return
            self._send("XdndEnter", version << 24, self._atom(URI_LIST), 0, 0)
        if target is not None:
            self._waiting = True
            self._send("XdndPosition", 0, event.root_x << 16 | event.root_y, event.time, self._atom("XdndActionCopy"))

    def _leave(self):
        if self._target is not None:
            self._send("XdndLeave", 0, 0, 0, 0)
            self._taken(False)
        self._target = None

    def _let_go(self, time):
        if self._target is not None and self._wanted:
            self._send("XdndDrop", 0, time, 0, 0)
        else:
            self._leave()
            self._say("refused")

    def _answered(self, event):
        values = event.data[1]
        if self._target is None or values[0] != self._target.id:
            return
        if event.client_type == self._atom("XdndStatus"):
            self._waiting = False
            self._taken(bool(values[1] & 1))
            if self._moved is not None:
                self._go_on()
            elif self._released:
                self._let_go(self._released.time)
        elif event.client_type == self._atom("XdndFinished"):
            self._say("dropped" if values[1] & 1 else "refused")

    def _asked(self, event):
        """The other one wants to see what is dragged, or in which forms it can have it."""
        target, place = event.target, event.property or event.target
        if target == self._atom("TARGETS"):
            event.requestor.change_property(place, Xatom.ATOM, 32, [self._atom("TARGETS"), self._atom(URI_LIST)])
        elif target == self._atom(URI_LIST):
            event.requestor.change_property(place, target, 8, self._content)
        else:
            place = X.NONE
        event.requestor.send_event(SelectionNotify(time=event.time, requestor=event.requestor, selection=event.selection,
                                                   target=target, property=place))

    # -- helpers

    def _under_pointer(self):
        window = self._root
        while True:
            aware = window.get_full_property(self._atom("XdndAware"), X.AnyPropertyType)
            if aware is not None:
                return window, min(VERSION, aware.value[0])
            window = window.query_pointer().child
            if window == X.NONE or window == self._window:
                return None, 0

    def _taken(self, wanted):
        self._wanted = wanted
        self._say("wanted" if wanted else "unwanted")

    def _send(self, message, *values):
        self._target.send_event(ClientMessage(window=self._target, client_type=self._atom(message),
                                              data=(32, [self._window.id, *values])))

    def _atom(self, name):
        return self._display.intern_atom(name)

    def _say(self, word):
        if word != self._said:
            self._said = word
            print(word, flush=True)


if __name__ == "__main__":
    DragSource(sys.argv[1:]).run()
