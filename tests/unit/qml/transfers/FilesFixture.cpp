// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/qml/transfers/FilesFixture.h"

#include <QJsonDocument>

namespace allium::test {

FilesFixture::FilesFixture(QObject* parent)
    : QObject(parent)
{
    m_core.answer("contacts", R"([{"id":"bob","name":"Bob","state":"contact"},{"id":"carol","name":"Carol","state":"contact"}])");
    for (const auto* command : { "share", "get", "decline", "pause", "resume", "cancel", "remove", "cancel-preparation" })
        m_core.answer(command, "{}");
    m_core.answer("export", R"({"path":"/home/alice/Downloads/x"})");
    m_preferences.setDownloadFolder(QStringLiteral("/home/alice/Downloads"));
    m_transfers.actions()->follow(m_preferences);
}

QJsonObject FilesFixture::transferOf(const QString& name, const QString& state, const QString& savedAs)
{
    QJsonObject transfer { { QStringLiteral("id"), QStringLiteral("t-") + name },
                           { QStringLiteral("contact"), QStringLiteral("bob") },
                           { QStringLiteral("content"), QStringLiteral("c-") + name },
                           { QStringLiteral("name"), name },
                           { QStringLiteral("state"), state },
                           { QStringLiteral("received"), 1000 },
                           { QStringLiteral("size"), 2000 },
                           { QStringLiteral("files"), 1 } };
    if (!savedAs.isEmpty())
        transfer.insert(QLatin1String("exported_to"), savedAs);
    return transfer;
}

void FilesFixture::add(const QString& name, bool mine, const QString& state, const QString& savedAs)
{
    m_offers.prepend(QJsonObject { { QStringLiteral("id"), QStringLiteral("o-") + name },
                                   { QStringLiteral("contact"), QStringLiteral("bob") },
                                   { QStringLiteral("content"), QStringLiteral("c-") + name },
                                   { QStringLiteral("name"), name },
                                   { QStringLiteral("outgoing"), mine },
                                   { QStringLiteral("state"), mine ? QStringLiteral("delivered") : QStringLiteral("received") },
                                   { QStringLiteral("size"), 2000 },
                                   { QStringLiteral("files"), 1 },
                                   { QStringLiteral("position"), m_offers.size() + 1 },
                                   { QStringLiteral("time"), 1000 * (m_offers.size() + 1) } });
    if (!state.isEmpty())
        m_fetched.append(transferOf(name, state, savedAs));
}

void FilesFixture::setState(const QString& name, const QString& state, const QString& why)
{
    auto transfer = transferOf(name, state, {});
    transfer.insert(QLatin1String("why"), why);
    m_core.emitEvent(QStringLiteral("transfer.changed"), QJsonDocument(transfer).toJson());
}

void FilesFixture::forgetContacts()
{
    m_core.answer("contacts", "[]");
}

void FilesFixture::open()
{
    m_core.answer("offers", QJsonDocument(m_offers).toJson());
    m_core.answer("transfers", QJsonDocument(m_fetched).toJson());
    m_transfers.setOpen(true);
    FakeCore::settle();
    FakeCore::settle(); // the offers lead to the transfers
}

int FilesFixture::calls(const QString& command) const
{
    FakeCore::settle();
    return static_cast<int>(m_core.calls(command.toLatin1()).size());
}

QVariantMap FilesFixture::lastCall(const QString& command) const
{
    FakeCore::settle();
    const auto calls = m_core.calls(command.toLatin1());
    return calls.empty() ? QVariantMap() : calls.back().params.toVariantMap();
}

} // namespace allium::test
