// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Desktop

/* Which pages there are: where each lives, what it is given, how it is called. A page whose module is
   not part of this program is not in the window. */
QtObject {
    id: root

    readonly property url conversationView: "qrc:/qt/qml/Allium/Conversation/ConversationView.qml"

    readonly property url personFiles: "qrc:/qt/qml/Allium/Transfers/PersonFiles.qml"

    /* In the order of the navigation. `properties` gives the page's required properties, `count` how much is new
       there. Titles are in the language of now. */
    function pages(): var {
        return root.present([
            {
                "key": "contacts",
                "title": qsTr("Contacts"),
                "icon": "contacts",
                "source": "qrc:/qt/qml/Allium/Contacts/ContactsPage.qml",
                "count": () => App.contacts.list.unread + App.contacts.incoming.count,
                "properties": () => ({
                    "contacts": App.contacts,
                    "conversation": App.conversation ?? null,
                    "conversationSource": App.hasPage(root.conversationView) ? root.conversationView : "",
                    "transfers": App.transfers,
                    "filesSource": App.hasPage(root.personFiles) ? root.personFiles : "",
                    "links": App
                })
            },
            {
                "key": "files",
                "title": qsTr("Files"),
                "icon": "files",
                "source": "qrc:/qt/qml/Allium/Transfers/TransfersPage.qml",
                "properties": () => ({ "transfers": App.transfers })
            },
            {
                "key": "network",
                "title": qsTr("Network"),
                "icon": "network",
                "source": "qrc:/qt/qml/Allium/Network/NetworkPage.qml",
                "properties": () => ({ "network": App.network })
            },
            {
                "key": "settings",
                "title": qsTr("Settings"),
                "icon": "settings",
                "source": "qrc:/qt/qml/Allium/Settings/SettingsPage.qml",
                "properties": () => ({ "settings": App.settings })
            }
        ]);
    }

    /* The page that fills the window in a state of App, or undefined. */
    function screenPage(screen: int): var {
        switch (screen) {
        case App.Onboarding:
            return root.existing("qrc:/qt/qml/Allium/Onboarding/OnboardingPage.qml", () => ({ "onboarding": App.onboarding }));
        case App.Unlock:
            return root.existing("qrc:/qt/qml/Allium/Onboarding/UnlockPage.qml", () => ({ "unlock": App.unlock, "profiles": App.settings.profiles }));
        case App.Main:
            return root.existing("qrc:/qt/qml/Allium/Shell/MainScreen.qml", () => ({ "pages": root.pages() }));
        default:
            return undefined;
        }
    }

    function present(pages: var): var {
        return pages.filter(page => App.hasPage(page.source));
    }

    function existing(source: url, properties: var): var {
        return App.hasPage(source) ? { "source": source, "properties": properties } : undefined;
    }
}
