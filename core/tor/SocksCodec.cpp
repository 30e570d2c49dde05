// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/SocksCodec.h"

#include "core/crypto/Hash.h"

namespace allium::tor {

namespace {

constexpr qsizetype MaxFieldBytes = 255;

SocksError errorOf(std::uint8_t reply)
{
    switch (reply) {
    case 0x01:
        return SocksError::GeneralFailure;
    case 0x02:
        return SocksError::NotAllowed;
    case 0x03:
        return SocksError::NetworkUnreachable;
    case 0x04:
        return SocksError::HostUnreachable;
    case 0x05:
        return SocksError::ConnectionRefused;
    case 0x06:
        return SocksError::TtlExpired;
    case 0x07:
        return SocksError::CommandNotSupported;
    case 0x08:
        return SocksError::AddressTypeNotSupported;
    case 0xf0:
        return SocksError::DescriptorNotFound;
    case 0xf1:
        return SocksError::DescriptorInvalid;
    case 0xf2:
        return SocksError::IntroductionFailed;
    case 0xf3:
        return SocksError::RendezvousFailed;
    case 0xf4:
        return SocksError::ClientAuthMissing;
    case 0xf5:
        return SocksError::ClientAuthWrong;
    case 0xf6:
        return SocksError::AddressInvalid;
    case 0xf7:
        return SocksError::IntroductionTimedOut;
    default:
        return SocksError::UnknownReply;
    }
}

void appendField(QByteArray& out, QByteArrayView field)
{
    out.append(static_cast<char>(field.size()));
    out.append(field);
}

} // namespace

QByteArray encodeSocksConnect(const crypto::OnionEndpoint& endpoint, QByteArrayView isolation, QByteArrayView token)
{
    QByteArray user = isolation.isEmpty() ? QByteArray("-") : isolation.toByteArray();
    // tor reads parameters from user names that begin like this (socks-extensions, 0.4.9).
    if (user.size() > MaxFieldBytes || user.startsWith("<torS0X>"))
        user = crypto::hash("allium socks isolation 1", { user }).toHex();
    const auto host = endpoint.address.host();

    QByteArray out;
    out.append("\x05\x01\x02", 3); // version 5, one method: user name and password
    out.append('\x01'); // RFC 1929
    appendField(out, user);
    appendField(out, token.isEmpty() ? QByteArrayView("-") : token.first(std::min(token.size(), MaxFieldBytes)));
    out.append("\x05\x01\x00\x03", 4); // CONNECT, host name
    appendField(out, host);
    out.append(static_cast<char>(endpoint.port >> 8));
    out.append(static_cast<char>(endpoint.port & 0xff));
    return out;
}

tl::unexpected<SocksError> SocksReplyParser::failed(SocksError error)
{
    enter(Step::Failed, 0);
    return fail(error);
}

void SocksReplyParser::enter(Step step, qsizetype wanted)
{
    m_step = step;
    m_wanted = wanted;
    m_buffer.clear();
}

Result<void, SocksError> SocksReplyParser::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto taken = std::min(bytes.size(), wantedBytes());
        if (taken <= 0)
            return failed(SocksError::Malformed);
        m_buffer.append(bytes.first(taken));
        bytes = bytes.sliced(taken);
        if (wantedBytes() == 0)
            ALLIUM_CHECK(finishStep());
    }
    return {};
}

Result<void, SocksError> SocksReplyParser::finishStep()
{
    const auto byte = [this](qsizetype index) { return static_cast<std::uint8_t>(m_buffer[index]); };
    switch (m_step) {
    case Step::Method:
        if (byte(0) == 5) {
            if (byte(1) != 2)
                return failed(SocksError::LoginRefused);
            enter(Step::Login, 2);
            return {};
        }
        // tor (0.4.9.11) keeps one answer at a time: when it read greeting and login together, the
        // answer to the login has taken the place of the first.
        [[fallthrough]];
    case Step::Login:
        if (byte(0) != 1)
            return failed(SocksError::Malformed);
        if (byte(1) != 0)
            return failed(SocksError::LoginRefused);
        enter(Step::Head, 5);
        return {};
    case Step::Head: {
        if (byte(0) != 5 || byte(2) != 0)
            return failed(SocksError::Malformed);
        if (byte(1) != 0)
            return failed(errorOf(byte(1)));
        // One byte of the address is already here: of a name it is the length.
        const auto type = byte(3);
        const qsizetype addressLeft = type == 1 ? 3 : type == 4 ? 15 : type == 3 ? byte(4) : -1;
        if (addressLeft < 0)
            return failed(SocksError::Malformed);
        enter(Step::Rest, addressLeft + 2);
        return {};
    }
    case Step::Rest:
        enter(Step::Done, 0);
        return {};
    case Step::Done:
    case Step::Failed:
        break;
    }
    return failed(SocksError::Malformed);
}

} // namespace allium::tor
