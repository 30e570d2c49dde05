// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/Picture.h"
#include "core/contacts/ControlMessages.h"
#include "core/contacts/Limits.h"
#include "core/contacts/PictureKeeper.h"
#include "core/contacts/PictureStore.h"
#include "core/contacts/Schema.h"
#include "core/contacts/StateExport.h"
#include "core/wire/Proto.h"
#include "core/wire/proto/contacts.pb.h"
#include "tests/support/Pictures.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::contacts;
using namespace std::chrono_literals;
using test::pictureOf;
using wire::WireError;

namespace {

const QByteArray Png = QByteArray("\x89PNG\r\n\x1a\n", 8) + "…" + QByteArray("\0\0\0\0IEND\xae\x42\x60\x82", 12);

std::unique_ptr<storage::Database> emptyStore()
{
    storage::OpenOptions options;
    options.inMemory = true;
    auto db = storage::Database::open(options).value();
    if (!storage::migrate(*db, migrations()))
        qFatal("no store");
    return db;
}

} // namespace

/// What a picture is before anybody decodes it, how it travels and how it is kept.
class PictureTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void firstAndLastBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("error");
        const auto add = [](const char* name, const QByteArray& bytes, int error) { QTest::newRow(name) << bytes << error; };
        constexpr int None = -1;
        constexpr int NotAPicture = int(PictureError::NotAPicture);
        add("jpeg", pictureOf('a'), None);
        add("png", Png, None);
        add("as big as may be", pictureOf('a', limits::PictureBytes), None);
        add("too big", pictureOf('a', limits::PictureBytes + 1), int(PictureError::TooBig));
        add("nothing", {}, NotAPicture);
        add("jpeg without an end", pictureOf('a').chopped(1), NotAPicture);
        add("jpeg with something behind", pictureOf('a') + 'x', NotAPicture);
        add("jpeg with nothing in it", QByteArray("\xff\xd8\xff\xd9", 4), NotAPicture);
        add("png without an end", Png.chopped(1), NotAPicture);
        add("png with something behind", Png + '\0', NotAPicture);
        add("png that ends as jpeg does", Png.first(20) + "\xff\xd9", NotAPicture);
        add("gif", "GIF89a…;", NotAPicture);
        add("svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", NotAPicture);
        add("webp", "RIFF....WEBPVP8 ", NotAPicture);
    }
    void firstAndLastBytes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, error);
        const auto format = pictureFormat(bytes);
        QCOMPARE(format ? -1 : int(format.error()), error);
    }

    void messagesRoundTrip()
    {
        const auto id = pictureId("abc");
        const auto profile = decodeControlMessage(encode(ControlMessage(Profile { QStringLiteral("Alice"), id })));
        QCOMPARE(std::get<Profile>(*profile).picture, std::optional(id));
        const auto without = decodeControlMessage(encode(ControlMessage(Profile { QStringLiteral("Alice") })));
        QVERIFY(!std::get<Profile>(*without).picture);
        const auto wanted = decodeControlMessage(encode(ControlMessage(PictureWanted { id })));
        QCOMPARE(std::get<PictureWanted>(*wanted).picture, id);
        const auto bytes = pictureOf('b', limits::PictureBytes);
        const auto picture = decodeControlMessage(encode(ControlMessage(PictureMessage { bytes })));
        QCOMPARE(std::get<PictureMessage>(*picture).bytes, bytes);
    }

    void malformedIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("error");
        const auto add = [](const char* name, WireError error, const std::function<void(pb::ControlMessage&)>& change) {
            pb::ControlMessage message;
            change(message);
            QTest::newRow(name) << wire::encodeProto(message) << int(error);
        };
        add("hash too short", WireError::Malformed, [](auto& m) { m.mutable_profile()->set_picture(std::string(31, 'h')); });
        add("hash too long", WireError::Malformed, [](auto& m) { m.mutable_profile()->set_picture(std::string(33, 'h')); });
        add("wants nothing", WireError::Malformed, [](auto& m) { m.mutable_picture_wanted(); });
        add("no picture", WireError::Malformed, [](auto& m) { m.mutable_picture(); });
        add("garbage", WireError::Malformed, [](auto& m) { m.mutable_picture()->set_bytes(std::string(100, 'x')); });
        add("picture too big", WireError::TooLong, [](auto& m) {
            m.mutable_picture()->set_bytes(pictureOf('a', limits::PictureBytes + 1).toStdString());
        });
        add("message too big", WireError::TooLong, [](auto& m) {
            m.mutable_picture()->set_bytes(pictureOf('a', limits::PictureMessageBytes).toStdString());
        });
        add("only pictures may be that long", WireError::TooLong,
            [](auto& m) { m.mutable_profile()->set_name(std::string(limits::ControlMessageBytes, 'n')); });
    }
    void malformedIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, error);
        QCOMPARE(int(decodeControlMessage(bytes).error()), error);
    }

    void anAllowanceFillsUp()
    {
        Allowance allowance(2, 10min);
        MonotonicTime now { 1h };
        QVERIFY(allowance.take(now));
        QVERIFY(allowance.take(now));
        QVERIFY(!allowance.take(now));
        QVERIFY(!allowance.take(now + 9min));
        QVERIFY(allowance.take(now + 10min));
        QVERIFY(!allowance.take(now + 10min));
        now += 24h;
        QVERIFY(allowance.take(now));
        QVERIFY(allowance.take(now));
        QVERIFY2(!allowance.take(now), "never more than at first");
    }

    void storedAndRead()
    {
        const auto db = emptyStore();
        test::SeededRandom random(1);
        const auto bob = random.make<wire::AccountId>();
        const auto carol = random.make<wire::AccountId>();
        const QByteArray pixels(limits::PicturePixelBytes, 'p');
        QVERIFY(PictureStore::load(*db)->own.isEmpty());
        QVERIFY(PictureStore::saveOwn(*db, pictureOf('a'), {}));
        QVERIFY(!PictureStore::load(*db)->ownHasPixels);
        QVERIFY(PictureStore::saveOwn(*db, pictureOf('a'), pixels));
        QVERIFY(PictureStore::save(*db, bob, pictureId("b"), pixels));
        QVERIFY(PictureStore::save(*db, carol, pictureId("c"), {}));
        const auto loaded = PictureStore::load(*db).value();
        QCOMPARE(loaded.own, pictureOf('a'));
        QVERIFY(loaded.ownHasPixels);
        QCOMPARE(loaded.theirs.at(bob).id, pictureId("b"));
        QVERIFY(loaded.theirs.at(bob).hasPixels);
        QVERIFY(!loaded.theirs.at(carol).hasPixels);
        QCOMPARE(*PictureStore::pixels(*db, bob), pixels);
        QCOMPARE(*PictureStore::pixels(*db, carol), QByteArray());
        QCOMPARE(*PictureStore::pixels(*db, std::nullopt), pixels);
        QVERIFY(PictureStore::remove(*db, bob));
        QVERIFY(PictureStore::removeOwn(*db));
        QCOMPARE(PictureStore::load(*db)->theirs.size(), std::size_t(1));
        QVERIFY(PictureStore::load(*db)->own.isEmpty());
    }

    void aBackupHoldsOnesOwnAlone()
    {
        test::SeededRandom random(2);
        const auto db = emptyStore();
        QVERIFY(AccountStore::save(*db, Account::create(QStringLiteral("Alice"), {}, random)));
        QVERIFY(PictureStore::saveOwn(*db, pictureOf('a'), {}));
        QVERIFY(PictureStore::save(*db, random.make<wire::AccountId>(), pictureId("b"), QByteArray(4, 'p')));
        const auto state = StateExport::save(*db, true);
        const auto restored = emptyStore();
        QVERIFY(StateExport::load(*restored, state->view(), {}, random));
        const auto loaded = PictureStore::load(*restored).value();
        QCOMPARE(loaded.own, pictureOf('a'));
        QVERIFY(loaded.theirs.empty());
    }
};

ALLIUM_TEST(PictureTest)
#include "PictureTest.moc"
