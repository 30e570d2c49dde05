// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/* The design tokens: colours by role, type, space, shape and motion. What the person chose and what
   the system wants is set from outside; everything else follows. */
QtObject {
    id: root

    enum Mode { System, Light, Dark, HighContrast }
    enum Tone { Neutral, Accent, Positive, Info, Warning, Danger }

    // Set from outside.
    property int mode: Theme.Mode.System
    property bool systemDark: false
    property bool systemHighContrast: false
    property bool reducedMotion: false
    property real textScale: 1.0 // 1.0 to 4.0
    property bool pictures: true // whether other people's are shown

    readonly property bool highContrast: root.mode === Theme.Mode.HighContrast
                                         || (root.mode === Theme.Mode.System && root.systemHighContrast)
    readonly property bool dark: root.mode === Theme.Mode.Dark
                                 || (root.mode !== Theme.Mode.Light && root.systemDark)
    readonly property real scale: Math.min(4.0, Math.max(1.0, root.textScale))

    readonly property ColorRoles color: root.highContrast ? (root.dark ? root.m_contrastDark : root.m_contrastLight)
                                                          : (root.dark ? root.m_dark : root.m_light)
    readonly property TypeScale font: TypeScale { factor: root.scale; family: root.m_family; monoFamily: root.m_monoFamily }

    // Space: multiples of 4 px. They do not grow with the text, so that large text still fits.
    readonly property int space1: 4
    readonly property int space2: 8
    readonly property int space3: 12
    readonly property int space4: 16
    readonly property int space5: 20
    readonly property int space6: 24
    readonly property int space8: 32
    readonly property int space10: 40
    readonly property int space12: 48
    readonly property int space16: 64
    // Between a title and the words below it that explain it. This one does grow, as the lines themselves do.
    readonly property int wordGap: Math.round(4 * root.scale)

    readonly property int radiusSmall: 6
    readonly property int radius: 8
    readonly property int radiusLarge: 12
    readonly property int hairline: 1
    readonly property int borderStrong: 2

    readonly property int iconSmall: Math.round(16 * root.m_iconScale)
    readonly property int icon: Math.round(20 * root.m_iconScale)
    readonly property int iconLarge: Math.round(24 * root.m_iconScale)
    readonly property int iconHuge: Math.round(48 * root.m_iconScale)

    readonly property int hitTarget: 36
    readonly property int readingWidth: Math.round(560 * Math.sqrt(root.scale)) // lines longer than this tire
    readonly property int narrowWidth: Math.round(640 * Math.sqrt(root.scale)) // below: one pane at a time

    readonly property int durationShort: root.reducedMotion ? 0 : 120
    readonly property int duration: root.reducedMotion ? 0 : 160
    readonly property int durationLong: root.reducedMotion ? 0 : 200

    /* The colour pair for one person or thing, the same on every start and every machine. */
    function avatarIndex(id: string): int {
        let hash = 0x811c9dc5;
        for (let i = 0; i < id.length; ++i)
            hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
        return (hash >>> 0) % 10;
    }

    /* The first of these typefaces that is installed; empty means the desktop's own. */
    function firstInstalled(wanted: list<string>): string {
        const installed = new Set(Array.from(Qt.fontFamilies()));
        for (const family of wanted) {
            if (installed.has(family))
                return family;
        }
        return "";
    }

    function toneColor(tone: int): color {
        switch (tone) {
        case Theme.Tone.Accent: return root.color.accentText;
        case Theme.Tone.Positive: return root.color.positive;
        case Theme.Tone.Info: return root.color.info;
        case Theme.Tone.Warning: return root.color.warning;
        case Theme.Tone.Danger: return root.color.danger;
        default: return root.color.textMuted;
        }
    }

    function toneGround(tone: int): color {
        switch (tone) {
        case Theme.Tone.Accent: return root.color.accentMuted;
        case Theme.Tone.Positive: return root.color.positiveSoft;
        case Theme.Tone.Info: return root.color.infoSoft;
        case Theme.Tone.Warning: return root.color.warningSoft;
        case Theme.Tone.Danger: return root.color.dangerSoft;
        default: return root.color.sunken;
        }
    }

    readonly property ColorRoles m_light: LightColors {}
    readonly property ColorRoles m_dark: DarkColors {}
    readonly property ColorRoles m_contrastLight: ContrastLightColors {}
    readonly property ColorRoles m_contrastDark: ContrastDarkColors {}
    readonly property real m_iconScale: 1 + (root.scale - 1) * 0.6
    readonly property string m_monoFamily: root.firstInstalled(["JetBrains Mono", "DejaVu Sans Mono", "Menlo", "Consolas"])
    // Inter where it is installed, otherwise what the desktop uses.
    readonly property string m_family: root.firstInstalled(["Inter"])
}
