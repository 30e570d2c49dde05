// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/BlockStore.h"
#include "core/transfer/TransferTypes.h"

#include <QString>

namespace allium::transfer {

/// Decrypts a stored content into a folder the user chose. Blocks: for the bulk executor.
///
/// Everything is written under a temporary name beside the target and renamed at the end, so the
/// target appears whole or not at all; a name that is taken becomes "name (2)". Files are opened
/// relative to their folder without following links and are never executable.
Result<QString, ExportError> exportContent(const SectorFile& source, const Manifest& manifest, const QString& folder,
                                           const QByteArray& temporaryName, Progress& progress);

} // namespace allium::transfer
