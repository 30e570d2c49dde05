// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/* What a colour is for. Pages name roles, never colours; each look gives every role a value. */
QtObject {
    // Grounds, from the window up to what floats above it; `sunken` is for wells such as a text field's.
    property color window
    property color surface
    property color raised
    property color sunken

    // States of a row or a quiet button on any ground.
    property color hover
    property color pressed
    property color selected

    property color text
    property color textMuted
    property color textDisabled

    // `accent` fills and carries textOnAccent; `accentText` is the accent as text, icon or line.
    property color accent
    property color accentHover
    property color accentPressed
    property color accentMuted
    property color accentText
    property color textOnAccent

    // `divider` separates; `border` bounds what also says in words what it is; `outline` bounds what a person
    // can operate and would not find without it, with 3:1 against its ground.
    property color divider
    property color border
    property color outline
    property color focus
    property color scrim

    property color online // the presence dot
    property color positive
    property color positiveSoft
    property color warning
    property color warningSoft
    property color danger
    property color dangerSoft
    property color info
    property color infoSoft
    property color dangerFill
    property color dangerFillHover
    property color dangerFillPressed
    property color textOnDanger

    property color bubbleMine
    property color bubbleMineText
    property color bubbleMineMuted
    property color bubbleTheirs
    property color bubbleTheirsText
    property color bubbleTheirsMuted

    property color tooltip
    property color tooltipText

    // Pairs for people without a picture, at the same index.
    property list<color> avatarGrounds
    property list<color> avatarTexts
}
