// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/WhenDone.h"
#include "core/crypto/Secret.h"
#include "core/net/SessionAcceptor.h"
#include "core/net/SessionDialer.h"
#include "core/net/SimNetwork.h"
#include "core/transfer/Manifest.h"
#include "core/transfer/TransferService.h"
#include "core/transfer/TransferStore.h"
#include "tests/support/InlineExecutor.h"
#include "tests/support/NetPerson.h"
#include "tests/support/VirtualTime.h"

#include <QDir>
#include <QTemporaryDir>

#include <set>

namespace allium::test {

using namespace allium::transfer;

/// Somebody with a network, a database and a TransferService that can be stopped and started.
class TransferPerson : public SourceDialer, public AccessPolicy, public ProviderDirectory {
public:
    TransferPerson(std::uint64_t seed, VirtualTime& virtualTime, net::SimNetwork& simNetwork,
                   const QString& fixedFolder = {})
        : person(seed)
        , time(virtualTime)
        , transport(simNetwork)
        , environment { time, time, person.random, person, {} }
        , dialer(environment, transport)
        , database(executor)
    {
        environment.settings.backoff = net::BackoffPolicy::privateNetwork();
        folder = fixedFolder.isEmpty() ? temporary.path() : fixedFolder;
        auto opened = database.open(fixedFolder.isEmpty() ? inMemory() : onDisk(fixedFolder), migrations());
        drainEvents();
        if (!opened.result())
            qFatal("the database did not open");
        comeOnline();
        startService();
    }

    static storage::OpenOptions inMemory()
    {
        storage::OpenOptions options;
        options.inMemory = true;
        return options;
    }
    /// Always with the same key.
    static storage::OpenOptions onDisk(const QString& folder)
    {
        SeededRandom random(1);
        storage::OpenOptions options;
        options.path = QDir(folder).filePath(QStringLiteral("db"));
        options.fileId = random.make<storage::FileId>();
        options.masterKey = storage::MasterKey::random(random);
        return options;
    }

    void comeOnline()
    {
        net::ServiceSpec spec { person.onionKey.clone(), crypto::OnionEndpoint::DefaultPort, {}, false };
        acceptor = std::make_unique<net::SessionAcceptor>(environment, transport, std::move(spec),
                                                          std::set { net::Purpose::File });
        QObject::connect(acceptor.get(), &net::SessionAcceptor::opened, acceptor.get(),
                         [this](std::shared_ptr<net::Session> session) {
                             if (service)
                                 service->acceptSession(std::move(session));
                         });
    }
    void startService()
    {
        service = std::make_unique<TransferService>(TransferEnvironment {
            time, time, person.random, database, executor, executor, *this, *this, *this,
            folder.filePath(QStringLiteral("store")), settings });
        QObject::connect(service.get(), &TransferService::changed, service.get(),
                         [this](const TransferInfo& info) { history.push_back(info.state); });
        service->load();
        drainEvents();
    }
    /// As by kill -9: no goodbye, nothing more is written.
    void crash() { service.reset(); }

    static void befriend(TransferPerson& a, TransferPerson& b)
    {
        NetPerson::befriend(a.person, b.person);
        a.others[b.account()] = &b;
        b.others[a.account()] = &a;
    }

    wire::AccountId account() const { return person.account; }

