// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Desktop
import Allium.Onboarding
import Allium.Test.Profile
import Allium.Theme

Item {
    id: root

    width: 1000
    height: 900

    Component { id: profileMaker; ProfileFixture {} }
    Component { id: pageMaker; UnlockPage { anchors.fill: parent; focus: true } }
    Component { id: spyMaker; SignalSpy {} }

    PageCase {
        id: test

        name: "UnlockPage"

        property ProfileFixture profile
        readonly property var byPassphrase: ({ "passphrase": true, "key_ring": false, "recovery_code": false })
        readonly property var byKeyRing: ({ "passphrase": false, "key_ring": true, "recovery_code": true })
        readonly property var byEither: ({ "passphrase": true, "key_ring": true, "recovery_code": false })

        function init(): void {
            Theme.reducedMotion = true;
            root.width = 1000;
            profile = createTemporaryObject(profileMaker, root);
            profile.answer("status", { "state": "locked", "folder": "/home/alice/profile" });
        }
        function cleanup(): void {
            close();
            Theme.reducedMotion = false;
        }
        function show(protection: var, windowOnly: bool): void {
            profile.answer("protection", protection);
            profile.begin(windowOnly === true);
            open(pageMaker, root, { "unlock": profile.unlock });
            draw();
        }
        function spy(signal: string): SignalSpy {
            return createTemporaryObject(spyMaker, root, { "target": profile.unlock, "signalName": signal });
        }

        function test_byPassphrase(): void {
            show(byPassphrase);
            compare(focused(), "Passphrase");
            verify(shows("Your passphrase opens your profile."));
            profile.hold("unlock");
            type("right");
            keyClick(Qt.Key_Return);
            compare(profile.lastSecret("unlock", "passphrase"), "right");
            verify(control("Opening…, busy"));
            verify(shows("This takes some seconds"));
            verify(!named("Passphrase").enabled);
            profile.release("unlock");
            verify(!control("Opening…, busy"));
        }
        function test_aWrongPassphraseIsSaidAndTypedAnew(): void {
            show(byPassphrase);
            type("wrong");
            keyClick(Qt.Key_Return);
            profile.settle();
            verify(alarms("That is not the passphrase."));
            verify(named("Passphrase").Accessible.description.startsWith("That is not the passphrase."));
            compare(focused(), "Passphrase");
            type("wrong again");
            press("Unlock");
            profile.settle();
            compare(focused(), "Passphrase");
            type("right");
            press("Unlock");
            compare(profile.calls("unlock"), 3);
            compare(profile.lastSecret("unlock", "passphrase"), "right"); // not after what was typed before
            verify(!alarms("That is not the passphrase."));
        }
        function test_nothingTypedIsNotTried(): void {
            show(byPassphrase);
            keyClick(Qt.Key_Return);
            verify(alarms("Type your passphrase."));
            compare(profile.calls("unlock"), 0);
        }
        function test_whatIsTypedCanBeSeenAndIsHiddenAgain(): void {
            show(byPassphrase);
            type("wrong");
            keyClick(Qt.Key_Tab);
            compare(focused(), "Show passphrase");
            keyClick(Qt.Key_Space);
            compare(focused(), "Hide passphrase");
            verify(shows("wrong"));
            goTo("Passphrase");
            keyClick(Qt.Key_Return);
            profile.settle();
            verify(control("Show passphrase"));
        }
        function test_theKeyRingIsAskedAtOnce(): void {
            profile.hold("unlock");
            show(byKeyRing);
            compare(profile.calls("unlock"), 1);
            verify(shows("Waiting for the key ring."));
            verify(!control("Passphrase"));
            profile.refuse("unlock", "storage.key-ring-locked");
            profile.release("unlock");
            verify(alarms(profile.unlock.error));
            tryVerify(() => focused() === "Recovery code");
            verify(!named("Recovery code").invalid); // nothing was typed that could be wrong
            compare(named("Recovery code").Accessible.description, "");
            press("Unlock");
            verify(named("Recovery code").invalid);
        }
        function test_anotherWayWhileTheKeyRingIsAsked(): void {
            profile.hold("unlock");
            show(byKeyRing);
            verify(shows("Waiting for the key ring."));
            press("Use my recovery code");
            tryVerify(() => focused() === "Recovery code");
            verify(!shows("Waiting for the key ring."));
            type("9T4K");
            keyClick(Qt.Key_Return);
            compare(profile.lastSecret("unlock", "recovery_code"), "9T4K");
            verify(!control("Use this computer's key ring"));
        }
        function test_byRecoveryCode(): void {
            profile.refuse("unlock", "storage.key-ring-locked");
            show(byKeyRing);
            tryVerify(() => focused() === "Recovery code");
            profile.refuse("unlock", "storage.not-a-recovery-code");
            type("9T4K");
            keyClick(Qt.Key_Return);
            profile.settle();
            compare(profile.lastSecret("unlock", "recovery_code"), "9T4K");
            verify(alarms(profile.unlock.error));
            compare(named("Recovery code").text, "9T4K"); // to be corrected
            compare(focused(), "Recovery code");
            profile.answer("unlock", {});
            press("Use this computer's key ring");
            profile.settle();
            compare(profile.lastSecret("unlock", "recovery_code"), "");
            compare(profile.calls("unlock"), 3);
        }
        function test_anotherWay(): void {
            profile.refuse("unlock", "storage.key-ring-timed-out");
            show(byEither);
            tryVerify(() => focused() === "Passphrase");
            verify(alarms(profile.unlock.error));
            verify(!control("Use my passphrase"));
            verify(!control("Use my recovery code"));
            compare(tabs(), ["Passphrase", "Show passphrase", "Unlock", "Use this computer's key ring"]);
        }
        function test_theWindowAloneIsLocked(): void {
            const opened = spy("windowUnlocked");
            show(byKeyRing, true);
            verify(shows("Allium is locked"));
            verify(shows("You stay connected; messages keep arriving."));
            compare(profile.calls("verify"), 0); // not by itself
            compare(focused(), "Unlock");
            profile.answer("verify", {});
            keyClick(Qt.Key_Return);
            profile.settle();
            compare(profile.calls("unlock"), 0);
            compare(opened.count, 1);
        }
        function test_theWindowAloneWithAPassphrase(): void {
            const opened = spy("windowUnlocked");
            show(byPassphrase, true);
            type("wrong");
            keyClick(Qt.Key_Return);
            profile.settle();
            compare(opened.count, 0);
            verify(alarms("That is not the passphrase."));
            type("right");
            keyClick(Qt.Key_Return);
            profile.settle();
            compare(opened.count, 1);
        }
        function test_whileItCloses(): void {
            show(byPassphrase);
            profile.lock();
            verify(shows("Saying good-bye to your contacts"));
            verify(!control("Passphrase"));
            verify(!control("Unlock"));
            profile.begin(false);
            verify(control("Passphrase"));
        }

        function test_everyProblemIsToldWithWhatHelps_data(): var {
            const all = { "aside": "Restore a backup…", "again": "Try again", "folder": "Show the profile's folder", "quit": "Quit Allium" };
            return [
                { tag: "damaged", kind: "storage.damaged", offers: [all.aside, all.again, all.folder, all.quit] },
                { tag: "read-only", kind: "storage.read-only", offers: [all.again, all.folder, all.quit] },
                { tag: "disk full", kind: "storage.disk-full", offers: [all.again, all.quit] },
                { tag: "in use", kind: "storage.in-use", offers: [all.again, all.quit] },
                { tag: "newer", kind: "storage.from-the-future", offers: [all.quit] }
            ];
        }
        function test_everyProblemIsToldWithWhatHelps(data): void {
            show(byPassphrase);
            profile.refuse("unlock", data.kind);
            type("right");
            keyClick(Qt.Key_Return);
            profile.settle();
            verify(shows(profile.unlock.problem));
            verify(shows(profile.unlock.personCan));
            verify(!control("Passphrase"));
            verify(!control("Unlock"));
            goTo(data.offers[0]);
            compare(tabs(), data.offers);
        }
        function test_aProblemIsTriedAgain(): void {
            show(byPassphrase);
            profile.refuse("unlock", "storage.disk-full");
            type("right");
            keyClick(Qt.Key_Return);
            profile.settle();
            press("Try again");
            profile.settle();
            verify(control("Passphrase"));
            verify(!shows("Try again"));
        }
        function test_quittingFromAProblem(): void {
            const quit = spy("quitRequested");
            show(byPassphrase);
            profile.refuse("unlock", "storage.from-the-future");
            type("right");
            keyClick(Qt.Key_Return);
            profile.settle();
            press("Quit Allium");
            compare(quit.count, 1);
        }
        function test_aProfileIsPutAsideOnlyAfterAsking(): void {
            profile.answer("set-aside", { "folder": "/home/alice/aside" });
            const aside = spy("profileSetAside");
            show(byPassphrase);
            profile.refuse("unlock", "storage.damaged");
            type("right");
            keyClick(Qt.Key_Return);
            profile.settle();
            press("Restore a backup…");
            tryVerify(() => shows("Put this profile aside?"));
            keyClick(Qt.Key_Escape);
            tryVerify(() => !shows("Put this profile aside?"));
            compare(profile.calls("set-aside"), 0);
            press("Restore a backup…");
            tryVerify(() => shows("Put this profile aside?"));
            press("Put it aside");
            profile.settle();
            compare(profile.calls("set-aside"), 1);
            compare(aside.count, 1);
            compare(aside.signalArguments[0][0], "/home/alice/aside");
        }
        function test_nothingSticksOutWhereItIsNarrow_data(): var {
            return [{ tag: "passphrase", kind: "storage.wrong-key" }, { tag: "problem", kind: "storage.damaged" }];
        }
        function test_nothingSticksOutWhereItIsNarrow(data): void {
            root.width = 360;
            show(byPassphrase);
            profile.refuse("unlock", data.kind);
            type("right");
            keyClick(Qt.Key_Return);
            profile.settle();
            draw();
            verify(farEdge() <= 360, farEdge());
            verify(farEdge() > 200, farEdge());
        }
    }
}
