// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace allium::test {

struct NoiseVectorMessage {
    const char* payload;
    const char* ciphertext;
};

/// All values in hexadecimal; messages alternate, the initiator's first.
struct NoiseVector {
    const char* name;
    const char* prologue;
    const char* psk; ///< empty without one
    const char* initiatorStatic;
    const char* initiatorEphemeral;
    const char* responderStatic;
    const char* responderEphemeral;
    const char* handshakeHash;
    std::array<NoiseVectorMessage, 6> messages;
};

/// The cacophony vectors (github.com/haskell-cryptography/cacophony), as published with
/// github.com/mcginty/snow in tests/vectors/cacophony.txt.
inline const std::array<NoiseVector, 2> CacophonyVectors = { {
    {
        "Noise_XX_25519_ChaChaPoly_BLAKE2b",
        "4a6f686e2047616c74",
        "",
        "e61ef9919cde45dd5f82166404bd08e38bceb5dfdfded0a34c8df7ed542214d1",
        "893e28b9dc6ca8d611ab664754b8ceb7bac5117349a4439a6b0569da977c464a",
        "4a3acbfdb163dec651dfa3194dece676d437029c62a408b4c5ea9114246e4893",
        "bbdb4cdbd309f1a1f2e1456967fe288cadd6f712d65dc7b7793d5e63da6b375b",
        "8cf47d7b3cb5804c0109d48e8bcdbee2cbb65687d8ea2c92994ca361fb86151ad93627b98936cbb32de56e8a"
        "bb21def3925011ac3e35db9cbeea73ab9a4392c2",
        { {
            { "4c756477696720766f6e204d69736573",
              "ca35def5ae56cec33dc2036731ab14896bc4c75dbb07a61f879f8e3afa4c79444c756477696720766f6e204d"
              "69736573" },
            { "4d757272617920526f746862617264",
              "95ebc60d2b1fa672c1f46a8aa265ef51bfe38e7ccb39ec5be34069f1448088430505b6745ce64a5f33f0e8e3"
              "b83f11ce8802bca507f4f2d8b564dbe277e1966116e132faa2dfd70b8b077b9f94b913df5056ae1319469b82"
              "4a98d54bbaa82c325595587064f978c4b6d104f7596e6f" },
            { "462e20412e20486179656b",
              "99579e1c1ee15e422a57ddd6b16d37087b17558e8369c18991b4b2ca3a824abf904cdcf5458b5431a75af034"
              "ca9e9b982de039eaaf156775e2d580cd4e5ebae89c3f8cb2594b556d8a8169" },
            { "4361726c204d656e676572",
              "fc56eea290b3f3a21aac0c70cd5787b5ee99be37d2f4d751329b55" },
            { "4a65616e2d426170746973746520536179",
              "bb31c9da10d5639a4cdb88a12f5c61de41bbc7df09bf75d94f8184fe4157f5c68f" },
            { "457567656e2042f6686d20766f6e2042617765726b",
              "f6199cadb152fb27f82be0a0891ec76a33598ae92a46cab2fb5a8ed5bf48b7f267f8370af7" },
        } },
    },
    {
        "Noise_XXpsk3_25519_ChaChaPoly_BLAKE2b",
        "4a6f686e2047616c74",
        "54686973206973206d7920417573747269616e20706572737065637469766521",
        "e61ef9919cde45dd5f82166404bd08e38bceb5dfdfded0a34c8df7ed542214d1",
        "893e28b9dc6ca8d611ab664754b8ceb7bac5117349a4439a6b0569da977c464a",
        "4a3acbfdb163dec651dfa3194dece676d437029c62a408b4c5ea9114246e4893",
        "bbdb4cdbd309f1a1f2e1456967fe288cadd6f712d65dc7b7793d5e63da6b375b",
        "46b5997dfa51492ae9be5b611748455e83aebdbc2ea3c47d264ec6dd408cc076e962ff056890c60398fe3e7a"
        "430bbe057f34383a84df9ff99391266dcfd638b0",
        { {
            { "4c756477696720766f6e204d69736573",
              "ca35def5ae56cec33dc2036731ab14896bc4c75dbb07a61f879f8e3afa4c79440aa831d1e3bbd16bd7ffda87"
              "e9f7b6eeca2510006499a573ac27af3392ed1b69" },
            { "4d757272617920526f746862617264",
              "95ebc60d2b1fa672c1f46a8aa265ef51bfe38e7ccb39ec5be34069f14480884381a78489d56c9e2ac962826f"
              "25684980b25244dbfd505b7d903a94d4f4fd84004a1c7fbe94d686bc4c1f67259364f6f2a41cb40bf5198b9b"
              "3975be2cdd49d3e065a554e12c477d82029fabc6555bc1" },
            { "462e20412e20486179656b",
              "291dfeff6eff386e29adb0bdbd5a1ae9e09de4449c8695d109adcb63e80e489555792a3e9150eff75d6d4557"
              "1f824ed231173cb66e31e7da914241f86d0cbb678335ffe768a7445d2f5bc1" },
            { "4361726c204d656e676572",
              "6579dd60eb5e6a8b29dd60004289f5d3c2f69fcdbf683a869f59a8" },
            { "4a65616e2d426170746973746520536179",
              "24715fd39c3c7606e81b26e69e47b54d043d9d87c512f9417bae51ab48ebb17722" },
            { "457567656e2042f6686d20766f6e2042617765726b",
              "e49194a013d873712318643acbf0e3851086326bb168c500a766439ff543a7a1e2deb3215c" },
        } },
    },
} };

} // namespace allium::test
