// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Theme

/* Text. Plain unless said otherwise: what peers write is never read as markup. */
Text {
    id: root

    enum Role { Body, BodyStrong, Muted, Caption, Label, Heading, Title, Display, Mono }

    property int role: AppLabel.Role.Body
    readonly property font roleFont: {
        switch (root.role) {
        case AppLabel.Role.BodyStrong: return Theme.font.bodyStrong;
        case AppLabel.Role.Caption: return Theme.font.caption;
        case AppLabel.Role.Label: return Theme.font.label;
        case AppLabel.Role.Heading: return Theme.font.heading;
        case AppLabel.Role.Title: return Theme.font.title;
        case AppLabel.Role.Display: return Theme.font.display;
        case AppLabel.Role.Mono: return Theme.font.mono;
        default: return Theme.font.body;
        }
    }

    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    horizontalAlignment: Text.AlignLeft
    linkColor: Theme.color.accentText
    color: {
        switch (root.role) {
        case AppLabel.Role.Muted:
        case AppLabel.Role.Caption: return Theme.color.textMuted;
        default: return Theme.color.text;
        }
    }
    font: root.roleFont
    Accessible.role: root.role >= AppLabel.Role.Heading && root.role <= AppLabel.Role.Display ? Accessible.Heading
                                                                                            : Accessible.StaticText
    Accessible.name: root.text
}
