// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

ColorRoles {
    window: "#000000"
    surface: "#000000"
    raised: "#000000"
    sunken: "#000000"

    hover: "#2a1d2d"
    pressed: "#3b2940"
    selected: "#3f2646"

    text: "#ffffff"
    textMuted: "#e6dfe4"
    textDisabled: "#a79fa5"

    accent: "#ecbdf4"
    accentHover: "#f5d6fa"
    accentPressed: "#dca5e6"
    accentMuted: "#21122a"
    accentText: "#ecbdf4"
    textOnAccent: "#000000"

    divider: "#ffffff"
    border: "#ffffff"
    outline: "#ffffff"
    focus: "#ffe14d"
    scrim: "#cc000000"

    online: "#8ff0b8"
    positive: "#8ff0b8"
    positiveSoft: "#000000"
    warning: "#ffd37a"
    warningSoft: "#000000"
    danger: "#ffb3ad"
    dangerSoft: "#000000"
    info: "#b3d4ff"
    infoSoft: "#000000"

    dangerFill: "#ffb3ad"
    dangerFillHover: "#ffccc8"
    dangerFillPressed: "#ff9a92"
    textOnDanger: "#000000"

    bubbleMine: "#35203c"
    bubbleMineText: "#ffffff"
    bubbleMineMuted: "#e6d6ea"
    bubbleTheirs: "#000000"
    bubbleTheirsText: "#ffffff"
    bubbleTheirsMuted: "#e6dfe4"

    tooltip: "#ffffff"
    tooltipText: "#000000"

    avatarGrounds: ["#000000", "#000000", "#000000", "#000000", "#000000",
                  "#000000", "#000000", "#000000", "#000000", "#000000"]
    avatarTexts: ["#f7cdc8", "#f6d3b2", "#efdc9d", "#d6e5b0", "#b9e6cb",
                  "#b5e3e4", "#c0dbf5", "#cdd1f7", "#e3cbf3", "#f5c8df"]
}
