// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Desktop
import Allium.Network
import Allium.Test.Profile

Item {
    id: root

    width: 1000
    height: 800

    Component { id: profileMaker; ProfileFixture {} }
    Component { id: pageMaker; NetworkPage { anchors.fill: parent; focus: true } }
    Component { id: spyMaker; SignalSpy {} }
    TextEdit { id: clip }

    PageCase {
        id: test

        name: "NetworkPage"

        property ProfileFixture profile
        property SignalSpy wanted
        readonly property var ready: ({ "state": "ready", "percent": 100, "version": "0.4.8.1" })
        readonly property var reachable: ({ "request": "reachable", "friends": "reachable" })
        readonly property var people: [{ "id": "a", "name": "Alice", "state": "connected", "round_trip": 840 },
                                       { "id": "b", "name": "Bob", "state": "waiting", "why": "dial.not-online" },
                                       { "id": "c", "name": "Carol", "state": "waiting" }]

        function init(): void {
            root.width = 1000;
            profile = createTemporaryObject(profileMaker, root);
        }
        function cleanup(): void {
            close();
        }
        /* The page with this tor, these ways to contacts and this log. */
        function show(tor: var, paths: var, log: var): void {
            profile.answer("paths", paths ?? []);
            profile.answer("tor", log ?? []);
            profile.answer("status", { "state": "open", "tor": tor, "doors": reachable, "leaks": [] });
            open(pageMaker, root, { "network": profile.network });
            profile.happen("tor.changed", tor);
            profile.happen("doors.changed", reachable);
            wanted = createTemporaryObject(spyMaker, root, { "target": page, "signalName": "pageRequested" });
        }

        function test_connecting(): void {
            show({ "state": "bootstrapping", "percent": 45, "version": "0.4.8.1" });
            verify(shows("Connecting to Tor, 45"));
            compare(named("Connecting to Tor").value, 45);
            verify(tells("Tor: Connecting, 45%. Version 0.4.8.1"));
            verify(tells("Your onion ID: Waiting for Tor"));
            profile.happen("tor.changed", { "state": "bootstrapping", "percent": 80 });
            compare(named("Connecting to Tor").value, 80);
            compare(tabs(), ["Overview"]); // nothing but patience helps
        }
        function test_everyFaultOffersWhatHelps_data(): var {
            return [
                { tag: "stalled", tor: { "state": "bootstrapping", "percent": 5, "problem": "tor.stalled" }, button: "Add a bridge", place: "settings/tor" },
                { tag: "no tor", tor: { "state": "failed", "failure": "tor.binary-not-found" }, button: "Open settings", place: "settings/tor" },
                { tag: "keeps ending", tor: { "state": "failed", "failure": "tor.keeps-exiting" }, button: "Restart Tor", action: "restart" },
                { tag: "clock", tor: { "state": "bootstrapping", "clock_skew": -7200 }, button: "Restart Tor", action: "restart" },
                { tag: "online", tor: { "state": "ready" }, button: "Take new paths", action: "newnym" }
            ];
        }
        function test_everyFaultOffersWhatHelps(data): void {
            show(data.tor);
            verify(shows(profile.network.connection.sentence));
            verify(data.tag === "online" || shows(profile.network.explanation));
            press(data.button);
            compare(wanted.count, data.place === undefined ? 0 : 1);
            if (data.place !== undefined)
                compare(wanted.signalArguments[0][0], data.place);
            else
                compare(profile.lastCall("tor").action, data.action);
            compare(profile.notices.rowCount(), data.place === undefined ? 1 : 0);
        }
        function test_torsOwnWordsAreShown(): void {
            show({ "state": "failed", "failure": "tor.keeps-exiting", "detail": "Reading config failed" });
            verify(shows("Reading config failed"));
        }
        function test_online(): void {
            show(ready, people);
            verify(shows("Online through Tor"));
            verify(tells("This computer: Only Tor talks to the network"));
            verify(tells("Tor: Connected. Version 0.4.8.1"));
            verify(tells("Your onion ID: Contacts and new people reach you"));
            verify(tells("Contacts: 1 of 3 connected"));
            verify(!control("Connecting to Tor"));
        }
        function test_whileItHelpsItCannotBePressedAgain(): void {
            show(ready);
            profile.hold("tor");
            press("Take new paths");
            const asked = profile.calls("tor");
            compare(focused(), "Take new paths, busy");
            keyClick(Qt.Key_Space);
            keyClick(Qt.Key_Return);
            compare(profile.calls("tor"), asked);
            profile.release("tor");
            verify(control("Take new paths"));
        }
        function test_withNobodyOnlineAllAreTried(): void {
            show(ready, people.slice(1));
            press("Try everybody now");
            compare(profile.calls("ping"), 2);
            compare(profile.lastCall("ping").contact, "c");
        }
        function test_aLeakIsAnnounced(): void {
            show(ready);
            verify(!alarms("connections that do not go through Tor"));
            profile.network.watched = false;
            profile.answer("status", { "state": "open", "tor": ready, "doors": reachable, "leaks": ["udp 192.0.2.1:53"] });
            profile.network.watched = true;
            profile.settle();
            verify(alarms("connections that do not go through Tor"));
            verify(alarms("udp 192.0.2.1:53"));
        }
        function test_withoutTor(): void {
            show({ "state": "not used" });
            verify(shows("On this computer only, without Tor"));
            verify(tells("Tor: Not used"));
            compare(tabs(), ["Overview"]);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Right);
            verify(shows("Tor is not used"));
            verify(!control("Restart Tor"));
        }

        function test_sectionsByKeyboard(): void {
            show(ready, people, ["[notice] Bootstrapped 5%"]);
            compare(focused(), "Overview");
            keyClick(Qt.Key_Right);
            compare(focused(), "Contacts");
            compare(page.section, NetworkPage.Contacts);
            verify(control("Ways to contacts"));
            verify(!control("Take new paths"));
            keyClick(Qt.Key_Right);
            compare(page.section, NetworkPage.Log);
            compare(tabs(), ["Tor's log", "Important", "Copy", "Restart Tor", "Bootstrapped 5%"]);
        }
        function test_waysToContacts(): void {
            show(ready, people);
            page.section = NetworkPage.Contacts;
            draw();
            verify(tells("Alice: Connected"));
            verify(tells("Bob: "));
            verify(shows("Last try: "));
            press("Try to reach Bob now");
            compare(profile.lastCall("ping").contact, "b");
            press("Measure the way to Alice");
            compare(profile.lastCall("ping").contact, "a");
            compare(profile.calls("ping"), 2);
        }
        function test_aTryIsSeen(): void {
            show(ready, people);
            page.section = NetworkPage.Contacts;
            draw();
            profile.hold("ping");
            press("Try to reach Bob now");
            verify(page.Window.activeFocusItem.busy);
            profile.refuse("ping", "dial.not-online");
            profile.release("ping");
            compare(profile.notices.rowCount(), 1);
        }
        function test_withoutContacts(): void {
            show(ready, []);
            page.section = NetworkPage.Contacts;
            draw();
            verify(shows("No contacts yet"));
            verify(!control("Ways to contacts"));
        }

        function test_whatTorSays(): void {
            show(ready, [], ["Nov 21 13:52:03.000 [info] in detail", "Nov 21 13:52:04.000 [notice] Bootstrapped 5%",
                             "Nov 21 13:52:05.000 [warn] Your Guard is failing"]);
            page.section = NetworkPage.Log;
            draw();
            tryVerify(() => tells("Bootstrapped 5%"));
            verify(!tells("in detail"));
            verify(tells("Warning at 13:52:05: Your Guard is failing"));
            goTo("Important");
            keyClick(Qt.Key_Left);
            tryVerify(() => tells("in detail"));
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Right);
            compare(focused(), "Warnings");
            tryVerify(() => !tells("Bootstrapped 5%"));
            verify(tells("Your Guard is failing"));
            press("Copy");
            clip.clear();
            clip.paste();
            compare(clip.text.trim(), "Nov 21 13:52:05.000 [warn] Your Guard is failing");
            press("Restart Tor");
            compare(profile.lastCall("tor").action, "restart");
        }
        function test_nothingToWarnOf(): void {
            show(ready, [], ["Nov 21 13:52:04.000 [notice] Bootstrapped 5%"]);
            page.section = NetworkPage.Log;
            draw();
            goTo("Important");
            keyClick(Qt.Key_Right);
            verify(shows("Tor has not warned about anything."));
            verify(!named("Copy").enabled);
        }

        function test_nothingIsAskedWhileNobodyLooks(): void {
            show(ready);
            verify(profile.network.watched);
            page.visible = false;
            verify(!profile.network.watched);
            page.visible = true;
            verify(profile.network.watched);
            close();
            verify(!profile.network.watched);
        }
        function test_nothingSticksOutWhereItIsNarrow_data(): var {
            return [{ tag: "overview", section: NetworkPage.Overview }, { tag: "contacts", section: NetworkPage.Contacts },
                    { tag: "log", section: NetworkPage.Log }];
        }
        function test_nothingSticksOutWhereItIsNarrow(data): void {
            root.width = 360;
            show(ready, people.concat([{ "id": "d", "name": "Somebody whose name is longer than this window is wide", "state": "dialling" }]),
                 ["Nov 21 13:52:05.000 [warn] Your Guard is failing more circuits than usual. Most likely the network is overloaded."]);
            page.section = data.section;
            draw();
            verify(farEdge() <= 360, farEdge());
            verify(farEdge() > 300, farEdge());
        }
    }
}
