// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FixedBytes.h"
#include "core/base/Timers.h"
#include "core/transfer/RateMeter.h"
#include "core/transfer/TransferTypes.h"
#include "core/wire/Ids.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace allium::node {

/// One thing that is being read so that it can be offered; counts up while the profile is open.
struct PreparationTag;
using PreparationId = StrongNumber<PreparationTag, std::int64_t>;

struct Preparation {
    PreparationId id;
    wire::AccountId account; ///< whom it is for
    QString name; ///< of the file or folder; of several, of the first
    int paths = 1;
    std::uint64_t bytesDone = 0;
    std::uint64_t bytesTotal = 0; ///< 0 while it waits for its turn; grows while a folder is being looked through
    double bytesPerSecond = 0;
    std::optional<std::chrono::seconds> timeLeft {}; ///< nothing while it is not known
};

/// What is being read before it can be offered, how far that is, and how it is stopped. Node thread; owned by
/// FileOffers. Of what takes less than one Tick nobody hears.
class Preparations final : public QObject {
    Q_OBJECT
public:
    /// How often the state is looked at, and so the most often that changed() comes for each.
    static constexpr Milliseconds Tick { 250 };

    Preparations(Clock& clock, Timers& timers);

    /// `stopped` is called when somebody cancels it, from inside cancel().
    PreparationId add(const wire::AccountId& account, const QStringList& paths, std::shared_ptr<transfer::Progress> progress,
                      std::function<void()> stopped);
    /// It was offered, or failed. Harmless when it is gone.
    void end(PreparationId id);
    /// False: it is not there, or it is too late.
    bool cancel(PreparationId id);
    std::vector<Preparation> all() const; ///< oldest first

Q_SIGNALS:
    void changed(const allium::node::Preparation& preparation);
    /// After changed().
    void ended(allium::node::PreparationId id);

private:
    struct Item {
        Preparation state;
        std::shared_ptr<transfer::Progress> progress;
        std::function<void()> stopped;
        transfer::RateMeter rate;
        bool isRunning = false;
        bool isTold = false;
    };

    void tick();
    /// True when something is different from what was told.
    bool update(Item& item, MonotonicTime now) const;
    std::vector<Item>::iterator find(PreparationId id);

    Clock& m_clock;
    Timer m_timer;
    std::vector<Item> m_items; ///< oldest first
    PreparationId m_last;
};

} // namespace allium::node
