// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/wire/Ids.h"

#include <QMetaType>
#include <QString>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>

namespace allium::transfer {

struct TransferIdTag;
/// One download, ours alone; random.
using TransferId = FixedBytes<TransferIdTag, 16>;

/// Where a download stands. Values are stored; Connecting, Downloading, WaitingForPeer and Verifying
/// come back as Queued after a restart.
///
///     Queued --its turn--> Connecting --a circuit opens--> Downloading --all there--> Verifying --> Complete
///     Connecting, Downloading <--last circuit lost / opens--> WaitingForPeer
///     any of these --pause(), disk full--> Paused --resume()--> Queued
///     any of these --cancel()--> Cancelled;  --no source is left, disk fails--> Failed --resume()--> Queued
enum class TransferState {
    Queued = 0,
    Connecting = 1,
    Downloading = 2,
    Paused = 3,
    WaitingForPeer = 4,
    Verifying = 5,
    Complete = 6,
    Failed = 7,
    Cancelled = 8,
};

/// Why a download is Failed, or Paused without anybody having asked for it. Values are stored.
enum class TransferFailure {
    None = 0,
    NotShared = 1, ///< the other side does not offer it (to us) any more
    SourceChanged = 2, ///< the other side's file is not what was offered
    SourceUnreadable = 3, ///< the other side cannot read it
    BadData = 4, ///< the other side sent wrong bytes twice
    BadManifest = 5, ///< what was offered breaks the rules for names or sizes, or is larger than offered or asked for
    DiskFull = 6, ///< of the files or of the database; paused, goes on with resume() once there is room
    DiskFailed = 7,
    StoreFailed = 8, ///< the database
};

struct TransferInfo {
    TransferId id;
    wire::ContentId content;
    wire::AccountId peer; ///< who offered it
    QString name; ///< as offered until the manifest is here, then as it says
    TransferState state = TransferState::Queued;
    TransferFailure failure = TransferFailure::None;
    std::uint64_t bytesDone = 0; ///< verified; of files named twice, once
    std::uint64_t bytesTotal = 0; ///< as offered until the manifest is here
    std::uint64_t maxManifestBytes = 0; ///< a larger manifest fails; 0: Manifest::MaxBytes alone counts
    std::uint32_t files = 0; ///< 0 until the manifest is here
    bool isFolder = false;
    double bytesPerSecond = 0;
    std::optional<std::chrono::seconds> timeLeft;
    WallTime created {};
    QString exportedTo; ///< where it was last exported, or empty

    friend bool operator==(const TransferInfo&, const TransferInfo&) = default;
};

/// One thing we share.
struct ShareInfo {
    wire::ContentId content;
    QString name;
    std::uint64_t bytes = 0;
    std::uint32_t files = 0;
    bool isFolder = false;
    std::uint32_t skipped = 0; ///< links, pipes and devices inside that are not shared; when just made
    bool isKept = false; ///< its bytes are in our database: there is no file of it
    WallTime created {};

    friend bool operator==(const ShareInfo&, const ShareInfo&) = default;
};

/// Somebody who fetches, or has fetched, one of our contents since the start.
struct UploadInfo {
    wire::AccountId peer;
    wire::ContentId content;
    std::uint64_t bytesSent = 0; ///< file data; what was asked for again counts again
    double bytesPerSecond = 0;
    bool isActive = false; ///< they are connected for it now

    friend bool operator==(const UploadInfo&, const UploadInfo&) = default;
};

enum class ShareError {
    NothingGiven,
    NotFound,
    NotAllowed, ///< a file or folder cannot be read
    NotAFile, ///< a device, a pipe
    ChangedMeanwhile, ///< somebody wrote to it while it was read
    TooManyFiles, ///< over 100,000, or a list over 32 MiB
    TooDeep, ///< over 32 folders
    TooLarge,
    ReadFailed,
    Cancelled,
    StoreFailed,
};

enum class ExportError {
    NoSuchTransfer,
    NotComplete,
    NoSuchFolder,
    NotAllowed,
    DiskFull,
    Damaged, ///< the stored bytes are not what was verified
    Failed,
    Cancelled,
    StoreFailed,
};

/// How far work in another thread has got, and the wish to stop it. Shared by both sides.
struct Progress {
    std::atomic<std::uint64_t> done { 0 };
    std::atomic<std::uint64_t> total { 0 }; ///< 0 while it is not known
    std::atomic<bool> cancelled { false };
    /// The work is done and what it made is about to be kept. Set and read by the thread that cancels.
    bool isTooLate = false;

    /// False: too late, and nothing changes.
    bool cancel()
    {
        if (!isTooLate)
            cancelled = true;
        return !isTooLate;
    }
};

} // namespace allium::transfer

Q_DECLARE_METATYPE(allium::transfer::TransferId)
Q_DECLARE_METATYPE(allium::transfer::TransferInfo)
Q_DECLARE_METATYPE(allium::transfer::ShareInfo)
Q_DECLARE_METATYPE(allium::transfer::UploadInfo)
