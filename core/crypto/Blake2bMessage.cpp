// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/Blake2bMessage.h"

#include <QtEndian>

#include <array>
#include <bit>
#include <cstring>

namespace allium::crypto::detail {

namespace {

using Word = std::uint64_t;

constexpr qsizetype BlockBytes = 128;

constexpr std::array<Word, 8> Iv { 0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
                                   0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179 };

/// RFC 7693 section 2.7: which message words each round mixes in.
constexpr std::uint8_t Sigma[10][16] = { { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 },
                                         { 14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3 },
                                         { 11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4 },
                                         { 7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8 },
                                         { 9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13 },
                                         { 2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9 },
                                         { 12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11 },
                                         { 13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10 },
                                         { 6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5 },
                                         { 10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0 } };

using Words = std::array<Word, 16>;

/// RFC 7693 section 3.1.
template <int A, int B, int C, int D>
[[gnu::always_inline]] inline void mix(Words& v, Word x, Word y)
{
    v[A] += v[B] + x;
    v[D] = std::rotr(v[D] ^ v[A], 32);
    v[C] += v[D];
    v[B] = std::rotr(v[B] ^ v[C], 24);
    v[A] += v[B] + y;
    v[D] = std::rotr(v[D] ^ v[A], 16);
    v[C] += v[D];
    v[B] = std::rotr(v[B] ^ v[C], 63);
}

/// The indices are template arguments, so that the compiler sees every one of them.
template <int Round>
[[gnu::always_inline]] inline void mixRound(Words& v, const Words& m)
{
    constexpr const auto& s = Sigma[Round % 10];
    mix<0, 4, 8, 12>(v, m[s[0]], m[s[1]]);
    mix<1, 5, 9, 13>(v, m[s[2]], m[s[3]]);
    mix<2, 6, 10, 14>(v, m[s[4]], m[s[5]]);
    mix<3, 7, 11, 15>(v, m[s[6]], m[s[7]]);
    mix<0, 5, 10, 15>(v, m[s[8]], m[s[9]]);
    mix<1, 6, 11, 12>(v, m[s[10]], m[s[11]]);
    mix<2, 7, 8, 13>(v, m[s[12]], m[s[13]]);
    mix<3, 4, 9, 14>(v, m[s[14]], m[s[15]]);
}

template <int... Rounds>
[[gnu::always_inline]] inline void mixAll(Words& v, const Words& m, std::integer_sequence<int, Rounds...>)
{
    (mixRound<Rounds>(v, m), ...);
}

/// RFC 7693 section 3.2; `counter` is the bytes hashed so far, this block included.
void compress(std::array<Word, 8>& h, const char* block, Word counter, bool last)
{
    Words m;
    for (std::size_t i = 0; i < m.size(); ++i)
        m[i] = qFromLittleEndian<Word>(block + 8 * i);
    Words v;
    std::copy(h.begin(), h.end(), v.begin());
    std::copy(Iv.begin(), Iv.end(), v.begin() + 8);
    v[12] ^= counter;
    if (last)
        v[14] = ~v[14];
    mixAll(v, m, std::make_integer_sequence<int, 12>());
    for (std::size_t i = 0; i < h.size(); ++i)
        h[i] ^= v[i] ^ v[i + 8];
}

} // namespace

Hash blake2bOfMessage(std::span<const std::uint8_t, 16> personal, QByteArrayView message)
{
    // The parameter block: 32 bytes of output, no key, fan-out and depth 1, no salt, personal.
    auto h = Iv;
    h[0] ^= 0x01010020;
    h[6] ^= qFromLittleEndian<Word>(personal.data());
    h[7] ^= qFromLittleEndian<Word>(personal.data() + 8);

    qsizetype at = 0;
    for (; message.size() - at > BlockBytes; at += BlockBytes)
        compress(h, message.data() + at, static_cast<Word>(at + BlockBytes), false);
    std::array<char, BlockBytes> rest {};
    if (message.size() > at)
        std::memcpy(rest.data(), message.data() + at, static_cast<std::size_t>(message.size() - at));
    compress(h, rest.data(), static_cast<Word>(message.size()), true);

    Hash result;
    for (std::size_t i = 0; i < 4; ++i)
        qToLittleEndian(h[i], result.data() + 8 * i);
    return result;
}

} // namespace allium::crypto::detail
