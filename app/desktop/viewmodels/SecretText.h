// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/Secret.h"

#include <QString>

namespace allium::desktop {

/// What somebody typed, as the core takes it: UTF-8 in locked memory. The copy made on the way is
/// wiped; the field that holds `typed` is cleared by whoever shows it.
inline crypto::Secret secretOf(const QString& typed)
{
    auto bytes = typed.toUtf8();
    auto secret = crypto::Secret::copyOf(QByteArrayView(bytes));
    crypto::wipe(bytes);
    return secret;
}

} // namespace allium::desktop
