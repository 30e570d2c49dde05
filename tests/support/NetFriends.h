// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/NetWorld.h"

namespace allium::test {

/// What a pool said, in order.
struct PoolLog {
    explicit PoolLog(net::PeerPool& pool)
    {
        QObject::connect(&pool, &net::PeerPool::sessionOpened, &pool,
                         [this](const wire::AccountId&, const std::shared_ptr<net::Session>& session) {
                             ++opened;
                             last = session;
                         });
        QObject::connect(&pool, &net::PeerPool::sessionClosed, &pool, [this](const wire::AccountId&, net::CloseReason why) {
            ++closed;
            reason = why;
        });
        QObject::connect(&pool, &net::PeerPool::dialFailed, &pool, [this](const wire::AccountId&, const net::DialFailure& why) {
            ++failed;
            failure = why;
        });
    }
    int opened = 0;
    int closed = 0;
    int failed = 0;
    std::weak_ptr<net::Session> last;
    net::CloseReason reason = net::CloseReason::Ok;
    std::optional<net::DialFailure> failure;
};

/// Two friends with a pool each; `small` has the smaller account id.
struct Friends {
    explicit Friends(SimWorld& w, std::uint64_t seed = 1)
        : world(w)
        , small(w.node(seed))
        , large(w.node(seed + 1000))
    {
        if (large->person.account < small->person.account)
            std::swap(small, large);
        NetPerson::befriend(small->person, large->person);
        small->openPool();
        large->openPool();
        smallLog.emplace(*small->pool);
        largeLog.emplace(*large->pool);
    }
    void openDoors()
    {
        small->openDoor({ net::Purpose::Friend });
        large->openDoor({ net::Purpose::Friend });
    }
    void meet()
    {
        small->pool->add(large->peer());
        large->pool->add(small->peer());
    }
    std::shared_ptr<net::Session> atSmall() const { return small->pool->session(large->person.account); }
    std::shared_ptr<net::Session> atLarge() const { return large->pool->session(small->person.account); }
    bool together() const
    {
        const auto a = atSmall();
        const auto b = atLarge();
        return a && b && a->isOpen() && b->isOpen() && a->id() == b->id();
    }
    SimWorld& world;
    std::unique_ptr<SimNode> small;
    std::unique_ptr<SimNode> large;
    std::optional<PoolLog> smallLog;
    std::optional<PoolLog> largeLog;
};

} // namespace allium::test
