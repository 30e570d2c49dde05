// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Timers.h"
#include "core/crypto/Secret.h"
#include "core/storage/StorageError.h"

#include <QFuture>
#include <QObject>
#include <QString>

#include <chrono>

namespace allium::storage {

/// A place of the operating system for small secrets, unlocked with the person's login. Node thread;
/// answers come from the event loop.
///
/// Errors: NotFound (also what a locked key ring says, so never a reason to make a new key),
/// KeyRingLocked, KeyRingUnavailable, KeyRingTimedOut.
class KeyRing {
public:
    virtual ~KeyRing() = default;
    virtual QFuture<StorageResult<crypto::Secret>> read(const QString& entry) = 0;
    /// Succeeds only when reading it back gave the same bytes.
    virtual QFuture<StorageResult<void>> write(const QString& entry, const crypto::Secret& value) = 0;
    /// Removing what is not there succeeds.
    virtual QFuture<StorageResult<void>> remove(const QString& entry) = 0;
};

/// The Secret Service, KWallet, macOS Keychain or Windows credential store, by QtKeychain.
///
/// A key ring that needs the person's password shows a dialog of its own and answers when that is
/// closed, if ever: after the timeout the answer here is KeyRingTimedOut. The question itself cannot
/// be taken back, and later ones wait behind it.
class QtKeyRing final : public QObject, public KeyRing {
    Q_OBJECT
public:
    static constexpr Milliseconds DefaultTimeout = std::chrono::minutes(2);

    explicit QtKeyRing(Timers& timers, QString service = QStringLiteral("allium"),
                       Milliseconds timeout = DefaultTimeout);

    QFuture<StorageResult<crypto::Secret>> read(const QString& entry) override;
    QFuture<StorageResult<void>> write(const QString& entry, const crypto::Secret& value) override;
    QFuture<StorageResult<void>> remove(const QString& entry) override;

private:
    Timers& m_timers;
    QString m_service;
    Milliseconds m_timeout;
};

} // namespace allium::storage
