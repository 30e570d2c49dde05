// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/KeyRing.h"

#include "core/base/WhenDone.h"

#include <QLoggingCategory>
#include <QPromise>

#include <qt6keychain/keychain.h>

#include <functional>
#include <memory>
#include <utility>

Q_DECLARE_LOGGING_CATEGORY(lcStorage)

namespace allium::storage {

namespace {

/// What QtKeychain's answers mean in practice; several back ends say OtherError for everything.
StorageError errorOf(const QKeychain::Job& job)
{
    const auto kind = [&] {
        switch (job.error()) {
        case QKeychain::EntryNotFound:
            return StorageErrorKind::NotFound;
        case QKeychain::AccessDenied:
        case QKeychain::AccessDeniedByUser:
            return StorageErrorKind::KeyRingLocked;
        default:
            return StorageErrorKind::KeyRingUnavailable;
        }
    }();
    qCInfo(lcStorage) << "key ring:" << job.error() << job.errorString();
    return { kind, "key ring error " + QByteArray::number(job.error()) };
}

/// The bytes of an answer as a secret. The job holds the same buffer, so it is overwritten without
/// detaching.
crypto::Secret takeSecret(const QByteArray& bytes)
{
    auto secret = crypto::Secret::copyOf(QByteArrayView(bytes));
    volatile char* const shared = const_cast<char*>(bytes.constData());
    for (qsizetype i = 0; i < bytes.size(); ++i)
        shared[i] = 0;
    return secret;
}

/// One question with one answer: the job's or the timeout's, whichever is first.
template <class Value>
class Question : public std::enable_shared_from_this<Question<Value>> {
public:
    explicit Question(Timers& timers)
        : m_timer(timers)
    {
        m_promise.start();
    }

    QFuture<StorageResult<Value>> ask(QObject* context, QKeychain::Job* job, Milliseconds timeout,
                                      std::function<StorageResult<Value>()> value)
    {
        auto self = this->shared_from_this();
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, context, [self, job, value = std::move(value)] {
            if (job->error() == QKeychain::NoError)
                self->answer(value());
            else
                self->answer(fail(errorOf(*job)));
        });
        m_timer.start(timeout, [self] { self->answer(fail(StorageError { StorageErrorKind::KeyRingTimedOut, {} })); });
        auto future = m_promise.future();
        job->start();
        return future;
    }

private:
    void answer(StorageResult<Value> result)
    {
        const auto self = this->shared_from_this(); // stopping the timer lets go of the last reference
        m_timer.stop();
        if (std::exchange(m_answered, true))
            return;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

    QPromise<StorageResult<Value>> m_promise;
    Timer m_timer;
    bool m_answered = false;
};

} // namespace

QtKeyRing::QtKeyRing(Timers& timers, QString service, Milliseconds timeout)
    : m_timers(timers)
    , m_service(std::move(service))
    , m_timeout(timeout)
{
}

QFuture<StorageResult<crypto::Secret>> QtKeyRing::read(const QString& entry)
{
    auto* const job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(entry);
    return std::make_shared<Question<crypto::Secret>>(m_timers)->ask(
        this, job, m_timeout,
        [job]() -> StorageResult<crypto::Secret> { return takeSecret(job->binaryData()); });
}

QFuture<StorageResult<void>> QtKeyRing::write(const QString& entry, const crypto::Secret& value)
{
    auto* const job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(entry);
    const auto bytes = value.view().toByteArray();
    job->setBinaryData(bytes);
    const auto written = std::make_shared<Question<void>>(m_timers)->ask(this, job, m_timeout,
                                                                         []() -> StorageResult<void> { return {}; });

    auto promise = std::make_shared<QPromise<StorageResult<void>>>();
    promise->start();
    const auto answer = [promise](StorageResult<void> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    whenDone(written, this, [this, entry, answer, bytes](StorageResult<void> outcome) {
        const bool stillAsking = !outcome && outcome.error().kind == StorageErrorKind::KeyRingTimedOut;
        auto expected = stillAsking ? crypto::Secret() : takeSecret(bytes);
        if (!outcome) {
            answer(std::move(outcome));
            return;
        }
        whenDone(read(entry), this,
                 [answer, expected = std::move(expected)](const StorageResult<crypto::Secret>& kept) {
                     if (kept && *kept == expected)
                         answer({});
                     else
                         answer(fail(StorageError { StorageErrorKind::KeyRingUnavailable, "it did not keep the key" }));
                 });
    });
    return promise->future();
}

QFuture<StorageResult<void>> QtKeyRing::remove(const QString& entry)
{
    auto* const job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(entry);
    return std::make_shared<Question<void>>(m_timers)->ask(this, job, m_timeout,
                                                           []() -> StorageResult<void> { return {}; });
}

} // namespace allium::storage
