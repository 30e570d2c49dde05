// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/* Fonts by purpose. Sizes are pixels at scale 1 and follow the one factor; beyond twice the size, what is larger than
   the body text stays larger by as much, so that titles of very large text still fit. */
QtObject {
    id: root

    required property real factor
    required property string family
    required property string monoFamily

    readonly property font display: root.make(26, Font.DemiBold, root.family)
    readonly property font title: root.make(19, Font.DemiBold, root.family)
    readonly property font heading: root.make(15, Font.DemiBold, root.family)
    readonly property font body: root.make(14, Font.Normal, root.family)
    readonly property font bodyStrong: root.make(14, Font.DemiBold, root.family)
    readonly property font label: root.make(13, Font.Medium, root.family)
    readonly property font caption: root.make(12, Font.Normal, root.family)
    readonly property font mono: root.make(13, Font.Normal, root.monoFamily)

    function make(size: real, weight: int, family: string): font {
        const body = 14, above = Math.max(0, size - body);
        const pixels = (size - above) * root.factor + above * Math.min(2, root.factor);
        const values = { "pixelSize": Math.round(pixels), "weight": weight };
        if (family !== "")
            values["family"] = family;
        return Qt.font(values);
    }
}
