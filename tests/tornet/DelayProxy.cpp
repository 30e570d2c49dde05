// SPDX-License-Identifier: GPL-3.0-or-later
//
// tornet_delay_proxy MILLISECONDS PORT…
// Puts a fixed one-way delay on every link of the private Tor network. For each PORT, where a
// relay really listens, it takes a free loopback port that the relay advertises instead, prints
// those ports on one line in the order given, and forwards connections until it is killed.
//
// Each chunk is passed on exactly that long after it was read, in order. As the delay is the same
// for all, chunks fall due in the order they came: one queue and one timer serve every connection.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <map>
#include <memory>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t ReadBytes = 65'536;
/// What one direction of one connection may hold; beyond it, the sender is made to wait. Ample for
/// 8 MB/s at a delay of half a second.
constexpr size_t MaxHeldBytes = 64 * ReadBytes;

[[noreturn]] void die(const char* what)
{
    std::perror(what);
    std::exit(1);
}

struct Connection;

/// One direction: bytes read from `from`, held, then written to `to`.
struct Pipe {
    Connection* connection = nullptr;
    int from = -1;
    int to = -1;
    std::deque<std::vector<char>> held; ///< an empty chunk is the end of the stream
    size_t heldBytes = 0;
    size_t due = 0;     ///< how many chunks of `held` may leave
    size_t written = 0; ///< of the first chunk
    bool ended = false; ///< `from` has sent its end
    bool done = false;  ///< and `to` was given it
};

struct Connection {
    uint64_t id = 0;
    bool connecting = true;
    std::array<Pipe, 2> pipes;
};

/// What an epoll entry stands for: a listener, or one end of a connection.
struct Watched {
    uint16_t forwardTo = 0; ///< listeners only
    uint64_t connection = 0;
    uint32_t events = 0; ///< waited for; none means that it is not in the epoll set
};

class DelayProxy {
public:
    explicit DelayProxy(std::chrono::milliseconds delay)
        : m_delay(delay),
          m_epoll(epoll_create1(EPOLL_CLOEXEC)),
          m_timer(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC))
    {
        if (m_epoll < 0 || m_timer < 0) {
            die("epoll");
        }
        watch(m_timer, EPOLLIN);
    }

    uint16_t listenFor(uint16_t forwardTo)
    {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        sockaddr_in address = loopback(0);
        socklen_t length = sizeof address;
        if (socket < 0 || bind(socket, reinterpret_cast<sockaddr*>(&address), length) != 0 ||
            listen(socket, 128) != 0 ||
            getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) != 0) {
            die("listen");
        }
        watch(socket, EPOLLIN);
        m_watched[socket].forwardTo = forwardTo;
        return ntohs(address.sin_port);
    }

    [[noreturn]] void run()
    {
        std::array<epoll_event, 64> events{};
        for (;;) {
            const int count = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), -1);
            if (count < 0 && errno != EINTR) {
                die("epoll_wait");
            }
            for (int i = 0; i < count; ++i) {
                const auto& event = events.at(static_cast<size_t>(i));
                handle(event.data.fd, event.events);
            }
        }
    }

