// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/viewmodels/Preferences.h"
#include "app/desktop/viewmodels/Transfers.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QJsonArray>
#include <QtQml/qqmlregistration.h>

namespace allium::test {

/// The files that went between somebody and Bob, whom the test makes up.
class FilesFixture : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(allium::desktop::Transfers* transfers READ transfers CONSTANT)
    Q_PROPERTY(int notices READ notices)
public:
    explicit FilesFixture(QObject* parent = nullptr);

    desktop::Transfers* transfers() { return &m_transfers; }
    int notices() const { return m_notices.rowCount(); }

    /// An offer, with the state of its transfer when there is one. The latest is shown first.
    Q_INVOKABLE void add(const QString& name, bool mine, const QString& state = {}, const QString& savedAs = {});
    Q_INVOKABLE void say(const QString& event, const QString& json) { m_core.emitEvent(event, json.toUtf8()); }
    Q_INVOKABLE void setState(const QString& name, const QString& state, const QString& why = {});
    /// Without contacts nothing can be shared.
    Q_INVOKABLE void forgetContacts();
    Q_INVOKABLE void open();
    /// A command that is not answered, so that what waits for it can be seen.
    Q_INVOKABLE void hold(const QString& command) { m_core.hold(command.toLatin1()); }
    Q_INVOKABLE void refuse(const QString& command, const QString& kind) { m_core.refuse(command.toLatin1(), kind.toLatin1()); }
    Q_INVOKABLE int calls(const QString& command) const;
    /// What the command was given the last time.
    Q_INVOKABLE QVariantMap lastCall(const QString& command) const;

private:
    static QJsonObject transferOf(const QString& name, const QString& state, const QString& savedAs);

    FakeCore m_core;
    desktop::Preferences m_preferences { QString() };
    desktop::Notices m_notices;
    desktop::Transfers m_transfers { m_core, m_notices };
    QJsonArray m_offers; ///< newest first
    QJsonArray m_fetched;
};

} // namespace allium::test
