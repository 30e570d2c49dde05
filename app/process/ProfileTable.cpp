// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/ProfileTable.h"

#include <QByteArrayList>
#include <QDateTime>

namespace allium::process {
namespace {

QByteArray opener(const node::ProfileEntry& entry)
{
    switch (entry.condition) {
    case node::ProfileEntry::Condition::New:
        return "new";
    case node::ProfileEntry::Condition::FromTheFuture:
        return "from-the-future";
    case node::ProfileEntry::Condition::Damaged:
        return "damaged";
    case node::ProfileEntry::Condition::Ready:
        break;
    }
    QByteArrayList ways;
    if (entry.hasKeyRing)
        ways.append("key-ring");
    if (entry.hasPassphrase)
        ways.append("passphrase");
    if (entry.hasRecoveryCode)
        ways.append("recovery-code");
    return ways.join(',');
}

} // namespace

QByteArray profileTable(const std::vector<node::ProfileEntry>& entries)
{
    QByteArray table;
    for (const auto& entry : entries) {
        const auto used = entry.lastUsed
            ? QDateTime::fromMSecsSinceEpoch(entry.lastUsed->time_since_epoch().count(), Qt::UTC).toString(Qt::ISODate).toLatin1()
            : QByteArray("never");
        table += QByteArrayList({ entry.name.toUtf8(), entry.title.toUtf8(), entry.isOpen ? "open" : "closed", opener(entry), used }).join('\t')
            + '\n';
    }
    return table;
}

} // namespace allium::process
