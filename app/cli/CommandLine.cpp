// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandLine.h"

namespace allium::cli {
namespace {

QJsonObject find(const QJsonArray& table, const QByteArray& command)
{
    for (const auto& item : table) {
        auto object = item.toObject();
        if (object.value(QLatin1String("name")).toString().toUtf8() == command)
            return object;
    }
    return {};
}

QString text(const QJsonObject& object, const char* name)
{
    return object.value(QLatin1String(name)).toString();
}

Result<QJsonValue, QByteArray> typed(const QJsonObject& parameter, const QString& word)
{
    const auto type = text(parameter, "type");
    if (type == QLatin1String("integer")) {
        bool ok = false;
        const auto number = word.toLongLong(&ok);
        if (!ok)
            return fail(QByteArray(text(parameter, "name").toUtf8() + " is a whole number"));
        return QJsonValue(number);
    }
    if (type == QLatin1String("boolean")) {
        if (word == QLatin1String("true") || word == QLatin1String("yes") || word == QLatin1String("on"))
            return QJsonValue(true);
        if (word == QLatin1String("false") || word == QLatin1String("no") || word == QLatin1String("off"))
            return QJsonValue(false);
        return fail(QByteArray(text(parameter, "name").toUtf8() + " is yes or no"));
    }
    return QJsonValue(word);
}

bool isList(const QJsonObject& parameter)
{
    return text(parameter, "type").startsWith(QLatin1String("list"));
}

bool isSecret(const QJsonObject& parameter)
{
    return text(parameter, "type").startsWith(QLatin1String("secret"));
}

} // namespace

Result<Call, QByteArray> parseCall(const QJsonArray& table, const QByteArray& command, const QStringList& words)
{
    const auto described = find(table, command);
    if (described.isEmpty())
        return fail(QByteArray("there is no command " + command + "; try help"));
    const auto parameters = described.value(QLatin1String("parameters")).toArray();

    Call call;
    for (const auto& item : parameters) {
        const auto parameter = item.toObject();
        if (isSecret(parameter) && parameter.value(QLatin1String("required")).toBool())
            call.secrets.append(text(parameter, "name").toUtf8());
    }
    qsizetype next = 0;
    for (const auto& word : words) {
        QJsonObject parameter;
        QString value = word;
        for (const auto& item : parameters) {
            const auto candidate = item.toObject();
            const auto prefix = text(candidate, "name") + QLatin1Char('=');
            if (word.startsWith(prefix)) {
                parameter = candidate;
                value = word.mid(prefix.size());
                break;
            }
        }
        while (parameter.isEmpty() && next < parameters.size()) {
            const auto candidate = parameters.at(next).toObject();
            if (!isSecret(candidate) && (isList(candidate) || !call.params.contains(text(candidate, "name"))))
                parameter = candidate;
            if (parameter.isEmpty() || !isList(candidate))
                ++next;
        }
        if (parameter.isEmpty())
            return fail(QByteArray("too many words: " + word.toUtf8()));
        const auto name = text(parameter, "name");
        if (isSecret(parameter)) {
            if (value != QLatin1String("?"))
                return fail(QByteArray("a secret is never an argument; write " + name.toUtf8() + "=? to be asked"));
            if (!call.secrets.contains(name.toUtf8()))
                call.secrets.append(name.toUtf8());
            continue;
        }
        ALLIUM_TRY(const auto converted, typed(parameter, value));
        if (isList(parameter)) {
            auto list = call.params.value(name).toArray();
            list.append(converted);
            call.params.insert(name, list);
        } else {
            call.params.insert(name, converted);
        }
    }
    return call;
}

QByteArray helpText(const QJsonArray& table, const QByteArray& command)
{
    QByteArray out;
    for (const auto& item : table) {
        const auto object = item.toObject();
        const auto name = text(object, "name").toUtf8();
        if (!command.isEmpty() && name != command)
            continue;
        out += name.leftJustified(16) + ' ' + text(object, "summary").toUtf8() + '\n';
        if (command.isEmpty())
            continue;
        const auto parameters = object.value(QLatin1String("parameters")).toArray();
        for (const auto& each : parameters) {
            const auto parameter = each.toObject();
            out += "  " + text(parameter, "name").toUtf8().leftJustified(14) + ' ' + text(parameter, "type").toUtf8()
                + (parameter.value(QLatin1String("required")).toBool() ? "" : ", optional") + ": "
                + text(parameter, "help").toUtf8() + '\n';
        }
        out += "  answers " + text(object, "result").toUtf8() + '\n';
    }
    return out;
}

QByteArray plainText(const QJsonValue& value, int depth)
{
    const QByteArray indent(2LL * depth, ' ');
    const auto scalar = [](const QJsonValue& item) -> QByteArray {
        if (item.isString())
            return item.toString().toUtf8();
        if (item.isBool())
            return item.toBool() ? "yes" : "no";
        if (item.isDouble()) {
            return item.toDouble() == static_cast<double>(item.toInteger()) ? QByteArray::number(item.toInteger())
                                                                            : QByteArray::number(item.toDouble());
        }
        return "-";
    };
    if (value.isArray()) {
        QByteArray out;
        const auto array = value.toArray();
        for (const auto& item : array) {
            if (item.isObject() || item.isArray())
                out += plainText(item, depth) + '\n';
            else
                out += indent + scalar(item) + '\n';
        }
        return out;
    }
    if (value.isObject()) {
        QByteArray out;
        const auto object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const auto name = indent + it.key().toUtf8() + ':';
            if (it->isObject() || it->isArray())
                out += name + '\n' + plainText(*it, depth + 1);
            else
                out += name.leftJustified(2LL * depth + 18) + ' ' + scalar(*it) + '\n';
        }
        return out;
    }
    return indent + scalar(value) + '\n';
}

} // namespace allium::cli
