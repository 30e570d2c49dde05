// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace allium::transfer {

/// Why a name that came from somebody else is not used. One value for each rule.
enum class NameError {
    Empty, ///< nothing, or an empty part as in "a//b"
    NotUtf8,
    Absolute, ///< starts with a slash
    DotPart, ///< "." or ".."
    NulByte,
    ControlCharacter,
    FormatCharacter, ///< bidirectional, zero-width and other invisible code points; line separators
    ForbiddenCharacter, ///< \ : * ? " < > | which mean something to one of the systems, or a slash in a name
    ReservedName, ///< CON, NUL, COM1 and so on, with any ending
    TrailingDotOrSpace, ///< dropped by Windows, so two names would be one
    LeadingSpace,
    TooLong, ///< a part of more than 255 bytes
    TooDeep, ///< more than 32 parts
};

/// One part of a path, safe to create on Linux, macOS and Windows and to show to a person: UTF-8,
/// 1 to 255 bytes, none of the mistakes of NameError.
class FileName {
public:
    static constexpr qsizetype MaxBytes = 255;

    static Result<FileName, NameError> parse(QByteArrayView utf8);
    /// The nearest acceptable name for a local file: what is not allowed becomes "_".
    static FileName sanitized(const QString& local);

    const QByteArray& utf8() const { return m_utf8; }
    QString toString() const { return QString::fromUtf8(m_utf8); }
    /// The same for names that some file system takes for equal (case, Unicode composition).
    QByteArray folded() const;
    /// "name (2).ext": another name beside this one, cut where it would get too long.
    FileName numbered(int number) const;

    friend bool operator==(const FileName&, const FileName&) = default;

private:
    explicit FileName(QByteArray utf8)
        : m_utf8(std::move(utf8))
    {
    }

    QByteArray m_utf8;
};

/// A relative path of 1 to 32 safe names joined by "/".
class SafePath {
public:
    static constexpr std::size_t MaxDepth = 32;

    static Result<SafePath, NameError> parse(QByteArrayView utf8);
    static Result<SafePath, NameError> fromParts(std::vector<FileName> parts);

    const std::vector<FileName>& parts() const { return m_parts; }
    QByteArray utf8() const;
    QByteArray folded() const;

    friend bool operator==(const SafePath&, const SafePath&) = default;

private:
    explicit SafePath(std::vector<FileName> parts)
        : m_parts(std::move(parts))
    {
    }

    std::vector<FileName> m_parts;
};

} // namespace allium::transfer
