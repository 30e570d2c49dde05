# SPDX-License-Identifier: GPL-3.0-or-later
"""A program as a screen reader has it: its controls by role and name, over AT-SPI. Speaks D-Bus itself and
remembers nothing, so that what is read is what is there now."""

import re

from gi.repository import Gio, GLib

from allium import PATIENCE

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_ACTION = "org.a11y.atspi.Action"
_COMPONENT = "org.a11y.atspi.Component"
_TEXT = "org.a11y.atspi.Text"
_VALUE = "org.a11y.atspi.Value"
_REGISTRY, _ROOT = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"
_NULL = "/org/a11y/atspi/null"
_PASSWORD_TEXT = 40

#: The role of a field whose text is nobody's business; Qt calls it like any other.
PASSWORD = "password text"

#: Bits of the state set that are asked for.
STATES = {"active": 1, "busy": 3, "checked": 4, "enabled": 8, "focusable": 11, "focused": 12, "selected": 23,
          "sensitive": 24, "showing": 25, "visible": 30, "checkable": 41}


class Gone(Exception):
    """The control, or its program, is not there any more."""


class Accessibility:
    """The accessibility bus of a desktop session."""

    def __init__(self, session):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        bus = Gio.DBusConnection.new_for_address_sync(session.environment["DBUS_SESSION_BUS_ADDRESS"], flags, None, None)
        address = bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None,
                                GLib.VariantType("(s)"), Gio.DBusCallFlags.NONE, int(30000 * PATIENCE), None)
        self._session_bus = bus
        self._bus = Gio.DBusConnection.new_for_address_sync(address.unpack()[0], flags, None, None)

    def close(self):
        for bus in (self._bus, self._session_bus):
            if not bus.is_closed():
                bus.close_sync(None)

    def program(self, pids):
        """The program of one of these processes, or nothing while it is not there."""
        try:
            children = self.call(_REGISTRY, _ROOT, _ACCESSIBLE, "GetChildren")
        except Gone:
            return None
        for owner, path in children:
            try:
                if self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                             "GetConnectionUnixProcessID", GLib.Variant("(s)", (owner,))) in pids:
                    return Control(self, owner, path)
            except Gone:
                continue
        return None

    def call(self, owner, path, interface, method, arguments=None):
        try:
            answer = self._bus.call_sync(owner, path, interface, method, arguments, None, Gio.DBusCallFlags.NO_AUTO_START,
                                         int(10000 * PATIENCE), None)
        except GLib.Error as error:
            raise Gone(f"{method}: {error.message}") from error
        values = answer.unpack()
        return values[0] if len(values) == 1 else values


class Control:
    """One node of the tree. Every property asks the program."""

    def __init__(self, bus, owner, path):
        self._bus, self._owner, self._path = bus, owner, path

    def __eq__(self, other):
        return isinstance(other, Control) and (self._owner, self._path) == (other._owner, other._path)

    def __hash__(self):
        return hash((self._owner, self._path))

    def __repr__(self):
        try:
            return f"{self.role} {self.name!r}"
        except Gone:
            return "a control that is gone"

    # -- what it is

    @property
    def name(self):
        return self._property(_ACCESSIBLE, "Name")

    @property
    def description(self):
        return self._property(_ACCESSIBLE, "Description")

    @property
    def role(self):
        name = self._call(_ACCESSIBLE, "GetRoleName")
        return PASSWORD if name == "text" and self._call(_ACCESSIBLE, "GetRole") == _PASSWORD_TEXT else name

    @property
    def states(self):
        low, high = self._call(_ACCESSIBLE, "GetState")
        return {state for state, bit in STATES.items() if (low >> bit if bit < 32 else high >> (bit - 32)) & 1}

    @property
    def interfaces(self):
        return {interface.rsplit(".", 1)[1] for interface in self._call(_ACCESSIBLE, "GetInterfaces")}

    @property
    def children(self):
        return [Control(self._bus, owner, path) for owner, path in self._call(_ACCESSIBLE, "GetChildren")
                if path != _NULL]

    @property
    def text(self):
        """Its contents by the text interface; nothing where it has none."""
        return self._call(_TEXT, "GetText", GLib.Variant("(ii)", (0, -1))) if "Text" in self.interfaces else ""

    @property
    def value(self):
        return self._property(_VALUE, "CurrentValue") if "Value" in self.interfaces else None

    @property
    def place(self):
        """x, y, width, height on the screen."""
        return self._call(_COMPONENT, "GetExtents", GLib.Variant("(u)", (0,)))

    @property
    def actions(self):
        if "Action" not in self.interfaces:
            return []
        count = self._property(_ACTION, "NActions")
        return [self._call(_ACTION, "GetName", GLib.Variant("(i)", (number,))) for number in range(count)]

    # -- what can be done with it

    def act(self, action):
        names = self.actions
        if action not in names:
            raise AssertionError(f"{self} has no action {action}, only {names}")
        self._call(_ACTION, "DoAction", GLib.Variant("(i)", (names.index(action),)))

    def press(self):
        names = self.actions
        self.act("Press" if "Press" in names else "Toggle")

    def focus(self):
        self.act("SetFocus")

    # -- what is in it

    def walk(self, *, hidden=False):
        """It and everything inside, in the order of the tree, with states. What is not visible is left out,
        and all that is inside of it, unless asked for."""
        try:
            states, children = self.states, self.children
        except Gone:
            return
        if not hidden and "visible" not in states and self.role not in ("application", "frame", "window"):
            return
        yield self, states
        for child in children:
            yield from child.walk(hidden=hidden)

    def find_all(self, name=None, role=None):
        """What is shown inside and has that name (or matches it, if it is a pattern) and role. What one would
        have to scroll to is not: Qt says of it what it says of what is hidden."""
        for control, states in self.walk():
            if "showing" not in states:
                continue
            try:
                if name is not None and not fits(name, control.name):
                    continue
                if role is not None and control.role != role:
                    continue
            except Gone:
                continue
            yield control

    def find(self, name=None, role=None):
        return next(self.find_all(name, role), None)

    def tree(self, *, hidden=False, depth=0):
        """For people: a line for each control."""
        try:
            states = self.states
            lines = ["  " * depth + f"{self.role} {self.name!r} {' '.join(sorted(states - {'visible', 'sensitive'}))}"]
            if hidden or "visible" in states or depth < 2:
                for child in self.children:
                    lines.append(child.tree(hidden=hidden, depth=depth + 1))
        except Gone:
            return "  " * depth + "(gone)"
        return "\n".join(lines)

    # -- from here on nobody else's business

    def _call(self, interface, method, arguments=None):
        return self._bus.call(self._owner, self._path, interface, method, arguments)

    def _property(self, interface, name):
        return self._bus.call(self._owner, self._path, "org.freedesktop.DBus.Properties", "Get",
                              GLib.Variant("(ss)", (interface, name)))


def fits(wanted, name):
    return wanted.search(name) is not None if isinstance(wanted, re.Pattern) else wanted == name
