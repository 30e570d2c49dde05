// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Log.h"

#include <QList>

namespace allium {

QByteArray redacted(QByteArrayView identifier)
{
    return identifier.size() <= 6 ? identifier.toByteArray() : identifier.first(6).toByteArray() + "…";
}

bool setLogRules(QByteArrayView rules)
{
    static const QList<QByteArray> levels { "debug", "info", "warning", "critical" };
    QString filter = QStringLiteral("*.debug=false\n");
    const auto wanted = rules.toByteArray().split(',');
    for (const auto& rule : wanted) {
        if (rule.isEmpty())
            continue;
        const auto equals = rule.indexOf('=');
        const auto level = levels.indexOf(rule.mid(equals + 1));
        if (equals <= 0 || level < 0)
            return false;
        for (qsizetype i = 0; i < levels.size(); ++i) {
            filter += QString::fromUtf8(rule.left(equals)) + QLatin1Char('.') + QString::fromLatin1(levels[i])
                + (i >= level ? QLatin1String("=true\n") : QLatin1String("=false\n"));
        }
    }
    QLoggingCategory::setFilterRules(filter);
    return true;
}

} // namespace allium
