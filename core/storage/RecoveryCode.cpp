// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/RecoveryCode.h"

#include "core/crypto/Hash.h"

#include <array>
#include <string_view>

namespace allium::storage {

namespace {

constexpr std::string_view Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t Characters = 28;
constexpr std::size_t GroupLength = 4;
constexpr std::size_t BitsEach = 5;
constexpr std::size_t MaxTypedBytes = 200;

constexpr std::size_t BytesWithCheck = 18; ///< 128 bits, 12 check bits, 4 bits unused
using Buffer = crypto::SecretBytes<struct RecoveryBufferTag, BytesWithCheck>;

Buffer withCheck(const RecoveryCode::Bytes& code)
{
    const auto check = crypto::hash("allium recovery code check 1", { code.view() });
    Buffer buffer;
    std::copy_n(code.data(), code.SizeBytes, buffer.data());
    buffer.data()[16] = check.data()[0];
    buffer.data()[17] = check.data()[1] & 0xf0;
    return buffer;
}

bool isSeparator(std::uint8_t byte)
{
    return byte == '-' || byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '.' || byte == '_';
}

int valueOf(std::uint8_t byte)
{
    auto character = static_cast<char>(byte);
    if (character >= 'a' && character <= 'z')
        character = static_cast<char>(character - 'a' + 'A');
    if (character == 'O')
        character = '0';
    if (character == 'I' || character == 'L')
        character = '1';
    const auto position = Alphabet.find(character);
    return position == std::string_view::npos ? -1 : static_cast<int>(position);
}

unsigned groupAt(const Buffer& buffer, std::size_t index)
{
    const auto bit = index * BitsEach;
    const auto high = static_cast<unsigned>(buffer.data()[bit / 8]) << 8;
    const auto low = bit / 8 + 1 < BytesWithCheck ? buffer.data()[bit / 8 + 1] : 0U;
    return ((high | low) >> (16 - BitsEach - bit % 8)) & 31;
}

void putGroup(Buffer& buffer, std::size_t index, unsigned value)
{
    const auto bit = index * BitsEach;
    const auto shifted = value << (16 - BitsEach - bit % 8);
    buffer.data()[bit / 8] = static_cast<std::uint8_t>(buffer.data()[bit / 8] | (shifted >> 8));
    if (bit / 8 + 1 < BytesWithCheck)
        buffer.data()[bit / 8 + 1] = static_cast<std::uint8_t>(buffer.data()[bit / 8 + 1] | (shifted & 0xff));
}

} // namespace

RecoveryCode RecoveryCode::generate(Random& random)
{
    return RecoveryCode(Bytes::random(random));
}

StorageResult<RecoveryCode> RecoveryCode::parse(const crypto::Secret& typed)
{
    const auto wrong = [] { return fail(StorageError { StorageErrorKind::BadRecoveryCode, {} }); };
    if (typed.size() > MaxTypedBytes)
        return wrong();
    Buffer buffer;
    std::size_t found = 0;
    for (const auto byte : typed.span()) {
        if (isSeparator(byte))
            continue;
        const int value = valueOf(byte);
        if (value < 0 || found == Characters)
            return wrong();
        putGroup(buffer, found++, static_cast<unsigned>(value));
    }
    auto bytes = Bytes::from(QByteArrayView(buffer.data(), static_cast<qsizetype>(Bytes::SizeBytes)));
    if (found != Characters || !bytes || !(withCheck(*bytes) == buffer))
        return wrong();
    return RecoveryCode(std::move(*bytes));
}

crypto::Secret RecoveryCode::text() const
{
    const auto buffer = withCheck(m_bytes);
    crypto::Secret text(Characters + Characters / GroupLength - 1);
    std::size_t out = 0;
    for (std::size_t i = 0; i < Characters; ++i) {
        if (i > 0 && i % GroupLength == 0)
            text.span()[out++] = '-';
        text.span()[out++] = static_cast<std::uint8_t>(Alphabet[groupAt(buffer, i)]);
    }
    return text;
}

} // namespace allium::storage
