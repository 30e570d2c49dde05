// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* Before the oldest message that is there, while older ones are fetched. */
Item {
    id: root

    readonly property MessageList m_model: ListView.view?.model as MessageList
    readonly property bool m_shown: root.m_model !== null && root.m_model.loading && !root.m_model.atOldest

    width: ListView.view?.width ?? 0
    height: root.m_shown ? spinner.height + 2 * Theme.space4 : 0

    Spinner {
        id: spinner

        anchors.centerIn: parent
        visible: root.m_shown
    }
}
