// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Settings
import Allium.Test.Profile

/* How Tor reaches the network. */
Item {
    id: root

    width: 1000
    height: 900

    Component { id: profileMaker; ProfileFixture {} }
    Component { id: pageMaker; SettingsPage { anchors.fill: parent; focus: true } }

    PageCase {
        id: test

        name: "SettingsTor"

        property ProfileFixture profile
        readonly property string bridge: "192.0.2.1:443 0123456789abcdef0123456789abcdef01234567"

        function init(): void {
            profile = createTemporaryObject(profileMaker, root);
        }
        function cleanup(): void {
            close();
        }
        function show(config: var, tor: var): void {
            profile.answer("config", config);
            profile.answer("tor", tor ?? { "state": "ready" });
            open(pageMaker, root, { "settings": profile.settings });
            profile.settle();
            page.showSection("tor");
            draw();
        }
        /* What the core was told to store, whatever was asked afterwards. */
        function stored(name: string): string {
            return profile.lastValue(name);
        }

        function test_bridgesAreCheckedAndUsed(): void {
            show({ "tor.bridges": [] });
            verify(!control("Check and use"));
            write("Bridges, one per line", "Bridge " + bridge);
            profile.hold("config");
            press("Check and use");
            compare(stored("tor.bridges"), JSON.stringify([bridge]));
            verify(control("Check and use, busy"));
            profile.answer("config", { "tor.bridges": [bridge] });
            profile.release("config");
            profile.release("config");
            compare(profile.lastCall("tor").action ?? "", "restart");
            tryVerify(() => !control("Check and use, busy"));
        }
        function test_whatIsStoredIsShownAndCanBeHadBack(): void {
            show({ "tor.bridges": [bridge] });
            compare(named("Bridges, one per line").text, bridge);
            goTo("Bridges, one per line");
            keyClick("x");
            press("Discard changes");
            compare(named("Bridges, one per line").text, bridge);
            verify(!control("Discard changes"));
        }
        function test_whatIsRefusedIsSaidWithItsLine(): void {
            show({ "tor.bridges": [], "tor.custom_lines": [] });
            profile.refuseWith("config", "tor.torrc-refused", "line 1: SocksPort");
            write("Further lines for Tor", "SocksPort 1");
            press("Check and use");
            profile.settle();
            verify(alarms("Line 1: SocksPort is set by Allium itself"));
            verify(named("Further lines for Tor").Accessible.description.startsWith("Line 1: SocksPort"));
            compare(named("Further lines for Tor").text, "SocksPort 1"); // to be corrected
        }
        function test_anotherTor(): void {
            show({ "tor.bridges": [] });
            write("Tor program", "/opt/tor");
            keyClick(Qt.Key_Return);
            compare(stored("tor.binary"), "/opt/tor");
        }
        function test_aRunningTorNeedsAnAddress(): void {
            show({ "tor.bridges": [] });
            verify(!control("Where it listens for control"));
            press("Use a Tor that runs already");
            compare(stored("tor.mode"), "");
            write("Where it listens for control", "127.0.0.1:9051");
            keyClick(Qt.Key_Return);
            profile.settle();
            compare(stored("tor.control"), "127.0.0.1:9051");
            compare(stored("tor.mode"), "running");
        }
        function test_aRunningTorIsLeft(): void {
            show({ "tor.bridges": [], "tor.mode": "running", "tor.control": "127.0.0.1:9051" });
            verify(named("Use a Tor that runs already").checked);
            compare(named("Where it listens for control").text, "127.0.0.1:9051");
            press("Use a Tor that runs already");
            profile.settle();
            compare(stored("tor.mode"), "own");
        }
        function test_withoutAnAddressItIsSaid(): void {
            show({ "tor.bridges": [] });
            press("Use a Tor that runs already");
            goTo("Where it listens for control");
            keyClick(Qt.Key_Return);
            verify(alarms("Say where the running Tor listens for control"));
        }
        function test_anOldTor(): void {
            show({ "tor.bridges": [] });
            press("Accept an old Tor");
            compare(stored("tor.accept_old"), "true");
        }
        function test_aSwitchThatIsRefusedGoesBack(): void {
            show({ "tor.bridges": [], "tor.accept_old": false });
            profile.refuse("config", "storage.disk-full");
            press("Accept an old Tor");
            profile.settle();
            verify(alarms(profile.settings.tor.otherError));
            tryVerify(() => !named("Accept an old Tor").checked);
        }
        function test_withoutTorItHasNoEffect(): void {
            show({ "tor.bridges": [] }, { "state": "not used" });
            verify(alarms("This profile runs on this computer only, without Tor."));
        }
        function test_tabLeadsThroughTheSection(): void {
            show({ "tor.bridges": [bridge] });
            goTo("Bridges, one per line");
            keyClick("x");
            const names = tabs();
            compare(names.slice(0, 7), ["Bridges, one per line", "Check and use", "Discard changes", "Further lines for Tor", "Tor program",
                                        "Use a Tor that runs already", "Accept an old Tor"]);
        }
    }
}
