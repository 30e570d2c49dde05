// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/crypto/Secret.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>

#include <deque>
#include <map>
#include <optional>

namespace allium::api {

/// Cuts a byte stream into lines. A line longer than MaxLineBytes is final: the owner drops the
/// connection. Line ends are LF; a CR before it is taken off; empty lines are skipped.
class LineReader {
public:
    static constexpr qsizetype MaxLineBytes = 1024LL * 1024;

    /// False when a line is too long.
    bool feed(QByteArrayView bytes);
    std::optional<QByteArray> take();

private:
    QByteArray m_partial;
    std::deque<QByteArray> m_lines;
    bool m_failed = false;
};

/// Error codes of JSON-RPC 2.0 section 5.1, and ours in the range left to applications.
enum class RpcCode : int {
    ParseError = -32700,
    InvalidRequest = -32600,
    MethodNotFound = -32601,
    InvalidParams = -32602,
    CommandFailed = -32000,
};

/// Why a command did not do what was asked. `kind` is stable ("contact.unknown"), for programs;
/// `detail` is for a log or a developer. Sentences for people are made by the interface.
struct CommandError {
    RpcCode code = RpcCode::CommandFailed;
    QByteArray kind;
    QByteArray detail;
};

/// One call: JSON-RPC 2.0 request with named parameters.
struct RpcRequest {
    QJsonValue id; ///< Undefined for a notification, which gets no answer
    QByteArray method;
    QJsonObject params;
    /// Parameters that are secrets (SecretNames in JsonRpc.cpp): base64 on the wire,
    /// lifted out before the JSON parser sees them, so that no copy stays behind unwiped.
    std::map<QByteArray, crypto::Secret> secrets;
};

/// `line` is overwritten where it held a secret.
Result<RpcRequest, CommandError> parseRequest(QByteArray& line);

/// Each without the line end.
QByteArray encodeResult(const QJsonValue& id, const QJsonValue& result);
QByteArray encodeError(const QJsonValue& id, const CommandError& error);
QByteArray encodeEvent(const QString& type, const QJsonObject& fields);

} // namespace allium::api
