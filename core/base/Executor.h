// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <type_traits>

namespace allium {

/// Runs closures on another thread than the one that asks. Closures take their input by value and
/// hand a value back; they touch no object of that thread.
class Executor {
public:
    virtual ~Executor() = default;
    virtual void post(std::function<void()> task) = 0;

    /// Runs `work()` and delivers what it returns. When the executor is gone before the work ran,
    /// the future ends without a result, and whenDone() then never calls back.
    template <class Work>
    auto run(Work work) -> QFuture<std::invoke_result_t<Work&>>
    {
        using Value = std::invoke_result_t<Work&>;
        auto promise = std::make_shared<QPromise<Value>>();
        auto shared = std::make_shared<Work>(std::move(work));
        auto future = promise->future();
        promise->start();
        post([promise = std::move(promise), shared = std::move(shared)]() mutable {
            if constexpr (std::is_void_v<Value>)
                (*shared)();
            else
                promise->addResult((*shared)());
            shared.reset(); // what the closure holds is released before anyone hears of the result
            promise->finish();
        });
        return future;
    }
};

/// One thread (or several), tasks in the order they were posted when it is one. The destructor
/// waits for the running task and drops the rest.
class ThreadExecutor final : public Executor {
public:
    explicit ThreadExecutor(int threads = 1);
    ~ThreadExecutor() override;
    void post(std::function<void()> task) override;
    /// Blocks until everything posted so far has run. For shutting down, never in between.
    void drain();

private:
    QThreadPool m_pool;
};

} // namespace allium
