// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/ContactsService.h"
#include "core/contacts/Schema.h"
#include "core/net/SimNetwork.h"
#include "tests/support/InlineExecutor.h"
#include "tests/support/Pictures.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/VirtualTime.h"

#include <QStringList>
#include <QTest>

#include <map>
#include <memory>

namespace allium::test {

/// A simulated network and its time; every story has one.
struct World {
    explicit World(std::uint64_t seed)
        : random(seed)
        , network(time, time, random)
    {
        network.conditions().requery = std::chrono::seconds(5); // as in a private tor network
    }
    VirtualTime time;
    SeededRandom random;
    net::SimNetwork network;
    InlineExecutor executor;
};

/// One node of a story: the whole of core/contacts over the simulated network. Its store outlives
/// kill() and restart(), as a disk does.
class Person : public QObject {
    Q_OBJECT
public:
    Person(World& world, const QString& name, std::uint64_t seed,
           contacts::ContactsSettings settings = contacts::ContactsSettings::privateNetwork());
    ~Person() override;

    /// With an account, and running.
    void begin();
    void openStore();
    void restart();
    void kill(); ///< without any goodbye

    wire::AccountId id() const { return service->account()->id(); }
    contacts::ContactLink link() const { return service->account()->link(); }
    bool isContactOf(const Person& other) const;
    bool isOnlineWith(const Person& other) const { return service && service->isOnline(other.id()); }
    void write(const Person& to, const QString& text);
    /// What came from others, in order.
    QStringList received;
    std::map<wire::MessageId, contacts::MessageState> states;
    int requestsSeen = 0;
    QStringList removals; ///< "me" or "them"
    std::vector<wire::DeviceId> oldDevices;
    std::vector<contacts::StoredMessage> offers;
    QStringList typing; ///< "+" and "-", as it changed
    contacts::Telling telling;
    contacts::MessagePosition readByThem;
    int readNotices = 0;

    World& world;
    SeededRandom random;
    contacts::ContactsSettings settings;
    QString name;
    FakePictureDecoder pictures;
    std::unique_ptr<storage::DatabaseWorker> database;
    std::unique_ptr<net::SimTransport> transport;
    std::unique_ptr<contacts::ContactsService> service;

private:
    void makeService();
};

/// The value of a future in virtual time; fails the test when it does not come.
template <class T>
Result<T, contacts::ContactsError> await(World& world, QFuture<Result<T, contacts::ContactsError>> future)
{
    world.time.advanceUntil([&] { return future.isFinished(); }, std::chrono::seconds(10));
    if (!future.isFinished() || future.resultCount() == 0) {
        QTest::qFail("no answer", __FILE__, __LINE__);
        return fail(contacts::ContactsError::Storage);
    }
    return future.takeResult();
}

/// From a request to both being online. `answerer` has no other request.
void befriend(World& world, Person& asker, Person& answerer);

} // namespace allium::test
