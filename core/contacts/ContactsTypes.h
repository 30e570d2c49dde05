// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/Contact.h"
#include "core/contacts/Message.h"
#include "core/contacts/RequestGate.h"
#include "core/net/SessionDialer.h"

#include <QMetaType>

namespace allium::contacts {

/// Numbers of core/contacts; the defaults are for the live network.
struct ContactsSettings {
    net::NetSettings net;
    RequestPolicy requests;
    /// A request that has arrived is repeated only this often: whoever accepts it dials back.
    Milliseconds pendingRedial = std::chrono::hours(1);
    /// Others may not ask for more work than this before we take their request in.
    unsigned maxWorkForOthers = 18;
    /// Spare client keys are refilled when nothing has changed for this long.
    Milliseconds quietBeforeRefill = std::chrono::minutes(10);
    /// A request session that says nothing for this long is closed.
    Milliseconds requestTalk = std::chrono::seconds(60);
    /// What could not be delivered for this long has failed. Looked at when starting and every `expiryCheck`.
    std::chrono::hours undeliveredFor { 30 * 24 };
    std::chrono::hours expiryCheck { 1 };
    static ContactsSettings privateNetwork();
};

enum class ContactsError {
    NotLoaded, ///< load() first
    NoAccount,
    AccountExists,
    UnknownContact,
    NotAContact,
    UnknownMessage, ///< no such message in the conversation
    Blocked, ///< unblock first
    WrongState, ///< nothing of this kind is open with them
    IsOurself,
    Empty,
    TooLong,
    TooMany,
    Storage, ///< see storageFailed()
    StorageFull, ///< no room on the disk; nothing was changed
    BadBackup,
    PictureTooBig,
    NotAPicture, ///< or one that nobody could show
};

/// A request in either direction that waits for a decision.
struct RequestInfo {
    /// Nothing only for an outgoing request to a bare onion ID that was not reached yet.
    std::optional<wire::AccountId> account;
    bool isIncoming = false;
    crypto::OnionEndpoint door;
    QString name;
    QString greeting;
    WallTime since {};
    bool isInvited = false;
    unsigned workBits = 0; ///< work the caller did
    bool hasArrived = false; ///< outgoing: the other side has answered that it is pending
    /// Outgoing: why the last attempt did not get there; WrongAccount means that somebody else
    /// than the link says answers at that address.
    std::optional<net::DialFailure> problem;
};

struct UnreadCount {
    wire::AccountId account;
    int count = 0;
};

} // namespace allium::contacts

Q_DECLARE_METATYPE(allium::contacts::RequestInfo)
