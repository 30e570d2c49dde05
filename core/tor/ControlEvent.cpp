// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/ControlEvent.h"

#include "core/tor/ControlText.h"

#include <algorithm>

namespace allium::tor {

namespace {

using Parsed = Result<ControlEvent, ControlEventError>;

Result<BootstrapStatus, ControlEventError> bootstrapFrom(const ControlWords& words, QByteArrayView severity)
{
    bool isNumber = false;
    const int percent = words.value("PROGRESS").toInt(&isNumber);
    if (!isNumber || percent < 0 || percent > 100)
        return fail(ControlEventError::Malformed);
    BootstrapStatus status;
    status.percent = percent;
    status.tag = words.value("TAG");
    status.summary = words.value("SUMMARY");
    // tor reports each relay that does not answer, and recommends to ignore all but lasting trouble.
    status.isProblem = severity != QByteArrayView("NOTICE") && words.value("RECOMMENDATION") != "ignore";
    status.warning = words.value("WARNING");
    status.reason = words.value("REASON");
    status.host = words.value("HOSTADDR");
    return status;
}

/// STATUS_CLIENT and STATUS_GENERAL: severity, action, arguments.
Parsed parseStatus(const ControlWords& words)
{
    const auto action = words.plain(2);
    if (action == "BOOTSTRAP") {
        ALLIUM_TRY(auto status, bootstrapFrom(words, words.plain(1)));
        return status;
    }
    if (action == "CLOCK_SKEW") {
        bool isNumber = false;
        const auto seconds = words.value("SKEW").toLongLong(&isNumber);
        constexpr qlonglong century = 100LL * 366 * 86'400;
        if (!isNumber || seconds > century || seconds < -century)
            return fail(ControlEventError::Malformed);
        return ClockSkew { std::chrono::seconds(seconds), words.value("SOURCE") };
    }
    return OtherEvent { action };
}

Parsed parseDescriptor(const ControlWords& words)
{
    using Action = DescriptorEvent::Action;
    if (words.plainCount() < 3)
        return fail(ControlEventError::Malformed);
    DescriptorEvent event;
    const auto action = words.plain(1);
    if (action == "REQUESTED")
        event.action = Action::Requested;
    else if (action == "UPLOAD")
        event.action = Action::Upload;
    else if (action == "UPLOADED")
        event.action = Action::Uploaded;
    else if (action == "RECEIVED")
        event.action = Action::Received;
    else if (action == "FAILED")
        event.action = Action::Failed;
    if (const auto name = words.plain(2); name != "UNKNOWN") {
        auto address = crypto::OnionAddress::parse(name);
        if (!address)
            return fail(ControlEventError::Malformed);
        event.address = *address;
    }
    event.directory = words.plain(4);
    event.reason = words.value("REASON");
    return event;
}

Parsed parseLog(const ControlReply& reply, LogMessage::Severity severity, qsizetype keywordBytes)
{
    const auto& line = reply.lines.front();
    auto text = line.text.mid(keywordBytes).trimmed();
    if (text.isEmpty())
        text = line.data;
    return LogMessage { severity, std::move(text) };
}

} // namespace

Result<ControlEvent, ControlEventError> parseControlEvent(const ControlReply& reply)
{
    if (!reply.isEvent() || reply.lines.empty())
        return fail(ControlEventError::NotAnEvent);
    const QByteArrayView text = reply.lines.front().text;
    const auto blank = text.indexOf(' ');
    const auto keyword = (blank < 0 ? text : text.first(blank)).toByteArray();

    // Log text is free text: reading it as words could fail on a stray quote.
    if (keyword == "NOTICE")
        return parseLog(reply, LogMessage::Severity::Notice, keyword.size());
    if (keyword == "WARN")
        return parseLog(reply, LogMessage::Severity::Warning, keyword.size());
    if (keyword == "ERR")
        return parseLog(reply, LogMessage::Severity::Error, keyword.size());

    const auto words = ControlWords::parse(text);
    if (!words)
        return fail(ControlEventError::Malformed);
    if (keyword == "STATUS_CLIENT" || keyword == "STATUS_GENERAL")
        return parseStatus(*words);
    if (keyword == "HS_DESC")
        return parseDescriptor(*words);
    if (keyword == "NETWORK_LIVENESS") {
        const auto state = words->plain(1);
        if (state != "UP" && state != "DOWN")
            return fail(ControlEventError::Malformed);
        return NetworkLiveness { state == "UP" };
    }
    if (keyword == "CIRC") {
        if (words->plainCount() < 3)
            return fail(ControlEventError::Malformed);
        return CircuitEvent { words->plain(1), words->plain(2), words->value("PURPOSE"), words->value("REASON") };
    }
    return OtherEvent { keyword };
}

Result<BootstrapStatus, ControlEventError> parseBootstrapPhase(QByteArrayView value)
{
    const auto words = ControlWords::parse(value);
    if (!words || words->plain(1) != "BOOTSTRAP")
        return fail(ControlEventError::Malformed);
    return bootstrapFrom(*words, words->plain(0));
}

} // namespace allium::tor
