# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop program as somebody uses it: what it shows is read as a screen reader reads it, and everything is
done by the names of its controls and by keyboard."""

import re
import signal
import subprocess
import time

import allium
from accessible import Gone, fits
from allium import PATIENCE
from window import Window

BUTTON, FIELD, LIST_ITEM, MENU_ITEM, PAGE, DIALOG = "push button", "text", "list item", "menu item", "page tab", "dialog"


class SeenWindow(Window):
    """One allium on a DesktopSession. Its command socket says when it has started and serves nothing else."""

    account = None
    onion_id = None

    def __init__(self, folder, name, session, accessibility, **more):
        super().__init__(folder, name, **more, environment={
            **session.environment, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"})
        self.session, self.accessibility = session, accessibility
        self._corpses = []

    @property
    def downloads(self):
        """Where the desktop keeps files from elsewhere."""
        return self.folder / "home/Downloads"

    # -- its life

    def start(self, timeout=30):
        super().start(timeout)
        self._wait(lambda: self.frame is not None and "active" in self.frame.states, timeout, "the window in front")
        return self

    def leave(self, timeout=20):
        """Ends it as a person does."""
        family = self.pids()
        process = self.process
        self.session.key("ctrl+q")
        try:
            status = process.wait(timeout * PATIENCE)
        except subprocess.TimeoutExpired:
            raise self.failure("Ctrl+Q did not end it") from None
        self._forget()
        self._wait_gone(family, 10)
        if status != 0:
            raise self.failure(f"ended with {status}")

    def crash(self):
        """Killed, and nobody has noticed: what is left of it keeps its number."""
        corpse, self.process = self.process, None
        corpse.send_signal(signal.SIGKILL)
        self._corpses.append(corpse)

    def stop(self, timeout=20):
        super().stop(timeout)
        self._bury()

    def destroy(self):
        super().destroy()
        self._bury()

    # -- what it shows

    @property
    def program_shown(self):
        if self.process is None:
            return None
        return self.accessibility.program(self.pids() if self.wrapper else [self.process.pid])

    @property
    def frame(self):
        try:
            program = self.program_shown
            return next(iter(program.children), None) if program else None
        except Gone:
            return None

    def see(self, name=None, role=None, *, within=None, timeout=30):
        """Waits for something that is shown; returns it."""
        def look():
            root = within or self.frame
            return root.find(name, role) if root else None
        return self._wait(look, timeout, f"seeing {role or 'something'} {_words(name)}")

    def sees(self, name=None, role=None):
        frame = self.frame
        return frame is not None and frame.find(name, role) is not None

    def wait_gone(self, name=None, role=None, timeout=30):
        self._wait(lambda: not self.sees(name, role), timeout, f"the end of {role or 'something'} {_words(name)}")

    def focused(self):
        """What has the keyboard: the innermost of what says so."""
        found = None
        for control, states in self.program_shown.walk():
            if "focused" in states:
                found = control
        return found

    def tellers(self, secret):
        """Whatever in the accessible tree, shown or not, says it: as name, description, text or value."""
        return [control for control, _ in self.program_shown.walk(hidden=True)
                if secret in "\n".join((control.name, control.description, control.text, str(control.value)))]

    # -- what is done with it

    def first_run(self, name, watch=lambda: None):
        """From the first page to an empty window, by keyboard, with a passphrase. `watch` is called whenever some of it
        has been typed."""
        self.see("What shall open your profile?")
        self.see(re.compile("A passphrase protects your profile just as well"))
        for _ in range(2):
            self.write(self.PASSPHRASE)
            watch()
            self.keys("Return")
        self.see("What shall others call you?")
        self.wait_focused("Name (optional)")
        self.write(name)
        self.keys("Return")
        self.wait_focused(re.compile("^(Start using Allium|Continue meanwhile)$"), timeout=60)
        self.keys("Return")
        self.see("Nobody here yet")

    def copy_onion_id(self):
        self.choose("More", "My ID")
        self.press("Copy onion ID")
        self.wait_until(lambda: len(self.session.clipboard()) == 56, 10, "an onion ID in the clipboard")
        self.onion_id = self.session.clipboard()
        return self.onion_id

    def request(self, onion_id, greeting):
        self.press("Add somebody")
        self.wait_focused("Onion ID or link")
        self.paste(onion_id)
        self.see("This is a complete onion ID.")
        self.focus("Greeting (optional)")
        self.write(greeting)
        self.press("Send request")
        self.see(re.compile("request is on its way"))

    def press(self, name, role=BUTTON, *, within=None, timeout=30):
        self.see(name, role, within=within, timeout=timeout).press()

    def go(self, page):
        """Its name may say how much is new there."""
        self.press(re.compile(f"^{re.escape(page)}(, |$)"), PAGE)

    def see_pages(self):
        """The profile is open and the first run over."""
        self.see(re.compile("^Contacts(, |$)"), PAGE)

    def choose(self, menu, item):
        """Opens a menu by its button, and takes something from it."""
        self.press(menu)
        self.press(item, MENU_ITEM)

    def focus(self, name, role=FIELD):
        field = self.see(name, role)
        field.focus()
        self._wait(lambda: "focused" in field.states, 10, f"the focus in {_words(name)}")
        return field

    def wait_until(self, question, timeout=30, what="what was waited for"):
        return self._wait(question, timeout, what)

    def wait_focused(self, name, timeout=20):
        """The focus comes there by itself."""
        def there():
            control = self.focused()
            return control is not None and fits(name, control.name)
        self._wait(there, timeout, f"the focus in {_words(name)}")

    def write(self, text):
        """Types where the focus is."""
        self.session.type(text)

    def keys(self, *keys):
        self.session.key(*keys)

    def tab_to(self, name, role=BUTTON, most=60):
        """Goes there by Tab, which also brings it into view."""
        for _ in range(most):
            self.keys("Tab")
            control = self.focused()
            if control is not None and control.role == role and fits(name, control.name):
                if "showing" not in control.states:
                    raise self.failure(f"{control} has the focus and cannot be seen")
                return
        raise self.failure(f"{most} times Tab do not lead to {role} {_words(name)}")

    def paste(self, text, kind="UTF8_STRING"):
        self.session.copy(text, kind)
        self.session.key("ctrl+v")

    def paste_files(self, *paths):
        self.paste("".join(path.as_uri() + "\r\n" for path in paths), "text/uri-list")

    def drop_files(self, *paths, onto, offered):
        """Drags them from another program onto a control, lets go when the window says what they are offered for."""
        with self.session.drag(*paths) as drag:
            drag.over(onto.place)
            self.see(offered)
            drag.drop()
        self.wait_gone(offered)

    # -- from here on nobody else's business

    def _bury(self):
        while self._corpses:
            self._corpses.pop().wait()

    def failure(self, what):
        """With what could be seen at that moment."""
        try:
            frame = self.frame
            shown = frame.tree() if frame else "(no window)"
        except Gone:
            shown = "(gone)"
        return allium.NodeError(f"{super().failure(what)}\n--- what {self.name} sees\n{shown}\n---")

    def _wait(self, question, timeout, what):
        deadline = time.monotonic() + timeout * PATIENCE
        while True:
            try:
                answer = question()
            except Gone:
                answer = None
            if answer:
                return answer
            if self.process is not None and self.process.poll() is not None:
                raise self.failure(f"the program ended with {self.process.returncode} instead of {what}")
            if time.monotonic() > deadline:
                raise self.failure(f"waited {timeout * PATIENCE:.0f} s in vain for {what}")
            time.sleep(0.05)


def _words(name):
    return repr(getattr(name, "pattern", name)) if name is not None else ""
