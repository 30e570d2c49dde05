// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/FileText.h"

#include "app/desktop/models/MessageText.h"
#include "app/desktop/viewmodels/Format.h"

#include <algorithm>

namespace allium::desktop {
namespace {

QString running(const FileFacts& facts, const QString& moved)
{
    if (facts.rate < 1)
        return moved;
    const auto rate = Format::rate(facts.rate);
    return facts.secondsLeft < 0 ? FileText::tr("%1, %2", "moved, rate").arg(moved, rate)
                                 : FileText::tr("%1, %2, %3 left", "moved, rate, time").arg(moved, rate, Format::duration(facts.secondsLeft));
}

} // namespace

bool FileFacts::mayTryAgain() const
{
    return state == FileState::Failed && why != QLatin1String("transfer.source-changed")
        && why != QLatin1String("transfer.bad-manifest");
}

void FileFacts::takeUpload(const QJsonObject& upload)
{
    if (state != FileState::Shared && state != FileState::Sending && state != FileState::Fetched)
        return;
    const bool isActive = upload.value(QLatin1String("active")).toBool();
    received = std::min(size, upload.value(QLatin1String("sent")).toInteger());
    rate = upload.value(QLatin1String("rate")).toDouble();
    secondsLeft = rate < 1 ? -1 : static_cast<qint64>(static_cast<double>(size - received) / rate);
    state = received >= size ? FileState::Fetched : isActive ? FileState::Sending : FileState::Shared;
}

QString FileText::size(qint64 bytes, qint64 files)
{
    const auto amount = Format::size(bytes);
    return files > 1 ? tr("%1, %2", "size, number of files").arg(amount, tr("%n file(s)", nullptr, static_cast<int>(files))) : amount;
}

QString FileText::reading(qint64 bytes, qint64 size, double rate, qint64 secondsLeft)
{
    if (size == 0)
        return tr("Waits to be read");
    FileFacts facts;
    facts.rate = rate;
    facts.secondsLeft = secondsLeft;
    return running(facts, tr("%1 of %2 read", "so much of so much").arg(Format::size(bytes), Format::size(size)));
}

QString FileText::together(const QString& first, qint64 count)
{
    return count > 1 ? tr("%1 and %n more", "name of a file", static_cast<int>(count - 1)).arg(first) : first;
}

QString FileText::line(const FileFacts& facts)
{
    auto whole = size(facts.size, facts.files);
    const auto moved = tr("%1 of %2", "so much of so much").arg(Format::size(facts.received), Format::size(facts.size));
    auto why = MessageText::failure(facts.why);
    switch (facts.state) {
    case FileState::None:
        break;
    case FileState::Offered:
        return why.isEmpty() ? whole : tr("%1. %2", "size, why it waits to be accepted").arg(whole, why);
    case FileState::Declined:
        return tr("%1, declined").arg(whole);
    case FileState::Shared:
        return tr("%1, can be fetched while you are online").arg(whole);
    case FileState::Sending:
        return running(facts, tr("%1 of %2 sent", "so much of so much").arg(Format::size(facts.received), Format::size(facts.size)));
    case FileState::Fetched:
        return tr("%1, fetched").arg(whole);
    case FileState::TakenBack:
        return tr("%1, taken back").arg(whole);
    case FileState::NotSent:
        return why.isEmpty() ? tr("%1, could not be offered").arg(whole) : why;
    case FileState::Queued:
        return tr("Waits for its turn");
    case FileState::Connecting:
        return tr("Connecting…");
    case FileState::Running:
        return running(facts, moved);
    case FileState::Paused:
        return why.isEmpty() ? tr("Paused at %1").arg(moved) : why;
    case FileState::WaitingForPeer:
        return facts.received > 0 ? tr("%1, goes on when they are online").arg(moved) : tr("%1, begins when they are online").arg(whole);
    case FileState::Verifying:
        return tr("Checking what arrived…");
    case FileState::Done:
        return facts.isSaved ? tr("%1, saved").arg(whole) : tr("%1, complete and checked").arg(whole);
    case FileState::Failed:
        return why.isEmpty() ? tr("Could not be fetched") : why;
    case FileState::Cancelled:
        return tr("%1, cancelled").arg(whole);
    }
    return {};
}

} // namespace allium::desktop
