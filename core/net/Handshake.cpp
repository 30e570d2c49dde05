// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/Handshake.h"

#include "core/base/Bug.h"
#include "core/base/ByteCodec.h"
#include "core/base/Log.h"
#include "core/crypto/Noise.h"
#include "core/wire/Proto.h"
#include "core/wire/proto/handshake.pb.h"

#include <algorithm>
#include <array>

Q_LOGGING_CATEGORY(logHandshake, "core.net.handshake", QtInfoMsg)

namespace allium::net {

using crypto::NoiseHandshake;

namespace {

    constexpr QByteArrayView Magic("ALM1");
    constexpr QByteArrayView PrologueDomain("allium session 1");
    constexpr int MaxVersions = 8;
    /// Magic and the count of versions: what must be there to know how long the opening is.
    constexpr qsizetype FixedHead = 5;
    constexpr qsizetype FixedTail = NetworkId::SizeBytes + 2;

    /// Only what helps an honest dialler is told; the rest is silence.
    constexpr std::array<std::pair<std::uint8_t, HandshakeError>, 8> Refusals { {
        { 1, HandshakeError::UnsupportedVersion },
        { 2, HandshakeError::WrongNetwork },
        { 3, HandshakeError::WrongPurpose },
        { 4, HandshakeError::NotKnown },
        { 5, HandshakeError::Busy },
        { 6, HandshakeError::CertificateExpired },
        { 7, HandshakeError::UnknownPattern },
        { 8, HandshakeError::Tampered },
    } };

    std::optional<Purpose> purposeOf(std::uint8_t value)
    {
        switch (static_cast<Purpose>(value)) {
        case Purpose::Request:
        case Purpose::Friend:
        case Purpose::File:
            return static_cast<Purpose>(value);
        }
        return std::nullopt;
    }

    HandshakeError errorOf(NoiseHandshake::Error error)
    {
        switch (error) {
        case NoiseHandshake::Error::Truncated:
        case NoiseHandshake::Error::OutOfOrder:
            return HandshakeError::Malformed;
        case NoiseHandshake::Error::TooLong:
            return HandshakeError::TooLong;
        case NoiseHandshake::Error::NoPsk:
            return HandshakeError::NotKnown;
        case NoiseHandshake::Error::BadKey:
        case NoiseHandshake::Error::BadTag:
            break;
        }
        return HandshakeError::Tampered;
    }

    NoiseHandshake::Pattern noisePattern(Handshake::Pattern pattern)
    {
        return pattern == Handshake::Pattern::XXpsk3 ? NoiseHandshake::Pattern::XXpsk3
                                                     : NoiseHandshake::Pattern::XX;
    }

    QByteArray prologue(QByteArrayView opening, const crypto::OnionAddress& onion)
    {
        ByteWriter out;
        out.field(PrologueDomain).field(opening).raw(onion.key().view());
        return std::move(out).bytes();
    }

} // namespace

struct Handshake::Private {
    enum class Step { Opening, Message1, Message2, Message3 };

    Private(NetEnvironment& env, WallTime time)
        : environment(env)
        , now(time)
        , packets(MaxPacketBytes)
    {
    }

    NetEnvironment& environment;
    WallTime now;
    std::optional<Initiator> initiator;
    std::optional<Responder> responder;
    Purpose purpose = Purpose::Friend;
    Pattern pattern = Pattern::XX;
    Step step = Step::Opening;
    State state = State::Working;
    HandshakeError error = HandshakeError::Malformed;
    bool committed = false;

    QByteArray head; ///< of the opening, as far as it has come
    wire::PacketReader packets;
    std::optional<NoiseHandshake> noise;
    std::optional<wire::AccountId> knownAccount; ///< whose pair secret message 3 was read with
    QByteArray out;
    HandshakeResult result;

