// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <utility>

namespace allium {

/// Outcome of something the world can refuse: a value or a typed error. One `enum class` (or a
/// small struct holding one) per module; nothing is ignored, nothing is thrown.
template <class T, class E>
using Result = tl::expected<T, E>;

template <class E>
constexpr tl::unexpected<std::decay_t<E>> fail(E&& error)
{
    return tl::unexpected<std::decay_t<E>>(std::forward<E>(error));
}

} // namespace allium

#define ALLIUM_CONCAT_INNER(a, b) a##b
#define ALLIUM_CONCAT(a, b) ALLIUM_CONCAT_INNER(a, b)

/// `ALLIUM_TRY(auto row, statement.step());` binds the value, or returns the error to the caller.
#define ALLIUM_TRY(declaration, expression)                                                                  \
    auto ALLIUM_CONCAT(allium_try_, __LINE__) = (expression);                                                \
    if (!ALLIUM_CONCAT(allium_try_, __LINE__))                                                               \
        return ::allium::fail(std::move(ALLIUM_CONCAT(allium_try_, __LINE__)).error());                      \
    declaration = std::move(*ALLIUM_CONCAT(allium_try_, __LINE__)) // NOLINT(bugprone-macro-parentheses)

/// The same for `Result<void, E>`.
#define ALLIUM_CHECK(expression)                                                                             \
    do {                                                                                                     \
        auto allium_check_ = (expression);                                                                   \
        if (!allium_check_)                                                                                  \
            return ::allium::fail(std::move(allium_check_).error());                                         \
    } while (false)
