// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Desktop
import Allium.Theme

/* What is drawn: one page, or the whole window's content, over the window's ground. */
Rectangle {
    id: root

    readonly property QtObject theme: Theme
    readonly property alias page: loader.item
    property var m_properties: ({})

    color: Theme.color.window
    LayoutMirroring.enabled: Qt.application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true

    Loader {
        id: loader

        anchors.fill: parent
    }

    /* `properties`: name to the expression that gives it, such as "App.contacts". */
    function show(source: url, properties: var): void {
        // Dialogs and menus stand beside the page, not in it.
        const over = root.T.Overlay.overlay;
        over.LayoutMirroring.enabled = root.LayoutMirroring.enabled;
        over.LayoutMirroring.childrenInherit = true;
        const values = {};
        for (const name in properties)
            values[name] = eval(properties[name]);
        root.m_properties = properties;
        loader.setSource(source, values);
    }

    /* One thing to do to the page: a line of JavaScript that may use `page`, App and find(). */
    function act(line: string): void {
        eval(line);
    }

    /* Where one is, and the way back there after a change of language. A page alone is shown anew. */
    function leave(): var {
        const screen = root.find("mainScreen");
        if (screen !== null && screen !== root.page)
            return { "index": screen.currentIndex };
        const source = loader.source;
        loader.setSource("");
        return { "source": source, "properties": root.m_properties };
    }
    function returnTo(place: var): void {
        if (place.index === undefined)
            root.show(place.source, place.properties);
        else
            root.find("mainScreen").currentIndex = place.index;
    }

    /* Whether the expression is true by now. */
    function holds(expression: string): bool {
        return Boolean(eval(expression));
    }

    /* The first object below the page with this objectName. */
    function find(name: string, below: var): var {
        const from = below ?? root.page;
        if (from.objectName === name)
            return from;
        const children = from.data ?? []; // items, and dialogs that belong to them
        for (let i = 0; i < children.length; ++i) {
            const found = root.find(name, children[i]);
            if (found !== null)
                return found;
        }
        return null;
    }
}
