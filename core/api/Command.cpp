// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/Command.h"

#include "core/base/Bug.h"

#include <QJsonArray>

namespace allium::api {
namespace {

const char* nameOf(ParameterType type)
{
    switch (type) {
    case ParameterType::Text:
        return "text";
    case ParameterType::Integer:
        return "integer";
    case ParameterType::Boolean:
        return "boolean";
    case ParameterType::TextList:
        return "list of texts";
    case ParameterType::Secret:
        return "secret (base64)";
    }
    return "";
}

bool matches(const QJsonValue& value, ParameterType type)
{
    switch (type) {
    case ParameterType::Text:
        return value.isString();
    case ParameterType::Integer:
        return value.isDouble() && value.toDouble() == static_cast<double>(value.toInteger());
    case ParameterType::Boolean:
        return value.isBool();
    case ParameterType::TextList: {
        const auto array = value.toArray();
        return value.isArray()
            && std::all_of(array.begin(), array.end(), [](const QJsonValue& item) { return item.isString(); });
    }
    case ParameterType::Secret:
        return false; // lifted out before; here it has no business
    }
    return false;
}

CommandError badParameter(const char* kind, const QByteArray& name)
{
    return { RpcCode::InvalidParams, kind, name };
}

Result<void, CommandError> check(const Command& command, const RpcRequest& request)
{
    for (const auto& parameter : command.parameters) {
        const auto name = QByteArray(parameter.name);
        const bool secret = parameter.type == ParameterType::Secret;
        const bool given = secret ? request.secrets.count(name) != 0 : request.params.contains(QLatin1String(name));
        if (!given && parameter.required)
            return fail(badParameter("params.missing", name));
        if (given && !secret && !matches(request.params.value(QLatin1String(name)), parameter.type))
            return fail(badParameter("params.type", name + " is a " + nameOf(parameter.type)));
    }
    const auto known = [&](const QByteArray& name) {
        return std::any_of(command.parameters.begin(), command.parameters.end(),
                           [&](const Parameter& parameter) { return name == parameter.name; });
    };
    for (auto it = request.params.begin(); it != request.params.end(); ++it) {
        if (!known(it.key().toUtf8()))
            return fail(badParameter("params.unknown", it.key().toUtf8()));
    }
    for (const auto& [name, secret] : request.secrets) {
        if (!known(name))
            return fail(badParameter("params.unknown", name));
    }
    return {};
}

} // namespace

Reply::~Reply()
{
    if (m_sink)
        failed("command.dropped");
}

void Reply::done(const QJsonValue& value)
{
    if (const auto sink = std::exchange(m_sink, nullptr))
        sink(value);
}

void Reply::failed(const QByteArray& kind, const QByteArray& detail)
{
    if (const auto sink = std::exchange(m_sink, nullptr))
        sink(fail(CommandError { RpcCode::CommandFailed, kind, detail }));
}

QStringList Arguments::texts(const char* name) const
{
    QStringList list;
    const auto array = m_values.value(QLatin1String(name)).toArray();
    for (const auto& item : array)
        list.append(item.toString());
    return list;
}

crypto::Secret Arguments::takeSecret(const char* name)
{
    const auto found = m_secrets.find(name);
    if (found == m_secrets.end())
        return {};
    auto secret = std::move(found->second);
    m_secrets.erase(found);
    return secret;
}

void CommandTable::add(Command command)
{
    const auto name = command.name;
    if (!m_commands.emplace(name, std::move(command)).second)
        ALLIUM_BUG("two commands of one name");
}

void CommandTable::call(RpcRequest request, bool locked, Reply::Sink sink) const
{
    const auto found = m_commands.find(request.method);
    if (found == m_commands.end())
        return sink(fail(CommandError { RpcCode::MethodNotFound, "command.unknown", request.method }));
    const auto& command = found->second;
    if (const auto checked = check(command, request); !checked)
        return sink(fail(checked.error()));
    if (locked && !command.whileLocked)
        return sink(fail(CommandError { RpcCode::CommandFailed, "profile.locked", request.method }));
    command.run(Arguments(std::move(request.params), std::move(request.secrets)), std::make_shared<Reply>(std::move(sink)));
}

QJsonValue CommandTable::describe() const
{
    QJsonArray list;
    for (const auto& [name, command] : m_commands) {
        QJsonArray parameters;
        for (const auto& parameter : command.parameters) {
            parameters.append(QJsonObject { { QStringLiteral("name"), QLatin1String(parameter.name) },
                                            { QStringLiteral("type"), QLatin1String(nameOf(parameter.type)) },
                                            { QStringLiteral("required"), parameter.required },
                                            { QStringLiteral("help"), QString::fromUtf8(parameter.help) } });
        }
        list.append(QJsonObject { { QStringLiteral("name"), QString::fromUtf8(name) },
                                  { QStringLiteral("summary"), QString::fromUtf8(command.summary) },
                                  { QStringLiteral("parameters"), parameters },
                                  { QStringLiteral("result"), QString::fromUtf8(command.result) },
                                  { QStringLiteral("while_locked"), command.whileLocked } });
    }
    return list;
}

} // namespace allium::api
