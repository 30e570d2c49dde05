// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <compare>
#include <optional>

namespace allium::tor {

/// tor's version (version-spec): MAJOR.MINOR.MICRO[.PATCH][-STATUS].
struct TorVersion {
    int major = 0;
    int minor = 0;
    int micro = 0;
    int patch = 0;
    QByteArray status; ///< "alpha-dev", "rc"; empty for a release

    /// Reads "0.4.9.11", "Tor 0.4.9.11 (git-…)" and the first line of `tor --version`.
    static std::optional<TorVersion> parse(QByteArrayView text);
    QByteArray toString() const;

    /// By number alone: a status tag says little about what is fixed.
    friend std::strong_ordering operator<=>(const TorVersion& a, const TorVersion& b)
    {
        return a.numbers() <=> b.numbers();
    }
    friend bool operator==(const TorVersion& a, const TorVersion& b) { return a.numbers() == b.numbers(); }

private:
    std::array<int, 4> numbers() const { return { major, minor, micro, patch }; }
};

/// Older ones let a rendezvous point pose as the service (tor bug 41297) and crash on crafted
/// input as service or client (TROVE-2026-007, -013, -015, -020).
inline const TorVersion OldestSafeTor { 0, 4, 9, 11, {} };

} // namespace allium::tor
