// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/Names.h"

namespace allium::api {

QString nameOf(node::Node::State state)
{
    switch (state) {
    case node::Node::State::Empty:
        return QStringLiteral("empty");
    case node::Node::State::Locked:
        return QStringLiteral("locked");
    case node::Node::State::Opening:
        return QStringLiteral("opening");
    case node::Node::State::Open:
        return QStringLiteral("open");
    case node::Node::State::Closing:
        return QStringLiteral("closing");
    }
    return {};
}

QString nameOf(tor::TorController::State state)
{
    using State = tor::TorController::State;
    switch (state) {
    case State::Off:
        return QStringLiteral("off");
    case State::Starting:
        return QStringLiteral("starting");
    case State::Connecting:
        return QStringLiteral("connecting");
    case State::Bootstrapping:
        return QStringLiteral("bootstrapping");
    case State::Ready:
        return QStringLiteral("ready");
    case State::Restarting:
        return QStringLiteral("restarting");
    case State::Failed:
        return QStringLiteral("failed");
    case State::Stopping:
        return QStringLiteral("stopping");
    }
    return {};
}

QString nameOf(const net::Listener* door)
{
    if (door == nullptr)
        return QStringLiteral("closed");
    switch (door->state()) {
    case net::Listener::State::Waiting:
        return QStringLiteral("waiting");
    case net::Listener::State::Publishing:
        return QStringLiteral("publishing");
    case net::Listener::State::Reachable:
        return QStringLiteral("reachable");
    case net::Listener::State::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

QString nameOf(contacts::Relation::State state)
{
    using State = contacts::Relation::State;
    switch (state) {
    case State::None:
        return QStringLiteral("none");
    case State::Outgoing:
        return QStringLiteral("outgoing");
    case State::Incoming:
        return QStringLiteral("incoming");
    case State::Accepted:
        return QStringLiteral("accepted");
    case State::Contact:
        return QStringLiteral("contact");
    case State::Rejected:
        return QStringLiteral("rejected");
    case State::Voided:
        return QStringLiteral("removed");
    case State::Blocked:
        return QStringLiteral("blocked");
    }
    return {};
}

QString nameOf(contacts::MessageState state)
{
    using contacts::MessageState;
    switch (state) {
    case MessageState::Waiting:
        return QStringLiteral("waiting");
    case MessageState::Sent:
        return QStringLiteral("sent");
    case MessageState::Delivered:
        return QStringLiteral("delivered");
    case MessageState::Failed:
        return QStringLiteral("failed");
    case MessageState::Cancelled:
        return QStringLiteral("cancelled");
    case MessageState::Received:
        return QStringLiteral("received");
    }
    return {};
}

QString nameOf(contacts::SendFailure failure)
{
    switch (failure) {
    case contacts::SendFailure::None:
        return {};
    case contacts::SendFailure::NotAContact:
        return QStringLiteral("contact.not-a-contact");
    case contacts::SendFailure::Expired:
        return QStringLiteral("message.expired");
    case contacts::SendFailure::OverQuota:
        return QStringLiteral("offer.over-quota");
    case contacts::SendFailure::DiskLow:
        return QStringLiteral("offer.disk-low");
    case contacts::SendFailure::Undecided:
        return {};
    }
    return {};
}

QByteArray kindOf(contacts::ContactsError error)
{
    using contacts::ContactsError;
    switch (error) {
    case ContactsError::NotLoaded:
        return "contacts.not-loaded";
    case ContactsError::NoAccount:
        return "account.none";
    case ContactsError::AccountExists:
        return "account.exists";
    case ContactsError::UnknownContact:
        return "contact.unknown";
    case ContactsError::NotAContact:
        return "contact.not-a-contact";
    case ContactsError::UnknownMessage:
        return "message.unknown";
    case ContactsError::Blocked:
        return "contact.blocked";
    case ContactsError::WrongState:
        return "contact.wrong-state";
    case ContactsError::IsOurself:
        return "contact.ourself";
    case ContactsError::Empty:
        return "text.empty";
    case ContactsError::TooLong:
        return "text.too-long";
    case ContactsError::TooMany:
        return "contacts.too-many";
    case ContactsError::Storage:
        return "storage.failed";
    case ContactsError::StorageFull:
        return "storage.disk-full";
    case ContactsError::BadBackup:
        return "backup.damaged";
    case ContactsError::PictureTooBig:
        return "picture.too-big";
    case ContactsError::NotAPicture:
        return "picture.not-a-picture";
    }
    return "unknown";
}

QByteArray kindOf(const contacts::ContactLinkError& error)
{
    using Kind = contacts::ContactLinkError::Kind;
    using Onion = crypto::OnionAddressError;
    switch (error.kind) {
    case Kind::Empty:
        return "address.empty";
    case Kind::TooLong:
        return "address.too-long";
    case Kind::BadAccount:
        return "address.bad-account";
    case Kind::BadName:
        return "address.bad-name";
    case Kind::RepeatedField:
        return "address.repeated-field";
    case Kind::BadOnion:
        break;
    }
    switch (error.onion) {
    case Onion::Empty:
        return "address.empty";
    case Onion::TooLong:
        return "address.too-long";
    case Onion::BadLength:
        return "address.bad-length";
    case Onion::BadCharacter:
        return "address.bad-character";
    case Onion::BadChecksum:
        return "address.bad-checksum";
    case Onion::BadVersion:
        return "address.bad-version";
    case Onion::BadKey:
        return "address.bad-key";
    case Onion::VersionTwo:
        return "address.version-two";
    case Onion::BadPort:
        return "address.bad-port";
    case Onion::BadMultiaddr:
        return "address.bad-multiaddr";
    case Onion::BadPeer:
        return "address.bad-peer";
    }
    return "address.bad";
}

QByteArray kindOf(const net::DialFailure& failure)
{
    if (const auto* error = failure.dialError()) {
        switch (*error) {
        case net::DialError::NotReady:
            return "dial.not-ready";
        case net::DialError::NoDescriptor:
            return "dial.not-online";
        case net::DialError::BadDescriptor:
        case net::DialError::BadAddress:
            return "dial.bad-address";
        case net::DialError::NeedsAuthorization:
        case net::DialError::WrongAuthorization:
            return "dial.not-admitted";
        case net::DialError::IntroductionFailed:
        case net::DialError::RendezvousFailed:
        case net::DialError::IntroductionTimedOut:
        case net::DialError::Refused:
        case net::DialError::TimedOut:
        case net::DialError::Cancelled:
        case net::DialError::Failed:
            return "dial.failed";
        }
    }
    using Error = net::HandshakeError;
    switch (failure.handshakeError() != nullptr ? *failure.handshakeError() : Error::Lost) {
    case Error::WrongAccount:
    case Error::WrongService:
        return "dial.somebody-else";
    case Error::UnsupportedVersion:
    case Error::UnknownPattern:
        return "dial.other-version";
    case Error::WrongNetwork:
        return "dial.other-network";
    case Error::NotKnown:
        return "dial.not-admitted";
    case Error::Busy:
        return "dial.busy";
    case Error::BadMagic:
        return "dial.not-allium";
    case Error::WrongPurpose:
    case Error::Malformed:
    case Error::TooLong:
    case Error::Tampered:
    case Error::BadCertificate:
    case Error::CertificateExpired:
    case Error::TimedOut:
    case Error::Lost:
        break;
    }
    return "dial.failed";
}

QByteArray kindOf(node::SettingError error)
{
    using node::SettingError;
    switch (error) {
    case SettingError::Unknown:
        return "config.unknown";
    case SettingError::WrongType:
        return "config.type";
    case SettingError::OutOfRange:
        return "config.range";
    case SettingError::NotAChoice:
        return "config.choice";
    case SettingError::TooLong:
        return "config.too-long";
    case SettingError::Storage:
        return "storage.failed";
    }
    return "unknown";
}

QByteArray kindOf(tor::TorFailure::Kind kind)
{
    using Kind = tor::TorFailure::Kind;
    switch (kind) {
    case Kind::BinaryNotFound:
        return "tor.binary-not-found";
    case Kind::BinaryNotExecutable:
        return "tor.binary-not-executable";
    case Kind::BinaryWontRun:
        return "tor.binary-wont-run";
    case Kind::BinaryTooOld:
        return "tor.binary-too-old";
    case Kind::BadTorrc:
        return "tor.bad-torrc";
    case Kind::TorrcRefusedByTor:
        return "tor.torrc-refused";
    case Kind::DataFolder:
        return "tor.data-folder";
    case Kind::RuntimeFolder:
        return "tor.runtime-folder";
    case Kind::KeepsExiting:
        return "tor.keeps-exiting";
    case Kind::ControlUnreachable:
        return "tor.control-unreachable";
    case Kind::ControlMalformed:
        return "tor.control-malformed";
    case Kind::CookieUnreadable:
        return "tor.cookie-unreadable";
    case Kind::AuthenticationRefused:
        return "tor.authentication-refused";
    case Kind::SingleHop:
        return "tor.single-hop";
    case Kind::NoSocksPort:
        return "tor.no-socks-port";
    case Kind::Ended:
        return "tor.ended";
    }
    return "unknown";
}

QByteArray kindOf(const tor::BootstrapStatus& status)
{
    // The words of control-spec 4.1.10, where each stands for something a person can do.
    if (status.reason == "NOROUTE")
        return "tor.no-network";
    if (status.reason == "PT_MISSING")
        return "tor.bridge-program";
    return "tor.stalled";
}

QString nameOf(transfer::TransferState value)
{
    using Name = transfer::TransferState;
    switch (value) {
    case Name::Queued:
        return QStringLiteral("queued");
    case Name::Connecting:
        return QStringLiteral("connecting");
    case Name::Downloading:
        return QStringLiteral("running");
    case Name::Paused:
        return QStringLiteral("paused");
    case Name::WaitingForPeer:
        return QStringLiteral("waiting");
    case Name::Verifying:
        return QStringLiteral("verifying");
    case Name::Complete:
        return QStringLiteral("done");
    case Name::Failed:
        return QStringLiteral("failed");
    case Name::Cancelled:
        return QStringLiteral("cancelled");
    }
    return {};
}

QByteArray kindOf(transfer::TransferFailure value)
{
    using Name = transfer::TransferFailure;
    switch (value) {
    case Name::None:
        return "";
    case Name::NotShared:
        return "transfer.not-shared";
    case Name::SourceChanged:
        return "transfer.source-changed";
    case Name::SourceUnreadable:
        return "transfer.source-unreadable";
    case Name::BadData:
        return "transfer.bad-data";
    case Name::BadManifest:
        return "transfer.bad-manifest";
    case Name::DiskFull:
        return "storage.disk-full";
    case Name::DiskFailed:
        return "storage.input-output-error";
    case Name::StoreFailed:
        return "storage.failed";
    }
    return {};
}

QByteArray kindOf(transfer::ShareError value)
{
    using Name = transfer::ShareError;
    switch (value) {
    case Name::NothingGiven:
        return "share.nothing";
    case Name::NotFound:
        return "share.not-found";
    case Name::NotAllowed:
        return "share.not-allowed";
    case Name::NotAFile:
        return "share.not-a-file";
    case Name::ChangedMeanwhile:
        return "share.changed-meanwhile";
    case Name::TooManyFiles:
        return "share.too-many-files";
    case Name::TooDeep:
        return "share.too-deep";
    case Name::TooLarge:
        return "share.too-large";
    case Name::ReadFailed:
        return "share.read-failed";
    case Name::Cancelled:
        return "share.cancelled";
    case Name::StoreFailed:
        return "storage.failed";
    }
    return {};
}

QByteArray kindOf(transfer::ExportError value)
{
    using Name = transfer::ExportError;
    switch (value) {
    case Name::NoSuchTransfer:
        return "transfer.unknown";
    case Name::NotComplete:
        return "export.not-complete";
    case Name::NoSuchFolder:
        return "export.no-such-folder";
    case Name::NotAllowed:
        return "export.not-allowed";
    case Name::DiskFull:
        return "storage.disk-full";
    case Name::Damaged:
        return "export.damaged";
    case Name::Failed:
        return "export.failed";
    case Name::Cancelled:
        return "export.cancelled";
    case Name::StoreFailed:
        return "storage.failed";
    }
    return {};
}

} // namespace allium::api
