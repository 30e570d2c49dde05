// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/Secret.h"

#include "core/base/Bug.h"

#include <QString>

#include <sodium.h>

#include <algorithm>
#include <utility>

namespace allium::crypto {

namespace {

std::uint8_t* allocate(std::size_t size)
{
    if (size == 0)
        return nullptr;
    // The library's canary changes when it is initialised, so nothing may be allocated before.
    ALLIUM_ASSERT(initialize());
    void* const memory = sodium_malloc(size);
    ALLIUM_ASSERT(memory != nullptr);
    return static_cast<std::uint8_t*>(memory);
}

/// Zeroes the whole allocation, free space at both ends included, without detaching: a detach
/// would leave the secret where it is and overwrite a fresh copy.
template <class Container>
void wipeContainer(Container& container)
{
    if (!container.isDetached()) {
        container.clear();
        return;
    }
    auto& storage = container.data_ptr();
    auto* const first = storage.data() - storage.freeSpaceAtBegin();
    const auto count = storage.freeSpaceAtBegin() + storage.size + storage.freeSpaceAtEnd();
    sodium_memzero(first, static_cast<std::size_t>(count) * sizeof(*first));
    container.resize(0); // keeps the buffer
}

} // namespace

bool initialize()
{
    static const bool usable = sodium_init() >= 0;
    return usable;
}

Secret::Secret(std::size_t size)
    : m_data(allocate(size))
    , m_size(size)
{
    std::fill_n(m_data, m_size, std::uint8_t { 0 });
}

Secret Secret::copyOf(std::span<const std::uint8_t> bytes)
{
    Secret result;
    result.m_data = allocate(bytes.size());
    result.m_size = bytes.size();
    std::copy(bytes.begin(), bytes.end(), result.m_data);
    return result;
}

Secret Secret::copyOf(QByteArrayView bytes)
{
    return copyOf(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), static_cast<std::size_t>(bytes.size())));
}

Secret Secret::random(std::size_t size, Random& random)
{
    Secret result(size);
    random.fill(result.span());
    return result;
}

Secret::~Secret()
{
    sodium_free(m_data); // overwrites before it unmaps
}

Secret::Secret(Secret&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        clear();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

Secret Secret::clone() const
{
    return copyOf(span());
}

void Secret::clear()
{
    sodium_free(m_data);
    m_data = nullptr;
    m_size = 0;
}

bool Secret::operator==(const Secret& other) const
{
    // The length of a secret is not one.
    return m_size == other.m_size && (m_size == 0 || sodium_memcmp(m_data, other.m_data, m_size) == 0);
}

void wipe(QByteArray& bytes)
{
    wipeContainer(bytes);
}

void wipe(QString& text)
{
    wipeContainer(text);
}

SystemRandom::SystemRandom()
{
    ALLIUM_ASSERT(initialize());
}

void SystemRandom::fill(std::span<std::uint8_t> bytes)
{
    randombytes_buf(bytes.data(), bytes.size());
}

} // namespace allium::crypto
