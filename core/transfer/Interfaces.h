// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/net/Session.h"
#include "core/wire/Ids.h"

#include <QByteArray>
#include <QFuture>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

/// What transfer must be told by others. Owned here, implemented by the node; called on the main
/// thread.
namespace allium::transfer {

/// Who may fetch what. Answers from memory, at once; asked again for every request, so that a
/// removed contact gets nothing more.
class AccessPolicy {
public:
    virtual ~AccessPolicy() = default;
    virtual bool mayFetch(const wire::AccountId& peer, const wire::ContentId& content) const = 0;
};

/// Who is known to have a content, best first.
class ProviderDirectory {
public:
    virtual ~ProviderDirectory() = default;
    virtual std::vector<wire::AccountId> providersOf(const wire::ContentId& content) const = 0;
};

struct DialProblem {
    bool isAbsent = false; ///< not online, as far as the network knows
    /// Not worth trying sooner.
    std::optional<std::chrono::milliseconds> retryAfter;
};

/// Opens sessions of Purpose::File. `isolation` differs for each circuit of each transfer, so that
/// tor builds one of its own for it. Dropping the future's watcher does not stop the dial; a
/// session that nobody takes closes.
class SourceDialer {
public:
    virtual ~SourceDialer() = default;
    virtual QFuture<Result<std::shared_ptr<net::Session>, DialProblem>> open(const wire::AccountId& peer,
                                                                             const QByteArray& isolation) = 0;
};

} // namespace allium::transfer
