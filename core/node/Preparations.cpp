// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/Preparations.h"

#include <QFileInfo>
#include <QStringList>

#include <algorithm>

namespace allium::node {

Preparations::Preparations(Clock& clock, Timers& timers)
    : m_clock(clock)
    , m_timer(timers)
{
}

PreparationId Preparations::add(const wire::AccountId& account, const QStringList& paths,
                                std::shared_ptr<transfer::Progress> progress, std::function<void()> stopped)
{
    m_last = PreparationId { m_last.value + 1 };
    const auto name = paths.isEmpty() ? QString() : paths.first().section(u'/', -1, -1, QString::SectionSkipEmpty);
    Item item;
    item.state = { m_last, account, name, static_cast<int>(paths.size()) };
    item.progress = std::move(progress);
    item.stopped = std::move(stopped);
    m_items.push_back(std::move(item));
    if (!m_timer.isActive())
        m_timer.start(Tick, [this] { tick(); });
    return m_last;
}

std::vector<Preparations::Item>::iterator Preparations::find(PreparationId id)
{
    return std::find_if(m_items.begin(), m_items.end(), [id](const Item& item) { return item.state.id == id; });
}

void Preparations::end(PreparationId id)
{
    const auto found = find(id);
    if (found == m_items.end())
        return;
    const bool isTold = found->isTold;
    m_items.erase(found);
    if (m_items.empty())
        m_timer.stop();
    if (isTold)
        Q_EMIT ended(id);
}

bool Preparations::cancel(PreparationId id)
{
    const auto found = find(id);
    if (found == m_items.end() || !found->progress->cancel())
        return false;
    const auto stopped = found->stopped;
    end(id);
    stopped();
    return true;
}

std::vector<Preparation> Preparations::all() const
{
    std::vector<Preparation> states;
    for (const auto& item : m_items)
        states.push_back(item.state);
    return states;
}

bool Preparations::update(Item& item, MonotonicTime now) const
{
    auto& state = item.state;
    const auto done = item.progress->done.load();
    const auto total = item.progress->total.load();
    const bool isNew = done != state.bytesDone || total != state.bytesTotal;
    if (done > 0 && !item.isRunning) {
        item.isRunning = true;
        item.rate = transfer::RateMeter(done, now);
    }
    const bool isMeasured = item.isRunning && item.rate.sample(done, now);
    state.bytesDone = done;
    state.bytesTotal = total;
    state.bytesPerSecond = item.rate.bytesPerSecond();
    state.timeLeft.reset();
    if (state.bytesPerSecond >= 1 && done <= total)
        state.timeLeft = std::chrono::seconds(static_cast<std::int64_t>(static_cast<double>(total - done) / state.bytesPerSecond));
    return isNew || isMeasured;
}

void Preparations::tick()
{
    const auto now = m_clock.now();
    std::vector<Preparation> news;
    for (auto& item : m_items) {
        if (!update(item, now) && item.isTold)
            continue;
        item.isTold = true;
        news.push_back(item.state);
    }
    m_timer.start(Tick, [this] { tick(); });
    for (const auto& preparation : news)
        Q_EMIT changed(preparation);
}

} // namespace allium::node
