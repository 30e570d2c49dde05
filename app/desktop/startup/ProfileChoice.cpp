// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startup/ProfileChoice.h"

#include "app/desktop/startup/SingleInstance.h"

#include <QDeadlineTimer>
#include <QThread>

#include <algorithm>

namespace allium::desktop {
namespace {

using node::ProfileEntry;
using node::ProfileFolder;

constexpr std::chrono::seconds InUsePatience { 5 };
/// For a window that is there and has no time to listen, as on a busy computer.
constexpr std::chrono::seconds HandOverPatience { 60 };
constexpr std::chrono::milliseconds InUsePause { 100 };

/// One that does not open is shown beside the others, with why.
bool startsWithoutAsking(const ProfileEntry& entry)
{
    using Condition = ProfileEntry::Condition;
    return entry.isStart && (entry.condition == Condition::Ready || entry.condition == Condition::New);
}

} // namespace

ProfileChoice ProfileChoice::of(const std::vector<ProfileEntry>& entries, const Start& start)
{
    if (entries.empty())
        return {};
    if (start.mustAsk)
        return { Kind::Ask, {} };
    if (entries.size() == 1)
        return { Kind::Use, entries.front().name };
    const auto isOpen = [](const ProfileEntry& entry) { return entry.isOpen; };
    if (start.hasLink && !start.isQuiet && std::count_if(entries.begin(), entries.end(), isOpen) == 1)
        return { Kind::HandOver, std::find_if(entries.begin(), entries.end(), isOpen)->name };
    const auto always = std::find_if(entries.begin(), entries.end(), startsWithoutAsking);
    if (always != entries.end())
        return { Kind::Use, always->name };
    if (start.isQuiet) {
        const bool hasUsual = std::any_of(entries.begin(), entries.end(),
                                          [](const ProfileEntry& entry) { return entry.name == usualProfile(); });
        return { Kind::Use, hasUsual ? usualProfile() : entries.front().name };
    }
    return { Kind::Ask, {} };
}

ObtainedProfile ObtainedProfile::of(const QString& dataFolder, const QString& link)
{
    auto folder = ProfileFolder::open(dataFolder);
    const auto isInUse = [&folder] { return !folder && folder.error() == ProfileFolder::Error::InUse; };
    for (const QDeadlineTimer deadline(InUsePatience); isInUse() && !deadline.hasExpired();) {
        if (SingleInstance::handOver(dataFolder, link, HandOverPatience))
            return { nullptr, true, {} };
        QThread::msleep(InUsePause.count());
        folder = ProfileFolder::open(dataFolder);
    }
    if (!folder)
        return { nullptr, false, folder.error() };
    return { std::move(*folder), false, {} };
}

} // namespace allium::desktop
