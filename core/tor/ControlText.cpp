// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/ControlText.h"

#include "core/crypto/Secret.h"

#include <algorithm>

namespace allium::tor {

namespace {

bool isWord(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c < 127 && c != '"' && c != '\\';
    });
}

bool isKey(QByteArrayView text)
{
    return isWord(text) && !text.contains('=');
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// Reads a quoted string; `at` stands on the opening quote and ends behind the closing one.
Result<QByteArray, ControlWords::Error> readQuoted(QByteArrayView line, qsizetype& at)
{
    using Error = ControlWords::Error;
    QByteArray text;
    for (++at; at < line.size(); ++at) {
        const char c = line[at];
        if (c == '"') {
            ++at;
            return text;
        }
        if (c != '\\') {
            text.append(c);
            continue;
        }
        if (++at >= line.size())
            return fail(Error::UnclosedQuote);
        const char escaped = line[at];
        if (escaped == 'n')
            text.append('\n');
        else if (escaped == 'r')
            text.append('\r');
        else if (escaped == 't')
            text.append('\t');
        else if (escaped >= '0' && escaped <= '7') {
            int value = 0;
            qsizetype digits = 0;
            while (digits < 3 && at + digits < line.size() && line[at + digits] >= '0' && line[at + digits] <= '7')
                value = value * 8 + (line[at + digits++] - '0');
            if (value > 255)
                return fail(Error::BadEscape);
            text.append(static_cast<char>(value));
            at += digits - 1;
        } else
            text.append(escaped);
    }
    return fail(Error::UnclosedQuote);
}

} // namespace

ControlCommand::ControlCommand(QByteArrayView keyword)
    : m_line(keyword.toByteArray())
    , m_valid(isKey(keyword))
{
}

void ControlCommand::append(QByteArrayView text)
{
    if (m_line.size() + text.size() > MaxBytes)
        m_valid = false;
    else
        m_line.append(text);
}

ControlCommand& ControlCommand::word(QByteArrayView text)
{
    m_valid = m_valid && isWord(text);
    append(" ");
    append(text);
    return *this;
}

ControlCommand& ControlCommand::pair(QByteArrayView key, QByteArrayView value)
{
    m_valid = m_valid && isKey(key) && isWord(value);
    append(" ");
    append(key);
    append("=");
    append(value);
    return *this;
}

ControlCommand& ControlCommand::quoted(QByteArrayView text)
{
    append(" ");
    appendQuoted(text);
    return *this;
}

ControlCommand& ControlCommand::quotedPair(QByteArrayView key, QByteArrayView text)
{
    m_valid = m_valid && isKey(key);
    append(" ");
    append(key);
    append("=");
    appendQuoted(text);
    return *this;
}

void ControlCommand::appendQuoted(QByteArrayView text)
{
    QByteArray escaped = "\"";
    escaped.reserve(text.size() + 2);
    for (const char c : text) {
        if (c == '\r' || c == '\n' || c == '\0')
            m_valid = false;
        if (c == '"' || c == '\\')
            escaped.append('\\');
        escaped.append(c);
    }
    escaped.append('"');
    append(escaped);
}

ControlCommand::~ControlCommand()
{
    if (m_sensitive)
        crypto::wipe(m_line);
}

ControlCommand& ControlCommand::sensitive()
{
    m_sensitive = true;
    return *this;
}

Result<ControlWords, ControlWords::Error> ControlWords::parse(QByteArrayView line)
{
    ControlWords words;
    qsizetype at = 0;
    while (true) {
        while (at < line.size() && isBlank(line[at]))
            ++at;
        if (at >= line.size())
            return words;
        if (words.m_plain.size() + words.m_pairs.size() >= MaxWords)
            return fail(Error::TooMany);
        if (line[at] == '"') {
            ALLIUM_TRY(auto text, readQuoted(line, at));
            words.m_plain.push_back(std::move(text));
            continue;
        }
        const auto start = at;
        while (at < line.size() && !isBlank(line[at]) && line[at] != '=')
            ++at;
        auto word = line.sliced(start, at - start).toByteArray();
        if (at >= line.size() || line[at] != '=') {
            words.m_plain.push_back(std::move(word));
            continue;
        }
        ++at;
        if (at < line.size() && line[at] == '"') {
            ALLIUM_TRY(auto text, readQuoted(line, at));
            words.m_pairs.emplace_back(std::move(word), std::move(text));
            continue;
        }
        const auto valueStart = at;
        while (at < line.size() && !isBlank(line[at]))
            ++at;
        words.m_pairs.emplace_back(std::move(word), line.sliced(valueStart, at - valueStart).toByteArray());
    }
}

QByteArray ControlWords::plain(std::size_t index) const
{
    return index < m_plain.size() ? m_plain[index] : QByteArray();
}

QByteArray ControlWords::value(QByteArrayView key) const
{
    for (const auto& [name, value] : m_pairs) {
        if (name == key)
            return value.isNull() ? QByteArray("") : value;
    }
    return {};
}

} // namespace allium::tor
