// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Timers.h"
#include "core/crypto/Secret.h"
#include "core/net/TorTransport.h"
#include "core/tor/TorController.h"

#include <QByteArrayList>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace allium::test {

/// A private Tor network (tests/tornet) that ends with the object. To save its start while working
/// on a test, name the ready file of one that runs already in ALLIUM_TORNET.
class PrivateNetwork {
public:
    PrivateNetwork();
    ~PrivateNetwork();

    /// Empty when it did not come up.
    const QByteArrayList& torrcLines() const { return m_lines; }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArrayList m_lines;
};

/// Somebody with a tor of their own and a transport over it.
class Person {
public:
    explicit Person(const PrivateNetwork& network);

    tor::TorSettings settings() const;
    /// Starts and waits until ready.
    bool comeOnline();
    bool waitUntilReady();
    QString dataFolder() const { return m_folder.filePath(QStringLiteral("tor")); }

    SystemClock clock;
    QtTimers timers;
    crypto::SystemRandom random;

private:
    QTemporaryDir m_folder;
    QByteArrayList m_lines;

public:
    tor::TorController tor;
    net::TorTransport transport;
};

/// Is there such a process, and is it more than a zombie?
bool isAlive(qint64 pid);

} // namespace allium::test
