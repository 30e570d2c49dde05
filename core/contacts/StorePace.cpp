// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/StorePace.h"

#include "core/base/WhenDone.h"

namespace allium::contacts {

StorePace::StorePace(storage::DatabaseWorker& database, QObject* parent)
    : QObject(parent)
    , m_database(database)
{
}

void StorePace::add(net::Stream* stream)
{
    std::erase_if(m_streams, [](const auto& known) { return known.isNull(); });
    m_streams.emplace_back(stream);
    if (m_isWaiting)
        stream->setPaused(true);
}

bool StorePace::note()
{
    if (m_isWaiting)
        return false;
    if (++m_ahead < MaxAhead)
        return true;
    setPaused(true);
    whenDone(m_database.run([](storage::Database&) { return storage::StorageResult<void>(); }), this,
             [this](const storage::StorageResult<void>&) {
                 m_ahead = 0;
                 setPaused(false);
             });
    return true;
}

void StorePace::setPaused(bool paused)
{
    m_isWaiting = paused;
    for (const auto& stream : m_streams) {
        if (stream)
            stream->setPaused(paused);
    }
}

} // namespace allium::contacts
