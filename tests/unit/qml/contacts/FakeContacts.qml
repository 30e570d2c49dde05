// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/* What App.contacts is, without a core: lists that tests fill, and a record of what was asked. */
QtObject {
    id: root

    property var asked: []
    function note(text: string): void { root.asked = root.asked.concat([text]); }

    property ListModel list: ListModel {
        property bool loaded: true
        property int total: count
        property string search

        function idAt(row: int): string { return row >= 0 && row < count ? get(row).contactId : ""; }
        function person(id: string, name: string, preview: string, more: var): void {
            append(Object.assign({ "contactId": id, "name": name, "preview": preview, "online": false, "time": Date.now() - count * 9000000,
                                   "unread": 0, "muted": false, "outgoing": false, "messageState": "received", "picture": "", "typing": false }, more));
        }
    }
    property bool flooded: false

    signal welcomed(id: string)

    property ListModel incoming: ListModel {}
    property ListModel outgoing: ListModel {}
    property ListModel blocked: ListModel {}
    property QtObject person: QtObject {
        property string contactId
        property url picture
        property bool exists: contactId !== ""
        property string name: "Alice Lindqvist"
        property string theirName: "alice"
        property string onionId: "2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid"
        property string note: "Met at the choir in Lund"
        property bool online: true
        property bool waiting: false
        property bool muted: false
        property double unasked: 0
        property bool compared: false
        property double comparedAt: 0
        property double lastSeen: 0
        property var words: ["output", "title", "make", "habit", "cube", "payment", "bike", "venture", "exile", "whip", "jazz", "minor"]

        signal changed()

        function rename(name: string): void { root.note("rename " + name); }
        function setNote(text: string): void { root.note("note " + text); }
        function setMuted(muted: bool): void { root.note("muted " + muted); }
        function setUnasked(bytes: double): void { root.note("unasked " + bytes); }
        function setCompared(compared: bool): void { root.note("compared " + compared); }
    }
    property QtObject adding: QtObject {
        property string address
        property int status: 0
        property string sentence
        property string name
        property string onionId
        property string contactId
        property string greeting
        property int greetingLeft: 500 - greeting.length
        property bool canSend: status === 3
        property bool reading: false

        signal sent(name: string)

        function send(): void { root.note("send " + address); }
        function paste(): void { root.note("paste"); }
        function readPicture(file: url): void { root.note("read " + file); }
    }
    property QtObject me: QtObject {
        property string name: "Bob"
        property string onionId: "2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid"
        property string grouped: "2gzy xa5i hm7n sggf xnu5 2rck 2vv4 rvmd lkiu 3zzu i5du 4xyc len5 3wid"
        property string link: "allium:2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid?a=2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen5&name=Bob"

        property bool renewing: false
        property string renewError

        signal saved(path: string)
        signal saveFailed(sentence: string)
        signal renewed()

        function refresh(): void {}
        function renew(): void { root.note("renew"); }
        function forgetRenewError(): void { renewError = ""; }
        function copyOnionId(): void { root.note("copy id"); }
        function copyLink(): void { root.note("copy link"); }
        function savePicture(file: url): void { root.note("save " + file); }
    }

    function accept(id: string): void { root.note("accept " + id); }
    function reject(id: string): void { root.note("reject " + id); }
    function cancel(id: string): void { root.note("cancel " + id); }
    function remove(id: string): void { root.note("remove " + id); }
    function block(id: string): void { root.note("block " + id); }
    function explain(kind: string): string { return kind === "" ? "" : "They are not online. Allium tries again until they are."; }
    function unblock(id: string): void { root.note("unblock " + id); }

    /* A list as people have it. */
    function fill(): void {
        root.list.person("a", "Alice Lindqvist", "See you at the station at nine, I bring the maps", { "online": true, "unread": 3 });
        root.list.person("b", "Bob", "You: the file is on its way", { "outgoing": true, "messageState": "sent" });
        root.list.person("c", "Čeněk Dvořák", "File: minutes of the meeting.pdf", { "online": true });
        root.list.person("d", "Choir", "Rehearsal is moved to Thursday", { "unread": 128, "muted": true });
        root.list.person("e", "Daniela", "You: are you there?", { "outgoing": true, "messageState": "failed" });
        root.list.person("f", "محمد", "صباح الخير", {});
        root.list.person("g", "Fritz", "Nothing said yet", { "time": 0 });
        const onion = "2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid";
        root.incoming.append({ "requestId": "x", "name": "Carol", "onionId": onion, "since": Date.now() - 400000,
                               "greeting": "Hi, it’s Carol from the choir. I have the recordings of last Sunday, if you want them." });
        root.incoming.append({ "requestId": "y", "name": "", "onionId": onion, "since": Date.now() - 90000000, "greeting": "" });
        root.outgoing.append({ "requestId": "z", "name": "Dave", "onionId": onion, "since": Date.now() - 4000000, "greeting": "",
                               "arrived": true, "why": "" });
        root.outgoing.append({ "requestId": "w", "name": "", "onionId": onion, "since": Date.now() - 500000, "greeting": "",
                               "arrived": false, "why": "dial.not-online" });
        root.blocked.append({ "requestId": "v", "name": "Eve", "onionId": onion, "since": 1, "greeting": "" });
    }
}
