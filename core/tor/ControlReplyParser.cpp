// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/ControlReplyParser.h"

namespace allium::tor {

QByteArray ControlReply::value(QByteArrayView key) const
{
    for (const auto& line : lines) {
        if (!line.text.startsWith(key) || line.text.size() <= key.size() || line.text.at(key.size()) != '=')
            continue;
        const auto inLine = line.text.mid(key.size() + 1);
        return inLine.isEmpty() && !line.data.isEmpty() ? line.data : inLine;
    }
    return {};
}

tl::unexpected<ControlReplyParser::Error> ControlReplyParser::failed(Error error)
{
    m_state = State::Failed;
    m_error = error;
    m_unparsed.clear();
    m_partial = {};
    return fail(error);
}

Result<void, ControlReplyParser::Error> ControlReplyParser::feed(QByteArrayView bytes)
{
    if (m_state == State::Failed)
        return fail(*m_error);
    while (!bytes.isEmpty()) {
        const auto end = bytes.indexOf('\n');
        const auto piece = end < 0 ? bytes : bytes.first(end);
        if (m_unparsed.size() + piece.size() > MaxLineBytes)
            return failed(Error::LineTooLong);
        if (end < 0) {
            m_unparsed.append(piece);
            break;
        }
        bytes = bytes.sliced(end + 1);
        if (m_unparsed.isEmpty()) {
            ALLIUM_CHECK(takeLine(piece));
        } else {
            m_unparsed.append(piece);
            const auto line = std::exchange(m_unparsed, {});
            ALLIUM_CHECK(takeLine(line));
        }
    }
    return {};
}

Result<void, ControlReplyParser::Error> ControlReplyParser::takeLine(QByteArrayView line)
{
    if (line.endsWith('\r'))
        line.chop(1);
    m_partialBytes += line.size() + 1;
    if (m_partialBytes > MaxReplyBytes)
        return failed(Error::ReplyTooLong);
    if (m_state == State::InDataBlock) {
        takeDataLine(line);
        return {};
    }
    return takeReplyLine(line);
}

void ControlReplyParser::takeDataLine(QByteArrayView line)
{
    if (line == QByteArrayView(".")) {
        m_state = State::AwaitingLine;
        return;
    }
    if (line.startsWith('.'))
        line = line.sliced(1);
    auto& data = m_partial.lines.back().data;
    if (std::exchange(m_blockHasLines, true))
        data.append('\n');
    data.append(line);
}

Result<void, ControlReplyParser::Error> ControlReplyParser::takeReplyLine(QByteArrayView line)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (line.size() < 4 || !isDigit(line[0]) || !isDigit(line[1]) || !isDigit(line[2]))
        return failed(Error::BadStatus);
    const int status = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
    if (status < 200 || status >= 700)
        return failed(Error::BadStatus);
    const char separator = line[3];
    if (separator != ' ' && separator != '-' && separator != '+')
        return failed(Error::BadSeparator);

    m_partial.status = status;
    m_partial.lines.push_back({ line.sliced(4).toByteArray(), {} });
    if (separator == '+') {
        m_state = State::InDataBlock;
        m_blockHasLines = false;
    } else if (separator == ' ') {
        m_ready.push_back(std::exchange(m_partial, {}));
        m_partialBytes = 0;
    }
    return {};
}

std::optional<ControlReply> ControlReplyParser::take()
{
    if (m_ready.empty())
        return std::nullopt;
    auto reply = std::move(m_ready.front());
    m_ready.pop_front();
    return reply;
}

} // namespace allium::tor
