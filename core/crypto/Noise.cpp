// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/Noise.h"

#include "core/base/Bug.h"
#include "core/crypto/NoiseSymmetricState.h"
#include "core/crypto/StackSecret.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <limits>

namespace allium::crypto {

namespace {

using Error = NoiseHandshake::Error;

constexpr qsizetype KeyBytes = X25519PublicKey::SizeBytes;
constexpr int MessageCount = 3;

QByteArrayView protocolName(NoiseHandshake::Pattern pattern)
{
    return pattern == NoiseHandshake::Pattern::XX ? "Noise_XX_25519_ChaChaPoly_BLAKE2b"
                                                  : "Noise_XXpsk3_25519_ChaChaPoly_BLAKE2b";
}

} // namespace

/// What a running handshake knows. Everything secret in it goes with it.
struct NoiseHandshake::State {
    State(Role ownRole, Pattern ownPattern, DhKeyPair ownStatic, DhKeyPair ownEphemeral, QByteArrayView prologue)
        : initiator(ownRole == Role::Initiator)
        , usesPsk(ownPattern == Pattern::XXpsk3)
        , staticKey(std::move(ownStatic))
        , ephemeral(std::move(ownEphemeral))
        , symmetric(protocolName(ownPattern))
    {
        symmetric.mixHash(prologue);
    }

    bool isOwnTurn() const { return next < MessageCount && (next % 2 == 0) == initiator; }
    bool isPeersTurn() const { return next < MessageCount && (next % 2 == 0) != initiator; }
    bool hasPskToken() const { return usesPsk && next == 2; }

    void mixEphemeral(const X25519PublicKey& key);
    Result<void, Error> mixDh(const DhKeyPair& own, const X25519PublicKey& remote);
    Result<void, Error> mixEphemeralToken();
    Result<void, Error> mixStaticToken();
    Result<void, Error> mixPsk();
    void advance();

    Result<QByteArray, Error> write(QByteArrayView payload);
    Result<QByteArray, Error> read(QByteArrayView message);

