// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Conversation
import Allium.Test.Talk
import Allium.Theme

/* A conversation with a bit of everything. */
Item {
    id: root

    property TalkFixture talk: TalkFixture {}

    implicitHeight: 900

    ConversationView {
        anchors.fill: parent
        conversation: root.talk.conversation
        showBack: root.width < Theme.narrowWidth
    }

    Component.onCompleted: {
        const now = Date.now();
        root.talk.say(false, "Hi, it's Bob. Did the onion ID work on the first try?");
        root.talk.say(false, "I am on the train, so this may come and go.");
        root.talk.say(true, "It did 🎉");
        root.talk.say(true, "The guide is here if you want to compare: https://example.org/guide/first-steps?lang=en (only if you like)");
        root.talk.offer(false, "holiday in the mountains, second week.mp4", 734003200, "c1");
        root.talk.offer(false, "notes.pdf", 81000, "c2");
        root.talk.offer(true, "map.png", 2400000, "c3", { "time": now - 600000 });
        root.talk.setRead(7);
        root.talk.say(false, "Thanks. One more thing:\n\n– bring the tent\n– and the long rope");
        root.talk.say(true, "That never went out.", { "state": "failed", "why": "message.expired" });
        root.talk.say(true, "Changed my mind", { "state": "cancelled" });
        root.talk.say(true, "On its way to you", { "state": "sent" });
        root.talk.say(true, "See you on Saturday then", { "state": "waiting" });
        root.talk.happen("tor.changed", { "state": "ready" });
        root.talk.open();
        root.talk.happen("transfer.changed", { "id": "t1", "contact": "bob", "content": "c1", "state": "running", "received": 220000000,
                                              "size": 734003200, "rate": 812000, "seconds_left": 634 });
        root.talk.happen("transfer.changed", { "id": "t2", "contact": "bob", "content": "c2", "state": "done", "received": 81000,
                                              "size": 81000, "exported_to": "/home/alice/Downloads/notes.pdf" });
    }
}
