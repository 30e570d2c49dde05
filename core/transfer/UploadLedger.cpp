// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/UploadLedger.h"

#include <algorithm>
#include <utility>

namespace allium::transfer {

void UploadLedger::add(const UploadCore::Sent& sent, MonotonicTime now)
{
    auto& entry = m_entries[{ sent.peer, sent.content }];
    auto& info = entry.info;
    if (!info.isActive) {
        info.peer = sent.peer;
        info.content = sent.content;
        info.isActive = true;
        entry.rate = RateMeter(info.bytesSent, now);
    }
    info.bytesSent += sent.bytes;
    entry.isChanged = true;
}

QList<UploadInfo> UploadLedger::update(const std::set<wire::AccountId>& connected, MonotonicTime now)
{
    QList<UploadInfo> changed;
    for (auto& [key, entry] : m_entries) {
        auto& info = entry.info;
        if (!info.isActive)
            continue;
        if (!connected.contains(info.peer)) {
            info.isActive = false;
            info.bytesPerSecond = 0;
            entry.isChanged = true;
        } else if (entry.rate.sample(info.bytesSent, now)) {
            entry.isChanged = entry.isChanged || info.bytesPerSecond != entry.rate.bytesPerSecond();
            info.bytesPerSecond = entry.rate.bytesPerSecond();
        }
        if (std::exchange(entry.isChanged, false))
            changed.append(info);
    }
    return changed;
}

bool UploadLedger::isActive() const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [](const auto& each) { return each.second.info.isActive; });
}

QList<UploadInfo> UploadLedger::uploads() const
{
    QList<UploadInfo> list;
    for (const auto& [key, entry] : m_entries)
        list.append(entry.info);
    return list;
}

} // namespace allium::transfer
