// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/RateMeter.h"
#include "core/transfer/TransferTypes.h"
#include "core/transfer/UploadCore.h"

#include <QList>

#include <map>
#include <set>

namespace allium::transfer {

/// Who has fetched how much of what since the start. Pure: time comes in. As large as what was
/// offered and fetched.
class UploadLedger {
public:
    void add(const UploadCore::Sent& sent, MonotonicTime now);
    /// Brings rates up to date; what nobody of `connected` fetches is over. Gives what is different
    /// from the time before.
    QList<UploadInfo> update(const std::set<wire::AccountId>& connected, MonotonicTime now);
    /// Whether update() has to be called again.
    bool isActive() const;
    QList<UploadInfo> uploads() const;

private:
    struct Entry {
        UploadInfo info;
        RateMeter rate;
        bool isChanged = false;
    };
    std::map<std::pair<wire::AccountId, wire::ContentId>, Entry> m_entries;
};

} // namespace allium::transfer
