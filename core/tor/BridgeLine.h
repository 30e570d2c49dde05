// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace allium::tor {

/// Whether tor would read this as the value of its option Bridge: "[transport] address:port [fingerprint]
/// [key=value …]". Says nothing about whether the bridge answers, or whether the transport is installed.
bool isBridgeLine(QByteArrayView line);

} // namespace allium::tor
