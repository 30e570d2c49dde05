// SPDX-License-Identifier: GPL-3.0-or-later
// alliumd: an Allium node without a window, driven through its command socket.

#include "app/daemon/Options.h"
#include "app/process/Hardening.h"
#include "app/process/ProfileTable.h"
#include "app/terminal/SecretPrompt.h"
#include "app/terminal/UnixSignals.h"
#include "core/api/CommandSet.h"
#include "core/api/EventFeed.h"
#include "core/api/LocalServer.h"
#include "core/base/Log.h"
#include "core/base/WhenDone.h"
#include "core/node/LeakGuard.h"
#include "core/node/Node.h"
#include "core/node/ProfileFolder.h"
#include "core/node/ProfileKeeper.h"

#include <QCoreApplication>

#include <cstdio>
#include <utility>

using namespace allium;

namespace {

// Exit codes beyond 0.
constexpr int Unusable = 1; ///< this machine or folder cannot be used
constexpr int Misused = 2; ///< the command line is wrong
constexpr int InUse = 4; ///< another node has the profile

void say(const QString& sentence)
{
    std::fprintf(stderr, "alliumd: %s\n", qPrintable(sentence));
}

int explain(node::ProfileFolder::Error error, const QString& path)
{
    switch (error) {
    case node::ProfileFolder::Error::InUse:
        say(QStringLiteral("the profile in %1 is in use by another Allium").arg(path));
        return InUse;
    case node::ProfileFolder::Error::NotPrivate:
        say(QStringLiteral("%1 is not a folder of yours alone").arg(path));
        return Unusable;
    case node::ProfileFolder::Error::CannotCreate:
        say(QStringLiteral("%1 cannot be made").arg(path));
        return Unusable;
    case node::ProfileFolder::Error::RuntimeFolder:
        say(QStringLiteral("there is no private place for sockets"));
        return Unusable;
    }
    return Unusable;
}

/// With a passphrase: opens or makes the profile with it. Without: the key ring, if it holds one;
/// otherwise the node waits for "unlock" or "create".
void openAtStart(node::Node& node, std::optional<crypto::Secret> passphrase, const QString& name)
{
    const auto told = [](const auto& outcome) {
        if (!outcome)
            say(QStringLiteral("not opened: ") + QString::fromUtf8(outcome.error().kindName()));
    };
    if (node.state() == node::Node::State::Empty) {
        if (passphrase)
            whenDone(node.create({ std::move(*passphrase), false }, name), &node, told);
        return;
    }
    if (passphrase)
        return whenDone(node.unlock({ node::Credentials::Kind::Passphrase, std::move(*passphrase) }), &node, told);
    whenDone(node.inspect(), &node, [&node, told](const storage::StorageResult<storage::VaultSummary>& vault) {
        if (vault && vault->protection.keyRing)
            whenDone(node.unlock({ node::Credentials::Kind::KeyRing, {} }), &node, told);
    });
}

} // namespace

int main(int argc, char** argv)
{
    process::harden();
    node::LeakGuard::install();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("alliumd"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ALLIUM_VERSION));
    if (!crypto::initialize()) {
        say(QStringLiteral("the cryptography library does not work on this machine"));
        return Unusable;
    }

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("An Allium node without a window."));
    QString error;
    const auto options = daemon::readOptions(parser, QCoreApplication::arguments(), error);
    if (!options) {
        say(error);
        return Misused;
    }
    if (options->listsProfiles) {
        const auto list = process::profileTable(node::ProfilePlace(node::ProfilePlace::usual()).entries());
        std::fwrite(list.constData(), 1, static_cast<std::size_t>(list.size()), stdout);
        return 0;
    }
    if (!setLogRules(options->logRules)) {
        say(QStringLiteral("--log takes category=level, such as core.net=debug"));
        return Misused;
    }
    std::optional<crypto::Secret> passphrase;
    if (options->passphraseFd) {
        passphrase = terminal::readSecret(*options->passphraseFd);
        if (!passphrase) {
            say(QStringLiteral("no passphrase came from that file descriptor"));
            return Misused;
        }
    }

    auto folder = node::ProfileFolder::open(options->node.dataFolder);
    if (!folder)
        return explain(folder.error(), options->node.dataFolder);

    node::Node node(options->node, **folder);
    // Sessions say good-bye and the database closes before the event loop ends; who asks twice
    // does not wait for that, which loses nothing either.
    const auto stop = [&node, stopping = false]() mutable {
        if (std::exchange(stopping, true))
            return QCoreApplication::quit();
        whenDone(node.close(), &node, [] { QCoreApplication::quit(); });
    };
    terminal::UnixSignals signals;
    QObject::connect(&signals, &terminal::UnixSignals::stopRequested, &node, stop);

    QtTimers timers;
    storage::QtKeyRing keyRing(timers);
    node::ProfileKeeper keeper(node::ProfilePlace(node::ProfilePlace::usual(), (*folder)->path()), keyRing);
    api::CommandTable table;
    api::addCommands(table, node, [&signals] { Q_EMIT signals.stopRequested(); });
    api::addKeeperCommands(table, keeper);
    api::LocalServer server(table, [&node] { return node.isLocked(); });
    const api::EventFeed feed(node, [&server](const QString& type, const QJsonObject& fields) { server.publish(type, fields); });
    const auto socket = options->commandSocket.isEmpty() ? (*folder)->commandSocket() : options->commandSocket;
    if (!server.listen(socket)) {
        say(QStringLiteral("cannot listen for commands at %1").arg(socket));
        return Unusable;
    }
    openAtStart(node, std::move(passphrase), options->name);
    return QCoreApplication::exec();
}
