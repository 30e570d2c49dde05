// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"
#include "core/base/Timers.h"
#include "core/net/Transport.h"

#include <QHash>
#include <QPointer>

#include <map>
#include <memory>
#include <set>

namespace allium::net {

class SimTransport;
class SimListener;
struct SimPipe;

/// A network of onion services in memory, in virtual time and repeatable from the seed of `random`:
/// what scenarios run on. Behaves like tor where it matters: descriptors outlive their service by
/// three hours and are asked for again only after a while, client authorization is enforced, bytes
/// come in pieces of any size, pipes break.
class SimNetwork : public QObject {
    Q_OBJECT
public:
    struct Conditions {
        Milliseconds latency { 150 }; ///< one way
        Milliseconds jitter { 0 }; ///< up to this much more; order is kept
        Milliseconds dialTime { 1000 }; ///< on top of one round trip
        Milliseconds publishTime { 2000 };
        Milliseconds requery = std::chrono::minutes(15); ///< tor's hs_hsdir_requery_period
        Milliseconds descriptorLife = std::chrono::hours(3);
        qint64 bytesPerSecond = 0; ///< per direction of a pipe; 0 is unlimited
        qint64 maxChunkBytes = 0; ///< pieces of 1 to this many bytes; 0 leaves writes whole
        qint64 pipeBytes = 256LL * 1024; ///< under way and unread before a writer has to wait
        unsigned dialLossPercent = 0; ///< dials that end in RendezvousFailed
        Milliseconds meanPipeLife { 0 }; ///< after which pipes break, at random; 0 is never
    };

    SimNetwork(Clock& clock, Timers& timers, Random& random);
    ~SimNetwork() override;

    Conditions& conditions() { return m_conditions; }

    /// Cuts a node off: nothing arrives and dials time out, as when a laptop sleeps. Bytes under
    /// way are delivered when it is back.
    void setPartitioned(SimTransport& transport, bool partitioned);
    /// Breaks the node's open pipes: both ends see closed().
    void breakPipes(SimTransport& transport);
    int openPipes() const;
    /// Dials of anybody to this address so far.
    int dialsTo(const crypto::OnionAddress& address) const { return m_dialCounts.value(address); }

private:
    friend class SimTransport;
    friend class SimListener;
    friend struct SimPipe;

    struct Service {
        QPointer<SimListener> listener;
        MonotonicTime published;
    };

    void later(Milliseconds delay, std::function<void()> action);
    Milliseconds oneWay();
    void answerDial(const std::shared_ptr<SimPipe>& pipe, const crypto::OnionEndpoint& endpoint,
                    const QByteArray& firstBytes);
    std::optional<DialError> refusalFor(SimTransport& dialler, const crypto::OnionEndpoint& endpoint);
    void connectPipe(const std::shared_ptr<SimPipe>& pipe, SimListener& listener, const QByteArray& firstBytes);

    Clock& m_clock;
    Timers& m_timers;
    Random& m_random;
    Conditions m_conditions;
    QHash<crypto::OnionAddress, Service> m_services;
    QHash<crypto::OnionAddress, int> m_dialCounts;
    std::vector<std::weak_ptr<SimPipe>> m_pipes; ///< expired ones are dropped now and then
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true); ///< for timers that outlive us
};

/// One node's place in a SimNetwork, which outlives it. Destroying it breaks its pipes.
class SimTransport final : public Transport {
    Q_OBJECT
public:
    explicit SimTransport(SimNetwork& network, QObject* parent = nullptr);
    ~SimTransport() override;

    bool isReady() const override { return m_ready; }
    std::unique_ptr<Connection> dial(const crypto::OnionEndpoint& endpoint, const QByteArray& isolation,
                                     QByteArrayView firstBytes) override;
    std::unique_ptr<Listener> listen(ServiceSpec spec) override;
    void addClientKey(const crypto::OnionAddress& service, const crypto::X25519SecretKey& key) override;
    void removeClientKey(const crypto::OnionAddress& service) override;

    /// As when tor dies and comes back: not ready, pipes broken.
    void setReady(bool ready);
    bool isPartitioned() const { return m_partitioned; }

private:
    friend class SimNetwork;

    SimNetwork& m_network;
    bool m_ready = true;
    bool m_partitioned = false;
    QHash<crypto::OnionAddress, crypto::X25519PublicKey> m_clientKeys;
    QHash<crypto::OnionAddress, MonotonicTime> m_missing; ///< descriptor not found, and when
};

} // namespace allium::net
