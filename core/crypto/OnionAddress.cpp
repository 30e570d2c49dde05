// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/OnionAddress.h"

#include <QCryptographicHash>
#include <QList>

#include <sodium.h>

#include <algorithm>
#include <string_view>

namespace allium::crypto {

namespace {

using Error = OnionAddressError;

constexpr qsizetype MaxInput = 512;
constexpr qsizetype LabelChars = 56;
constexpr qsizetype VersionTwoLabelChars = 16;
constexpr qsizetype ChecksumBytes = 2;
constexpr qsizetype KeyBytes = Ed25519PublicKey::SizeBytes;
constexpr qsizetype BinaryBytes = KeyBytes + ChecksumBytes + 1;
constexpr qsizetype PeerBytes = 32;
constexpr char Version = 3;
constexpr std::string_view Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::string_view Suffix = ".onion";

/// The character's five bits, or nothing. Either case.
std::optional<unsigned> base32Value(char c)
{
    if (c >= 'a' && c <= 'z')
        return static_cast<unsigned>(c - 'a');
    if (c >= 'A' && c <= 'Z')
        return static_cast<unsigned>(c - 'A');
    if (c >= '2' && c <= '7')
        return static_cast<unsigned>(c - '2') + 26;
    return std::nullopt;
}

bool isBase32(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return base32Value(c).has_value(); });
}

/// rend-spec-v3 section 6: two bytes of SHA3-256(".onion checksum" | key | version).
QByteArray checksum(QByteArrayView key, char version)
{
    QCryptographicHash hasher(QCryptographicHash::Sha3_256);
    hasher.addData(QByteArrayView(".onion checksum"));
    hasher.addData(key);
    hasher.addData(QByteArrayView(&version, 1));
    return hasher.result().first(ChecksumBytes);
}

bool endsWithOnion(QByteArrayView text)
{
    const auto size = static_cast<qsizetype>(Suffix.size());
    return text.size() >= size
        && text.last(size).compare(QByteArrayView(Suffix.data(), size), Qt::CaseInsensitive) == 0;
}

Result<QByteArrayView, Error> trimmedInput(QByteArrayView text)
{
    if (text.size() > MaxInput)
        return fail(Error::TooLong);
    const auto trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return fail(Error::Empty);
    return trimmed;
}

Result<std::uint16_t, Error> parsePort(QByteArrayView text)
{
    // toUInt() would take signs and white space too.
    const bool digits = !text.isEmpty() && text.size() <= 5 && text.front() != '0'
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const auto value = digits ? text.toByteArray().toUInt() : 0;
    if (value == 0 || value > UINT16_MAX)
        return fail(Error::BadPort);
    return static_cast<std::uint16_t>(value);
}

Result<QByteArray, Error> parsePeer(QByteArrayView text)
{
    const bool hex = text.size() == 2 * PeerBytes && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
    if (!hex)
        return fail(Error::BadPeer);
    return QByteArray::fromHex(text.toByteArray());
}

/// The parts before and after the first `separator`; the second is nothing when there is none.
struct Halves {
    QByteArrayView before;
    std::optional<QByteArrayView> after;
};

Halves splitAt(QByteArrayView text, char separator)
{
    const auto at = text.indexOf(separator);
    if (at < 0)
        return { text, std::nullopt };
    return { text.first(at), text.sliced(at + 1) };
}

/// What stands between the slashes; the text begins with one.
QList<QByteArrayView> components(QByteArrayView text)
{
    QList<QByteArrayView> parts;
    for (std::optional<QByteArrayView> rest = text.sliced(1); rest;) {
        const auto [part, after] = splitAt(*rest, '/');
        parts.append(part);
        rest = after;
    }
    return parts;
}

Result<OnionEndpoint, Error> endpoint(QByteArrayView address, QByteArrayView port)
{
    OnionEndpoint result;
    ALLIUM_TRY(result.address, OnionAddress::parse(address));
    ALLIUM_TRY(result.port, parsePort(port));
    return result;
}

