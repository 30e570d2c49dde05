# SPDX-License-Identifier: GPL-3.0-or-later
"""What people do with Allium, as the stories tell it. The one place that knows how commands, their
answers and events are spelled; when core/api changes a name, it changes here."""

import base64
import hashlib
import os
import pathlib
import struct
import time
import unittest
import zlib

import allium
from allium import PATIENCE, Node, NodeError, temporary_folder
from tornet import TorNet


class Word:
    """Values that answers and events carry."""

    # states of a contact
    OUTGOING, INCOMING, ACCEPTED, CONTACT = "outgoing", "incoming", "accepted", "contact"
    FRIENDS = (ACCEPTED, CONTACT)
    # states of a message
    WAITING, SENT, DELIVERED, FAILED, RECEIVED = "waiting", "sent", "delivered", "failed", "received"
    # states of a transfer
    RUNNING, PAUSED, DONE = "running", "paused", "done"
    # events
    MESSAGE_RECEIVED, OLD_DEVICE_RUNS = "message.received", "device.still-runs"


class Person(Node):
    """A node, and what its person can do and see. Contacts are spoken of as Person."""

    account = None
    onion_id = None
    link = None

    def start(self, timeout=30):
        """Returns when the profile is open, or at once where there is no passphrase to open it."""
        super().start(timeout)
        if self.passphrase is not None:
            self.wait_open()
        return self

    def begin(self):
        """Starts, and waits until others can reach it."""
        self.start()
        self.wait_reachable()
        return self

    def wait_open(self, timeout=30):
        self.wait_until(self.is_open, timeout, "the profile open")
        known = self.call("account")
        self.account, self.onion_id, self.link = known["account"], known["onion_id"], known["link"]

    def wait_reachable(self, timeout=90):
        self.wait_until(self.is_reachable, timeout, "being reachable")

    def is_open(self):
        status = self.call("status")
        if status.get("failure"):
            raise self.failure(f"the profile does not open: {status}")
        return status["state"] == "open"

    def is_reachable(self):
        doors = self.call("status")["doors"]
        return doors["request"] == doors["friends"] == "reachable"

    def renew_onion_id(self):
        known = self.call("new-onion-id")
        self.onion_id, self.link = known["onion_id"], known["link"]

    # -- contacts

    def contacts(self):
        return self.call("contacts")

    def contact(self, other):
        """What I know of somebody, or nothing."""
        wanted = {other.account, other.onion_id} - {None}
        for entry in self.contacts():
            if wanted & {entry.get("account"), entry.get("onion_id")}:
                return entry
        return None

    def id_of(self, other):
        entry = self.contact(other)
        if entry is None:
            raise self.failure(f"does not know {other.name}")
        return entry["id"]

    def state_of(self, other):
        entry = self.contact(other)
        return entry["state"] if entry else None

    def is_online(self, other):
        entry = self.contact(other)
        return bool(entry and entry.get("online"))

    def request(self, other, greeting="It's me", address=None):
        return self.call("request", address=address or other.onion_id, greeting=greeting)

    def wait_request(self, other, timeout=60):
        self.wait_until(lambda: self.state_of(other) == Word.INCOMING, timeout,
                        f"a request of {other.name}")

    def accept(self, other):
        self.call("accept", contact=self.id_of(other))

    def reject(self, other):
        self.call("reject", contact=self.id_of(other))

    def cancel_request(self, other):
        self.call("cancel-request", contact=self.id_of(other))

    def remove(self, other):
        self.call("rm", contact=self.id_of(other))

    def block(self, other):
        self.call("block", contact=self.id_of(other))

    def unblock(self, other):
        self.call("unblock", contact=self.id_of(other))

    def wait_friend(self, other, timeout=60):
        self.wait_until(lambda: self.state_of(other) in Word.FRIENDS, timeout,
                        f"being a contact of {other.name}")

    def wait_online(self, other, timeout=90):
        self.wait_until(lambda: self.is_online(other), timeout, f"{other.name} online")

    def wait_offline(self, other, timeout=90):
        self.wait_until(lambda: not self.is_online(other), timeout, f"{other.name} offline")

    # -- messages

    def say(self, other, text, answers=None):
        reply = {"reply_to": answers} if answers else {}
        return self.call("whisper", contact=self.id_of(other), text=text, **reply)["message"]

    def conversation(self, other, limit=1000):
        return self.call("history", contact=self.id_of(other), limit=limit)["messages"]

    def read(self, other):
        """Reads everything there is; the value is up to where."""
        position = self.conversation(other)[-1]["position"]
        self.call("read", contact=self.id_of(other), position=position)
        return position

    def wait_read_by(self, other, message, timeout=60):
        """Until the other says to have read a message of mine."""
        position = self.message(other, message)["position"]
        self.wait_until(lambda: self.call("history", contact=self.id_of(other), limit=1)["read_by_them"] >= position, timeout,
                        f"{other.name} having read it")

    def heard_from(self, other):
        """The texts that somebody sent me, in the order I see them."""
        return [m["text"] for m in self.conversation(other) if not m["outgoing"] and "text" in m]

    def wait_heard(self, other, text, timeout=60):
        self.wait_until(lambda: text in self.heard_from(other), timeout,
                        f"hearing {text!r} from {other.name}")

    def message(self, other, message):
        return next((m for m in self.conversation(other) if m["id"] == message), None)

    def state_of_message(self, other, message):
        return next((m["state"] for m in self.conversation(other) if m["id"] == message), None)

    def wait_delivered(self, other, message, timeout=60):
        self.wait_until(lambda: self.state_of_message(other, message) == Word.DELIVERED, timeout,
                        f"delivery to {other.name}")

    # -- files

    def share(self, other, path, timeout=120):
        return self.call("share", contact=self.id_of(other), path=str(path), timeout=timeout)["offer"]

    def offers_of(self, other):
        contact = self.id_of(other)
        return [o for o in self.call("offers") if o["contact"] == contact and not o.get("outgoing")]

    def wait_offer(self, other, name, timeout=60):
        def find():
            return next((o for o in self.offers_of(other) if o["name"] == name), None)
        return self.wait_until(find, timeout, f"an offer of {name}")

    def get(self, offer):
        """Accepts an offer; returns the transfer's id."""
        return self.call("get", offer=offer["id"])["transfer"]

    def transfer(self, transfer):
        return next((t for t in self.call("transfers") if t["id"] == transfer), None)

    def verified_bytes(self, transfer):
        entry = self.transfer(transfer)
        return entry["received"] if entry else 0

    def wait_verified(self, transfer, at_least, timeout=120):
        self.wait_until(lambda: self.verified_bytes(transfer) >= at_least, timeout,
                        f"{at_least} bytes of the transfer")

    def wait_transfer(self, transfer, timeout=180):
        def finished():
            entry = self.transfer(transfer)
            if entry and entry["state"] == "failed":
                raise self.failure(f"the transfer failed: {entry}")
            return entry and entry["state"] == Word.DONE
        self.wait_until(finished, timeout, "the end of the transfer")

    def wait_upload(self, other, size, *, active, timeout=60):
        """Waits until the other has been sent at least so much of something, and fetches it still, or no more."""
        contact = self.id_of(other)
        self.wait_until(lambda: any(u["contact"] == contact and u["sent"] >= size and u["active"] == active
                                    for u in self.call("uploads")), timeout, "an upload")

    def pause(self, transfer):
        self.call("pause", transfer=transfer)

    def unpause(self, transfer):
        self.call("resume", transfer=transfer)

    def export(self, transfer, folder, timeout=60):
        """Writes what was received into a folder; returns the path of the file or folder made."""
        return pathlib.Path(self.call("export", transfer=transfer, path=str(folder),
                                      timeout=timeout)["path"])

    # -- pictures

    def set_picture(self, picture):
        """Returns its hash."""
        return self.call("picture-set", data=base64.b64encode(picture).decode())["picture"]

    def wait_picture(self, other, picture, timeout=60):
        """The hash of it; None: none."""
        self.wait_until(lambda: (self.contact(other) or {}).get("picture") == picture, timeout, f"the picture of {other.name}")

    # -- backup

    def backup(self, path, passphrase):
        self.call("backup", path=str(path), secrets={"backup_passphrase": passphrase}, timeout=60)

    def restore(self, path, backup_passphrase, passphrase=Node.PASSPHRASE):
        self.call("restore", path=str(path), timeout=60,
                  secrets={"backup_passphrase": backup_passphrase, "passphrase": passphrase})


