// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/Pipes.h"

namespace allium::net {

using namespace std::chrono_literals;

namespace {

    constexpr Milliseconds LingerTime = 10s;

    /// Child of the transport while the last bytes leave.
    class Lingering : public QObject {
    public:
        Lingering(std::shared_ptr<Connection> connection, Transport* transport, Timers& timers)
            : QObject(transport)
            , m_connection(std::move(connection))
            , m_timer(timers)
        {
            connect(m_connection.get(), &Connection::closed, this, &QObject::deleteLater);
            connect(m_connection.get(), &Connection::failed, this, &QObject::deleteLater);
            m_timer.start(LingerTime, [this] { deleteLater(); });
        }
        ~Lingering() override
        {
            if (m_connection->state() != Connection::State::Closed)
                m_connection->abort();
        }

    private:
        std::shared_ptr<Connection> m_connection;
        Timer m_timer;
    };

} // namespace

std::shared_ptr<Connection> shareConnection(std::unique_ptr<Connection> connection)
{
    return { connection.release(), [](Connection* last) { last->deleteLater(); } };
}

void closeGently(const std::shared_ptr<Connection>& connection, QByteArrayView lastBytes, Transport* transport,
                 Timers& timers)
{
    if (!connection || connection->state() == Connection::State::Closed)
        return;
    if (transport == nullptr) {
        connection->abort();
        return;
    }
    connection->disconnect();
    if (!lastBytes.isEmpty())
        connection->write(lastBytes);
    new Lingering(connection, transport, timers); // owned by the transport
    connection->close();
}

} // namespace allium::net
