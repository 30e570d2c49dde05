// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/desktop/support/FakeCore.h"

#include <QJsonValue>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace allium::test {

/// A core for tests of pages, whose answers they make up. It holds an open profile of Alice's; the passphrase is "right".
class CoreFixture : public QObject {
    Q_OBJECT
    QML_ANONYMOUS
public:
    /// From now on the command answers this; `verify` and `unlock` look at the passphrase until then.
    Q_INVOKABLE void answer(const QString& command, const QJsonValue& value);
    Q_INVOKABLE void refuse(const QString& command, const QString& kind) { m_core.refuse(command.toLatin1(), kind.toLatin1()); }
    /// With where it is wrong, such as "line 1".
    Q_INVOKABLE void refuseWith(const QString& command, const QString& kind, const QString& detail);
    /// Not answered before release(), so that what waits for it can be seen.
    Q_INVOKABLE void hold(const QString& command) { m_core.hold(command.toLatin1()); }
    Q_INVOKABLE bool release(const QString& command);
    Q_INVOKABLE void happen(const QString& type, const QJsonValue& fields);

    Q_INVOKABLE int calls(const QString& command) const;
    /// What the command was given the last time, and the secret of that name.
    Q_INVOKABLE QVariantMap lastCall(const QString& command) const;
    Q_INVOKABLE QString lastSecret(const QString& command, const QString& name) const;
    /// What a setting was given by `config` the last time; empty: nothing.
    Q_INVOKABLE QString lastValue(const QString& setting) const;
    /// Questions are answered, also those to which the answers lead.
    Q_INVOKABLE static void settle();

protected:
    explicit CoreFixture(QObject* parent);

    FakeCore m_core;
};

} // namespace allium::test
