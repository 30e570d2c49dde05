// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
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

    /* The first item below the page with this objectName. */
    function find(name: string, below: var): var {
        const from = below ?? root.page;
        if (from.objectName === name)
            return from;
        const children = from.children ?? [];
        for (let i = 0; i < children.length; ++i) {
            const found = root.find(name, children[i]);
            if (found !== null)
                return found;
        }
        return null;
    }
}
