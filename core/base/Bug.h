// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace allium {

/// Says that our own code broke a rule: stops a debug build, logs in a release build, where the
/// caller then takes a real failure path. Never call it for bad input.
void reportBug(const char* file, int line, const char* what);

/// Stops every build: going on would be unsafe.
[[noreturn]] void assertionFailed(const char* file, int line, const char* condition);

} // namespace allium

#define ALLIUM_BUG(what) ::allium::reportBug(__FILE__, __LINE__, what)
#define ALLIUM_ASSERT(condition)                                                                             \
    ((condition) ? static_cast<void>(0) : ::allium::assertionFailed(__FILE__, __LINE__, #condition))
