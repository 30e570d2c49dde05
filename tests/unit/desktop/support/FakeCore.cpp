// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/desktop/support/FakeCore.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QtDebug>

#include <algorithm>

namespace allium::test {
namespace {

/// Also plain values, which a JSON document may not be.
QJsonValue parse(const QByteArray& json)
{
    QJsonParseError error {};
    const auto document = QJsonDocument::fromJson('[' + json + ']', &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("FakeCore: not JSON: %s", json.constData());
    return document.array().at(0);
}

} // namespace

FakeCore::FakeCore()
{
    answer("status", R"({"state":"open","network":"test","reachable":false})");
}

QByteArray FakeCore::Call::secret(const QByteArray& name) const
{
    const auto found = secrets.find(name);
    return found == secrets.end() ? QByteArray() : found->second;
}

void FakeCore::answer(const QByteArray& method, const QByteArray& json)
{
    answer(method, [value = parse(json)](const Call&) -> Answer { return value; });
}

void FakeCore::answer(const QByteArray& method, Function function)
{
    m_answers.insert_or_assign(method, std::move(function));
}

void FakeCore::refuse(const QByteArray& method, const QByteArray& kind)
{
    answer(method, [kind](const Call&) { return failure(kind); });
}

void FakeCore::hold(const QByteArray& method)
{
    m_held.try_emplace(method);
}

bool FakeCore::release(const QByteArray& method)
{
    auto& waiting = m_held[method];
    if (waiting.empty())
        return false;
    const auto held = waiting.front();
    waiting.erase(waiting.begin());
    reply(held.call, held.done);
    return true;
}

desktop::Core::Answer FakeCore::success(const QByteArray& json)
{
    return parse(json);
}

desktop::Core::Answer FakeCore::failure(const QByteArray& kind)
{
    return fail(api::CommandError { api::RpcCode::CommandFailed, kind, {} });
}

void FakeCore::emitEvent(const QString& type, const QByteArray& json)
{
    Q_EMIT eventReceived(type, parse(json).toObject());
}

std::vector<FakeCore::Call> FakeCore::calls(const QByteArray& method) const
{
    std::vector<Call> some;
    std::copy_if(m_calls.begin(), m_calls.end(), std::back_inserter(some), [&](const Call& call) { return call.method == method; });
    return some;
}

void FakeCore::settle()
{
    QCoreApplication::sendPostedEvents();
}

void FakeCore::post(api::RpcRequest request, Done done)
{
    Call call { request.method, request.params, {} };
    for (const auto& [name, secret] : request.secrets)
        call.secrets.emplace(name, secret.view().toByteArray());
    m_calls.push_back(call);
    const auto held = m_held.find(call.method);
    if (held != m_held.end())
        return held->second.push_back({ std::move(call), std::move(done) });
    reply(call, done);
}

void FakeCore::reply(const Call& call, const Done& done)
{
    const auto found = m_answers.find(call.method);
    const auto answer = found == m_answers.end() ? failure("command.unknown") : found->second(call);
    QMetaObject::invokeMethod(this, [done, answer] { done(answer); }, Qt::QueuedConnection);
}

} // namespace allium::test
