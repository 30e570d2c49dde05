// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QLoggingCategory>

namespace allium {

/// What a log may show of an identifier: its first six characters. Keys, message text and whole
/// onion addresses never reach a log.
QByteArray redacted(QByteArrayView identifier);

/// Applies "core.dht=debug,core.tor=info" to Qt's category filter; unknown words are reported by
/// returning false.
bool setLogRules(QByteArrayView rules);

} // namespace allium
