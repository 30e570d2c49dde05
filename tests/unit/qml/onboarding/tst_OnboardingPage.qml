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
    Component { id: pageMaker; OnboardingPage { anchors.fill: parent; focus: true } }
    Component { id: spyMaker; SignalSpy {} }
    TextEdit { id: clip }

    PageCase {
        id: test

        name: "OnboardingPage"

        property ProfileFixture profile
        property SignalSpy finished
        readonly property var codeAnswer: ({ "recovery_code": "9T4K-0M2V" })

        function init(): void {
            Theme.reducedMotion = true;
            root.width = 1000;
            root.height = 900;
            profile = createTemporaryObject(profileMaker, root);
            profile.answer("tor", { "state": "bootstrapping", "percent": 10 });
            finished = createTemporaryObject(spyMaker, root, { "target": profile.onboarding, "signalName": "finished" });
        }
        function cleanup(): void {
            close();
            Theme.reducedMotion = false;
            Theme.textScale = 1;
        }
        function show(): void {
            open(pageMaker, root, { "onboarding": profile.onboarding });
            profile.settle();
            draw();
        }
        function dialog(title: string): var {
            let found = null;
            within(page, item => {
                for (let i = 0; i < item.resources.length; ++i) {
                    if (item.resources[i].title === title && item.resources[i].accepted !== undefined)
                        found = item.resources[i];
                }
                return found !== null;
            });
            return found;
        }
        /* As far as the last step, by the shortest way. */
        function goOnline(): void {
            show();
            profile.onboarding.protect(false, "river lamp cousin");
            profile.onboarding.create("Alice");
            profile.settle();
            compare(profile.onboarding.step, Onboarding.Connect);
        }

        function test_byKeyboardAloneWithAPassphrase(): void {
            show();
            tryVerify(() => focused() === "This computer's key ring");
            keyClick(Qt.Key_Down);
            compare(focused(), "A passphrase");
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Tab);
            compare(focused(), "Passphrase");
            verify(!named("Continue").enabled);
            type("river lamp cousin");
            keyClick(Qt.Key_Return);
            compare(focused(), "The same once more");
            type("river lamp cousin");
            verify(named("Continue").enabled);
            keyClick(Qt.Key_Return);
            compare(profile.onboarding.step, Onboarding.Name);
            tryVerify(() => focused() === "Name (optional)");
            verify(tells("Step 2 of 3: Name"));
            type("Alice");
            profile.hold("create");
            keyClick(Qt.Key_Return);
            verify(shows("Making your keys."));
            verify(!named("Create my profile").enabled);
            verify(!named("Back").enabled);
            profile.release("create");
            compare(profile.lastCall("create"), { "name": "Alice", "key_ring": false });
            compare(profile.lastSecret("create", "passphrase"), "river lamp cousin");
            compare(profile.onboarding.step, Onboarding.Connect);
            tryVerify(() => focused() === "Continue meanwhile");
            keyClick(Qt.Key_Return);
            compare(finished.count, 1);
        }
        function test_theKeyRingAloneGivesACode(): void {
            profile.answer("create", codeAnswer);
            show();
            press("Continue");
            verify(control("Name (optional)"));
            press("Create my profile"); // without a name
            profile.settle();
            compare(profile.lastCall("create"), { "name": "", "key_ring": true });
            compare(profile.onboarding.step, Onboarding.Code);
            verify(tells("Recovery code: 9T4K-0M2V"));
            tryVerify(() => focused() === "I have written it down");
            verify(!named("Continue").enabled);
            verify(!control("Back")); // the profile is made
            keyClick(Qt.Key_Space);
            verify(named("Continue").enabled);
            press("Continue");
            compare(profile.onboarding.step, Onboarding.Connect);
            verify(!tells("9T4K-0M2V"));
        }
        function test_theCodeCanBeKept(): void {
            profile.answer("create", codeAnswer);
            show();
            profile.onboarding.protect(true, "");
            profile.onboarding.create("");
            profile.settle();
            find(item => item.Accessible.name === "Recovery code: 9T4K-0M2V").forceActiveFocus(Qt.TabFocusReason);
            clip.clear();
            keyClick(Qt.Key_C, Qt.ControlModifier);
            clip.paste();
            compare(clip.text, "9T4K-0M2V");
            clip.clear();
            press("Copy");
            clip.paste();
            compare(clip.text, "9T4K-0M2V");
            const picker = dialog("Save the recovery code");
            picker.selectedFile = "file:///nowhere/at/all/code.txt";
            picker.accepted();
            tryVerify(() => profile.onboarding.recoveryCode.error !== "");
            verify(shows(profile.onboarding.recoveryCode.error));
            compare(tabs().slice(0, 4), ["Copy", "Save as a text file…", "Save for printing…", "I have written it down"]);
        }
        function test_theCodeBreaksBetweenGroups_data(): var {
            return [{ tag: "one line", width: 1000, scale: 1, lines: ["9T4K-0M2V-XR7B-HJ5Q-1NWA-6C3Z-E8YD"] },
                    { tag: "two", width: 360, scale: 1, lines: ["9T4K-0M2V-XR7B-HJ5Q-", "1NWA-6C3Z-E8YD"] },
                    { tag: "large", width: 360, scale: 2, lines: ["9T4K-0M2V-", "XR7B-HJ5Q-", "1NWA-6C3Z-", "E8YD"] }];
        }
        function test_theCodeBreaksBetweenGroups(data): void {
            profile.answer("create", { "recovery_code": "9T4K-0M2V-XR7B-HJ5Q-1NWA-6C3Z-E8YD" });
            root.width = data.width;
            Theme.textScale = data.scale;
            show();
            profile.onboarding.protect(true, "");
            profile.onboarding.create("");
            profile.settle();
            draw();
            const code = find(item => item.Accessible.name.startsWith("Recovery code: 9T4K") && item.readOnly === true);
            tryCompare(code, "text", data.lines.join("\n"));
            compare(code.lineCount, data.lines.length);
        }
        function test_eitherOpensIt(): void {
            show();
            goTo("Either of them");
            keyClick(Qt.Key_Space);
            write("Passphrase", "river lamp cousin");
            write("The same once more", "river lamp cousin");
            press("Continue");
            press("Create my profile");
            profile.settle();
            compare(profile.lastCall("create").key_ring, true);
            compare(profile.lastSecret("create", "passphrase"), "river lamp cousin");
        }
        function test_theKeyRingIsLookedFor(): void {
            profile.hold("protection");
            show();
            verify(shows("Looking for this computer's key ring."));
            verify(!control("This computer's key ring"));
            profile.release("protection");
            verify(!shows("Looking for this computer's key ring."));
            verify(named("This computer's key ring").checked);
        }
        function test_withoutAKeyRing(): void {
            profile.answer("protection", { "key_ring_works": false, "why": "storage.no-key-ring" });
            show();
            verify(alarms(profile.onboarding.keyRingProblem));
            verify(!control("A passphrase"));
            verify(!named("Continue").enabled);
            write("Passphrase", "river lamp cousin");
            write("The same once more", "river lamp cousin");
            press("Continue");
            compare(profile.onboarding.step, Onboarding.Name);
        }
        function test_aWeakPassphraseIsSaid(): void {
            show();
            goTo("A passphrase");
            keyClick(Qt.Key_Space);
            verify(!tells("Strength: "));
            write("Passphrase", "sunshine");
            verify(tells("Strength: "));
            const weak = find(item => item.Accessible.name.startsWith("Strength: ")).Accessible.name;
            verify(tells("Make it longer: "));
            verify(tells("Four or more words "));
            verify(named("Passphrase").Accessible.description.includes("Make it longer: "));
            draw();
            const second = named("The same once more").mapToItem(root, 0, 0).y;
            write("Passphrase", "river lamp cousin anchor velvet stone");
            verify(find(item => item.Accessible.name.startsWith("Strength: ")).Accessible.name !== weak);
            verify(!tells("Make it longer: "));
            draw();
            compare(named("The same once more").mapToItem(root, 0, 0).y, second); // nothing jumps
            write("The same once more", "rivex");
            verify(alarms("This differs from the first."));
        }
        function test_backForgetsWhatWasTyped(): void {
            show();
            profile.onboarding.protect(false, "river lamp cousin");
            press("Back");
            compare(profile.onboarding.step, Onboarding.Protect);
            verify(!control("Back"));
            goTo("A passphrase");
            keyClick(Qt.Key_Space);
            verify(!named("Continue").enabled);
        }
        function test_aKeyRingThatFailsLaterLeadsBack(): void {
            profile.refuse("create", "storage.key-ring-locked");
            show();
            press("Continue");
            press("Create my profile");
            profile.settle();
            compare(profile.onboarding.step, Onboarding.Protect);
            verify(alarms(profile.onboarding.error));
            verify(!control("This computer's key ring"));
            verify(control("Passphrase"));
        }
        function test_aFullDiskIsSaidWhereOneIs(): void {
            profile.refuse("create", "storage.disk-full");
            show();
            press("Continue");
            write("Name (optional)", "Alice");
            press("Create my profile");
            profile.settle();
            verify(profile.onboarding.error !== "");
            verify(alarms(profile.onboarding.error));
            compare(named("Name (optional)").text, "Alice"); // to be tried again
            profile.answer("create", {});
            press("Create my profile");
            profile.settle();
            compare(profile.onboarding.step, Onboarding.Connect);
            verify(!alarms("disk"));
        }

        function test_whatWentWrongComesIntoView(): void {
            profile.refuse("create", "storage.disk-full");
            root.height = 400;
            show();
            press("Continue");
            press("Create my profile");
            profile.settle();
            const said = find(item => item.Accessible.role === Accessible.AlertMessage && item.Accessible.name.includes(profile.onboarding.error));
            tryVerify(() => {
                const top = said.mapToItem(root, 0, 0).y;
                return top >= 0 && top + said.height <= root.height;
            });
        }

        function test_aBackupIsRestored(): void {
            show();
            press("Restore from a backup…");
            tryVerify(() => focused() === "Choose the file…");
            verify(shows("No file chosen"));
            verify(tells("Step 1 of 3: Backup"));
            verify(!named("Continue").enabled);
            const picker = dialog("Choose a backup");
            picker.selectedFile = Qt.resolvedUrl("tst_OnboardingPage.qml"); // one that is there
            picker.accepted();
            verify(shows("tst_OnboardingPage.qml"));
            verify(!named("Continue").enabled);
            write("Passphrase of the backup", "old");
            keyClick(Qt.Key_Return);
            compare(profile.onboarding.step, Onboarding.Protect);
            verify(!control("Restore from a backup…"));
            press("Restore");
            profile.settle();
            compare(profile.lastCall("restore").path, String(Qt.resolvedUrl("tst_OnboardingPage.qml")).replace("file://", ""));
            verify(profile.lastCall("restore").key_ring);
            compare(profile.lastSecret("restore", "backup_passphrase"), "old");
            compare(profile.onboarding.step, Onboarding.Connect);
        }
        function test_aWrongBackupPassphraseIsCorrectedWhereItWasTyped(): void {
            profile.refuse("restore", "backup.wrong-passphrase");
            show();
            press("Restore from a backup…");
            profile.onboarding.chooseBackup("file:///tmp/me.allium-backup", "old");
            press("Restore");
            profile.settle();
            compare(profile.onboarding.step, Onboarding.Backup);
            verify(alarms(profile.onboarding.error));
            press("Back");
            compare(profile.onboarding.step, Onboarding.Protect);
            verify(control("Restore from a backup…"));
        }

        function test_theWayIntoTor(): void {
            goOnline();
            verify(tells("Step 3 of 3: Connect"));
            compare(named("Connecting to Tor").value, 10);
            const steps = profile.onboarding.guide.steps;
            verify(tells(steps[0] + ", done"));
            verify(tells(steps[1] + ", under way"));
            profile.happen("tor.changed", { "state": "bootstrapping", "percent": 50 });
            compare(named("Connecting to Tor").value, 50);
            verify(tells(steps[2] + ", under way"));
            profile.happen("tor.changed", { "state": "ready", "percent": 100 });
            verify(shows("Ready"));
            verify(!control("Tor is blocked here, or needs a proxy"));
            press("Start using Allium");
            compare(finished.count, 1);
        }
        function test_whereItDoesNotGoOn_data(): var {
            return [
                { tag: "stalled", tor: { "state": "bootstrapping", "percent": 10, "problem": "tor.stalled" }, again: false },
                { tag: "clock", tor: { "state": "bootstrapping", "percent": 10, "clock_skew": -7200 }, again: false },
                { tag: "failed", tor: { "state": "failed", "failure": "tor.keeps-exiting" }, again: true }
            ];
        }
        function test_whereItDoesNotGoOn(data): void {
            goOnline();
            profile.happen("tor.changed", data.tor);
            const guide = profile.onboarding.guide;
            verify(guide.advice !== "");
            verify(alarms(guide.sentence));
            verify(alarms(guide.advice));
            compare(control("Try again") !== null, data.again);
            verify(named("Continue meanwhile").enabled);
            if (!data.again)
                return;
            press("Try again");
            compare(profile.lastCall("tor").action, "restart");
        }
        function test_bridgesOnTheWay(): void {
            goOnline();
            verify(!control("Bridges, one per line"));
            press("Tor is blocked here, or needs a proxy");
            write("Bridges, one per line", "192.0.2.1:443");
            press("Check and use");
            compare(profile.lastValue("tor.bridges"), "[\"192.0.2.1:443\"]");
            profile.refuse("config", "tor.torrc-refused");
            write("Further lines for Tor", "nonsense");
            press("Check and use");
            profile.settle();
            verify(alarms(profile.onboarding.tor.linesError));
            press("Tor is blocked here, or needs a proxy");
            verify(!control("Bridges, one per line"));
        }
        function test_withoutTor(): void {
            profile.answer("tor", { "state": "not used" });
            goOnline();
            verify(!control("Connecting to Tor"));
            verify(control("Start using Allium"));
        }

        function test_nothingSticksOutWhereItIsNarrow_data(): var {
            return [{ tag: "protect" }, { tag: "backup" }, { tag: "name" }, { tag: "code" }, { tag: "connect" }];
        }
        function test_nothingSticksOutWhereItIsNarrow(data): void {
            root.width = 360;
            profile.answer("create", data.tag === "code" ? { "recovery_code": "9T4K-0M2V-XR7B-HJ5Q-1NWA-6C3Z-E8YD" } : {});
            show();
            if (data.tag === "backup")
                profile.onboarding.startRestoring();
            else if (data.tag !== "protect")
                profile.onboarding.protect(true, "");
            if (data.tag === "code" || data.tag === "connect")
                profile.onboarding.create("");
            profile.settle();
            draw();
            verify(farEdge() <= 360, farEdge());
            verify(farEdge() > 200, farEdge());
        }
    }
}
