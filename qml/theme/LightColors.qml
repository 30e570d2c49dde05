// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

ColorRoles {
    window: "#faf8f6"
    surface: "#ffffff"
    raised: "#ffffff"
    sunken: "#f3efec"

    hover: "#f3eff0"
    pressed: "#eae4e7"
    selected: "#efe3f1"

    text: "#201a1f"
    textMuted: "#665d64"
    textDisabled: "#9b9299"

    accent: "#6e2f78"
    accentHover: "#5e2767"
    accentPressed: "#4f2057"
    accentMuted: "#f1e6f3"
    accentText: "#6e2f78"
    textOnAccent: "#ffffff"

    divider: "#e6e0dd"
    border: "#cdc5ca"
    outline: "#857b82"
    focus: "#8b3f97"
    scrim: "#66201a1f"

    online: "#2a9560"
    positive: "#1c6a43"
    positiveSoft: "#e2f1e8"
    warning: "#7d4a00"
    warningSoft: "#fbeed6"
    danger: "#a5252f"
    dangerSoft: "#fbe7e5"
    info: "#2b5688"
    infoSoft: "#e5edf7"

    dangerFill: "#a5252f"
    dangerFillHover: "#8d1d27"
    dangerFillPressed: "#761720"
    textOnDanger: "#ffffff"

    bubbleMine: "#eadcee"
    bubbleMineText: "#2a1630"
    bubbleMineMuted: "#67536d"
    bubbleTheirs: "#ffffff"
    bubbleTheirsText: "#201a1f"
    bubbleTheirsMuted: "#665d64"

    tooltip: "#2b242a"
    tooltipText: "#f7f2f5"

    avatarGrounds: ["#f7d9d6", "#fae0c8", "#f5e6b8", "#dfeac4", "#cfeedb",
                  "#cdebea", "#d3e6f8", "#dcdff9", "#ebdcf6", "#f8d8e8"]
    avatarTexts: ["#8a2a22", "#7f4210", "#6a4e00", "#45590f", "#13613b",
                  "#0f5c60", "#1e5285", "#3d439a", "#6a2f93", "#8c2560"]
}
