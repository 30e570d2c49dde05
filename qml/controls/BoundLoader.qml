// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/* What Loader is, for components of files with `pragma ComponentBehavior: Bound`, which Qt 6.4's own refuses to make. The
   item is as wide and high as this, and this as the item wants where nothing else says so; a menu or dialog belongs to this. */
FocusScope {
    id: root

    property Component sourceComponent: null
    property bool active: true
    readonly property QtObject item: root.m_item

    property QtObject m_item: null
    property bool m_complete: false

    signal loaded()

    implicitWidth: (root.m_item as Item)?.implicitWidth ?? 0
    implicitHeight: (root.m_item as Item)?.implicitHeight ?? 0
    onActiveChanged: root.renew()
    onSourceComponentChanged: root.renew()
    Component.onCompleted: {
        root.m_complete = true;
        root.renew();
    }

    function renew(): void {
        if (!root.m_complete)
            return;
        root.clear();
        if (root.active && root.sourceComponent)
            root.make();
    }
    function clear(): void {
        const old = root.m_item;
        root.m_item = null;
        if (old as Item)
            (old as Item).parent = null; // it goes when what is happening now is over, but is not seen any more
        old?.destroy();
    }
    function make(): void {
        root.m_item = root.sourceComponent.createObject(root);
        if (root.m_item as Item)
            root.fit(root.m_item);
        if (root.m_item)
            root.loaded();
    }
    // No types here: Qt 6.4's compiler falls over a binding that is assigned to a property it knows.
    function fit(item) {
        item.width = Qt.binding(() => root.width);
        item.height = Qt.binding(() => root.height);
    }
}
