// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace allium::tor {

Q_DECLARE_LOGGING_CATEGORY(torLog)

} // namespace allium::tor
