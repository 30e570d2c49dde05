// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Contacts.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace allium::desktop;
using allium::test::FakeCore;

namespace {

/// An open profile with two contacts, a request in each direction and one blocked.
struct World {
    FakeCore core;
    Notices notices;
    Contacts contacts { core, notices };

    World()
    {
        core.answer("contacts", R"([
            {"id":"alice","name":"Alice","state":"contact","onion_id":"aaaa","since":1,"unread":2,"note":"n",
             "last":{"id":"m1","position":4,"stored":50,"text":"hi","outgoing":false,"state":"received"}},
            {"id":"bob","name":"Bob","state":"accepted","since":2,"unread":0},
            {"id":"carol","name":"Carol","state":"incoming","greeting":"Hello","since":3},
            {"id":"dave","name":"Dave","state":"outgoing","since":4},
            {"id":"eve","name":"Eve","state":"blocked","since":5}])");
        core.answer("requests", R"([{"id":"eve","name":"Eve","state":"blocked","since":5}])");
        core.answer("account", R"({"onion_id":"abcdefgh","link":"allium:abcdefgh","name":"Me"})");
        core.answer("history", R"({"messages":[]})");
        core.answer("words", R"({"words":["one","two"]})");
        for (const auto* command : { "accept", "reject", "cancel-request", "rm", "block", "unblock", "rename", "contact-set" })
            core.answer(command, "{}");
        contacts.setOpen(true);
        FakeCore::settle();
    }
    void event(const char* type, const QByteArray& json = "{}")
    {
        core.emitEvent(QLatin1String(type), json);
        FakeCore::settle();
    }
};

} // namespace

class ContactsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everybodyIsInTheirPlace()
    {
        World world;
        auto& people = world.contacts;
        QCOMPARE(people.list()->count(), 2);
        QCOMPARE(people.list()->unread(), 2);
        QCOMPARE(people.incoming()->count(), 1);
        QCOMPARE(people.outgoing()->count(), 1);
        QCOMPARE(people.blocked()->count(), 1);
        QCOMPARE(people.me()->grouped(), QStringLiteral("abcd efgh"));
        people.setOpen(false);
        QCOMPARE(people.list()->count() + people.incoming()->count() + people.outgoing()->count() + people.blocked()->count(), 0);
        QCOMPARE(people.me()->onionId(), QString());
    }

    void eventsKeepTheListAlive()
    {
        World world;
        auto& list = *world.contacts.list();
        QSignalSpy resets(&list, &QAbstractItemModel::modelReset);
        world.event("message.received", R"({"id":"m2","contact":"bob","position":1,"stored":90,"text":"yo","outgoing":false,"state":"received"})");
        QCOMPARE(list.idAt(0), QStringLiteral("bob"));
        QCOMPARE(list.unread(), 3);
        world.event("read.changed", R"({"contact":"alice","position":4,"unread":0})");
        QCOMPARE(list.unread(), 1);
        world.event("presence.changed", R"({"id":"alice","online":true})");
        QVERIFY(list.find(QStringLiteral("alice"))->isOnline);
        world.event("message.stored", R"({"id":"m3","contact":"alice","position":5,"stored":95,"text":"x","outgoing":true,"state":"waiting"})");
        world.event("message.state", R"({"id":"m3","contact":"alice","state":"delivered"})");
        QCOMPARE(list.find(QStringLiteral("alice"))->last.state, QStringLiteral("delivered"));
        world.event("history.forgotten", R"({"contact":"alice"})");
        QVERIFY(list.find(QStringLiteral("alice"))->last.id.isEmpty());
        world.event("contact.changed", R"({"id":"alice","name":"Alison","state":"contact","since":1})");
        QCOMPARE(list.find(QStringLiteral("alice"))->name, QStringLiteral("Alison"));
        world.event("contact.changed", R"({"id":"eve","name":"Eve","state":"blocked","since":1})");
        QCOMPARE(list.total(), 2);
        world.event("contact.removed", R"({"id":"bob","by_them":true})");
        QCOMPARE(list.total(), 1);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(world.core.calls("contacts").size(), 1U);
    }

    void aContactWhoIsBackHasTheOldTalk()
    {
        World world;
        world.core.answer("history", R"({"messages":[{"id":"m9","contact":"carol","position":7,"stored":99,"text":"old","outgoing":false,"state":"received"}]})");
        world.event("contact.added", R"({"id":"carol","name":"Carol","state":"contact","since":3})");
        FakeCore::settle();
        const auto* carol = world.contacts.list()->find(QStringLiteral("carol"));
        QVERIFY(carol);
        QCOMPARE(carol->last.text, QStringLiteral("old"));
        QCOMPARE(carol->unread, 0);
        QCOMPARE(world.contacts.incoming()->count(), 0); // what "requests" now says
    }

    void whoWaitedAloneIsWelcomed()
    {
        World world;
        QSignalSpy welcomed(&world.contacts, &Contacts::welcomed);
        const auto* const added = R"({"id":"carol","name":"Carol","state":"accepted","since":3})";
        world.contacts.accept(QStringLiteral("carol"));
        FakeCore::settle();
        QCOMPARE(welcomed.size(), 0);
        world.event("contact.added", added);
        QCOMPARE(welcomed.size(), 1);
        QCOMPARE(welcomed.first().first().toString(), QStringLiteral("carol"));
        world.event("contact.added", added);
        QCOMPARE(welcomed.size(), 1);
    }

    void whereOthersWaitNobodyIs()
    {
        World world;
        world.core.answer("requests", R"([{"id":"carol","state":"incoming","since":1},{"id":"zoe","state":"incoming","since":1}])");
        world.event("request.received");
        QSignalSpy welcomed(&world.contacts, &Contacts::welcomed);
        world.contacts.accept(QStringLiteral("carol"));
        world.event("contact.added", R"({"id":"carol","name":"Carol","state":"accepted","since":3})");
        QCOMPARE(welcomed.size(), 0);
    }

    void requestsFollowTheNewestAnswer()
    {
        World world;
        world.core.hold("requests");
        world.event("requests.changed");
        world.event("request.received");
        world.core.answer("requests", R"([{"id":"z","state":"incoming","since":1},{"id":"y","state":"incoming","since":1}])");
        world.core.release("requests"); // the older question
        FakeCore::settle();
        QCOMPARE(world.contacts.incoming()->count(), 1);
        world.core.release("requests");
        FakeCore::settle();
        QCOMPARE(world.contacts.incoming()->count(), 2);
    }

    void whatFailsIsSaid()
    {
        World world;
        world.contacts.accept(QStringLiteral("carol"));
        FakeCore::settle();
        QCOMPARE(world.core.calls("accept").front().params.value(QLatin1String("contact")).toString(), QStringLiteral("carol"));
        QCOMPARE(world.notices.rowCount(), 0);
        world.core.refuse("rm", "storage.disk-full");
        world.contacts.remove(QStringLiteral("alice"));
        FakeCore::settle();
        QCOMPARE(world.notices.rowCount(), 1);
    }

    void thePageFollowsThePerson()
    {
        World world;
        auto& person = *world.contacts.person();
        QVERIFY(!person.exists());
        QSignalSpy changed(&person, &ContactDetails::changed);
        person.setContactId(QStringLiteral("alice"));
        FakeCore::settle();
        QVERIFY(person.exists());
        QCOMPARE(person.words(), QStringList({ QStringLiteral("one"), QStringLiteral("two") }));
        QCOMPARE(person.note(), QStringLiteral("n"));
        QVERIFY(!person.isCompared());
        person.setCompared(true);
        person.setNote(QStringLiteral("n")); // nothing new
        person.setMuted(true);
        person.setUnasked(0); // nothing new
        person.setUnasked(1'000'000'000);
        QCOMPARE(world.core.calls("contact-set").size(), 3U);
        QCOMPARE(world.core.calls("contact-set").back().params.value(QLatin1String("unasked")).toInteger(), 1'000'000'000);
        changed.clear();
        world.event("contact.changed", R"({"id":"alice","name":"Alice","state":"contact","since":1,"compared":77,"muted":true,"unasked":5000})");
        QVERIFY(!changed.isEmpty());
        QVERIFY(person.isCompared());
        QVERIFY(person.isMuted());
        QCOMPARE(person.unasked(), 5000);
        world.event("contact.changed", R"({"id":"bob","name":"Bobby","state":"contact","since":1})");
        world.event("contact.removed", R"({"id":"alice"})");
        QVERIFY(!person.exists());
        QCOMPARE(person.name(), QString());
    }

    void myIdIsCopiedAndSaved()
    {
        World world;
        auto& me = *world.contacts.me();
        me.copyOnionId();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("abcdefgh"));
        me.copyLink();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("allium:abcdefgh"));
        const QTemporaryDir folder;
        QSignalSpy saved(&me, &MyId::saved);
        QSignalSpy failed(&me, &MyId::saveFailed);
        me.savePicture(QUrl::fromLocalFile(folder.filePath(QStringLiteral("me"))));
        QCOMPARE(saved.size(), 1);
        const auto path = saved.front().front().toString();
        QVERIFY(path.endsWith(QStringLiteral("/me.png")));
        QCOMPARE(QrReader::decodeFile(path).value_or(QString()), QStringLiteral("allium:abcdefgh"));
        me.savePicture(QUrl::fromLocalFile(folder.filePath(QStringLiteral("no/such/me.png"))));
        QCOMPARE(failed.size(), 1);
    }

    void aNewIdTakesThePlaceOfMine()
    {
        World world;
        auto& me = *world.contacts.me();
        QSignalSpy renewed(&me, &MyId::renewed);
        world.core.answer("new-onion-id", R"({"onion_id":"stuvwxyz","link":"allium:stuvwxyz","name":"Me"})");
        world.core.hold("new-onion-id");
        me.renew();
        me.renew();
        QVERIFY(me.isRenewing());
        QCOMPARE(me.onionId(), QStringLiteral("abcdefgh"));
        FakeCore::settle();
        QCOMPARE(world.core.calls("new-onion-id").size(), 1U);
        world.core.release("new-onion-id");
        FakeCore::settle();
        QVERIFY(!me.isRenewing());
        QCOMPARE(renewed.size(), 1);
        QCOMPARE(me.grouped(), QStringLiteral("stuv wxyz"));
        QCOMPARE(me.link(), QStringLiteral("allium:stuvwxyz"));
        QCOMPARE(world.notices.rowCount(), 1);
    }

    void whyThereIsNoNewIdIsSaid()
    {
        World world;
        auto& me = *world.contacts.me();
        QSignalSpy renewed(&me, &MyId::renewed);
        world.core.refuse("new-onion-id", "storage.disk-full");
        me.renew();
        FakeCore::settle();
        QVERIFY(!me.isRenewing());
        QVERIFY(!me.renewError().isEmpty());
        QCOMPARE(me.onionId(), QStringLiteral("abcdefgh"));
        QCOMPARE(renewed.size() + world.notices.rowCount(), 0);
        me.forgetRenewError();
        QVERIFY(me.renewError().isEmpty());
    }

    void whatAClosedProfileAnswersIsNotShown()
    {
        World world;
        auto& me = *world.contacts.me();
        world.core.answer("new-onion-id", R"({"onion_id":"stuvwxyz"})");
        world.core.hold("new-onion-id");
        me.renew();
        FakeCore::settle();
        world.contacts.setOpen(false);
        QVERIFY(!me.isRenewing());
        world.core.release("new-onion-id");
        FakeCore::settle();
        QCOMPARE(me.onionId(), QString());
        QCOMPARE(world.notices.rowCount(), 0);
    }

    void anIdThatWasChangedElsewhereIsShown()
    {
        World world;
        world.event("account.changed", R"({"onion_id":"stuvwxyz","link":"allium:stuvwxyz","name":"Other"})");
        QCOMPARE(world.contacts.me()->onionId(), QStringLiteral("stuvwxyz"));
        QCOMPARE(world.contacts.me()->name(), QStringLiteral("Other"));
    }
};

ALLIUM_TEST(ContactsTest)
#include "ContactsTest.moc"
