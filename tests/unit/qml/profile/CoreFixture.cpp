// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/qml/profile/CoreFixture.h"

#include "core/crypto/Secret.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace allium::test {
namespace {

/// Also plain values, which a JSON document may not be.
QByteArray json(const QJsonValue& value)
{
    return QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact).chopped(1).sliced(1);
}

} // namespace

CoreFixture::CoreFixture(QObject* parent)
    : QObject(parent)
{
    if (!crypto::initialize())
        qFatal("CoreFixture: no libsodium");
    for (const auto* command : { "create", "restore", "passphrase", "backup", "ping", "set-aside" })
        m_core.answer(command, "{}");
    for (const auto* command : { "paths", "tor" })
        m_core.answer(command, "[]");
    m_core.answer("account", R"({"name":"Alice","door_open":true,"invisible":false})");
    m_core.answer("config", R"({"transfer.circuits":4,"transfer.max_active":4,"tor.bridges":[]})");
    m_core.answer("protection", R"({"passphrase":true,"key_ring":true,"key_ring_works":true})");
    m_core.answer("versions", R"({"qt":"6.4.2","libsodium":"1.0.18","sqlite":"3.40.1"})");
    m_core.answer("status", R"({"state":"open","version":"0.1","folder":"/home/alice/profile","tor":{"version":"0.4.9.11"}})");
    const auto knocking = [](const FakeCore::Call& call) {
        return call.secret("passphrase") == "right" ? FakeCore::success() : FakeCore::failure("storage.wrong-key");
    };
    m_core.answer("verify", knocking);
    m_core.answer("unlock", knocking);
}

void CoreFixture::answer(const QString& command, const QJsonValue& value)
{
    m_core.answer(command.toLatin1(), json(value));
}

void CoreFixture::refuseWith(const QString& command, const QString& kind, const QString& detail)
{
    const api::CommandError error { api::RpcCode::CommandFailed, kind.toLatin1(), detail.toUtf8() };
    m_core.answer(command.toLatin1(), [error](const FakeCore::Call&) -> desktop::Core::Answer { return fail(error); });
}

bool CoreFixture::release(const QString& command)
{
    const bool waited = m_core.release(command.toLatin1());
    settle();
    return waited;
}

void CoreFixture::happen(const QString& type, const QJsonValue& fields)
{
    m_core.emitEvent(type, json(fields));
    settle();
}

int CoreFixture::calls(const QString& command) const
{
    settle();
    return static_cast<int>(m_core.calls(command.toLatin1()).size());
}

QVariantMap CoreFixture::lastCall(const QString& command) const
{
    settle();
    const auto calls = m_core.calls(command.toLatin1());
    return calls.empty() ? QVariantMap() : calls.back().params.toVariantMap();
}

QString CoreFixture::lastSecret(const QString& command, const QString& name) const
{
    settle();
    const auto calls = m_core.calls(command.toLatin1());
    return calls.empty() ? QString() : QString::fromUtf8(calls.back().secret(name.toLatin1()));
}

QString CoreFixture::lastValue(const QString& setting) const
{
    settle();
    QString value;
    for (const auto& call : m_core.calls("config")) {
        if (call.params.value(QLatin1String("name")).toString() == setting)
            value = call.params.value(QLatin1String("value")).toString();
    }
    return value;
}

void CoreFixture::settle()
{
    for (int round = 0; round < 4; ++round)
        FakeCore::settle();
}

} // namespace allium::test
