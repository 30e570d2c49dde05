// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/Node.h"
#include "tests/support/VirtualTime.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

/// People for tests of whole nodes, without tor. Header only.
namespace allium::test {

inline crypto::Secret secret(const char* text)
{
    return crypto::Secret::copyOf(QByteArrayView(text));
}

inline node::Credentials passphrase(const char* text)
{
    return { node::Credentials::Kind::Passphrase, secret(text) };
}

/// The value of a future; the real event loop runs until it is there.
template <class Value>
Value outcomeOf(QFuture<Value> future)
{
    if (!waitFor([&] { return future.isFinished(); }) || future.resultCount() == 0)
        qFatal("no answer");
    return future.takeResult();
}

inline void finish(const QFuture<void>& future)
{
    QVERIFY(waitFor([&] { return future.isFinished(); }));
}

/// A machine on which profiles lie, without tor: nodes meet in a folder.
struct Home {
    node::NodeOptions options(const QString& name, std::uint64_t keepFree = 0) const
    {
        node::NodeOptions made;
        made.dataFolder = base.filePath(name);
        made.privateNetwork = true;
        made.passphraseCost = crypto::KdfCost { 8 * 1024, 1 }; // nothing here depends on what it costs
        made.keepFreeBytes = keepFree;
        made.loopbackFolder = base.filePath(QStringLiteral("net"));
        return made;
    }
    QTemporaryDir base { QStringLiteral("/tmp/allium-node-XXXXXX") }; // short: there are sockets in it
};

/// One profile of it, and its node.
struct Person {
    explicit Person(const Home& home, const QString& name = QStringLiteral("alice"), std::uint64_t keepFree = 0)
        : options(home.options(name, keepFree))
        , folder(node::ProfileFolder::open(options.dataFolder).value())
        , node(std::make_unique<node::Node>(options, *folder))
    {
    }
    node::Node::ProtectOutcome create(const char* words = "words") const
    {
        return outcomeOf(node->create({ secret(words), false }, QStringLiteral("Alice")));
    }
    node::Node::Outcome unlock(const char* words = "words") const { return outcomeOf(node->unlock(passphrase(words))); }
    void close() const { finish(node->close()); }
    wire::AccountId account() const { return node->profile()->contacts().account()->id(); }

    node::NodeOptions options;
    std::unique_ptr<node::ProfileFolder> folder;
    std::unique_ptr<node::Node> node;
};

inline void befriend(const Person& asker, const Person& answerer)
{
    auto& asking = asker.node->profile()->contacts();
    auto& answering = answerer.node->profile()->contacts();
    QVERIFY(outcomeOf(asking.sendRequest(answering.account()->link(), QStringLiteral("hi"))));
    QVERIFY(waitFor([&] { return answering.requests().size() == 1; }));
    QVERIFY(outcomeOf(answering.accept(asker.account())));
    QVERIFY(waitFor([&] { return asking.isOnline(answerer.account()) && answering.isOnline(asker.account()); }));
}

} // namespace allium::test
