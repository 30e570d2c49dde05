// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Theme

/* A label of a few words, such as a title, that becomes smaller before it breaks a word: down to its size at 100 % text.
   Words too long even for that are broken at full size. */
AppLabel {
    id: root

    readonly property real m_room: root.width - root.leftPadding - root.rightPadding
    readonly property real m_longest: {
        const words = root.text.match(/[^ \n-]+-?/g) ?? [];
        let widest = 0;
        for (let i = 0; i < words.length; ++i)
            widest = Math.max(widest, metrics.font.pixelSize > 0 ? metrics.advanceWidth(words[i]) : 0); // also when the size changes
        return Math.ceil(widest) + 1;
    }
    readonly property int m_pixels: {
        const full = root.roleFont.pixelSize;
        if (root.m_room <= 0 || root.m_longest <= root.m_room)
            return full;
        const fitting = Math.floor(full * root.m_room / root.m_longest);
        return fitting >= Math.round(full / Theme.scale) ? fitting : full;
    }

    font: Qt.font({ "family": root.roleFont.family, "weight": root.roleFont.weight, "pixelSize": root.m_pixels })

    FontMetrics {
        id: metrics

        font: root.roleFont
    }
}
