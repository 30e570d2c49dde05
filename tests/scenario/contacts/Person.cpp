// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/contacts/Person.h"

#include "core/base/Bug.h"
#include "core/base/Log.h"

#include <QTest>

namespace allium::test {

using namespace contacts;

Person::Person(World& w, const QString& n, std::uint64_t seed, ContactsSettings numbers)
    : world(w)
    , random(seed)
    , settings(std::move(numbers))
    , name(n)
    , transport(std::make_unique<net::SimTransport>(w.network))
{
    crypto::initialize();
    setLogRules("core.storage=warning,core.contacts.doors=warning,core.contacts.dialer=warning");
    openStore();
    makeService();
}

Person::~Person()
{
    service.reset();
    drainEvents(); // sessions on their way out still use the world's timers
    transport.reset();
    database.reset();
}

void Person::openStore()
{
    database = std::make_unique<storage::DatabaseWorker>(world.executor);
    storage::OpenOptions options;
    options.inMemory = true;
    database->open(std::move(options), migrations());
}

void Person::makeService()
{
    service = std::make_unique<ContactsService>(
        ContactsEnvironment { world.time, world.time, random, *transport, *database, world.executor, &pictures }, settings);
    connect(service.get(), &ContactsService::messageStored, this, [this](const StoredMessage& message) {
        if (message.isOutgoing)
            states[message.id] = message.state;
        else if (const auto* text = std::get_if<TextContent>(&message.content))
            received.append(text->text);
    });
    connect(service.get(), &ContactsService::messageStateChanged, this,
            [this](const auto&, const wire::MessageId& id, MessageState state) { states[id] = state; });
    connect(service.get(), &ContactsService::requestReceived, this, [this] { ++requestsSeen; });
    connect(service.get(), &ContactsService::offerReceived, this,
            [this](const StoredMessage& message) { offers.push_back(message); });
    service->setTelling(telling);
    connect(service.get(), &ContactsService::typingChanged, this,
            [this](const auto&, bool isTyping) { typing.append(isTyping ? QStringLiteral("+") : QStringLiteral("-")); });
    connect(service.get(), &ContactsService::theyRead, this, [this](const auto&, MessagePosition upTo) {
        readByThem = upTo;
        ++readNotices;
    });
    connect(service.get(), &ContactsService::contactRemoved, this,
            [this](const auto&, bool byThem) { removals.append(byThem ? QStringLiteral("them") : QStringLiteral("me")); });
    connect(service.get(), &ContactsService::oldDeviceStillRuns, this,
            [this](const wire::DeviceId& device) { oldDevices.push_back(device); });
}

void Person::begin()
{
    const auto hasAccount = await(world, service->load());
    if (hasAccount && !*hasAccount)
        ALLIUM_ASSERT(await(world, service->createAccount(name)).has_value());
    service->start();
    world.time.advance(std::chrono::seconds(5)); // published
}

void Person::kill()
{
    transport->setReady(false);
    service.reset();
}

void Person::restart()
{
    service.reset();
    transport->setReady(true);
    makeService();
    begin();
}

bool Person::isContactOf(const Person& other) const
{
    const auto contact = service->contact(other.id());
    return contact && contact->isContact();
}

void Person::write(const Person& to, const QString& text)
{
    const auto stored = await(world, service->sendText(to.id(), text));
    QVERIFY2(stored.has_value(), qPrintable(QStringLiteral("not stored: %1").arg(int(stored ? ContactsError {} : stored.error()))));
}

void befriend(World& world, Person& asker, Person& answerer)
{
    using namespace std::chrono_literals;
    QVERIFY(await(world, asker.service->sendRequest(answerer.link(), QStringLiteral("hi"))));
    QVERIFY(world.time.advanceUntil([&] { return answerer.service->requests().size() == 1; }, 10min));
    QVERIFY(await(world, answerer.service->accept(asker.id())));
    QVERIFY(world.time.advanceUntil([&] { return asker.isOnlineWith(answerer) && answerer.isOnlineWith(asker); }, 30min));
    world.time.advance(1min);
}

} // namespace allium::test
