// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/JsonRpc.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace allium::api {

enum class ParameterType { Text, Integer, Boolean, TextList, Secret };

struct Parameter {
    const char* name;
    ParameterType type;
    bool required;
    const char* help;
};

/// The one answer to a call. Whoever holds it answers once, now or later; dropping it unanswered
/// reports "command.dropped", so that a caller never waits for nothing.
class Reply {
public:
    using Sink = std::function<void(Result<QJsonValue, CommandError>)>;

    explicit Reply(Sink sink)
        : m_sink(std::move(sink))
    {
    }
    ~Reply();
    Reply(const Reply&) = delete;
    Reply& operator=(const Reply&) = delete;

    void done(const QJsonValue& value = QJsonObject {});
    void failed(const QByteArray& kind, const QByteArray& detail = {});

private:
    Sink m_sink;
};
using ReplyPtr = std::shared_ptr<Reply>;

/// Checked parameters of one call.
class Arguments {
public:
    Arguments(QJsonObject values, std::map<QByteArray, crypto::Secret> secrets)
        : m_values(std::move(values))
        , m_secrets(std::move(secrets))
    {
    }
    bool has(const char* name) const { return m_values.contains(QLatin1String(name)); }
    QString text(const char* name) const { return m_values.value(QLatin1String(name)).toString(); }
    qint64 integer(const char* name, qint64 fallback = 0) const
    {
        return m_values.value(QLatin1String(name)).toInteger(fallback);
    }
    bool boolean(const char* name) const { return m_values.value(QLatin1String(name)).toBool(); }
    QStringList texts(const char* name) const;
    QJsonValue value(const char* name) const { return m_values.value(QLatin1String(name)); }
    bool hasSecret(const char* name) const { return m_secrets.count(name) != 0; }
    /// Empty when absent; each can be taken once.
    crypto::Secret takeSecret(const char* name);

private:
    QJsonObject m_values;
    std::map<QByteArray, crypto::Secret> m_secrets;
};

/// One thing a person or program can ask for.
struct Command {
    QByteArray name;
    QByteArray summary;
    std::vector<Parameter> parameters;
    QByteArray result; ///< what comes back, in words
    bool whileLocked = false; ///< also answers before the profile is unlocked
    std::function<void(Arguments, ReplyPtr)> run;
};

/// Every command by name. Console, daemon, local socket, REST and tests drive this one table.
class CommandTable {
public:
    void add(Command command);
    const std::map<QByteArray, Command>& commands() const { return m_commands; }
    /// Checks the parameters, then runs. `locked`: only commands that allow it.
    void call(RpcRequest request, bool locked, Reply::Sink sink) const;
    /// The table as data: what "help" answers.
    QJsonValue describe() const;

private:
    std::map<QByteArray, Command> m_commands;
};

} // namespace allium::api
