// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/FileState.h"

#include <QHash>

namespace allium::desktop {

FileState stateOfTransfer(const QString& name)
{
    static const QHash<QString, FileState> states {
        { QStringLiteral("queued"), FileState::Queued },           { QStringLiteral("connecting"), FileState::Connecting },
        { QStringLiteral("running"), FileState::Running },         { QStringLiteral("paused"), FileState::Paused },
        { QStringLiteral("waiting"), FileState::WaitingForPeer },  { QStringLiteral("verifying"), FileState::Verifying },
        { QStringLiteral("done"), FileState::Done },               { QStringLiteral("failed"), FileState::Failed },
        { QStringLiteral("cancelled"), FileState::Cancelled },
    };
    return states.value(name, FileState::Queued);
}

FileState stateOfOffer(bool mine, const QString& message)
{
    if (message == QLatin1String("cancelled"))
        return mine ? FileState::TakenBack : FileState::Declined;
    return !mine ? FileState::Offered : message == QLatin1String("failed") ? FileState::NotSent : FileState::Shared;
}

bool isMoving(FileState state)
{
    return state == FileState::Queued || state == FileState::Connecting || state == FileState::Running || state == FileState::Verifying
        || state == FileState::WaitingForPeer;
}

} // namespace allium::desktop
