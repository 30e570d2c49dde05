// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

ColorRoles {
    window: "#ffffff"
    surface: "#ffffff"
    raised: "#ffffff"
    sunken: "#ffffff"

    hover: "#f0e6f2"
    pressed: "#e2d2e6"
    selected: "#eadaee"

    text: "#000000"
    textMuted: "#2b242a"
    textDisabled: "#5c545a"

    accent: "#4b1254"
    accentHover: "#3a0a42"
    accentPressed: "#2a0431"
    accentMuted: "#f3e8f5"
    accentText: "#4b1254"
    textOnAccent: "#ffffff"

    divider: "#000000"
    border: "#000000"
    outline: "#000000"
    focus: "#0a3d91"
    scrim: "#b3000000"

    online: "#00401f"
    positive: "#00401f"
    positiveSoft: "#ffffff"
    warning: "#4f2c00"
    warningSoft: "#ffffff"
    danger: "#7a0010"
    dangerSoft: "#ffffff"
    info: "#06305f"
    infoSoft: "#ffffff"

    dangerFill: "#7a0010"
    dangerFillHover: "#5e000c"
    dangerFillPressed: "#450009"
    textOnDanger: "#ffffff"

    bubbleMine: "#f0e2f3"
    bubbleMineText: "#000000"
    bubbleMineMuted: "#2f2333"
    bubbleTheirs: "#ffffff"
    bubbleTheirsText: "#000000"
    bubbleTheirsMuted: "#2b242a"

    tooltip: "#000000"
    tooltipText: "#ffffff"

    avatarGrounds: ["#6b140c", "#5c2c00", "#4b3600", "#2f4000", "#00482a",
                  "#004448", "#0b3a68", "#272c85", "#501879", "#6e0d46"]
    avatarTexts: ["#ffffff", "#ffffff", "#ffffff", "#ffffff", "#ffffff",
                  "#ffffff", "#ffffff", "#ffffff", "#ffffff", "#ffffff"]
}