    void start();
    void feedOpening(QByteArrayView bytes);
    void readOpening();
    void feedPackets();
    void readPacket(QByteArrayView packet);
    void readMessage1(QByteArrayView packet);
    void readMessage2(QByteArrayView packet);
    void readMessage3(QByteArrayView packet);
    void fail(HandshakeError why);
    bool writePacket(const QByteArray& payload);
    bool readPayload(QByteArrayView packet, wire::HandshakePayload& payload);
    bool readCertificate(const wire::HandshakePayload& payload, wire::DeviceCertificate& certificate);
    QByteArray payload() const;
    void finish();
};

void Handshake::Private::fail(HandshakeError why)
{
    state = State::Failed;
    error = why;
    if (responder)
        out += refusal(why);
    qCDebug(logHandshake) << (initiator ? "dialler" : "responder") << "gives up, reason" << static_cast<int>(why);
}

void Handshake::Private::start()
{
    ByteWriter opening;
    opening.raw(Magic)
        .number(std::uint8_t { 1 })
        .number(Version)
        .raw(environment.settings.network.view())
        .number(static_cast<std::uint8_t>(purpose))
        .number(static_cast<std::uint8_t>(pattern));
    out = opening.bytes();
    noise.emplace(NoiseHandshake::Role::Initiator, noisePattern(pattern), environment.identities.noiseKey(),
                  prologue(opening.bytes(), initiator->dialled), environment.random);
    step = Step::Message2;
    writePacket({});
}

void Handshake::Private::feedOpening(QByteArrayView bytes)
{
    while (step == Step::Opening && state == State::Working && !bytes.isEmpty()) {
        qsizetype wanted = FixedHead;
        if (head.size() >= FixedHead)
            wanted += qsizetype { 2 } * static_cast<std::uint8_t>(head[FixedHead - 1]) + FixedTail;
        const auto taken = std::min(wanted - head.size(), bytes.size());
        head.append(bytes.first(taken));
        bytes = bytes.sliced(taken);
        if (!Magic.startsWith(QByteArrayView(head).first(std::min(head.size(), Magic.size()))))
            fail(HandshakeError::BadMagic);
        else if (head.size() == FixedHead && (head.back() < 1 || head.back() > MaxVersions))
            fail(HandshakeError::Malformed);
        else if (head.size() > FixedHead && head.size() == wanted)
            readOpening();
    }
    if (state == State::Working && !bytes.isEmpty())
        packets.feed(bytes);
}

void Handshake::Private::readOpening()
{
    ByteReader in(head);
    in.raw(Magic.size());
    const int count = in.number<std::uint8_t>();
    bool common = false;
    for (int i = 0; i < count; ++i)
        common = in.number<std::uint16_t>() == Version || common;
    const auto network = in.fixed<NetworkId>();
    const auto wanted = purposeOf(in.number<std::uint8_t>());
    const auto patternValue = in.number<std::uint8_t>();
    if (!in.atEnd())
        return fail(HandshakeError::Malformed);
    if (!common)
        return fail(HandshakeError::UnsupportedVersion);
    if (network != environment.settings.network)
        return fail(HandshakeError::WrongNetwork);
    if (!wanted || responder->purposes.count(*wanted) == 0)
        return fail(HandshakeError::WrongPurpose);
    // Strangers have no pair secret, so a request can only be made with a certificate.
    if (patternValue > static_cast<std::uint8_t>(Pattern::XXpsk3)
        || (patternValue != static_cast<std::uint8_t>(Pattern::XX) && *wanted == Purpose::Request))
        return fail(HandshakeError::UnknownPattern);
    purpose = *wanted;
    pattern = static_cast<Pattern>(patternValue);
    noise.emplace(NoiseHandshake::Role::Responder, noisePattern(pattern), environment.identities.noiseKey(),
                  prologue(head, responder->onion), environment.random);
    if (pattern == Pattern::XXpsk3) {
        noise->setPskLookup([this](const crypto::X25519PublicKey& key) -> std::optional<NoiseHandshake::Psk> {
            knownAccount = environment.identities.accountOfStatic(key);
            if (!knownAccount)
                return std::nullopt;
            return environment.identities.pairSecret(*knownAccount);
        });
    }
    step = Step::Message1;
}

void Handshake::Private::feedPackets()
{
    while (state == State::Working && step != Step::Opening) {
        const auto packet = packets.next();
        if (!packet)
            return fail(packet.error() == wire::WireError::TooLong ? HandshakeError::TooLong
                                                                  : HandshakeError::Malformed);
        if (!*packet)
            return;
        readPacket(**packet);
    }
}

void Handshake::Private::readPacket(QByteArrayView packet)
{
    switch (step) {
    case Step::Opening:
        return;
    case Step::Message1:
        return readMessage1(packet);
    case Step::Message2:
        return readMessage2(packet);
    case Step::Message3:
        return readMessage3(packet);
    }
}

bool Handshake::Private::writePacket(const QByteArray& bytes)
{
    const auto message = noise->write(bytes);
    if (!message) {
        fail(errorOf(message.error()));
        return false;
    }
    wire::appendPacket(out, *message);
    return true;
}

QByteArray Handshake::Private::payload() const
{
    wire::HandshakePayload message;
    message.set_certificate(wire::toStd(environment.identities.deviceCertificate()));
    for (const auto& feature : environment.settings.features)
        message.add_features(wire::toStd(feature));
    if (responder) {
        message.set_version(Version);
        message.set_service_proof(wire::toStd(responder->proof.encode()));
    }
    return wire::encodeProto(message);
}

bool Handshake::Private::readPayload(QByteArrayView packet, wire::HandshakePayload& message)
{
    const auto plain = noise->read(packet);
    if (!plain) {
        fail(errorOf(plain.error()));
        return false;
    }
    const auto parsed = wire::parseProto(message, *plain, MaxPayloadBytes);
    if (!parsed || message.features_size() > MaxFeatures) {
        fail(HandshakeError::Malformed);
        return false;
    }
    for (const auto& feature : message.features()) {
        if (feature.empty() || feature.size() > static_cast<std::size_t>(MaxFeatureBytes)) {
            fail(HandshakeError::Malformed);
            return false;
        }
        result.features.append(wire::toBytes(feature));
    }
    return true;
}

/// The certificate must be for the key the handshake has proven, and of somebody else.
bool Handshake::Private::readCertificate(const wire::HandshakePayload& message, wire::DeviceCertificate& certificate)
{
    const auto decoded = wire::DeviceCertificate::decode(wire::viewOf(message.certificate()));
    if (!decoded || decoded->noiseStatic != noise->remoteStatic()) {
        fail(HandshakeError::BadCertificate);
        return false;
    }
    certificate = *decoded;
    const auto own = wire::DeviceCertificate::decode(environment.identities.deviceCertificate());
    if (!own) {
        ALLIUM_BUG("own device certificate does not decode");
        fail(HandshakeError::BadCertificate);
        return false;
    }
    if (certificate.account == own->account) {
        fail(HandshakeError::WrongAccount);
        return false;
    }
    const auto known = environment.identities.accountOfStatic(certificate.noiseStatic);
    if (known != certificate.account && !certificate.isCurrent(now)) {
        fail(HandshakeError::CertificateExpired);
        return false;
    }
    result.peer = { certificate.account, certificate.device, certificate.noiseStatic, pattern == Pattern::XXpsk3 };
    result.certificate = wire::toBytes(message.certificate());
    return true;
}

void Handshake::Private::readMessage1(QByteArrayView packet)
{
    const auto plain = noise->read(packet);
    if (!plain)
        return fail(errorOf(plain.error()));
    if (!plain->isEmpty())
        return fail(HandshakeError::Malformed);
    if (writePacket(payload()))
        step = Step::Message3;
}

void Handshake::Private::readMessage2(QByteArrayView packet)
{
    if (const auto refused = refusalIn(packet))
        return fail(*refused);
    wire::HandshakePayload message;
    if (!readPayload(packet, message))
        return;
    if (message.version() != Version)
        return fail(HandshakeError::UnsupportedVersion);
    wire::DeviceCertificate certificate;
    if (!readCertificate(message, certificate))
        return;
    const auto proof = wire::ServiceProof::decode(wire::viewOf(message.service_proof()));
    if (!proof || !proof->verify(initiator->dialled, certificate.account, certificate.noiseStatic))
        return fail(HandshakeError::WrongService);
    if (initiator->expected && certificate.account != *initiator->expected)
        return fail(HandshakeError::WrongAccount);
    if (pattern == Pattern::XXpsk3) {
        auto secret = environment.identities.pairSecret(certificate.account);
        if (!secret)
            return fail(HandshakeError::NotKnown);
        noise->setPsk(std::move(*secret));
    }
    if (writePacket(payload())) {
        committed = true;
        finish();
    }
}

void Handshake::Private::readMessage3(QByteArrayView packet)
{
    wire::HandshakePayload message;
    if (!readPayload(packet, message))
        return;
    wire::DeviceCertificate certificate;
    if (!readCertificate(message, certificate))
        return;
    if (pattern == Pattern::XXpsk3 && certificate.account != knownAccount)
        return fail(HandshakeError::BadCertificate);
    if (!environment.identities.admits(result.peer, purpose))
        return fail(HandshakeError::NotKnown);
    finish();
}

void Handshake::Private::finish()
{
    result.purpose = purpose;
    result.version = Version;
    result.session = *wire::SessionId::from(
        QByteArrayView(noise->handshakeHash()).first(static_cast<qsizetype>(wire::SessionId::SizeBytes)));
    result.sendKey = noise->takeSendKey();
    result.receiveKey = noise->takeReceiveKey();
    noise.reset();
    state = State::Done;
}

Handshake::Handshake(NetEnvironment& environment, const Initiator& side, WallTime now)
    : d(std::make_unique<Private>(environment, now))
{
    d->purpose = side.purpose;
    d->pattern = side.pattern;
    d->initiator = side;
    d->start();
}

Handshake::Handshake(NetEnvironment& environment, Responder side, WallTime now)
    : d(std::make_unique<Private>(environment, now))
{
    d->responder = std::move(side);
}

Handshake::~Handshake() = default;
Handshake::Handshake(Handshake&&) noexcept = default;
Handshake& Handshake::operator=(Handshake&&) noexcept = default;

void Handshake::feed(QByteArrayView bytes)
{
    if (d->state == State::Failed)
        return;
    if (d->step == Private::Step::Opening)
        d->feedOpening(bytes);
    else
        d->packets.feed(bytes);
    d->feedPackets();
}

QByteArray Handshake::takeOutput()
{
    return std::exchange(d->out, {});
}

Handshake::State Handshake::state() const
{
    return d->state;
}

HandshakeError Handshake::error() const
{
    return d->error;
}

HandshakeResult Handshake::takeResult()
{
    return std::move(d->result);
}

QByteArray Handshake::takeRest()
{
    return d->packets.takeRest();
}

bool Handshake::isCommitted() const
{
    return d->committed;
}

QByteArray Handshake::refusal(HandshakeError error)
{
    QByteArray bytes;
    for (const auto& [code, meaning] : Refusals) {
        const char byte = static_cast<char>(code);
        if (meaning == error)
            wire::appendPacket(bytes, QByteArrayView(&byte, 1));
    }
    return bytes;
}

std::optional<HandshakeError> Handshake::refusalIn(QByteArrayView packet)
{
    if (packet.size() != 1)
        return std::nullopt;
    for (const auto& [code, meaning] : Refusals) {
        if (static_cast<std::uint8_t>(packet[0]) == code)
            return meaning;
    }
    return HandshakeError::Malformed;
}

} // namespace allium::net
