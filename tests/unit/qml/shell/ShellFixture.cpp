// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/qml/shell/ShellFixture.h"

#include <QQmlEngine>

namespace allium::test {

void ShellFixture::classBegin()
{
    m_app.installIn(*qmlEngine(this));
}

void ShellFixture::become(const QString& state)
{
    answer(QStringLiteral("status"), QJsonObject { { QStringLiteral("state"), state } });
    happen(QStringLiteral("node.state"), QJsonObject { { QStringLiteral("state"), state } });
}

void ShellFixture::tell(const QString& text, desktop::Notices::Tone tone, const QString& action, const QString& place)
{
    m_app.notices()->addWithAction(text, tone, action, place);
}

} // namespace allium::test