Result<OnionEndpoint, Error> parseMultiaddr(QByteArrayView text)
{
    const auto parts = components(text);
    const auto protocol = parts.first();
    if (protocol == "onion3" && parts.size() == 2) {
        const auto [address, port] = splitAt(parts[1], ':');
        if (!port)
            return fail(Error::BadMultiaddr);
        return endpoint(address, *port);
    }
    if (protocol == "onion" && parts.size() == 2)
        return fail(Error::VersionTwo);
    const bool dns = protocol == "dns4" || protocol == "dns6" || protocol == "dnsaddr";
    if (dns && parts.size() == 4 && parts[2] == "tcp" && endsWithOnion(parts[1]))
        return endpoint(parts[1], parts[3]);
    return fail(Error::BadMultiaddr);
}

} // namespace

Result<OnionAddress, OnionAddressError> OnionAddress::parse(QByteArrayView text)
{
    ALLIUM_TRY(auto label, trimmedInput(text));
    if (endsWithOnion(label))
        label.chop(static_cast<qsizetype>(Suffix.size()));
    if (label.size() == VersionTwoLabelChars && isBase32(label))
        return fail(Error::VersionTwo);
    if (label.size() != LabelChars)
        return fail(Error::BadLength);
    const auto bytes = fromBase32(label);
    if (!bytes)
        return fail(Error::BadCharacter);
    return fromBinary(*bytes);
}

Result<OnionAddress, OnionAddressError> OnionAddress::fromBinary(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return fail(Error::Empty);
    if (bytes.size() != BinaryBytes)
        return fail(Error::BadLength);
    // The checksum covers the version: a slip in the last two characters changes both, and is
    // a slip, not an address of another version.
    const auto key = bytes.first(KeyBytes);
    const char version = bytes.back();
    if (bytes.sliced(KeyBytes, ChecksumBytes) != checksum(key, version))
        return fail(Error::BadChecksum);
    if (version != Version)
        return fail(Error::BadVersion);
    const auto parsed = *Ed25519PublicKey::from(key);
    // A point with a torsion part would give one service several addresses.
    if (crypto_core_ed25519_is_valid_point(parsed.data()) != 1)
        return fail(Error::BadKey);
    return OnionAddress(parsed);
}

QByteArray OnionAddress::label() const
{
    return base32(binary());
}

QByteArray OnionAddress::binary() const
{
    return m_key.toByteArray() + checksum(m_key.view(), Version) + Version;
}

Result<OnionEndpoint, OnionAddressError> OnionEndpoint::parse(QByteArrayView text)
{
    ALLIUM_TRY(const auto input, trimmedInput(text));
    if (input.front() == '/')
        return parseMultiaddr(input);

    const auto [location, peer] = splitAt(input, '/');
    const auto [address, port] = splitAt(location, ':');
    OnionEndpoint result;
    ALLIUM_TRY(result.address, OnionAddress::parse(address));
    if (port) {
        ALLIUM_TRY(result.port, parsePort(*port));
    }
    if (peer) {
        ALLIUM_TRY(result.peer, parsePeer(*peer));
    }
    return result;
}

QByteArray OnionEndpoint::toString() const
{
    auto text = address.host() + ':' + QByteArray::number(port);
    if (!peer.isEmpty())
        text += '/' + peer.toHex();
    return text;
}

QByteArray OnionEndpoint::toMultiaddr() const
{
    return "/onion3/" + address.label() + ':' + QByteArray::number(port);
}

QByteArray OnionEndpoint::toDnsMultiaddr() const
{
    return "/dns4/" + address.host() + "/tcp/" + QByteArray::number(port);
}

QByteArray base32(QByteArrayView bytes)
{
    QByteArray text;
    text.reserve((bytes.size() * 8 + 4) / 5);
    unsigned pending = 0;
    int bits = 0;
    for (const char byte : bytes) {
        pending = (pending << 8) | static_cast<std::uint8_t>(byte);
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            text.append(Alphabet[(pending >> bits) & 31]);
        }
    }
    if (bits > 0)
        text.append(Alphabet[(pending << (5 - bits)) & 31]);
    return text;
}

std::optional<QByteArray> fromBase32(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size() * 5 / 8);
    unsigned pending = 0;
    int bits = 0;
    for (const char c : text) {
        const auto value = base32Value(c);
        if (!value)
            return std::nullopt;
        pending = (pending << 5) | *value;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes.append(static_cast<char>((pending >> bits) & 0xff));
        }
    }
    // Only what base32() writes: no spare character and no spare bits set.
    if (bits >= 5 || (pending & ((1U << bits) - 1)) != 0)
        return std::nullopt;
    return bytes;
}

} // namespace allium::crypto
