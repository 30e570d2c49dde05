// SPDX-License-Identifier: GPL-3.0-or-later
Sheet {
    id: root

    view: "add"
    onReady: {
        root.people.adding.address = "2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wie";
        root.people.adding.status = 2;
        root.people.adding.sentence = "There is a typing mistake in this onion ID. Compare it, or copy it once more.";
    }
}
