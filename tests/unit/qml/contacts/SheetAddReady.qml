// SPDX-License-Identifier: GPL-3.0-or-later
Sheet {
    id: root

    view: "add"
    onReady: {
        root.people.adding.address = "allium:2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid?name=Alice";
        root.people.adding.status = 3;
        root.people.adding.sentence = "This is the onion ID of somebody who calls themselves Alice.";
        root.people.adding.greeting = "Hi, it’s me from the choir";
    }
}
