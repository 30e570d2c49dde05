// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Timers.h"
#include "core/crypto/Keys.h"
#include "core/crypto/OnionAddress.h"
#include "core/tor/ControlLine.h"
#include "core/tor/LocalListener.h"
#include "core/tor/OnionStream.h"

#include <QObject>

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace allium::tor {

/// What to publish. The key is ours, so the address is the same after every restart.
struct OnionServiceSpec {
    /// A descriptor with more clients exceeds what directories take (50,000 bytes, about 340).
    static constexpr std::size_t MaxClients = 320;

    crypto::SigningKey key;
    quint16 port = crypto::OnionEndpoint::DefaultPort;
    /// Empty: anybody may connect. Otherwise only who has one of these keys (role F).
    std::vector<crypto::X25519PublicKey> clients;
    /// Role R: tor's proof-of-work defence and few streams for each circuit.
    bool openToStrangers = false;
};

/// A published onion service: told to every new tor anew, taken down when destroyed. Streams that
/// came in live on without it. Must not outlive the TorController that made it. Node thread.
///
///     Waiting --tor is there--> Publishing --first directory has it--> Reachable
///     any --tor is gone--> Waiting    any --refused--> Failed
class OnionService : public QObject {
    Q_OBJECT
public:
    enum class State { Waiting, Publishing, Reachable, Failed };
    enum class Error { TooManyClients, NoLocalSocket, RefusedByTor };
    /// A second descriptor within the same second would carry no newer revision.
    static constexpr Milliseconds RepublishPause = std::chrono::seconds(2);

    /// `listener` is where tor shall deliver; already listening.
    OnionService(OnionServiceSpec spec, std::unique_ptr<LocalListener> listener, ControlLine& line, Random& random,
                 Timers& timers);
    ~OnionService() override;

    const crypto::OnionAddress& address() const { return m_address; }
    /// Where tor delivers; not valid when the operating system gave us no such place.
    LocalEndpoint localEndpoint() const { return m_listener ? m_listener->endpoint() : LocalEndpoint {}; }
    State state() const { return m_state; }
    /// Set in Failed.
    std::optional<Error> error() const { return m_error; }
    /// Directories that have the current descriptor, and how many tor sent it to.
    std::size_t uploadsDone() const { return m_stored.size(); }
    std::size_t uploadsStarted() const { return m_uploading.size(); }

    /// Publishes again with these clients; streams that are open stay, so close those of somebody
    /// who was removed. A service with clients never becomes public: an empty list locks everybody
    /// out.
    void setClients(std::vector<crypto::X25519PublicKey> clients);

    /// The commands, for tests and for the curious.
    ControlCommand addCommand() const;
    ControlCommand deleteCommand() const;

Q_SIGNALS:
    void stateChanged(allium::tor::OnionService::State state);
    void uploadsChanged();
    /// Whoever copies the pointer keeps the stream; otherwise it is closed.
    void incoming(std::shared_ptr<allium::tor::OnionStream> stream);

private:
    void publish();
    void republish();
    void onAdded(const ControlConnection::Reply& reply, bool isRetry);
    void onEvent(const ControlEvent& event);
    void setState(State state);
    void setFailed(Error error);

    OnionServiceSpec m_spec;
    crypto::OnionAddress m_address;
    std::unique_ptr<LocalListener> m_listener;
    ControlLine& m_line;
    bool m_restricted;
    crypto::X25519PublicKey m_nobody; ///< nobody holds its secret: keeps a restricted service restricted
    Timer m_pause;
    bool m_republishAfterPause = false;
    bool m_isSent = false; ///< to the tor that is there
    bool m_isAdded = false; ///< and it said yes
    State m_state = State::Waiting;
    std::optional<Error> m_error;
    std::set<QByteArray> m_uploading;
    std::set<QByteArray> m_stored;
};

} // namespace allium::tor
