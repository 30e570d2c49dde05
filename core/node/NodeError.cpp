// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/NodeError.h"

namespace allium::node {

QByteArray NodeError::kindName() const
{
    switch (kind) {
    case Kind::ProfileExists:
        return "profile.exists";
    case Kind::NoProfile:
        return "profile.none";
    case Kind::AlreadyOpen:
        return "profile.open";
    case Kind::NotOpen:
        return "profile.locked";
    case Kind::Busy:
        return "profile.busy";
    case Kind::NoProtection:
        return "protection.none";
    case Kind::WeakPassphrase:
        return "protection.empty-passphrase";
    case Kind::Storage:
        return "storage." + QByteArray(storage::nameOf(storage)).replace(' ', '-').replace('/', '-');
    case Kind::Backup:
        return QByteArray("backup.") + nameOf(backup);
    case Kind::BadName:
        return "account.bad-name";
    case Kind::Account:
        return "account.damaged";
    }
    return "unknown";
}

} // namespace allium::node
