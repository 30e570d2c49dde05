// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace allium::desktop {

/// In QML: FileState.Offered and so on.
namespace files {
Q_NAMESPACE
QML_NAMED_ELEMENT(FileState)

/// How it stands with a file that was offered, in either direction.
enum class State {
    None, ///< not a file
    Offered, ///< to me, not accepted yet
    Declined,
    Shared, ///< by me, for them to fetch
    Sending, ///< by me, they fetch it now
    Fetched, ///< by me, and all of it was sent
    TakenBack, ///< by me, before they heard of it
    NotSent, ///< by me, and they will not hear of it
    Queued,
    Connecting,
    Running,
    Paused,
    WaitingForPeer,
    Verifying,
    Done,
    Failed,
    Cancelled,
};
Q_ENUM_NS(State)
} // namespace files

using FileState = files::State;

/// The core's name of a transfer's state.
FileState stateOfTransfer(const QString& name);
/// An offer that nobody fetches, by the state of the message that carries it.
FileState stateOfOffer(bool mine, const QString& message);
/// Whether something is on its way or about to be.
bool isMoving(FileState state);

} // namespace allium::desktop
