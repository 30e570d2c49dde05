// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FixedBytes.h"
#include "core/crypto/Aead.h"
#include "core/crypto/Secret.h"

namespace allium::storage {

struct FileIdTag;
struct MasterKeyTag;

/// Random name of one encrypted file; stands in the key file and is authenticated with every page.
using FileId = FixedBytes<FileIdTag, 16>;
/// The secret of a profile from which file keys are derived. Never encrypts anything itself.
using MasterKey = crypto::SecretBytes<MasterKeyTag, 32>;

/// Key of one database file: no two files share one, even under the same master key.
crypto::AeadKey databaseKey(const MasterKey& master, const FileId& file);

} // namespace allium::storage
