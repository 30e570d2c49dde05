// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

ColorRoles {
    window: "#161315"
    surface: "#1d191c"
    raised: "#282327"
    sunken: "#0a0809"

    hover: "#272226"
    pressed: "#312b30"
    selected: "#3a2840"

    text: "#f1ecef"
    textMuted: "#aca2a9"
    textDisabled: "#70676e"

    accent: "#8f4a9c"
    accentHover: "#9a55a7"
    accentPressed: "#7f3f8b"
    accentMuted: "#34223a"
    accentText: "#dbace4"
    textOnAccent: "#ffffff"

    divider: "#332d32"
    border: "#4d454b"
    outline: "#887d85"
    focus: "#cf95da"
    scrim: "#99000000"

    online: "#7fcf9f"
    positive: "#7fcf9f"
    positiveSoft: "#1a3124"
    warning: "#edbc6a"
    warningSoft: "#372911"
    danger: "#f49b95"
    dangerSoft: "#3f1d1e"
    info: "#9dc1ec"
    infoSoft: "#1c2b3d"

    dangerFill: "#b5323b"
    dangerFillHover: "#c03b44"
    dangerFillPressed: "#a02a33"
    textOnDanger: "#ffffff"

    bubbleMine: "#4a2b53"
    bubbleMineText: "#f7edf9"
    bubbleMineMuted: "#c9b2cf"
    bubbleTheirs: "#282327"
    bubbleTheirsText: "#f1ecef"
    bubbleTheirsMuted: "#aca2a9"

    tooltip: "#efe8ec"
    tooltipText: "#201a1f"

    avatarGrounds: ["#5a2420", "#56310f", "#4b3a05", "#36440f", "#134a2e",
                  "#0f474a", "#1b3f66", "#33387a", "#4f256d", "#66204a"]
    avatarTexts: ["#f7cdc8", "#f6d3b2", "#efdc9d", "#d6e5b0", "#b9e6cb",
                  "#b5e3e4", "#c0dbf5", "#cdd1f7", "#e3cbf3", "#f5c8df"]
}