def become_friends(asker, answerer):
    """The short way, for stories that begin there."""
    asker.request(answerer)
    answerer.wait_request(asker)
    answerer.accept(asker)
    asker.wait_friend(answerer)
    asker.wait_online(answerer)
    answerer.wait_online(asker)


def plain_picture(red, green, blue, side=64):
    """A PNG of one colour."""
    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
    rows = (b"\0" + bytes((red, green, blue)) * side) * side
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def random_file(path, size):
    with open(path, "wb") as file:
        while size > 0:
            part = min(size, 1 << 20)
            file.write(os.urandom(part))
            size -= part
    return path


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Story(unittest.TestCase):
    """Base of the scenario files: one private network for all stories of a file, people made for each.
    When a story fails, the end of everybody's log is shown."""

    net = None
    delay_ms = 0

    @classmethod
    def setUpClass(cls):
        cls.net = TorNet(authorities=3, relays=2, delay_ms=cls.delay_ms)
        cls.addClassCleanup(cls.net.stop)
        cls.net.start()

    def setUp(self):
        self.people = []
        self.workspace = pathlib.Path(self._enter(temporary_folder()))
        # Runs before the folder goes.
        self.addCleanup(self._part)

    def _enter(self, context):
        value = context.__enter__()
        self.addCleanup(context.__exit__, None, None, None)
        return value

    def person(self, name, **options):
        made = Person(self.workspace / name.lower(), self.net, name, **options)
        self.people.append(made)
        return made

    def pair(self, *, friends=True):
        """Alice and Bob, both reachable. Bob asked Alice, if they are to be friends."""
        alice, bob = self.person("Alice").start(), self.person("Bob").start()
        alice.wait_reachable()
        bob.wait_reachable()
        if friends:
            become_friends(bob, alice)
        return alice, bob

    def _part(self):
        result = self._outcome.result
        failed = any(self in (test, getattr(test, "test_case", None))
                     for test, _ in result.errors + result.failures)
        for person in self.people:
            if failed:
                print(f"--- end of {person.name}'s log\n{person.tail()}\n---", flush=True)
                person.destroy()
                continue
            try:
                person.stop()
            except NodeError:
                for other in self.people:
                    other.destroy()
                raise

    def hold(self, seconds, question, what):
        """For what must not happen: the answer stays false for that long."""
        deadline = time.monotonic() + seconds * PATIENCE
        while time.monotonic() < deadline:
            self.assertFalse(question(), what)
            time.sleep(0.5)


LONG = allium.LONG