    QString write(const QString& name, const QByteArray& bytes)
    {
        auto path = folder.filePath(QStringLiteral("files/") + name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return path;
    }
    QByteArray readBack(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(nothing)");
    }
    Result<ShareInfo, ShareError> share(const QStringList& paths)
    {
        const auto job = service->share(paths);
        drainEvents();
        return job.done.result();
    }
    /// What a liar offers: a manifest with no files behind it.
    void addShare(const Manifest& manifest)
    {
        StoredShare share;
        share.info.content = contentIdOf(manifest.encode());
        auto added = database.run([share, encoded = manifest.encode()](storage::Database& db) {
            return TransferStore(db).addShare(share, encoded, {});
        });
        crash();
        startService();
        if (!added.result())
            qFatal("not stored");
    }
    Result<QString, ExportError> exportTo(const TransferId& id, const QString& name = QStringLiteral("out"))
    {
        QDir(folder.path()).mkpath(name);
        const auto job = service->exportTo(id, folder.filePath(name));
        drainEvents();
        return job.done.result();
    }
    TransferState stateOf(const TransferId& id) { return service->transfer(id).value().state; }

    QFuture<Result<std::shared_ptr<net::Session>, DialProblem>> open(const wire::AccountId& peer,
                                                                     const QByteArray& isolation) override
    {
        using Opened = Result<std::shared_ptr<net::Session>, DialProblem>;
        if (!others.contains(peer))
            return readyFuture(Opened(fail(DialProblem { true, {} })));
        isolations.insert(isolation);
        auto promise = std::make_shared<QPromise<Opened>>();
        promise->start();
        net::DialTarget target;
        target.endpoint.address = others.at(peer)->person.onion();
        target.isolation = isolation;
        target.purpose = net::Purpose::File;
        target.account = peer;
        dials.push_back(dialer.dial(target));
        auto* dial = dials.back().get();
        QObject::connect(dial, &net::PendingDial::opened, dial, [promise](std::shared_ptr<net::Session> session) {
            promise->addResult(Opened(std::move(session)));
            promise->finish();
        });
        QObject::connect(dial, &net::PendingDial::failed, dial, [promise](const net::DialFailure& failure) {
            promise->addResult(Opened(fail(DialProblem { failure.isAbsent(), {} })));
            promise->finish();
        });
        return promise->future();
    }
    bool mayFetch(const wire::AccountId& peer, const wire::ContentId&) const override { return !refused.contains(peer); }
    std::vector<wire::AccountId> providersOf(const wire::ContentId&) const override { return {}; }

    NetPerson person;
    VirtualTime& time;
    QTemporaryDir temporary;
    QDir folder;
    net::SimTransport transport;
    net::NetEnvironment environment;
    net::SessionDialer dialer;
    InlineExecutor executor;
    storage::DatabaseWorker database;
    std::unique_ptr<net::SessionAcceptor> acceptor;
    TransferSettings settings;
    std::unique_ptr<TransferService> service;
    std::map<wire::AccountId, TransferPerson*> others;
    std::set<wire::AccountId> refused;
    std::set<QByteArray> isolations;
    std::vector<std::unique_ptr<net::PendingDial>> dials;
    std::vector<TransferState> history;
};

inline QByteArray randomBytes(qsizetype size, std::uint64_t seed)
{
    SeededRandom random(seed);
    QByteArray bytes(size, Qt::Uninitialized);
    random.fill({ reinterpret_cast<std::uint8_t*>(bytes.data()), static_cast<std::size_t>(size) });
    return bytes;
}

/// Alice shares, Bob fetches.
struct World {
    /// With `bobFolder` Bob lives there, database and all, and can be met again.
    explicit World(std::uint64_t seed = 1, const QString& bobFolder = {})
        : random(seed)
        , network(time, time, random)
        , alice(100 + seed, time, network)
        , bob(200 + seed, time, network, bobFolder)
    {
        TransferPerson::befriend(alice, bob);
        time.advance(std::chrono::seconds(10));
    }

    TransferId fetch(const ShareInfo& share)
    {
        return bob.service->fetch(share.content, alice.account(), share.name, share.bytes);
    }
    bool runUntil(const TransferId& id, TransferState state, Milliseconds limit = std::chrono::minutes(10))
    {
        return time.advanceUntil([&] { return bob.service && bob.stateOf(id) == state; }, limit);
    }
    bool runUntilDone(const TransferId& id, std::uint64_t bytes, Milliseconds limit = std::chrono::minutes(10))
    {
        return time.advanceUntil([&] { return bob.service->transfer(id)->bytesDone >= bytes; }, limit);
    }

    VirtualTime time;
    SeededRandom random;
    net::SimNetwork network;
    TransferPerson alice;
    TransferPerson bob;
};

} // namespace allium::test
