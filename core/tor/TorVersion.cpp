// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/TorVersion.h"

#include <array>

namespace allium::tor {

std::optional<TorVersion> TorVersion::parse(QByteArrayView text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    auto line = text.trimmed();
    if (const auto end = line.indexOf('\n'); end >= 0)
        line = line.first(end);
    // "Tor version 0.4.9.11." and "Tor 0.4.9.11 (git-...)" put words in front.
    qsizetype at = 0;
    while (at < line.size() && !(isDigit(line[at]) && (at == 0 || line[at - 1] == ' ')))
        ++at;
    std::array<int, 4> numbers {};
    std::size_t count = 0;
    while (count < numbers.size()) {
        qsizetype digits = 0;
        int value = 0;
        while (at + digits < line.size() && isDigit(line[at + digits])) {
            if (++digits > 5)
                return std::nullopt;
            value = value * 10 + (line[at + digits - 1] - '0');
        }
        if (digits == 0)
            break;
        numbers.at(count++) = value;
        at += digits;
        if (at + 1 >= line.size() || line[at] != '.' || !isDigit(line[at + 1]))
            break;
        ++at;
    }
    if (count < 3)
        return std::nullopt;
    TorVersion version { numbers[0], numbers[1], numbers[2], numbers[3], {} };
    if (at < line.size() && line[at] == '-') {
        auto status = line.sliced(at + 1);
        qsizetype length = 0;
        while (length < status.size() && status[length] != ' ')
            ++length;
        status = status.first(length);
        if (status.endsWith('.'))
            status.chop(1);
        version.status = status.toByteArray();
    }
    return version;
}

QByteArray TorVersion::toString() const
{
    auto text = QByteArray::number(major) + '.' + QByteArray::number(minor) + '.' + QByteArray::number(micro) + '.'
        + QByteArray::number(patch);
    if (!status.isEmpty())
        text += '-' + status;
    return text;
}

} // namespace allium::tor
