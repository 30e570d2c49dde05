// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* Look and language. Whoever chooses another language comes back here, with everything in it. */
ColumnLayout {
    id: root

    required property var settings
    readonly property var preferences: root.settings.preferences

    function focusLanguage(): void { language.forceActiveFocus(Qt.TabFocusReason); }

    spacing: Theme.space6

    SettingsGroup {
        title: qsTr("Look")

        Column {
            Layout.fillWidth: true
            spacing: 0
            Accessible.role: Accessible.Grouping
            Accessible.name: qsTr("Colours")

            Repeater {
                model: [qsTr("As the system"), qsTr("Light"), qsTr("Dark"), qsTr("High contrast")]

                AppRadioButton {
                    id: mode

                    required property int index
                    required property string modelData

                    width: parent.width
                    text: mode.modelData
                    checked: root.preferences.appearance === mode.index
                    onCheckedChanged: if (mode.checked && root.preferences.appearance !== mode.index) root.preferences.appearance = mode.index
                }
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Text size")
            explanation: qsTr("%1%", "%1 is a number").arg(root.preferences.textPercent)

            AppSlider {
                id: size

                from: 100
                to: 400
                stepSize: 25
                snapMode: AppSlider.SnapAlways
                value: root.preferences.textPercent
                valueText: qsTr("%1%", "%1 is a number").arg(size.value)
                onPressedChanged: if (!size.pressed) root.preferences.textPercent = size.value
                onMoved: if (!size.pressed) root.preferences.textPercent = size.value
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Less movement")
            explanation: qsTr("Things appear at once instead of sliding and fading.")

            AppSwitch {
                checked: root.preferences.reducedMotion
                onChanged: on => root.preferences.reducedMotion = on
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Show pictures of other people")
            explanation: qsTr("While this is off, everybody is shown by their initials.")

            AppSwitch {
                checked: root.preferences.pictures
                onChanged: on => root.preferences.pictures = on
            }
        }
    }
    SettingsGroup {
        title: qsTr("Language")

        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Language of Allium")

            AppComboBox {
                id: language

                readonly property var codes: [""].concat(Array.from(root.settings.languages))

                model: codes.map(code => code === "" ? qsTr("As the system") : root.settings.languageName(code))
                currentIndex: Math.max(0, codes.indexOf(root.preferences.language))
                onActivated: index => root.preferences.language = codes[index]
            }
        }
    }
}
