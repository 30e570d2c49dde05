// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Allium.Controls
import Allium.Theme

/* The people: a list, and beside it what was chosen from it. Where it is narrow, one of the two at a time. The
   conversation is a page of its own module, by its address, so that this page works without it. */
FocusScope {
    id: root

    objectName: "contactsPage"

    required property var contacts
    property var conversation: null
    property url conversationSource
    property var transfers: null
    property url filesSource // see PersonView
    property var links: null // gives pendingLink and takeLink()

    /* What stands beside the list: "", "conversation", "person", "add", "requests", "me", "blocked". */
    property string view
    readonly property bool narrow: root.width < Theme.narrowWidth
    readonly property bool canTalk: String(root.conversationSource) !== "" && root.conversation !== null

    function openContact(id: string): void {
        root.settle();
        root.contacts.person.contactId = id;
        if (root.canTalk && root.conversation.contact !== id)
            root.conversation.contact = id;
        root.view = root.canTalk ? "conversation" : "person";
        detail.forceActiveFocus(Qt.OtherFocusReason);
    }
    function show(view: string): void {
        root.settle();
        root.view = view;
        detail.forceActiveFocus(Qt.OtherFocusReason);
    }
    /* One of the views, or a person by their account. */
    function showSection(key: string): void {
        switch (key) {
        case "add":
        case "requests":
        case "me":
        case "blocked":
            root.show(key);
            break;
        default:
            root.openContact(key);
        }
    }
    /* One step back: from a person to the conversation, from anything else to the list. */
    function back(): void {
        root.settle();
        const toConversation = root.view === "person" && root.canTalk;
        root.view = toConversation ? "conversation" : "";
        if (!toConversation) {
            root.contacts.person.contactId = "";
            if (root.canTalk)
                root.conversation.contact = "";
            list.focusList();
        }
    }
    /* Nothing that was typed is lost or given to somebody else when another thing is shown. */
    function settle(): void {
        if (root.view === "person" && pane.item)
            (pane.item as PersonView).store();
    }
    function takeLink(): void {
        if (root.links === null || root.links.pendingLink === "")
            return;
        root.contacts.adding.address = root.links.takeLink();
        root.show("add");
    }

    Component.onCompleted: root.takeLink()

    Connections {
        target: root.links

        function onPendingLinkChanged(): void {
            root.takeLink();
        }
    }
    Connections {
        target: root.conversation
        ignoreUnknownSignals: true

        // Chosen elsewhere, such as by a notification.
        function onContactChanged(): void {
            const wanted = root.conversation.contact;
            if (wanted !== "" && wanted !== root.contacts.person.contactId)
                root.openContact(wanted);
        }
    }
    Connections {
        target: root.contacts

        // There is nothing left to decide, so one can say hello.
        function onWelcomed(id: string): void {
            if (root.view === "requests")
                root.openContact(id);
        }
    }
    Connections {
        target: root.contacts.person

        // Removed, blocked, or the profile was closed.
        function onChanged(): void {
            if (!root.contacts.person.exists && (root.view === "person" || root.view === "conversation"))
                root.view = "";
        }
    }
    Shortcut {
        sequences: ["Ctrl+K", StandardKey.Find] // qmllint disable unqualified
        enabled: root.visible
        onActivated: {
            if (root.narrow)
                root.view = "";
            list.focusSearch();
        }
    }
    Shortcut {
        sequences: [StandardKey.New] // qmllint disable unqualified
        enabled: root.visible
        onActivated: root.show("add")
    }

    SplitPane {
        anchors.fill: parent

        ContactList {
            id: list

            T.SplitView.preferredWidth: Math.min(root.width * 0.4, 80 * Theme.space1 * Math.sqrt(Theme.scale))
            T.SplitView.minimumWidth: root.narrow ? 0 : 60 * Theme.space1
            T.SplitView.maximumWidth: root.narrow ? Infinity : root.width / 2
            T.SplitView.fillWidth: root.narrow
            visible: !root.narrow || root.view === ""
            focus: true
            contacts: root.contacts
            alone: root.narrow
            selectedId: root.view === "conversation" || root.view === "person" ? root.contacts.person.contactId : ""
            selectedView: root.view
            onChosen: id => root.openContact(id)
            onViewWanted: view => root.show(view)
        }
        FocusScope {
            id: detail

            T.SplitView.fillWidth: true
            visible: !root.narrow || root.view !== ""

            BoundLoader {
                id: pane

                anchors.fill: parent
                visible: root.view !== "conversation"
                focus: visible
                active: visible
                sourceComponent: {
                    switch (root.view) {
                    case "person": return personView;
                    case "add": return addView;
                    case "requests": return requestsView;
                    case "me": return meView;
                    case "blocked": return blockedView;
                    default: return nothing;
                    }
                }
            }
            // Kept, so that what was being written and read stays where it is.
            Loader {
                id: talk

                anchors.fill: parent
                visible: root.view === "conversation"
                focus: visible
                onVisibleChanged: talk.loadOnce()
                Component.onCompleted: talk.loadOnce()

                function loadOnce(): void {
                    if (talk.visible && root.canTalk && talk.status === Loader.Null)
                        talk.setSource(root.conversationSource, { "conversation": root.conversation, "focus": true });
                }
            }
            Binding {
                target: talk.item
                property: "showBack"
                value: root.narrow
                when: talk.status === Loader.Ready
            }
            Connections {
                target: talk.item
                ignoreUnknownSignals: true

                function onBackRequested(): void {
                    root.back();
                }
                function onContactPageRequested(): void {
                    root.show("person");
                }
                function onMuteRequested(muted: bool): void {
                    root.contacts.person.setMuted(muted);
                }
            }
        }
    }

    Component {
        id: nothing

        Item {
            Welcome {
                anchors.fill: parent
                visible: root.contacts.list.loaded && root.contacts.list.total === 0
                onViewWanted: view => root.show(view)
            }
            EmptyState {
                anchors.fill: parent
                visible: root.contacts.list.total > 0
                iconName: "message"
                title: qsTr("Choose somebody")
                text: qsTr("Pick a person from the list to read and write.")
            }
        }
    }
    Component {
        id: personView

        PersonView {
            contacts: root.contacts
            transfers: root.transfers
            filesSource: root.filesSource
            canTalk: root.canTalk
            showBack: root.narrow || root.canTalk
            onBack: root.back()
            onConversationWanted: root.openContact(root.contacts.person.contactId)
            onMessageWanted: position => {
                root.openContact(root.contacts.person.contactId);
                if (root.canTalk)
                    root.conversation.reveal(position);
            }
        }
    }
    Component {
        id: addView

        AddContactView {
            adding: root.contacts.adding
            showBack: root.narrow
            onBack: root.back()
            onContactWanted: id => root.openContact(id)
            onViewWanted: view => root.show(view)
        }
    }
    Component {
        id: requestsView

        RequestsView {
            contacts: root.contacts
            showBack: root.narrow
            onBack: root.back()
            onViewWanted: view => root.show(view)
        }
    }
    Component {
        id: meView

        MyIdView {
            me: root.contacts.me
            showBack: root.narrow
            onBack: root.back()
        }
    }
    Component {
        id: blockedView

        BlockedView {
            contacts: root.contacts
            showBack: root.narrow
            onBack: root.back()
        }
    }
}
