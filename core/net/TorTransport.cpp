// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/TorTransport.h"

namespace allium::net {

namespace {

class TorConnection final : public Connection {
public:
    /// Null when tor is not ready: fails from the event loop.
    explicit TorConnection(std::shared_ptr<tor::OnionStream> stream)
        : m_stream(std::move(stream))
    {
        if (!m_stream) {
            QMetaObject::invokeMethod(
                this,
                [this] {
                    if (!std::exchange(m_isOver, true))
                        Q_EMIT failed(DialError::NotReady);
                },
                Qt::QueuedConnection);
            return;
        }
        auto* source = m_stream.get();
        connect(source, &tor::OnionStream::connected, this, &Connection::connected);
        connect(source, &tor::OnionStream::failed, this,
                [this](tor::SocksError error) { Q_EMIT failed(TorTransport::dialErrorOf(error)); });
        connect(source, &tor::OnionStream::readyRead, this, &Connection::readyRead);
        connect(source, &tor::OnionStream::bytesSent, this, &Connection::bytesSent);
        connect(source, &tor::OnionStream::closed, this, &Connection::closed);
    }

    State state() const override
    {
        if (!m_stream)
            return m_isOver ? State::Closed : State::Connecting;
        switch (m_stream->state()) {
        case tor::OnionStream::State::Connecting:
            return State::Connecting;
        case tor::OnionStream::State::Open:
            return State::Open;
        case tor::OnionStream::State::Closed:
            break;
        }
        return State::Closed;
    }
    void write(QByteArrayView bytes) override
    {
        if (m_stream)
            m_stream->write(bytes);
    }
    qint64 unsentBytes() const override { return m_stream ? m_stream->unsentBytes() : 0; }
    QByteArray read(qint64 limit) override { return m_stream ? m_stream->read(limit) : QByteArray(); }
    qint64 readableBytes() const override { return m_stream ? m_stream->readableBytes() : 0; }
    void close() override
    {
        m_isOver = true;
        if (m_stream)
            m_stream->close();
    }
    void abort() override
    {
        m_isOver = true;
        if (m_stream)
            m_stream->abort();
    }

private:
    bool m_isOver = false; ///< of one without a stream
    std::shared_ptr<tor::OnionStream> m_stream;
};

class TorListener final : public Listener {
public:
    explicit TorListener(std::unique_ptr<tor::OnionService> service)
        : m_service(std::move(service))
    {
        connect(m_service.get(), &tor::OnionService::stateChanged, this, [this] { Q_EMIT stateChanged(state()); });
        connect(m_service.get(), &tor::OnionService::incoming, this, [this](std::shared_ptr<tor::OnionStream> stream) {
            Q_EMIT incoming(std::make_shared<TorConnection>(std::move(stream)));
        });
    }

    crypto::OnionAddress address() const override { return m_service->address(); }
    QByteArray localAddress() const override
    {
        const auto endpoint = m_service->localEndpoint();
        return endpoint.isValid() ? endpoint.toString() : QByteArray();
    }
    State state() const override
    {
        switch (m_service->state()) {
        case tor::OnionService::State::Waiting:
            return State::Waiting;
        case tor::OnionService::State::Publishing:
            return State::Publishing;
        case tor::OnionService::State::Reachable:
            return State::Reachable;
        case tor::OnionService::State::Failed:
            break;
        }
        return State::Failed;
    }
    Uploads uploads() const override { return { m_service->uploadsDone(), m_service->uploadsStarted() }; }
    void setAuthorizedClients(std::vector<crypto::X25519PublicKey> clients) override
    {
        m_service->setClients(std::move(clients));
    }

private:
    std::unique_ptr<tor::OnionService> m_service;
};

} // namespace

TorTransport::TorTransport(tor::TorController& controller, QObject* parent)
    : Transport(parent)
    , m_controller(controller)
{
    connect(&m_controller, &tor::TorController::readyChanged, this, &Transport::readyChanged);
}

bool TorTransport::isReady() const
{
    return m_controller.isReady();
}

std::unique_ptr<Connection> TorTransport::dial(const crypto::OnionEndpoint& endpoint, const QByteArray& isolation,
                                               QByteArrayView firstBytes)
{
    return std::make_unique<TorConnection>(m_controller.dial(endpoint, isolation, firstBytes, m_dialTimeout));
}

std::unique_ptr<Listener> TorTransport::listen(ServiceSpec spec)
{
    return std::make_unique<TorListener>(m_controller.publish(
        { std::move(spec.key), spec.port, std::move(spec.authorizedClients), spec.openToStrangers }));
}

void TorTransport::addClientKey(const crypto::OnionAddress& service, const crypto::X25519SecretKey& key)
{
    m_controller.clientKeys().add(service, key);
}

void TorTransport::removeClientKey(const crypto::OnionAddress& service)
{
    m_controller.clientKeys().remove(service);
}

DialError TorTransport::dialErrorOf(tor::SocksError error)
{
    using Socks = tor::SocksError;
    switch (error) {
    case Socks::DescriptorNotFound:
        return DialError::NoDescriptor;
    case Socks::DescriptorInvalid:
        return DialError::BadDescriptor;
    case Socks::IntroductionFailed:
        return DialError::IntroductionFailed;
    case Socks::RendezvousFailed:
        return DialError::RendezvousFailed;
    case Socks::ClientAuthMissing:
        return DialError::NeedsAuthorization;
    case Socks::ClientAuthWrong:
        return DialError::WrongAuthorization;
    case Socks::AddressInvalid:
        return DialError::BadAddress;
    case Socks::IntroductionTimedOut:
        return DialError::IntroductionTimedOut;
    case Socks::ConnectionRefused:
    case Socks::NotAllowed:
        return DialError::Refused;
    case Socks::TtlExpired:
    case Socks::TimedOut:
        return DialError::TimedOut;
    case Socks::PortUnreachable:
        return DialError::NotReady;
    case Socks::HostUnreachable:
    case Socks::NetworkUnreachable:
    case Socks::GeneralFailure:
    case Socks::CommandNotSupported:
    case Socks::AddressTypeNotSupported:
    case Socks::UnknownReply:
    case Socks::Malformed:
    case Socks::LoginRefused:
    case Socks::Lost:
        break;
    }
    return DialError::Failed;
}

} // namespace allium::net
