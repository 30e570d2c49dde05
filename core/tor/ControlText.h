// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <utility>
#include <vector>

namespace allium::tor {

/// One line to the control port, put together so that no argument can become another argument or
/// another command: words hold printable ASCII without blanks and quotes, quoted strings are
/// escaped, line ends are refused in both. One bad part spoils the whole command.
class ControlCommand {
public:
    static constexpr qsizetype MaxBytes = qsizetype(48) * 1024;

    explicit ControlCommand(QByteArrayView keyword);
    ControlCommand(const ControlCommand&) = default;
    ControlCommand(ControlCommand&&) noexcept = default;
    ControlCommand& operator=(const ControlCommand&) = default;
    ControlCommand& operator=(ControlCommand&&) noexcept = default;
    ~ControlCommand();

    ControlCommand& word(QByteArrayView text);
    /// key=word
    ControlCommand& pair(QByteArrayView key, QByteArrayView value);
    /// "text"
    ControlCommand& quoted(QByteArrayView text);
    /// key="text"
    ControlCommand& quotedPair(QByteArrayView key, QByteArrayView text);
    /// Carries a key or password: the last copy is wiped when it goes, as is what write() made of it.
    ControlCommand& sensitive();

    bool isValid() const { return m_valid && m_line.size() <= MaxBytes; }
    bool isSensitive() const { return m_sensitive; }
    const QByteArray& line() const { return m_line; } ///< without line end

private:
    void append(QByteArrayView text);
    void appendQuoted(QByteArrayView text);

    QByteArray m_line;
    bool m_valid = true;
    bool m_sensitive = false;
};

/// The words of a reply or event line: KEY=VALUE pairs and words without a key, in order. Values
/// in quotes are unescaped (control-spec section 2.1.1, C-style escapes included).
class ControlWords {
public:
    enum class Error { UnclosedQuote, BadEscape, TooMany };
    static constexpr std::size_t MaxWords = 512;

    static Result<ControlWords, Error> parse(QByteArrayView line);

    std::size_t plainCount() const { return m_plain.size(); }
    /// The index-th word without a key; empty when there are fewer.
    QByteArray plain(std::size_t index) const;
    /// Null when there is no such key.
    QByteArray value(QByteArrayView key) const;

private:
    std::vector<QByteArray> m_plain;
    std::vector<std::pair<QByteArray, QByteArray>> m_pairs;
};

} // namespace allium::tor
