// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/viewmodels/App.h"
#include "tests/unit/qml/profile/CoreFixture.h"

#include <QQmlParserStatus>

namespace allium::test {

/// The `App` of the engine that makes it, over a core whose answers the test makes up. One for each engine.
class ShellFixture : public allium::test::CoreFixture, public QQmlParserStatus {
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_ELEMENT
public:
    explicit ShellFixture(QObject* parent = nullptr)
        : CoreFixture(parent)
    {
    }

    void classBegin() override;
    void componentComplete() override { }

    /// The profile: "empty", "locked", "opening", "open", "closing".
    Q_INVOKABLE void become(const QString& state);
    Q_INVOKABLE void openLink(const QString& link) { m_app.openLink(link); }
    /// Somebody wants to see the window, and a place in it.
    Q_INVOKABLE void show(const QString& place) { m_app.show(place); }
    Q_INVOKABLE void retranslate() { m_app.retranslate(); }
    Q_INVOKABLE void tell(const QString& text, allium::desktop::Notices::Tone tone, const QString& action, const QString& place);

private:
    desktop::App m_app { m_core };
};

} // namespace allium::test
