// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <type_traits>
#include <utility>

namespace allium {

/// Outcome of something the world can refuse: a value or a typed error. One `enum class` (or a
/// small struct holding one) per module; nothing is thrown, and nothing is ignored: the compiler
/// reports a call whose outcome is dropped. Where nothing can be done about an error, say so:
/// `static_cast<void>(…)` and why.
template <class T, class E>
class [[nodiscard]] Result : public tl::expected<T, E> {
    using Base = tl::expected<T, E>;

public:
    Result() = default;
    /// Not the inherited constructor: that takes a Result<bool> for the value that it converts to.
    template <class U = T>
        requires(!std::is_base_of_v<Base, std::remove_cvref_t<U>> && std::is_constructible_v<T, U>)
    // clang-tidy 14 sees what enable_if keeps out, not what `requires` does.
    explicit(!std::is_convertible_v<U, T>) Result(U&& value) // NOLINT(bugprone-forwarding-reference-overload)
        : Base(std::forward<U>(value))
    {
    }
    template <class F>
    Result(tl::unexpected<F> error)
        : Base(std::move(error))
    {
    }
    /// What map() and its like return.
    Result(Base&& other)
        : Base(std::move(other))
    {
    }

    using Base::value;
    using Base::operator*;
    /// Out of a temporary the value comes by value: the inherited ones refer into the temporary, which
    /// `for (auto& row : rows().value())` outlives.
    T value() &&
        requires(!std::is_void_v<T>)
    {
        return std::move(static_cast<Base&>(*this)).value();
    }
    T operator*() &&
        requires(!std::is_void_v<T>)
    {
        return *std::move(static_cast<Base&>(*this));
    }
};

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
