// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/SimNetwork.h"

#include <array>
#include <deque>

namespace allium::net {

class SimConnection;

/// Both directions between two ends. `ends[0]` dialled.
struct SimPipe : std::enable_shared_from_this<SimPipe> {
    struct Piece {
        QByteArray bytes;
        bool isEnd = false;
    };
    struct Direction {
        QByteArray unsent;
        qint64 underWay = 0;
        QByteArray arrived; ///< and unread
        std::deque<Piece> held; ///< while a node is cut off
        MonotonicTime lineFree;
        MonotonicTime lastArrival;
        bool closing = false; ///< the end goes out behind `unsent`
        bool endSent = false;
        bool stepQueued = false;
    };

    SimPipe(SimNetwork& owner, SimTransport* dialler)
        : network(owner)
        , nodes { dialler, nullptr }
    {
    }

    void queueStep(std::size_t from);
    void step(std::size_t from);
    void send(std::size_t from, Piece piece);
    void arrive(std::size_t from, Piece piece);
    void releaseHeld();
    /// Both ends see closed().
    void breakOff();
    bool isCut() const;

    SimNetwork& network;
    std::array<QPointer<SimTransport>, 2> nodes;
    std::array<SimConnection*, 2> ends {};
    std::array<Direction, 2> directions; ///< by sending end
    bool open = false;
};

class SimConnection final : public Connection {
    Q_OBJECT
public:
    SimConnection(std::shared_ptr<SimPipe> pipe, std::size_t side, State state);
    ~SimConnection() override;

    State state() const override { return m_state; }
    void write(QByteArrayView bytes) override;
    qint64 unsentBytes() const override { return m_pipe->directions[m_side].unsent.size(); }
    QByteArray read(qint64 limit) override;
    qint64 readableBytes() const override { return m_pipe->directions[1 - m_side].arrived.size(); }
    void close() override;
    void abort() override;

    void setConnected();
    void setFailed(DialError error);
    void setClosed();

private:
    std::shared_ptr<SimPipe> m_pipe;
    std::size_t m_side;
    State m_state;
};

class SimListener final : public Listener {
    Q_OBJECT
public:
    SimListener(SimNetwork& network, SimTransport& transport, ServiceSpec spec);
    ~SimListener() override;

    crypto::OnionAddress address() const override { return m_address; }
    State state() const override { return m_state; }
    void setAuthorizedClients(std::vector<crypto::X25519PublicKey> clients) override
    {
        m_clients = std::move(clients);
    }

    void publish();
    SimTransport* transport() const { return m_transport; }
    std::uint16_t port() const { return m_port; }
    /// Why this client key is not let in.
    std::optional<DialError> bars(const std::optional<crypto::X25519PublicKey>& key) const;

private:
    void setState(State state);

    SimNetwork& m_network;
    QPointer<SimTransport> m_transport;
    crypto::OnionAddress m_address;
    std::uint16_t m_port;
    std::vector<crypto::X25519PublicKey> m_clients;
    State m_state = State::Waiting;
};

} // namespace allium::net