    bool initiator;
    bool usesPsk;
    std::optional<DhKeyPair> staticKey; ///< until complete, as is the next
    std::optional<DhKeyPair> ephemeral;
    NoiseSymmetricState symmetric;
    std::optional<X25519PublicKey> remoteStatic;
    std::optional<X25519PublicKey> remoteEphemeral;
    std::optional<Psk> psk;
    PskLookup pskLookup;
    int next = 0; ///< the message that comes next, 0 to 2; then 3
    std::optional<AeadKey> sendKey;
    std::optional<AeadKey> receiveKey;
};

void NoiseHandshake::State::mixEphemeral(const X25519PublicKey& key)
{
    symmetric.mixHash(key.view());
    if (usesPsk) // section 9.2: otherwise a psk alone could decide the key
        symmetric.mixKey(key.view());
}

Result<void, Error> NoiseHandshake::State::mixDh(const DhKeyPair& own, const X25519PublicKey& remote)
{
    StackSecret<crypto_scalarmult_BYTES> shared;
    // Refuses keys of small order, for which every secret gives zero.
    if (crypto_scalarmult(shared.data(), own.secretKey().data(), remote.data()) != 0)
        return fail(Error::BadKey);
    symmetric.mixKey(shared.view());
    return {};
}

Result<void, Error> NoiseHandshake::State::mixEphemeralToken()
{
    return next == 1 ? mixDh(*ephemeral, *remoteEphemeral) : Result<void, Error>();
}

/// What follows the `s` token: es in message 2, se in message 3. Either way it is the static key
/// of the message's writer with the ephemeral key of its reader.
Result<void, Error> NoiseHandshake::State::mixStaticToken()
{
    return isOwnTurn() ? mixDh(*staticKey, *remoteEphemeral) : mixDh(*ephemeral, *remoteStatic);
}

Result<void, Error> NoiseHandshake::State::mixPsk()
{
    if (!psk && pskLookup && !initiator)
        psk = pskLookup(*remoteStatic);
    if (!psk)
        return fail(Error::NoPsk);
    symmetric.mixKeyAndHash(psk->view());
    psk.reset();
    return {};
}

void NoiseHandshake::State::advance()
{
    if (++next < MessageCount)
        return;
    // Forward secrecy begins here: whoever looks later finds no key of this handshake.
    staticKey.reset();
    ephemeral.reset();
    auto [fromInitiator, fromResponder] = symmetric.split();
    sendKey = std::move(initiator ? fromInitiator : fromResponder);
    receiveKey = std::move(initiator ? fromResponder : fromInitiator);
}

Result<QByteArray, Error> NoiseHandshake::State::write(QByteArrayView payload)
{
    if (!isOwnTurn())
        return fail(Error::OutOfOrder);
    constexpr auto Tag = static_cast<qsizetype>(TagBytes);
    const auto keyBytes = next == 0 ? KeyBytes : next == 1 ? KeyBytes + KeyBytes + Tag : KeyBytes + Tag;
    const bool sealed = next > 0 || usesPsk;
    const auto size = keyBytes + payload.size() + (sealed ? Tag : 0);
    if (size > MaxMessageBytes)
        return fail(Error::TooLong);

    QByteArray message(size, Qt::Uninitialized);
    auto* out = reinterpret_cast<std::uint8_t*>(message.data());
    if (next < 2) {
        const auto& key = ephemeral->publicKey();
        out = std::copy_n(key.data(), key.size(), out);
        mixEphemeral(key);
    }
    ALLIUM_CHECK(mixEphemeralToken());
    if (next > 0) {
        const auto key = staticKey->publicKey().view();
        const auto overhead = symmetric.overhead();
        symmetric.encryptAndHash(key, out);
        out += key.size() + overhead;
        ALLIUM_CHECK(mixStaticToken());
    }
    if (hasPskToken())
        ALLIUM_CHECK(mixPsk());
    symmetric.encryptAndHash(payload, out);
    advance();
    return message;
}

Result<QByteArray, Error> NoiseHandshake::State::read(QByteArrayView message)
{
    if (!isPeersTurn())
        return fail(Error::OutOfOrder);
    if (message.size() > MaxMessageBytes)
        return fail(Error::TooLong);

    if (next < 2) {
        if (message.size() < KeyBytes)
            return fail(Error::Truncated);
        remoteEphemeral = X25519PublicKey::from(message.first(KeyBytes));
        message = message.sliced(KeyBytes);
        mixEphemeral(*remoteEphemeral);
    }
    ALLIUM_CHECK(mixEphemeralToken());
    if (next > 0) {
        const auto size = KeyBytes + symmetric.overhead();
        if (message.size() < size)
            return fail(Error::Truncated);
        X25519PublicKey key;
        if (!symmetric.decryptAndHash(message.first(size), key.data()))
            return fail(Error::BadTag);
        message = message.sliced(size);
        remoteStatic = key;
        ALLIUM_CHECK(mixStaticToken());
    }
    if (hasPskToken())
        ALLIUM_CHECK(mixPsk());
    if (message.size() < symmetric.overhead())
        return fail(Error::Truncated);
    QByteArray payload(message.size() - symmetric.overhead(), Qt::Uninitialized);
    if (!symmetric.decryptAndHash(message, reinterpret_cast<std::uint8_t*>(payload.data())))
        return fail(Error::BadTag);
    advance();
    return payload;
}

NoiseHandshake::NoiseHandshake(Role role, Pattern pattern, DhKeyPair staticKey, QByteArrayView prologue,
                               Random& random, std::optional<DhKeyPair> ephemeral)
    : m_state(std::make_unique<State>(role, pattern, std::move(staticKey),
                                      ephemeral ? std::move(*ephemeral) : DhKeyPair::generate(random), prologue))
{
}

NoiseHandshake::~NoiseHandshake() = default;
NoiseHandshake::NoiseHandshake(NoiseHandshake&&) noexcept = default;
NoiseHandshake& NoiseHandshake::operator=(NoiseHandshake&&) noexcept = default;

void NoiseHandshake::setPsk(Psk psk)
{
    if (m_state)
        m_state->psk = std::move(psk);
}

void NoiseHandshake::setPskLookup(PskLookup lookup)
{
    if (m_state)
        m_state->pskLookup = std::move(lookup);
}

Result<QByteArray, NoiseHandshake::Error> NoiseHandshake::write(QByteArrayView payload)
{
    if (!m_state)
        return fail(Error::OutOfOrder);
    auto message = m_state->write(payload);
    if (!message)
        m_state.reset(); // wipes
    return message;
}

Result<QByteArray, NoiseHandshake::Error> NoiseHandshake::read(QByteArrayView message)
{
    if (!m_state)
        return fail(Error::OutOfOrder);
    auto payload = m_state->read(message);
    if (!payload)
        m_state.reset(); // wipes
    return payload;
}

bool NoiseHandshake::isComplete() const
{
    return m_state && m_state->next == MessageCount;
}

const std::optional<X25519PublicKey>& NoiseHandshake::remoteStatic() const
{
    static const std::optional<X25519PublicKey> none;
    return m_state ? m_state->remoteStatic : none;
}

QByteArray NoiseHandshake::handshakeHash() const
{
    ALLIUM_ASSERT(isComplete());
    return m_state->symmetric.handshakeHash().toByteArray();
}

AeadKey NoiseHandshake::takeSendKey()
{
    // Going on with a made-up key would send plain text in all but name.
    ALLIUM_ASSERT(isComplete() && m_state->sendKey);
    auto key = std::move(*m_state->sendKey);
    m_state->sendKey.reset();
    return key;
}

AeadKey NoiseHandshake::takeReceiveKey()
{
    ALLIUM_ASSERT(isComplete() && m_state->receiveKey);
    auto key = std::move(*m_state->receiveKey);
    m_state->receiveKey.reset();
    return key;
}

QByteArray NoiseCipher::seal(QByteArrayView plain)
{
    QByteArray sealed;
    sealOnto(sealed, plain);
    return sealed;
}

void NoiseCipher::sealOnto(QByteArray& out, QByteArrayView plain)
{
    // Section 5.1: the last nonce is for rekey(), and a repeated one gives the plain text away.
    ALLIUM_ASSERT(m_counter != std::numeric_limits<std::uint64_t>::max());
    const auto at = out.size();
    out.resize(at + plain.size() + static_cast<qsizetype>(TagBytes));
    noiseSeal(m_key, m_counter, plain, {}, reinterpret_cast<std::uint8_t*>(out.data()) + at);
    ++m_counter;
}

std::optional<QByteArray> NoiseCipher::open(QByteArrayView sealed)
{
    ALLIUM_ASSERT(m_counter != std::numeric_limits<std::uint64_t>::max());
    constexpr auto Tag = static_cast<qsizetype>(TagBytes);
    if (sealed.size() < Tag)
        return std::nullopt;
    QByteArray plain(sealed.size() - Tag, Qt::Uninitialized);
    if (!noiseOpen(m_key, m_counter, sealed, {}, reinterpret_cast<std::uint8_t*>(plain.data())))
        return std::nullopt;
    ++m_counter;
    return plain;
}

void NoiseCipher::rekey()
{
    static constexpr std::array<char, AeadKey::SizeBytes> Zeros {};
    StackSecret<AeadKey::SizeBytes + TagBytes> sealed;
    noiseSeal(m_key, std::numeric_limits<std::uint64_t>::max(), QByteArrayView(Zeros), {}, sealed.data());
    m_key = *AeadKey::from(sealed.view().first(static_cast<qsizetype>(AeadKey::SizeBytes)));
    m_counter = 0;
}

} // namespace allium::crypto
