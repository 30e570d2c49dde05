// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/CoreThread.h"
#include "core/crypto/Secret.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

namespace allium::test {

constexpr int PatienceMs = 60'000;

/// Machines' profiles in one folder; without tor they meet there. Header only.
struct RealWorld {
    QTemporaryDir folder { QStringLiteral("/tmp/allium-desk-XXXXXX") }; // short: there are sockets in it

    QString path(const QString& name) const { return folder.filePath(name); }
    QString profile(const QString& name = QStringLiteral("alice")) const { return path(name); }

    node::NodeOptions options(const QString& name = QStringLiteral("alice")) const
    {
        node::NodeOptions made;
        made.dataFolder = profile(name);
        made.loopbackFolder = path(QStringLiteral("loop"));
        made.networkName = "test";
        made.privateNetwork = true;
        made.passphraseCost = crypto::KdfCost { 8 * 1024, 1 }; // nothing here depends on what it costs
        return made;
    }
    /// Null when the profile cannot be had.
    static std::unique_ptr<desktop::CoreThread> start(const node::NodeOptions& options)
    {
        auto opened = node::ProfileFolder::open(options.dataFolder);
        if (!opened)
            return nullptr;
        auto core = std::make_unique<desktop::CoreThread>(QFileInfo(options.dataFolder).path());
        core->start();
        return core->open(options, std::move(*opened)) ? std::move(core) : nullptr;
    }
    std::unique_ptr<desktop::CoreThread> start(const QString& name = QStringLiteral("alice")) const { return start(options(name)); }
};

inline desktop::Core::Secrets passphrase(const char* text)
{
    desktop::Core::Secrets secrets;
    secrets.emplace("passphrase", crypto::Secret::copyOf(QByteArrayView(text)));
    return secrets;
}

/// Asks and waits.
inline desktop::Core::Answer ask(desktop::Core& core, const char* method, desktop::Core::Secrets secrets = {}, const QJsonObject& params = {})
{
    std::optional<desktop::Core::Answer> got;
    QObject context;
    core.call(method, params, std::move(secrets), &context, [&](const desktop::Core::Answer& answer) { got = answer; });
    if (!QTest::qWaitFor([&] { return got.has_value(); }, PatienceMs))
        return fail(api::CommandError { api::RpcCode::CommandFailed, "test.no-answer", method });
    return *got;
}

inline QString stateOf(desktop::Core& core)
{
    return ask(core, "status")->toObject().value(QLatin1String("state")).toString();
}

inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace allium::test
