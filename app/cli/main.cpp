// SPDX-License-Identifier: GPL-3.0-or-later
// allium-cli: one command to a running node, its answer on standard output.

#include "app/cli/CommandLine.h"
#include "app/process/Hardening.h"
#include "app/process/ProfileTable.h"
#include "app/terminal/SecretPrompt.h"
#include "core/api/Json.h"
#include "core/api/JsonRpc.h"
#include "core/node/ProfileFolder.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocalSocket>

#include <cstdio>

using namespace allium;

namespace {

constexpr int Failed = 1; ///< the node refused or could not
constexpr int Misused = 2; ///< the command line is wrong
constexpr int Unreachable = 3; ///< no node answers

void print(std::FILE* to, const QByteArray& text)
{
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), to);
    if (!text.endsWith('\n'))
        std::fputc('\n', to);
    std::fflush(to);
}

/// Speaks with the node, one call after another, blocking: a program that does one thing.
class Client {
public:
    bool connectTo(const QString& path)
    {
        m_socket.connectToServer(path);
        return m_socket.waitForConnected(5000);
    }

    /// The response object; empty when the node went away.
    QJsonObject call(const QByteArray& method, const QJsonObject& params, const QList<QByteArray>& secretMembers = {})
    {
        QByteArray line = QJsonDocument(QJsonObject { { QStringLiteral("jsonrpc"), QStringLiteral("2.0") },
                                                      { QStringLiteral("id"), 1 },
                                                      { QStringLiteral("method"), QString::fromUtf8(method) },
                                                      { QStringLiteral("params"), params } })
                              .toJson(QJsonDocument::Compact);
        if (!secretMembers.isEmpty()) {
            // Spliced in as text so that no JSON value ever holds the secret.
            const auto at = line.indexOf("\"params\":{") + 10;
            QByteArray members = secretMembers.join(',');
            if (!params.isEmpty())
                members += ',';
            line.insert(at, members);
            crypto::wipe(members);
        }
        m_socket.write(line + '\n');
        m_socket.waitForBytesWritten(5000);
        crypto::wipe(line);
        for (;;) {
            auto message = next();
            if (message.isEmpty() || message.contains(QLatin1String("id")))
                return message;
        }
    }

    QJsonObject next()
    {
        for (;;) {
            if (const auto line = m_lines.take())
                return QJsonDocument::fromJson(*line).object();
            if (!m_socket.waitForReadyRead(-1) || !m_lines.feed(m_socket.readAll()))
                return {};
        }
    }

private:
    QLocalSocket m_socket;
    api::LineReader m_lines;
};

int report(const QJsonObject& response, bool json)
{
    if (response.isEmpty()) {
        print(stderr, "the node went away");
        return Unreachable;
    }
    const auto error = response.value(QLatin1String("error")).toObject();
    if (!error.isEmpty()) {
        const auto data = error.value(QLatin1String("data")).toObject();
        print(stderr, data.value(QLatin1String("kind")).toString().toUtf8() + ": "
                  + data.value(QLatin1String("detail")).toString().toUtf8());
        return Failed;
    }
    const auto result = response.value(QLatin1String("result"));
    if (json) {
        print(stdout, QJsonDocument(QJsonObject { { QStringLiteral("result"), result } }).toJson(QJsonDocument::Compact));
    } else {
        print(stdout, cli::plainText(result));
    }
    return 0;
}

/// The profiles of this machine, whether or not somebody runs them.
void listAll(bool json)
{
    const auto entries = node::ProfilePlace(node::ProfilePlace::usual()).entries();
    if (!json) {
        const auto table = process::profileTable(entries);
        if (!table.isEmpty())
            print(stdout, table);
        return;
    }
    QJsonArray list;
    for (const auto& entry : entries)
        list.append(api::toJson(entry));
    print(stdout, QJsonDocument(QJsonObject { { QStringLiteral("result"), list } }).toJson(QJsonDocument::Compact));
}

int follow(Client& client, bool json)
{
    for (;;) {
        const auto message = client.next();
        if (message.isEmpty())
            return 0;
        const auto params = message.value(QLatin1String("params")).toObject();
        print(stdout, json ? QJsonDocument(params).toJson(QJsonDocument::Compact) : cli::plainText(params));
    }
}

} // namespace

int main(int argc, char** argv)
{
    process::harden();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("allium-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ALLIUM_VERSION));
    if (!crypto::initialize())
        return Failed;

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("One command to a running Allium node; \"help\" lists them."));
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
    const QCommandLineOption socket(QStringLiteral("socket"), QStringLiteral("The node's command socket."), QStringLiteral("path"));
    const QCommandLineOption profile(QStringLiteral("profile"), QStringLiteral("The profile whose node to ask."), QStringLiteral("name"), QStringLiteral("default"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Answer as JSON."));
    const QCommandLineOption secretFd(QStringLiteral("passphrase-fd"), QStringLiteral("Read secrets from this file descriptor, a line each."), QStringLiteral("number"));
    const QCommandLineOption listProfiles(QStringLiteral("list-profiles"), QStringLiteral("Say which profiles there are; asks no node."));
    parser.addOptions({ socket, profile, json, secretFd, listProfiles });
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("command"), QStringLiteral("What to do."));
    parser.process(app);

    if (parser.isSet(listProfiles)) {
        listAll(parser.isSet(json));
        return 0;
    }
    auto words = parser.positionalArguments();
    if (words.isEmpty())
        parser.showHelp(Misused);
    const auto command = words.takeFirst().toUtf8();
    const auto path = parser.isSet(socket) ? parser.value(socket)
                                           : node::ProfileFolder::commandSocketFor(
                                               node::ProfileFolder::pathOf(parser.value(profile)));

    Client client;
    if (!client.connectTo(path)) {
        print(stderr, "no node answers at " + path.toUtf8());
        return Unreachable;
    }
    const auto table = client.call("help", {}).value(QLatin1String("result")).toArray();
    if (command == "help") {
        print(stdout, cli::helpText(table, words.isEmpty() ? QByteArray() : words.first().toUtf8()));
        return 0;
    }
    const auto call = cli::parseCall(table, command, words);
    if (!call) {
        print(stderr, call.error());
        return Misused;
    }

    QList<QByteArray> secrets;
    for (const auto& name : call->secrets) {
        const auto secret = parser.isSet(secretFd) ? terminal::readSecret(parser.value(secretFd).toInt())
                                                   : terminal::promptSecret((name + ": ").constData());
        if (!secret) {
            print(stderr, "no " + name + " was given");
            return Misused;
        }
        auto encoded = QByteArray::fromRawData(secret->view().data(), secret->view().size()).toBase64();
        secrets.append('"' + name + "\":\"" + encoded + '"');
        crypto::wipe(encoded);
    }
    const auto status = report(client.call(command, call->params, secrets), parser.isSet(json));
    for (auto& secret : secrets)
        crypto::wipe(secret);
    if (status == 0 && command == "events")
        return follow(client, parser.isSet(json));
    return status;
}
