// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Allium.Controls

Item {
    id: root

    property string said: "around it"

    width: 300
    height: 300

    Component {
        id: page

        Item {
            id: around

            property alias loader: loader
            readonly property string mine: root.said
            property int times: 0

            BoundLoader {
                id: loader

                onLoaded: ++around.times
            }
        }
    }
    Component { id: field; AppTextField { text: root.said; implicitWidth: 120; focus: true } }
    Component { id: label; AppLabel { text: root.said } }
    Component { id: menu; AppMenu { AppMenuItem { text: root.said } } }
    Component {
        id: rows

        Column {
            id: column

            Repeater {
                model: ["a", "b"]

                BoundLoader {
                    id: row

                    required property string modelData

                    sourceComponent: AppLabel { text: row.modelData + " " + root.said }
                }
            }
        }
    }

    TestCase {
        name: "BoundLoader"
        when: windowShown

        function make(component: Component, more: var): Item {
            const made = createTemporaryObject(page, root);
            Object.assign(made.loader, more ?? {});
            made.loader.sourceComponent = component;
            return made;
        }

        function test_theItemSeesWhatStandsAroundIt(): void {
            const made = make(label);
            compare(made.times, 1);
            compare(made.loader.item.text, "around it");
            root.said = "another";
            compare(made.loader.item.text, "another");
            root.said = "around it";
        }
        function test_alsoInDelegates(): void {
            const column = createTemporaryObject(rows, root);
            compare(column.children[0].item.text, "a around it");
            compare(column.children[1].item.text, "b around it");
        }
        function test_nothingIsMadeBeforeItIsWanted(): void {
            const made = make(label, { "active": false });
            compare(made.loader.item, null);
            made.loader.active = true;
            verify(made.loader.item);
            made.loader.active = false;
            compare(made.loader.item, null);
            compare(made.loader.children.length, 0);
            compare(made.loader.implicitWidth, 0);
            compare(made.times, 1);
        }
        function test_anotherComponentTakesThePlace(): void {
            const made = make(label);
            made.loader.sourceComponent = field;
            compare(made.loader.children.length, 1);
            verify(made.loader.item as AppTextField);
            made.loader.sourceComponent = null;
            compare(made.loader.item, null);
        }
        function test_sizes(): void {
            const made = make(field);
            compare(made.loader.width, 120);
            compare(made.loader.item.width, 120);
            made.loader.width = 200;
            compare(made.loader.item.width, 200);
            made.loader.item.implicitHeight = 77;
            compare(made.loader.height, 77);
            compare(made.loader.item.height, 77);
        }
        function test_theFocusGoesIn(): void {
            const made = make(field);
            made.loader.forceActiveFocus(Qt.TabFocusReason);
            tryVerify(() => made.loader.item.activeFocus);
        }
        function test_menusOpenAboveIt(): void {
            const made = make(menu, { "active": false });
            made.loader.active = true;
            made.loader.item.popup(made, 0, 0);
            tryVerify(() => made.loader.item.opened);
            made.loader.active = false;
            tryVerify(() => root.Window.activeFocusItem === null || root.Window.activeFocusItem.text !== "around it");
        }
    }
}
