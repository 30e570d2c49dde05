// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/qml/profiles/ProfilesFixture.h"

#include <QJsonObject>

namespace allium::test {

ProfilesFixture::ProfilesFixture(QObject* parent)
    : QObject(parent)
{
    m_core.answer("profiles", [this](const FakeCore::Call&) -> FakeCore::Answer {
        auto entries = m_entries;
        for (auto entry : entries) {
            auto object = entry.toObject();
            object.insert(QLatin1String("start"), object.value(QLatin1String("profile")) == m_start);
            entry = object;
        }
        return QJsonValue(entries);
    });
    m_core.answer("start-profile", [this](const FakeCore::Call& call) {
        m_start = call.params.value(QLatin1String("profile")).toString();
        return FakeCore::success();
    });
    m_core.answer("new-profile", [this](const FakeCore::Call& call) {
        add(QStringLiteral("profile-9"), call.params.value(QLatin1String("title")).toString());
        return FakeCore::success(R"({"profile":"profile-9"})");
    });
    m_core.answer("rename-profile", [this](const FakeCore::Call& call) {
        return withEntry(call.params.value(QLatin1String("profile")).toString(), [&](qsizetype row) {
            auto entry = m_entries.at(row).toObject();
            entry.insert(QLatin1String("title"), call.params.value(QLatin1String("title")));
            m_entries.replace(row, entry);
        });
    });
    m_core.answer("erase-profile", [this](const FakeCore::Call& call) {
        return withEntry(call.params.value(QLatin1String("profile")).toString(), [&](qsizetype row) { m_entries.removeAt(row); });
    });
    connect(&m_profiles, &desktop::Profiles::openRequested, this, [this](const QString& profile) {
        m_opened = profile;
        Q_EMIT openedChanged();
    });
}

void ProfilesFixture::add(const QString& profile, const QString& title, bool isOpen, bool isOwn)
{
    m_entries.append(QJsonObject { { QStringLiteral("profile"), profile }, { QStringLiteral("title"), title },
                                   { QStringLiteral("state"), QStringLiteral("ready") }, { QStringLiteral("passphrase"), true },
                                   { QStringLiteral("open"), isOpen || isOwn }, { QStringLiteral("own"), isOwn } });
}

FakeCore::Answer ProfilesFixture::withEntry(const QString& profile, const std::function<void(qsizetype row)>& change)
{
    for (qsizetype row = 0; row < m_entries.size(); ++row) {
        if (m_entries.at(row).toObject().value(QLatin1String("profile")).toString() != profile)
            continue;
        change(row);
        return FakeCore::success();
    }
    return FakeCore::failure("profile.unknown");
}

} // namespace allium::test
