// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <type_traits>
#include <utility>

namespace allium {

/// Calls `then(value)` on the thread of `context` once the future has its result: always from the
/// event loop, never from inside this call, and not at all when `context` is gone first or the
/// work was dropped. (QFuture::then with a context asserts on Qt 6.4 when the context is gone.)
/// The value is moved out, so one future serves one whenDone().
template <class Value, class Then>
void whenDone(const QFuture<Value>& future, QObject* context, Then then)
{
    auto* watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, then = std::move(then)]() mutable {
                         auto done = watcher->future();
                         watcher->deleteLater();
                         if constexpr (std::is_void_v<Value>) {
                             if (!done.isCanceled())
                                 then();
                         } else if (done.resultCount() > 0) {
                             then(done.takeResult());
                         }
                     });
    watcher->setFuture(future);
}

/// A future that already has its value.
template <class Value>
QFuture<std::decay_t<Value>> readyFuture(Value&& value)
{
    QPromise<std::decay_t<Value>> promise;
    promise.start();
    promise.addResult(std::forward<Value>(value));
    promise.finish();
    return promise.future();
}

} // namespace allium
