// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/contacts/PairSecret.h"
#include "core/contacts/RequestMessages.h"

#include <optional>

namespace allium::contacts {

/// What two accounts are to each other, seen from one of them; what RequestMachine works on and
/// what is stored. Move-only because it holds contributions: clone().
struct Relation {
    /// Values are stored.
    enum class State {
        None = 0,
        Outgoing = 1, ///< I asked; they have not answered
        Incoming = 2, ///< they asked; I have not decided
        Accepted = 3, ///< both contributions are here; whether they hold mine is not known yet
        Contact = 4, ///< both hold both
        Rejected = 5, ///< they asked and I said no; they see "pending"
        Voided = 6, ///< I withdrew or removed; they are still to be told
        Blocked = 7, ///< whatever it was before is kept for unblock
    };

    State state = State::None;
    State beforeBlock = State::None; ///< Blocked only

    /// Mine. `myGeneration` outlives the contribution, so that the next one is above it.
    Generation myGeneration;
    std::optional<Contribution> myContribution;
    wire::RequestId myRequest;

    /// Theirs. In None and Rejected the generation and id are remembered without being in force.
    Generation theirGeneration;
    std::optional<Contribution> theirContribution;
    wire::RequestId theirRequest;
    /// Theirs up to here are void.
    Generation theirFloor;

    WallTime since {}; ///< of the present state

    bool isContact() const { return state == State::Accepted || state == State::Contact; }
    Relation clone() const;
};

} // namespace allium::contacts