private:
    struct Due {
        Clock::time_point when;
        uint64_t connection;
        size_t direction;
    };

    static sockaddr_in loopback(uint16_t port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }

    void watch(int socket, uint32_t wanted)
    {
        auto& entry = m_watched[socket];
        if (entry.events == wanted) {
            return;
        }
        // What is not wanted must leave the set: hang-ups are reported even to those who want nothing.
        const int operation = wanted == 0 ? EPOLL_CTL_DEL : entry.events == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
        entry.events = wanted;
        epoll_event event{};
        event.events = wanted;
        event.data.fd = socket;
        if (epoll_ctl(m_epoll, operation, socket, &event) != 0) {
            die("epoll_ctl");
        }
    }

    void handle(int socket, uint32_t events)
    {
        if (socket == m_timer) {
            uint64_t expirations = 0;
            // Only resets the timer: how often it fired does not matter.
            [[maybe_unused]] const auto n = read(m_timer, &expirations, sizeof expirations);
            release();
            return;
        }
        const auto found = m_watched.find(socket);
        if (found == m_watched.end()) {
            return; // closed while handling an earlier event of the same batch
        }
        if (found->second.forwardTo != 0) {
            accept(socket, found->second.forwardTo);
            return;
        }
        const auto id = found->second.connection;
        auto* connection = find(id);
        if (connection == nullptr) {
            return;
        }
        if (connection->connecting && socket == connection->pipes[0].to &&
            (events & (EPOLLOUT | EPOLLERR | EPOLLHUP)) != 0) {
            connection->connecting = false;
        }
        for (size_t direction = 0; direction < 2; ++direction) {
            Pipe& pipe = connection->pipes[direction];
            if (pipe.from == socket && (events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0 &&
                !fill(pipe, direction)) {
                close(id);
                return;
            }
            if (pipe.to == socket && (events & EPOLLOUT) != 0 && !drain(pipe)) {
                close(id);
                return;
            }
        }
        settle(id);
    }

    void accept(int listener, uint16_t forwardTo)
    {
        const int near = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (near < 0) {
            return; // gone again
        }
        const int far = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        sockaddr_in address = loopback(forwardTo);
        if (far < 0 || (connect(far, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 &&
                        errno != EINPROGRESS)) {
            ::close(near);
            if (far >= 0) {
                ::close(far);
            }
            return;
        }
        const int on = 1;
        setsockopt(near, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        setsockopt(far, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);

        auto connection = std::make_unique<Connection>();
        connection->id = ++m_lastId;
        connection->pipes[0].from = connection->pipes[1].to = near;
        connection->pipes[0].to = connection->pipes[1].from = far;
        for (Pipe& pipe : connection->pipes) {
            pipe.connection = connection.get();
        }
        watch(near, EPOLLIN);
        watch(far, EPOLLIN | EPOLLOUT);
        m_watched[near].connection = m_watched[far].connection = connection->id;
        m_connections.emplace(connection->id, std::move(connection));
    }

    Connection* find(uint64_t id)
    {
        const auto found = m_connections.find(id);
        return found == m_connections.end() ? nullptr : found->second.get();
    }

    bool fill(Pipe& pipe, size_t direction)
    {
        while (!pipe.ended && pipe.heldBytes < MaxHeldBytes) {
            const ssize_t count = recv(pipe.from, m_buffer.data(), m_buffer.size(), 0);
            if (count < 0) {
                return errno == EAGAIN || errno == EINTR;
            }
            pipe.ended = count == 0;
            pipe.held.emplace_back(m_buffer.data(), m_buffer.data() + count);
            pipe.heldBytes += static_cast<size_t>(count);
            m_queue.push_back({Clock::now() + m_delay, pipe.connection->id, direction});
            if (m_queue.size() == 1) {
                arm();
            }
            if (static_cast<size_t>(count) < m_buffer.size()) {
                break; // others want their turn; what is left wakes us again
            }
        }
        return true;
    }

    bool drain(Pipe& pipe)
    {
        while (pipe.due > 0 && !pipe.connection->connecting) {
            const auto& chunk = pipe.held.front();
            if (chunk.empty()) {
                shutdown(pipe.to, SHUT_WR);
                pipe.done = true;
            } else {
                const ssize_t count =
                    send(pipe.to, chunk.data() + pipe.written, chunk.size() - pipe.written, MSG_NOSIGNAL);
                if (count < 0) {
                    return errno == EAGAIN || errno == EINTR;
                }
                pipe.written += static_cast<size_t>(count);
                pipe.heldBytes -= static_cast<size_t>(count);
                if (pipe.written < chunk.size()) {
                    return true;
                }
            }
            pipe.held.pop_front();
            pipe.written = 0;
            --pipe.due;
        }
        return true;
    }

    /// Lets out every chunk whose time has come.
    void release()
    {
        const auto now = Clock::now();
        while (!m_queue.empty() && m_queue.front().when <= now) {
            const Due next = m_queue.front();
            m_queue.pop_front();
            if (auto* connection = find(next.connection)) {
                Pipe& pipe = connection->pipes.at(next.direction);
                ++pipe.due;
                if (drain(pipe)) {
                    settle(next.connection);
                } else {
                    close(next.connection);
                }
            }
        }
        arm();
    }

    void arm()
    {
        if (m_queue.empty()) {
            return;
        }
        using namespace std::chrono;
        auto wait = duration_cast<nanoseconds>(m_queue.front().when - Clock::now());
        wait = std::max(wait, nanoseconds(1)); // zero would disarm it
        itimerspec time{};
        time.it_value.tv_sec = static_cast<time_t>(wait.count() / 1'000'000'000);
        time.it_value.tv_nsec = static_cast<long>(wait.count() % 1'000'000'000);
        timerfd_settime(m_timer, 0, &time, nullptr);
    }

    /// Brings what we wait for in line with what the connection can take; ends it when both sides
    /// have ended.
    void settle(uint64_t id)
    {
        auto* connection = find(id);
        if (connection == nullptr) {
            return;
        }
        if (connection->pipes[0].done && connection->pipes[1].done) {
            close(id);
            return;
        }
        for (size_t side = 0; side < 2; ++side) {
            const Pipe& in = connection->pipes.at(side);
            const Pipe& out = connection->pipes.at(1 - side);
            uint32_t wanted = 0;
            if (!in.ended && in.heldBytes < MaxHeldBytes) {
                wanted |= EPOLLIN;
            }
            if (out.due > 0 || (connection->connecting && side == 1)) {
                wanted |= EPOLLOUT;
            }
            watch(in.from, wanted);
        }
    }

    void close(uint64_t id)
    {
        const auto found = m_connections.find(id);
        if (found == m_connections.end()) {
            return;
        }
        for (const Pipe& pipe : found->second->pipes) {
            m_watched.erase(pipe.from);
            ::close(pipe.from); // leaves epoll by itself
        }
        m_connections.erase(found);
    }

    const Clock::duration m_delay;
    const int m_epoll;
    const int m_timer;
    uint64_t m_lastId = 0;
    std::map<int, Watched> m_watched;
    std::map<uint64_t, std::unique_ptr<Connection>> m_connections;
    std::deque<Due> m_queue;
    std::array<char, ReadBytes> m_buffer{};
};

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: %s MILLISECONDS PORT...\n", argv[0]);
        return 2;
    }
    std::signal(SIGPIPE, SIG_IGN);
    DelayProxy proxy{std::chrono::milliseconds(std::strtol(argv[1], nullptr, 10))};
    for (int i = 2; i < argc; ++i) {
        const auto forwardTo = static_cast<uint16_t>(std::strtol(argv[i], nullptr, 10));
        std::printf("%s%u", i == 2 ? "" : " ", static_cast<unsigned>(proxy.listenFor(forwardTo)));
    }
    std::printf("\n");
    std::fflush(stdout);
    proxy.run();
}
