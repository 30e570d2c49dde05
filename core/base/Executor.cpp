// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Executor.h"

namespace allium {

ThreadExecutor::ThreadExecutor(int threads)
{
    m_pool.setMaxThreadCount(threads);
    m_pool.setExpiryTimeout(-1);
}

ThreadExecutor::~ThreadExecutor()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void ThreadExecutor::post(std::function<void()> task)
{
    m_pool.start(std::move(task));
}

void ThreadExecutor::drain()
{
    m_pool.waitForDone();
}

} // namespace allium
