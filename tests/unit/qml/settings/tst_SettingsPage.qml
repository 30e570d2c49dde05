// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Settings
import Allium.Test.Profile

Item {
    id: root

    width: 1000
    height: 800

    Component { id: profileMaker; ProfileFixture {} }
    Component { id: spyMaker; SignalSpy {} }
    Component { id: pageMaker; SettingsPage { anchors.fill: parent; focus: true } }
    TextEdit { id: clip }

    PageCase {
        id: test

        name: "SettingsPage"

        property ProfileFixture profile
        readonly property var sections: ["Account", "Protection", "Appearance", "Notifications", "Files", "Tor", "Backup", "Profiles", "Background", "About"]

        function init(): void {
            root.width = 1000;
            profile = createTemporaryObject(profileMaker, root);
            profile.setDesktop(true, true, true);
        }
        function cleanup(): void {
            close();
        }
        function show(section: string): void {
            open(pageMaker, root, { "settings": profile.settings });
            profile.settle();
            page.showSection(section);
            draw();
        }
        /* A dialog of the section, by its title: the system's own, which nobody sees here. */
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

        function test_everySectionIsReachedByArrows(): void {
            show("account");
            goTo("Account");
            for (let i = 1; i < sections.length; ++i) {
                keyClick(Qt.Key_Down);
                compare(focused(), sections[i]);
                compare(page.currentIndex, i);
                verify(page.Window.activeFocusItem.highlighted);
            }
            keyClick(Qt.Key_Down);
            compare(focused(), "About");
            keyClick(Qt.Key_Up);
            compare(focused(), "Background");
        }
        function test_sectionsByTheirKeys(): void {
            show("backup");
            verify(shows("Make a backup"));
            page.showSection("nonsense");
            verify(shows("Make a backup"));
            page.showSection("language");
            compare(focused(), "Language of Allium, As the system");
        }
        function test_narrowFirstTheListThenTheSection(): void {
            root.width = 360;
            show("");
            verify(page.listOnly);
            verify(!control("Accept contact requests"));
            press("Account");
            compare(focused(), "Back to all settings");
            verify(control("Accept contact requests"));
            verify(!control("Protection"));
            keyClick(Qt.Key_Escape);
            compare(focused(), "Account");
            press("Files");
            press("Back to all settings");
            compare(focused(), "Files");
        }
        function test_widerAgainThereIsASection(): void {
            root.width = 360;
            show("");
            root.width = 1000;
            compare(page.currentIndex, 0);
            verify(control("Accept contact requests"));
        }
        function test_nothingSticksOutWhereItIsNarrow_data(): var {
            return ["account", "profiles", "protection", "appearance", "notifications", "files", "tor", "backup", "background", "about"].map(key => ({ tag: key }));
        }
        function test_nothingSticksOutWhereItIsNarrow(data): void {
            root.width = 360;
            show(data.tag);
            verify(farEdge() <= 360, farEdge());
            verify(farEdge() > 200, farEdge());
        }
        function test_whatIsThereIsReadWhenThePageIsShownAgain(): void {
            show("account");
            profile.answer("account", { "name": "Alma", "door_open": false, "invisible": true });
            page.visible = false;
            page.visible = true;
            profile.settle();
            compare(named("What others are told").text, "Alma");
            verify(!named("Accept contact requests").checked);
            verify(named("Be invisible").checked);
        }

        function test_account(): void {
            show("account");
            compare(named("What others are told").text, "Alice");
            verify(named("Accept contact requests").checked);
            write("What others are told", "Alma");
            keyClick(Qt.Key_Return);
            compare(profile.lastCall("account").name, "Alma");
            press("Accept contact requests");
            compare(profile.lastCall("account").door_open, false);
            press("Be invisible");
            compare(profile.lastCall("account").invisible, true);
        }
        function test_whatContactsNotice(): void {
            show("account");
            verify(!named("Tell people when I have read their messages").checked);
            verify(!named("Show people that I am typing").checked);
            press("Tell people when I have read their messages");
            compare(profile.lastValue("talk.tell_read"), "true");
            compare(profile.lastValue("talk.tell_typing"), "");
            press("Show people that I am typing");
            compare(profile.lastValue("talk.tell_typing"), "true");
        }
        function test_theProfileThatStartsAndTheEndOfIt(): void {
            profile.answer("profiles", [{ "profile": "default", "title": "Home", "state": "ready", "own": true, "open": true },
                                        { "profile": "profile-2", "title": "Work", "state": "ready" }]);
            profile.answer("start-profile", {});
            profile.settings.profiles.load();
            show("profiles");
            verify(!named("Always start with this profile").checked);
            press("Always start with this profile");
            compare(profile.lastCall("start-profile"), { "profile": "default" });
            profile.settle();
            tryVerify(() => !named("Always start with this profile").checked); // the core has not said so
            const ended = createTemporaryObject(spyMaker, root, { "target": profile.settings.profiles, "signalName": "endOfOwnRequested" });
            press("Delete “Home”…");
            tryVerify(() => focused() === "Cancel"); // Return alone changes nothing
            press("Close and go on");
            compare(ended.count, 1);
            compare(ended.signalArguments[0][0], "default");
            compare(profile.calls("erase-profile"), 0);
        }
        function test_theNameIsAlsoTakenWhenOneGoesOn(): void {
            show("account");
            write("What others are told", "Alma");
            keyClick(Qt.Key_Tab);
            compare(profile.lastCall("account").name, "Alma");
        }
        function test_aNameThatIsRefusedIsSaidBesideTheField(): void {
            show("account");
            profile.refuse("account", "storage.disk-full");
            write("What others are told", "Alma");
            keyClick(Qt.Key_Return);
            profile.settle();
            const name = named("What others are told");
            verify(name.invalid);
            verify(name.Accessible.description.includes("disk"), name.Accessible.description);
            verify(find(item => item.Accessible.role === Accessible.AlertMessage) !== null);
        }
        function test_aSwitchThatIsRefusedGoesBack(): void {
            show("account");
            profile.refuse("account", "storage.disk-full");
            press("Be invisible");
            profile.settle();
            tryVerify(() => !named("Be invisible").checked);
            verify(profile.settings.account.error !== "");
            verify(alarms(profile.settings.account.error));
        }

        function test_colours(): void {
            show("appearance");
            verify(named("As the system").checked);
            goTo("As the system");
            keyClick(Qt.Key_Down);
            compare(profile.preferences.appearance, 1);
            keyClick(Qt.Key_Down);
            compare(profile.preferences.appearance, 2);
            verify(named("Dark").checked);
            verify(!named("Light").checked);
            profile.preferences.appearance = 3;
            verify(named("High contrast").checked);
        }
        function test_textSize(): void {
            show("appearance");
            goTo("Text size, 100%");
            keyClick(Qt.Key_Right);
            compare(profile.preferences.textPercent, 125);
            compare(focused(), "Text size, 125%");
            keyClick(Qt.Key_Left);
            compare(profile.preferences.textPercent, 100);
        }
        function test_movementAndLanguage(): void {
            show("appearance");
            press("Less movement");
            verify(profile.preferences.reducedMotion);
            const codes = [""].concat(Array.from(profile.settings.languages));
            choose("Language of Allium, As the system", codes.indexOf("de"));
            compare(profile.preferences.language, "de");
            compare(focused(), "Language of Allium, Deutsch");
        }

        function test_notifications(): void {
            show("notifications");
            verify(profile.preferences.notifications);
            press("Say who it is from");
            press("Show what was written");
            verify(profile.preferences.notificationText);
            press("Show notifications");
            verify(!profile.preferences.notifications);
            verify(!named("Say who it is from").enabled);
            verify(!named("Show what was written").enabled);
        }
        function test_aDesktopWithoutNotifications(): void {
            profile.setDesktop(false, true, true);
            show("notifications");
            verify(shows("This desktop shows no notifications now."));
            verify(!control("Show notifications"));
            profile.setDesktop(true, true, true);
            verify(control("Show notifications"));
        }

        function test_files(): void {
            profile.preferences.downloadFolder = "/home/alice/Downloads";
            show("files");
            verify(shows("/home/alice/Downloads"));
            verify(named("Choose the folder for saved files").enabled);
            choose("Files at the same time, 4", 1);
            compare(profile.lastValue("transfer.max_active"), "8");
            choose("Paths through Tor for a large file, 4", -1);
            compare(profile.lastValue("transfer.circuits"), "2");
        }
        function test_aFolderForFiles(): void {
            show("files");
            const picker = dialog("Folder for saved files");
            picker.selectedFile = "file:///tmp";
            picker.accepted();
            compare(profile.preferences.downloadFolder, "/tmp");
            verify(shows("/tmp"));
        }
        function test_aLimitThatIsRefused(): void {
            show("files");
            profile.refuse("config", "storage.disk-full");
            choose("Files at the same time, 4", 1);
            profile.settle();
            verify(alarms(profile.settings.files.error));
        }

        function test_background(): void {
            show("background");
            const before = profile.preferences.stayInTray;
            press("Keep running when the window is closed");
            compare(profile.preferences.stayInTray, !before);
            press("Start when you log in to this computer");
            verify(profile.settings.background.startsAlong);
            verify(named("Start when you log in to this computer").checked);
        }
        function test_whatTheDesktopCannotDoIsSaid(): void {
            profile.preferences.stayInTray = false;
            profile.setDesktop(true, false, false);
            show("background");
            verify(shows("This desktop has no place for an icon beside the clock"));
            verify(!control("Keep running when the window is closed"));
            press("Start when you log in to this computer");
            tryVerify(() => !named("Start when you log in to this computer").checked);
            verify(alarms("This could not be stored."));
        }

        function test_aBackup(): void {
            show("backup");
            verify(!named("Write the backup…").enabled);
            write("Passphrase of the backup", "sunshine");
            verify(tells("Make it longer: "));
            verify(tells("for as long as they like"));
            write("Passphrase of the backup", "river lamp cousin");
            write("The same once more", "river");
            verify(!named("Write the backup…").enabled);
            write("The same once more", "river lamp cousin");
            verify(named("Write the backup…").enabled);
            press("With conversations");
            const picker = dialog("Write the backup");
            picker.selectedFile = "file:///tmp/me.allium-backup";
            profile.hold("backup");
            picker.accepted();
            compare(profile.lastCall("backup"), { "path": "/tmp/me.allium-backup", "history": false });
            compare(profile.lastSecret("backup", "backup_passphrase"), "river lamp cousin");
            verify(control("Writing the backup…, busy"));
            verify(!named("With conversations").enabled);
            profile.release("backup");
            verify(alarms("The backup is written /tmp/me.allium-backup"));
            verify(control("Show in folder"));
            verify(!named("Write the backup…").enabled); // the passphrase is not kept
        }
        function test_aBackupThatFails(): void {
            show("backup");
            profile.refuse("backup", "backup.cannot-write");
            profile.settings.backup.write("file:///nowhere/me", "long", true);
            profile.settle();
            verify(alarms(profile.settings.backup.error));
            verify(!alarms("The backup is written"));
        }
        function test_tabLeadsFromTheSectionsThroughTheChosenOne(): void {
            show("backup");
            goTo("Backup");
            compare(tabs(), ["Backup", "Passphrase of the backup", "Show passphrase", "The same once more", "Show passphrase", "With conversations"]);
        }

        function test_about(): void {
            show("about");
            verify(shows("Version 0.1"));
            verify(shows("Tor 0.4.9.11"));
            verify(shows("SQLite 3.40.1"));
            verify(shows("/home/alice/profile"));
            press("Read the licence");
            tryVerify(() => shows("GNU GENERAL PUBLIC LICENSE"));
            tryVerify(() => focused() === "Close");
            keyClick(Qt.Key_Escape);
            tryVerify(() => focused() === "Read the licence");
        }
    }
}
