// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Executor.h"

namespace allium::test {

/// Runs work at once on the calling thread: what makes scenarios in virtual time deterministic.
class InlineExecutor final : public Executor {
public:
    void post(std::function<void()> task) override { task(); }
};

} // namespace allium::test
