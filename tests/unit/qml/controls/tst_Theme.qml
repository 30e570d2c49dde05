// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Theme

TestCase {
    id: root

    name: "Theme"

    function cleanup() {
        Theme.mode = Theme.Mode.System;
        Theme.systemDark = false;
        Theme.systemHighContrast = false;
        Theme.reducedMotion = false;
        Theme.textScale = 1;
    }

    function luminance(c: color): real {
        const part = v => v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
        return 0.2126 * part(c.r) + 0.7152 * part(c.g) + 0.0722 * part(c.b);
    }
    function contrast(a: color, b: color): real {
        const x = root.luminance(a), y = root.luminance(b);
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    function test_contrast_data(): var {
        return [{ tag: "light", mode: Theme.Mode.Light, dark: false, text: 4.5, large: 3 },
                { tag: "dark", mode: Theme.Mode.Dark, dark: true, text: 4.5, large: 3 },
                { tag: "high contrast, light", mode: Theme.Mode.HighContrast, dark: false, text: 7, large: 4.5 },
                { tag: "high contrast, dark", mode: Theme.Mode.HighContrast, dark: true, text: 7, large: 4.5 }];
    }
    function test_contrast(row) {
        Theme.mode = row.mode;
        Theme.systemDark = row.dark;
        const c = Theme.color;
        const grounds = ["window", "surface", "raised", "sunken", "hover", "pressed", "selected"];
        const texts = ["text", "textMuted", "accentText", "danger", "warning", "positive", "info"];
        const pairs = [["textOnAccent", "accent"], ["textOnAccent", "accentHover"], ["textOnAccent", "accentPressed"],
                       ["text", "accentMuted"], ["textMuted", "accentMuted"], ["accentText", "accentMuted"],
                       ["textOnDanger", "dangerFill"], ["textOnDanger", "dangerFillHover"], ["textOnDanger", "dangerFillPressed"],
                       ["bubbleMineText", "bubbleMine"], ["bubbleMineMuted", "bubbleMine"],
                       ["bubbleTheirsText", "bubbleTheirs"], ["bubbleTheirsMuted", "bubbleTheirs"], ["tooltipText", "tooltip"]];
        for (const ground of grounds) {
            for (const text of texts)
                pairs.push([text, ground]);
        }
        for (const tone of ["positive", "warning", "danger", "info"]) {
            for (const text of [tone, "text", "textMuted"])
                pairs.push([text, tone + "Soft"]);
        }
        for (const [text, ground] of pairs)
            verify(root.contrast(c[text], c[ground]) >= row.text, `${text} on ${ground}: ${root.contrast(c[text], c[ground])}`);
        for (const ground of grounds) {
            if (ground !== "pressed" && ground !== "selected") {
                for (const line of ["outline", "focus", "online"])
                    verify(root.contrast(c[line], c[ground]) >= row.large, `${line} on ${ground}: ${root.contrast(c[line], c[ground])}`);
            }
        }
        compare(c.avatarGrounds.length, 10);
        compare(c.avatarTexts.length, 10);
        for (let i = 0; i < 10; ++i)
            verify(root.contrast(c.avatarGrounds[i], c.avatarTexts[i]) >= row.text, `avatar ${i}`);
    }

    function test_wellsCanBeToldFromWhatTheyAreIn_data(): var {
        return [{ tag: "light", mode: Theme.Mode.Light }, { tag: "dark", mode: Theme.Mode.Dark }];
    }
    function test_wellsCanBeToldFromWhatTheyAreIn(row) {
        Theme.mode = row.mode;
        for (const ground of ["window", "surface", "raised"])
            verify(root.contrast(Theme.color.sunken, Theme.color[ground]) >= 1.07, ground);
    }

    function test_modeDecidesTheLook_data(): var {
        return [{ tag: "system, light", mode: Theme.Mode.System, systemDark: false, contrast: false, dark: false, high: false },
                { tag: "system, dark", mode: Theme.Mode.System, systemDark: true, contrast: false, dark: true, high: false },
                { tag: "system, contrast", mode: Theme.Mode.System, systemDark: true, contrast: true, dark: true, high: true },
                { tag: "light wins", mode: Theme.Mode.Light, systemDark: true, contrast: true, dark: false, high: false },
                { tag: "dark wins", mode: Theme.Mode.Dark, systemDark: false, contrast: true, dark: true, high: false },
                { tag: "contrast, light", mode: Theme.Mode.HighContrast, systemDark: false, contrast: false, dark: false, high: true },
                { tag: "contrast, dark", mode: Theme.Mode.HighContrast, systemDark: true, contrast: false, dark: true, high: true }];
    }
    function test_modeDecidesTheLook(row) {
        Theme.mode = row.mode;
        Theme.systemDark = row.systemDark;
        Theme.systemHighContrast = row.contrast;
        compare(Theme.dark, row.dark);
        compare(Theme.highContrast, row.high);
    }

    function test_textScaleIsBounded_data(): var {
        return [{ tag: "below", asked: 0.2, size: 14 }, { tag: "one", asked: 1, size: 14 }, { tag: "two", asked: 2, size: 28 },
                { tag: "four", asked: 4, size: 56 }, { tag: "above", asked: 9, size: 56 }];
    }
    function test_textScaleIsBounded(row) {
        Theme.textScale = row.asked;
        compare(Theme.font.body.pixelSize, row.size);
    }

    function test_reducedMotionMeansNone() {
        verify(Theme.duration > 0);
        Theme.reducedMotion = true;
        compare([Theme.durationShort, Theme.duration, Theme.durationLong], [0, 0, 0]);
    }

    function test_avatarColourBelongsToTheIdentity() {
        compare(Theme.avatarIndex("alice"), Theme.avatarIndex("alice"));
        const seen = new Set();
        for (let i = 0; i < 200; ++i) {
            const index = Theme.avatarIndex("person" + i);
            verify(index >= 0 && index < 10);
            seen.add(index);
        }
        compare(seen.size, 10);
    }
}
