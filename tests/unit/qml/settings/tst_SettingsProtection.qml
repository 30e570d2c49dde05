// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Settings
import Allium.Test.Profile
import Allium.Theme

/* What opens the profile, and when it locks. */
Item {
    id: root

    width: 1000
    height: 900

    Component { id: profileMaker; ProfileFixture {} }
    Component { id: pageMaker; SettingsPage { anchors.fill: parent; focus: true } }
    TextEdit { id: clip }

    PageCase {
        id: test

        name: "SettingsProtection"

        property ProfileFixture profile

        function init(): void {
            Theme.reducedMotion = true;
            profile = createTemporaryObject(profileMaker, root);
        }
        function cleanup(): void {
            close();
            Theme.reducedMotion = false;
        }
        function show(protection: var): void {
            profile.answer("protection", protection);
            open(pageMaker, root, { "settings": profile.settings });
            profile.settle();
            page.showSection("protection");
            draw();
        }
        function opened(button: string, title: string): void {
            press(button);
            tryVerify(() => shows(title));
        }

        function test_aPassphraseIsChanged(): void {
            show({ "passphrase": true, "key_ring": true });
            opened("Change the passphrase", "Nobody can reset it.");
            tryVerify(() => focused() === "Present passphrase");
            verify(!named("Change").enabled);
            type("right");
            keyClick(Qt.Key_Return); // leads on
            compare(focused(), "New passphrase");
            type("river lamp cousin");
            keyClick(Qt.Key_Return);
            compare(focused(), "The same once more");
            type("river lamp cousin");
            verify(named("Change").enabled);
            profile.hold("passphrase");
            keyClick(Qt.Key_Return);
            compare(profile.lastSecret("verify", "passphrase"), "right");
            compare(profile.lastSecret("passphrase", "new_passphrase"), "river lamp cousin");
            verify(control("Change, busy"));
            keyClick(Qt.Key_Escape); // not while it is being done
            verify(control("Change, busy"));
            profile.release("passphrase");
            tryVerify(() => !shows("Nobody can reset it."));
            tryVerify(() => focused() === "Change the passphrase");
        }
        function test_aWrongPassphraseIsSaidAndNothingChanges(): void {
            show({ "passphrase": true, "key_ring": true });
            opened("Change the passphrase", "Nobody can reset it.");
            write("Present passphrase", "wrong");
            write("New passphrase", "river lamp cousin");
            write("The same once more", "river lamp cousin");
            keyClick(Qt.Key_Return);
            profile.settle();
            verify(alarms("That is not your present passphrase."));
            compare(named("Present passphrase").Accessible.description, "That is not your present passphrase.");
            compare(profile.calls("passphrase"), 0);
            keyClick(Qt.Key_Escape);
            tryVerify(() => !shows("Nobody can reset it."));
            opened("Change the passphrase", "Nobody can reset it.");
            verify(!alarms("That is not your present passphrase."));
            write("New passphrase", "river lamp cousin");
            write("The same once more", "river lamp cousin");
            verify(!named("Change").enabled); // what was typed is gone
        }
        function test_twoThatDifferAreNotTaken(): void {
            show({ "passphrase": false, "key_ring": true });
            opened("Set a passphrase", "Nobody can reset it.");
            verify(!control("Present passphrase"));
            write("New passphrase", "river lamp cousin");
            verify(tells("Strength: "));
            write("The same once more", "river l");
            verify(!alarms("This differs from the first."));
            verify(!named("Set").enabled);
            type("x");
            verify(alarms("This differs from the first."));
            keyClick(Qt.Key_Return);
            compare(profile.calls("passphrase"), 0);
        }
        function test_aPassphraseIsRemoved(): void {
            profile.answer("passphrase", { "recovery_code": "9T4K-0M2V" });
            show({ "passphrase": true, "key_ring": true });
            opened("Remove the passphrase", "From then on the key ring alone");
            verify(!control("New passphrase"));
            tryVerify(() => focused() === "Present passphrase");
            type("right");
            keyClick(Qt.Key_Return);
            profile.settle();
            compare(profile.lastCall("passphrase").remove, true);
            tryVerify(() => !shows("From then on the key ring alone"));
            verify(tells("Recovery code: 9T4K-0M2V"));
            press("Copy");
            clip.clear();
            clip.paste();
            compare(clip.text, "9T4K-0M2V");
            press("I have written it down");
            verify(!tells("9T4K-0M2V"));
            verify(!control("I have written it down"));
        }
        function test_withoutAKeyRingThePassphraseStays(): void {
            show({ "passphrase": true, "key_ring": false });
            verify(control("Change the passphrase"));
            verify(!control("Remove the passphrase"));
            press("This computer's key ring");
            compare(profile.lastCall("passphrase").key_ring, true);
        }
        function test_whatOpensItAloneCannotBeTurnedOff(): void {
            show({ "passphrase": false, "key_ring": true });
            const ring = named("This computer's key ring");
            verify(ring.checked);
            verify(!ring.enabled);
            verify(ring.Accessible.description.includes("Set a passphrase before you turn it off."));
        }
        function test_aKeyRingThatDoesNotWorkIsSaid(): void {
            show({ "passphrase": true, "key_ring": false });
            profile.refuse("passphrase", "storage.no-key-ring");
            press("This computer's key ring");
            profile.settle();
            verify(profile.settings.protection.error !== "");
            verify(alarms(profile.settings.protection.error));
            tryVerify(() => !named("This computer's key ring").checked);
        }
        function test_aNewCodeOnlyAfterAsking(): void {
            profile.answer("passphrase", { "recovery_code": "AAAA-BBBB" });
            show({ "passphrase": false, "key_ring": true, "recovery_code": true });
            opened("New code…", "Make a new recovery code?");
            tryVerify(() => focused() === "Cancel");
            keyClick(Qt.Key_Return);
            tryVerify(() => !shows("Make a new recovery code?"));
            compare(profile.calls("passphrase"), 0);
            opened("New code…", "Make a new recovery code?");
            press("Make a new one");
            compare(profile.calls("passphrase"), 1);
            profile.settle();
            verify(tells("Recovery code: AAAA-BBBB"));
        }
        function test_locking(): void {
            show({ "passphrase": true, "key_ring": true });
            const minutes = profile.preferences.lockMinutes;
            goTo(find(item => item.Accessible.name.startsWith("Lock when nobody uses this computer,")).Accessible.name);
            keyClick(Qt.Key_Home);
            compare(profile.preferences.lockMinutes, 0);
            compare(focused(), "Lock when nobody uses this computer, Never");
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            compare(profile.preferences.lockMinutes, 5);
            verify(minutes >= 0);
            const sleep = profile.preferences.lockAfterSleep;
            press("Lock after sleep");
            compare(profile.preferences.lockAfterSleep, !sleep);
            const disconnects = profile.preferences.lockDisconnects;
            press("Disconnect when locking");
            compare(profile.preferences.lockDisconnects, !disconnects);
        }
        function test_tabLeadsThroughTheSection(): void {
            show({ "passphrase": true, "key_ring": true });
            const names = tabs();
            const first = names.indexOf("Change the passphrase");
            verify(first >= 0, names);
            compare(names.slice(first, first + 3), ["Change the passphrase", "Remove the passphrase", "This computer's key ring"]);
            compare(names.slice(first + 4, first + 6), ["Lock after sleep", "Disconnect when locking"]);
        }
    }
}
