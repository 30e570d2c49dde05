// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/viewmodels/Profiles.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QJsonArray>
#include <QtQml/qqmlregistration.h>

namespace allium::test {

/// A machine whose profiles the test makes up: what is made, renamed and erased holds.
class ProfilesFixture : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(allium::desktop::Profiles* profiles READ profiles CONSTANT)
    Q_PROPERTY(QString opened READ opened NOTIFY openedChanged)
public:
    explicit ProfilesFixture(QObject* parent = nullptr);

    desktop::Profiles* profiles() { return &m_profiles; }
    /// The one that was asked for last.
    QString opened() const { return m_opened; }

    /// Below those that are there.
    Q_INVOKABLE void add(const QString& profile, const QString& title, bool isOpen = false, bool isOwn = false);
    Q_INVOKABLE void refuse(const QString& command, const QString& kind) { m_core.refuse(command.toLatin1(), kind.toLatin1()); }
    Q_INVOKABLE int calls(const QString& command) const { return static_cast<int>(m_core.calls(command.toLatin1()).size()); }
    /// The one that begins without a question; empty: none.
    Q_INVOKABLE QString start() const { return m_start; }
    Q_INVOKABLE void setStart(const QString& profile) { m_start = profile; }
    /// The program is on it, or it did not work.
    Q_INVOKABLE void setOpening(const QString& profile) { m_profiles.setOpening(profile); }
    Q_INVOKABLE void openingFailed(const QString& why) { m_profiles.openingFailed(why); }

Q_SIGNALS:
    void openedChanged();

private:
    FakeCore::Answer withEntry(const QString& profile, const std::function<void(qsizetype row)>& change);

    FakeCore m_core;
    desktop::Profiles m_profiles { m_core };
    QJsonArray m_entries;
    QString m_opened;
    QString m_start;
};

} // namespace allium::test
