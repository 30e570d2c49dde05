// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/PeerPool.h"
#include "core/net/SessionAcceptor.h"
#include "core/net/SessionDialer.h"
#include "core/net/SimNetwork.h"
#include "tests/support/NetPerson.h"
#include "tests/support/VirtualTime.h"

#include <QSignalSpy>

namespace allium::test {

/// A node of a simulated network: a person, a transport, a dialler, and a door when opened.
struct SimNode {
    SimNode(net::SimNetwork& network, VirtualTime& time, std::uint64_t seed)
        : person(seed, time.wallNow())
        , transport(network)
        , environment { time, time, person.random, person, {} }
        , dialer(environment, transport)
    {
    }

    void openDoor(std::set<net::Purpose> purposes
                  = { net::Purpose::Request, net::Purpose::Friend, net::Purpose::File },
                  std::vector<crypto::X25519PublicKey> clients = {})
    {
        net::ServiceSpec spec { person.onionKey.clone(), crypto::OnionEndpoint::DefaultPort, std::move(clients), false };
        door = std::make_unique<net::SessionAcceptor>(environment, transport, std::move(spec), std::move(purposes));
        QObject::connect(door.get(), &net::SessionAcceptor::opened, door.get(),
                         [this](const std::shared_ptr<net::Session>& session) {
                             if (pool && session->purpose() == net::Purpose::Friend)
                                 pool->adopt(session);
                             else
                                 accepted.push_back(session);
                         });
    }
    void openPool()
    {
        pool = std::make_unique<net::PeerPool>(environment, transport, dialer, person.account);
    }
    crypto::OnionEndpoint endpoint() const { return { person.onion(), crypto::OnionEndpoint::DefaultPort, {} }; }
    net::DialTarget target(net::Purpose purpose = net::Purpose::Friend) const
    {
        return { endpoint(), "test", purpose, person.account, true };
    }
    net::PeerPool::Peer peer() const { return { person.account, endpoint(), "friend", std::nullopt, std::nullopt }; }

    NetPerson person;
    net::SimTransport transport;
    net::NetEnvironment environment;
    net::SessionDialer dialer;
    std::vector<std::shared_ptr<net::Session>> accepted;
    std::unique_ptr<net::SessionAcceptor> door;
    std::unique_ptr<net::PeerPool> pool;
};

/// What became of a dial.
struct Dial {
    Dial(SimNode& from, const net::DialTarget& target)
        : pending(from.dialer.dial(target))
    {
        QObject::connect(pending.get(), &net::PendingDial::opened, pending.get(),
                         [this](const std::shared_ptr<net::Session>& opened) { session = opened; });
        QObject::connect(pending.get(), &net::PendingDial::failed, pending.get(),
                         [this](const net::DialFailure& why) { failure = why; });
    }
    bool isDone() const { return session != nullptr || failure.has_value(); }

    std::unique_ptr<net::PendingDial> pending;
    std::shared_ptr<net::Session> session;
    std::optional<net::DialFailure> failure;
};

/// A simulated network and the time it runs in.
struct SimWorld {
    explicit SimWorld(std::uint64_t seed = 1)
        : random(seed)
        , network(time, time, random)
    {
    }
    ~SimWorld() { drainEvents(); }

    std::unique_ptr<SimNode> node(std::uint64_t seed) { return std::make_unique<SimNode>(network, time, seed); }
    bool until(const std::function<bool()>& done, Milliseconds limit = std::chrono::minutes(5))
    {
        return time.advanceUntil(done, limit);
    }

    VirtualTime time;
    SeededRandom random;
    net::SimNetwork network;
};

} // namespace allium::test
