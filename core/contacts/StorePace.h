// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/Session.h"
#include "core/storage/DatabaseWorker.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace allium::contacts {

/// Keeps what a contact says from running ahead of the store, which does one thing after another and
/// waits for the disk: after MaxAhead things said, the streams pause until everything the store had
/// been given by then is done. What waits meanwhile is bounded by the streams' receive windows. One
/// for each session. Node thread.
class StorePace final : public QObject {
    Q_OBJECT
public:
    static constexpr int MaxAhead = 32;

    explicit StorePace(storage::DatabaseWorker& database, QObject* parent = nullptr);

    /// Pauses and goes on with the rest from now on.
    void add(net::Stream* stream);
    /// Counts something that may give the store work. False: the store has not caught up, and this
    /// must not add to it. Of a paused stream that comes only when its session has ended and hands
    /// out the rest; to leave that is safe, since whatever counts is said again in the next one.
    bool note();

private:
    void setPaused(bool paused);

    storage::DatabaseWorker& m_database;
    std::vector<QPointer<net::Stream>> m_streams;
    int m_ahead = 0;
    bool m_isWaiting = false;
};

} // namespace allium::contacts
