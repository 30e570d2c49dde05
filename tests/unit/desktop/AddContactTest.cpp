// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/platform/QrCode.h"
#include "app/desktop/viewmodels/AddContact.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace allium::desktop;
using allium::test::FakeCore;
using Status = AddContact::Status;

class AddContactTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatAnAddressIs_data()
    {
        QTest::addColumn<QByteArray>("relation");
        QTest::addColumn<Status>("status");
        QTest::newRow("new") << QByteArray("none") << Status::Ready;
        QTest::newRow("rejected before") << QByteArray("rejected") << Status::Ready;
        QTest::newRow("removed before") << QByteArray("removed") << Status::Ready;
        QTest::newRow("mine") << QByteArray("ourself") << Status::Ourself;
        QTest::newRow("contact") << QByteArray("contact") << Status::Known;
        QTest::newRow("accepted") << QByteArray("accepted") << Status::Known;
        QTest::newRow("asked") << QByteArray("outgoing") << Status::Asked;
        QTest::newRow("asks me") << QByteArray("incoming") << Status::Asking;
        QTest::newRow("blocked") << QByteArray("blocked") << Status::Blocked;
    }

    void saysWhatAnAddressIs()
    {
        QFETCH(QByteArray, relation);
        QFETCH(Status, status);
        FakeCore core;
        core.answer("check-address", R"({"onion_id":"o","name":"Alice","contact":"c","relation":")" + relation + R"("})");
        AddContact add(core);
        add.setAddress(QStringLiteral(" allium:x "));
        QCOMPARE(add.status(), Status::Checking);
        QCOMPARE(core.calls("check-address").front().params.value(QLatin1String("address")).toString(), QStringLiteral("allium:x"));
        FakeCore::settle();
        QCOMPARE(add.status(), status);
        QVERIFY(!add.sentence().isEmpty());
        QCOMPARE(add.canSend(), status == Status::Ready);
        add.setAddress(QStringLiteral("  "));
        QCOMPARE(add.status(), Status::Nothing);
        QCOMPARE(add.onionId(), QString());
    }

    void eachMistakeHasItsSentence()
    {
        FakeCore core;
        AddContact add(core);
        QSet<QString> sentences;
        for (const auto* kind : { "address.bad-length", "address.bad-character", "address.bad-checksum", "address.version-two", "address.bad-account" }) {
            core.refuse("check-address", kind);
            add.setAddress(QLatin1String(kind));
            FakeCore::settle();
            QCOMPARE(add.status(), Status::Mistake);
            sentences.insert(add.sentence());
        }
        QCOMPARE(sentences.size(), 5);
    }

    void onlyTheNewestAnswerCounts()
    {
        FakeCore core;
        core.hold("check-address");
        core.answer("check-address", [](const FakeCore::Call& call) {
            return call.params.value(QLatin1String("address")).toString() == QLatin1String("b")
                ? FakeCore::success(R"({"relation":"none"})") : FakeCore::failure("address.bad-length");
        });
        AddContact add(core);
        add.setAddress(QStringLiteral("a"));
        add.setAddress(QStringLiteral("b"));
        core.release("check-address");
        FakeCore::settle();
        QCOMPARE(add.status(), Status::Checking);
        core.release("check-address");
        FakeCore::settle();
        QCOMPARE(add.status(), Status::Ready);
    }

    void sendsWithAGreeting()
    {
        FakeCore core;
        core.answer("check-address", R"({"name":"Alice","relation":"none"})");
        core.answer("request", "{}");
        AddContact add(core);
        QSignalSpy sent(&add, &AddContact::sent);
        add.setAddress(QStringLiteral("x"));
        FakeCore::settle();
        add.setGreeting(QString(501, QLatin1Char('g')));
        QCOMPARE(add.greetingLeft(), -1);
        QVERIFY(!add.canSend());
        add.setGreeting(QStringLiteral("Hi"));
        add.send();
        QCOMPARE(add.status(), Status::Sending);
        add.send();
        FakeCore::settle();
        QCOMPARE(core.calls("request").size(), 1U);
        QCOMPARE(core.calls("request").front().params.value(QLatin1String("greeting")).toString(), QStringLiteral("Hi"));
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent.front().front().toString(), QStringLiteral("Alice"));
        QCOMPARE(add.address(), QString());
        QCOMPARE(add.greeting(), QString());
    }

    void whatCouldNotBeSentStays()
    {
        FakeCore core;
        core.answer("check-address", R"({"relation":"none"})");
        core.refuse("request", "storage.disk-full");
        AddContact add(core);
        add.setAddress(QStringLiteral("x"));
        FakeCore::settle();
        add.send();
        FakeCore::settle();
        QCOMPARE(add.status(), Status::Mistake);
        QCOMPARE(add.address(), QStringLiteral("x"));
    }

    void readsPictures()
    {
        FakeCore core;
        core.answer("check-address", R"({"relation":"none"})");
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("code.png"));
        QVERIFY(QrCode::of(QStringLiteral("allium:abc")).image(4).save(path));
        AddContact add(core);
        add.readPicture(QUrl::fromLocalFile(path));
        QVERIFY(add.isReading());
        QTRY_COMPARE(add.address(), QStringLiteral("allium:abc"));
        QVERIFY(!add.isReading());
        QTRY_COMPARE(add.status(), Status::Ready);
        add.readPicture(QUrl::fromLocalFile(folder.filePath(QStringLiteral("none.png"))));
        QTRY_COMPARE(add.status(), Status::Mistake);
        QCOMPARE(add.address(), QString());
    }

    void pastesTextOrPicture()
    {
        FakeCore core;
        core.answer("check-address", R"({"relation":"none"})");
        AddContact add(core);
        QGuiApplication::clipboard()->setText(QStringLiteral(" allium:text\n"));
        add.paste();
        QCOMPARE(add.address(), QStringLiteral("allium:text"));
        QGuiApplication::clipboard()->setImage(QrCode::of(QStringLiteral("allium:picture")).image(4));
        add.paste();
        QTRY_COMPARE(add.address(), QStringLiteral("allium:picture"));
        QGuiApplication::clipboard()->clear();
        add.paste();
        QCOMPARE(add.status(), Status::Mistake);
    }
};

ALLIUM_TEST(AddContactTest)
#include "AddContactTest.moc"
