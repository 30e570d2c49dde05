// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ByteCodec.h"

namespace allium::crypto {

/// What is signed: the domain says what for, and cannot run into the message. Only for the sources of this folder.
inline QByteArray signedBytes(QByteArrayView domain, QByteArrayView message)
{
    return ByteWriter().field(domain).field(message).bytes();
}

} // namespace allium::crypto
