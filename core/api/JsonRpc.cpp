// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/JsonRpc.h"

#include <QJsonDocument>

#include <array>

namespace allium::api {
namespace {

constexpr std::array<QByteArrayView, 4> SecretNames { "passphrase", "new_passphrase", "recovery_code",
                                                       "backup_passphrase" };

CommandError invalid(const char* detail)
{
    return { RpcCode::InvalidRequest, "request.invalid", detail };
}

qsizetype skipSpace(const QByteArray& line, qsizetype at)
{
    while (at < line.size() && (line[at] == ' ' || line[at] == '\t'))
        ++at;
    return at;
}

/// Takes the value of "name":"base64" out of the line. The value cannot contain a quote or an
/// escape, so no JSON grammar is needed to find its end; anything else is refused.
Result<void, CommandError> liftSecrets(QByteArray& line, std::map<QByteArray, crypto::Secret>& secrets)
{
    for (const auto name : SecretNames) {
        const QByteArray key = '"' + name.toByteArray() + '"';
        for (auto found = line.indexOf(key); found >= 0; found = line.indexOf(key, found + key.size())) {
            auto at = skipSpace(line, found + key.size());
            if (at >= line.size() || line[at] != ':')
                continue; // the word as a value, not as a name
            at = skipSpace(line, at + 1);
            if (at >= line.size() || line[at] != '"')
                return fail(CommandError { RpcCode::InvalidParams, "params.secret", "a secret is a base64 string" });
            const auto end = line.indexOf('"', at + 1);
            if (end < 0)
                return fail(invalid("unterminated string"));
            auto decoded = QByteArray::fromBase64Encoding(
                QByteArray::fromRawData(line.constData() + at + 1, end - at - 1), QByteArray::AbortOnBase64DecodingErrors);
            std::fill(line.begin() + at + 1, line.begin() + end, ' ');
            if (!decoded)
                return fail(CommandError { RpcCode::InvalidParams, "params.secret", "a secret is a base64 string" });
            secrets.insert_or_assign(name.toByteArray(), crypto::Secret::copyOf(QByteArrayView(*decoded)));
            crypto::wipe(*decoded);
        }
    }
    return {};
}

} // namespace

bool LineReader::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && !m_failed) {
        const auto end = bytes.indexOf('\n');
        const auto part = end < 0 ? bytes : bytes.first(end);
        if (m_partial.size() + part.size() > MaxLineBytes) {
            m_failed = true;
            break;
        }
        m_partial.append(part);
        if (end < 0)
            break;
        if (m_partial.endsWith('\r'))
            m_partial.chop(1);
        if (!m_partial.isEmpty())
            m_lines.push_back(std::exchange(m_partial, {}));
        bytes = bytes.sliced(end + 1);
    }
    return !m_failed;
}

std::optional<QByteArray> LineReader::take()
{
    if (m_lines.empty())
        return std::nullopt;
    auto line = std::move(m_lines.front());
    m_lines.pop_front();
    return line;
}

Result<RpcRequest, CommandError> parseRequest(QByteArray& line)
{
    RpcRequest request;
    ALLIUM_CHECK(liftSecrets(line, request.secrets));
    QJsonParseError error {};
    const auto document = QJsonDocument::fromJson(line, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(CommandError { RpcCode::ParseError, "request.parse", error.errorString().toUtf8() });
    if (!document.isObject())
        return fail(invalid("a request is an object"));
    const auto object = document.object();
    request.id = object.value(QLatin1String("id"));
    if (object.value(QLatin1String("jsonrpc")) != QJsonValue(QStringLiteral("2.0")))
        return fail(invalid("jsonrpc must be \"2.0\""));
    const auto method = object.value(QLatin1String("method"));
    if (!method.isString() || method.toString().isEmpty())
        return fail(invalid("method must be a string"));
    if (!request.id.isUndefined() && !request.id.isDouble() && !request.id.isString() && !request.id.isNull())
        return fail(invalid("id must be a number or a string"));
    const auto params = object.value(QLatin1String("params"));
    if (!params.isUndefined() && !params.isObject())
        return fail(CommandError { RpcCode::InvalidParams, "params.named", "parameters are named" });
    request.method = method.toString().toUtf8();
    request.params = params.toObject();
    for (const auto name : SecretNames)
        request.params.remove(QString::fromLatin1(name));
    return request;
}

namespace {
QByteArray encode(QJsonObject object)
{
    object.insert(QLatin1String("jsonrpc"), QStringLiteral("2.0"));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}
} // namespace

QByteArray encodeResult(const QJsonValue& id, const QJsonValue& result)
{
    return encode({ { QStringLiteral("id"), id }, { QStringLiteral("result"), result } });
}

QByteArray encodeError(const QJsonValue& id, const CommandError& error)
{
    const QJsonObject data { { QStringLiteral("kind"), QString::fromUtf8(error.kind) },
                             { QStringLiteral("detail"), QString::fromUtf8(error.detail) } };
    const QJsonObject body { { QStringLiteral("code"), static_cast<int>(error.code) },
                             { QStringLiteral("message"), QString::fromUtf8(error.kind) },
                             { QStringLiteral("data"), data } };
    return encode({ { QStringLiteral("id"), id.isUndefined() ? QJsonValue(QJsonValue::Null) : id },
                    { QStringLiteral("error"), body } });
}

QByteArray encodeEvent(const QString& type, const QJsonObject& fields)
{
    QJsonObject params = fields;
    params.insert(QLatin1String("type"), type);
    return encode({ { QStringLiteral("method"), QStringLiteral("event") }, { QStringLiteral("params"), params } });
}

} // namespace allium::api
